import type { ClipboardItem } from 'electron';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { createBrowser } from '../../electron/shell/ports/browser.ts';
import { createClipboard, type ClipboardModule } from '../../electron/shell/ports/clipboard.ts';
import { recordedLog } from './doubles/recorded-log.ts';

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

class Item {
  readonly items: Record<string, string | Blob>;
  constructor(items: Record<string, string | Blob>) {
    this.items = items;
  }
}

/** Electron's clipboard as far as it is used; what was written, in order. */
function clipboardModule(written: unknown[], takesMarkers = true): ClipboardModule {
  return {
    ClipboardItem: Item as unknown as ClipboardModule['ClipboardItem'],
    clipboard: {
      readText: () => Promise.resolve('read'),
      writeText: (text) => Promise.resolve(void written.push(text)),
      clear: () => void written.push('cleared'),
      write: async (items: ClipboardItem[]) => {
        if (!takesMarkers) throw new Error('unsupported format');
        for (const item of items as unknown as Item[]) {
          const entries = Object.entries(item.items).map(async ([type, value]): Promise<[string, unknown]> => [
            type,
            typeof value === 'string' ? value : [...(await value.bytes())],
          ]);
          written.push(Object.fromEntries(await Promise.all(entries)));
        }
      },
    },
  };
}

const raw = (name: string): string => `electron application/osclipboard;format="${name}"`;

describe('the clipboard', () => {
  it.each([
    ['darwin', { [raw('org.nspasteboard.ConcealedType')]: '' }],
    [
      'win32',
      {
        [raw('ExcludeClipboardContentFromMonitorProcessing')]: [0, 0, 0, 0],
        [raw('CanIncludeInClipboardHistory')]: [0, 0, 0, 0],
        [raw('CanUploadToCloudClipboard')]: [0, 0, 0, 0],
      },
    ],
    ['linux', { [raw('x-kde-passwordManagerHint')]: 'secret' }],
  ] as const)('on %s writes a secret and its markers at once', async (system, markers) => {
    const written: unknown[] = [];
    await createClipboard(clipboardModule(written), system, recordedLog()).writeSecret(new Secret(' export A=1'));
    expect(written).toEqual([{ 'text/plain': ' export A=1', ...markers }]);
  });

  it('copies without markers where none are taken, and logs that', async () => {
    const written: unknown[] = [];
    const log = recordedLog();
    await createClipboard(clipboardModule(written, false), 'linux', log).writeSecret(new Secret('s3cret'));
    expect([written, log.lines]).toEqual([
      ['s3cret'],
      ['warn The clipboard took no markers: Error: unsupported format'],
    ]);
  });

  it('reads, writes and clears', async () => {
    const written: unknown[] = [];
    const clipboard = createClipboard(clipboardModule(written), 'linux', recordedLog());
    await clipboard.writeText('111122223333');
    await clipboard.clear();
    expect([await clipboard.readText(), written]).toEqual(['read', ['111122223333', 'cleared']]);
  });
});
