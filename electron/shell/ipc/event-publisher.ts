import type { WebContents } from 'electron';
import * as v from 'valibot';
import { eventChannel } from '../../contract/bridge.ts';
import { events, type EventName, type EventPayload } from '../../contract/events.ts';
import type { Log } from '../../core/ports/desktop.ts';

/** Where pushes go: the contents of the windows there are. */
export type CurrentContents = () => Iterable<Pick<WebContents, 'send' | 'isDestroyed'>>;

export type Publish = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/**
 * Pushes events to every window that lives. A push nobody hears is no loss: a new window pulls the state first.
 * What does not fit its schema, such as a secret in a place of text, is logged and not sent: Electron's `send` would
 * report what cannot be cloned to the console alone (lib/browser/api/web-frame-main.ts).
 */
export function createEventPublisher(current: CurrentContents, log: Log): Publish {
  return (name, payload) => {
    const living = [...current()].filter((contents) => !contents.isDestroyed());
    if (living.length === 0) return;
    const checked = v.safeParse(events[name], payload);
    if (!checked.success) {
      const field = v.getDotPath(checked.issues[0]) ?? 'the whole';
      log.error(`The event ${name} does not fit its schema at ${field} and was not sent.`);
      return;
    }
    for (const contents of living) contents.send(eventChannel, name, checked.output);
  };
}
