import type { Shell } from 'electron';
import { argumentsWith } from '../../../core/organisations/browser-command.ts';
import type { Browser } from '../../../core/ports/desktop.ts';
import { Secret } from '../../../core/secret.ts';
import type { OneTimeLinks } from './one-time-links.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The default browser, or a program, both given nothing but a one-time link. Rejects for anything but https, or http on
 * this computer, and for a name or password before the host, before any of them sees it.
 */
export function createBrowser(
  shell: Pick<Shell, 'openExternal'>,
  start: (program: string, programArguments: readonly string[]) => Promise<void>,
  links: OneTimeLinks,
): Browser {
  return {
    async open(address, errand) {
      await shell.openExternal(await links.publish(allowed(address), errand));
    },
    async openWith(words, address, errand) {
      await start(words[0], argumentsWith(words, await links.publish(allowed(address), errand)));
    },
  };
}

function allowed(address: Secret): Secret {
  const url = URL.parse(address.reveal());
  const isHostAlone = url?.username === '' && url.password === '';
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
  if (url === null || !isHostAlone || !isAllowed)
    throw new RangeError('Only https addresses and this computer are opened.');
  return new Secret(url.href);
}
