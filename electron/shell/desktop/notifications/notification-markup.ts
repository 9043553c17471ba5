import type { Platform } from '../../../core/ports/platform.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { SessionBus } from '../session-bus.ts';

/** Asked once the start has settled: the tray does not wait for it. */
const askedAfterMs = 2_000;
const service = 'org.freedesktop.Notifications';

/**
 * Whether the body of a notification is read as markup. Only on Linux it can be, where the desktop says so (Desktop
 * Notifications Specification 1.2, GetCapabilities, `body-markup`); as long as it has not, it counts as one that does: most
 * do, and a body that is taken for markup and is none shows nothing.
 */
export function learnMarkupSupport(system: Platform['system'], bus: SessionBus, clock: Clock): () => boolean {
  let isMarkup = system === 'linux';
  if (isMarkup) {
    clock.setTimer(askedAfterMs, () => {
      void bus
        .ask(
          {
            destination: service,
            path: '/org/freedesktop/Notifications',
            interface: service,
            method: 'GetCapabilities',
            texts: [],
          },
          readsMarkup,
        )
        .then((answer) => (isMarkup = answer ?? true));
    });
  }
  return () => isMarkup;
}

/** Each of the programs prints the list of texts in quotes; null: it printed no list. */
export function readsMarkup(printed: string): boolean | null {
  const names = [...printed.matchAll(/["'](?<name>[\w.-]+)["']/gu)].map(({ groups }) => groups?.['name']);
  return names.length === 0 ? null : names.includes('body-markup');
}
