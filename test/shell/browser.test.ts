import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../electron/shell/ports/browser.ts';

describe('the browser', () => {
  it.each([
    ['https://device.sso.eu-west-1.amazonaws.com/?user_code=A', true],
    ['http://127.0.0.1:4711/open/abc', true],
    ['http://localhost:4711/', true],
    ['http://[::1]:4711/', true],
    ['http://example.com/', false],
    ['http://127.0.0.1.example.com/', false],
    ['http://localhost@example.com/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['mailto:a@example.com', false],
    ['HTTPS-not', false],
    ['', false],
  ])('is sent to %j: %s', async (address, allowed) => {
    const opened: string[] = [];
    const browser = createBrowser({ openExternal: (url) => Promise.resolve(void opened.push(url)) }, (_program, rest) =>
      Promise.resolve(void opened.push(...rest)),
    );
    const outcomes = [browser.open(address), browser.openWith(['firefox'], address)].map((opening) =>
      opening.then(
        () => 'opened',
        (error: unknown) => (error instanceof RangeError ? 'refused' : String(error)),
      ),
    );
    expect([await Promise.all(outcomes), opened.length]).toEqual(
      allowed ? [['opened', 'opened'], 2] : [['refused', 'refused'], 0],
    );
  });
});
