import type { Shell } from 'electron';
import type { Browser } from '../../core/ports/desktop.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The default browser. Rejects for anything but https, or http on this computer, before the system sees it. */
export function createBrowser(shell: Pick<Shell, 'openExternal'>): Browser {
  return {
    async open(address) {
      const url = URL.parse(address);
      const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
      if (url === null || !allowed) throw new RangeError('Only https addresses and this computer are opened.');
      await shell.openExternal(url.href);
    },
  };
}
