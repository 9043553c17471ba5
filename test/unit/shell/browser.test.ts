import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { createBrowser } from '../../../electron/shell/desktop/browser/browser.ts';

describe('the browser', () => {
  it.each([
    ['https://device.sso.eu-west-1.amazonaws.com/?user_code=A', true],
    ['http://127.0.0.1:4711/open/abc', true],
    ['http://localhost:4711/', true],
    ['http://[::1]:4711/', true],
    ['http://example.com/', false],
    ['http://127.0.0.1.example.com/', false],
    ['http://localhost@example.com/', false],
    ['https://me@example.com/', false],
    ['https://:pw@example.com/', false],
    ['http://:pw@127.0.0.1:4711/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['mailto:a@example.com', false],
    ['HTTPS-not', false],
    ['', false],
  ])('is sent to %j: %s', async (address, allowed) => {
    const opened: string[] = [];
    const targets: string[] = [];
    const browser = createBrowser(
      { openExternal: (url) => Promise.resolve(void opened.push(url)) },
      (_program, rest) => Promise.resolve(void opened.push(...rest)),
      { publish: (target, errand) => Promise.resolve(`link ${targets.push(target.reveal())} for a ${errand}`) },
    );
    const target = new Secret(address);
    const outcomes = [browser.open(target, 'console'), browser.openWith(['firefox'], target, 'sign-in')].map(
      (opening) =>
        opening.then(
          () => 'opened',
          (error: unknown) => (error instanceof RangeError ? 'refused' : String(error)),
        ),
    );
    expect([await Promise.all(outcomes), opened, targets]).toEqual(
      allowed
        ? [
            ['opened', 'opened'],
            ['link 1 for a console', 'link 2 for a sign-in'],
            [address, address],
          ]
        : [['refused', 'refused'], [], []],
    );
  });

  it('is given nothing where no link can be had', async () => {
    const browser = createBrowser(
      { openExternal: () => expect.fail('The browser was opened.') },
      () => expect.fail('A program was started.'),
      { publish: () => Promise.reject(new Error('EMFILE')) },
    );
    const target = new Secret('https://example.com/');
    await expect(browser.open(target, 'sign-in')).rejects.toThrow('EMFILE');
    await expect(browser.openWith(['firefox'], target, 'sign-in')).rejects.toThrow('EMFILE');
  });
});
