import type { Shell } from 'electron';
import { argumentsWith } from '../../core/browser/browser-command.ts';
import type { Browser } from '../../core/ports/desktop.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The default browser, or a program. Rejects for anything but https, or http on this computer, before either sees it. */
export function createBrowser(
  shell: Pick<Shell, 'openExternal'>,
  start: (program: string, programArguments: readonly string[]) => Promise<void>,
): Browser {
  return {
    async open(address) {
      await shell.openExternal(allowed(address));
    },
    async openWith(words, address) {
      await start(words[0], argumentsWith(words, allowed(address)));
    },
  };
}

function allowed(address: string): string {
  const url = URL.parse(address);
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
  if (url === null || !isAllowed) throw new RangeError('Only https addresses and this computer are opened.');
  return url.href;
}
