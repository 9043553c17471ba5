/** The way to the process that owns the browser: the parent that started the app, over the channel of `fork`. */
import { Channel } from '../channel/channel.ts';
import type { HostMethods, MainMethods, OutsideRecord } from '../channel/messages.ts';

const parentSend = process.send?.bind(process);

export const host = new Channel<HostMethods, MainMethods>({
  send: (message) => {
    if (process.connected) parentSend?.(message, undefined, undefined, () => undefined);
  },
  onMessage: (listener) => {
    process.on('message', listener);
  },
});

if (parentSend === undefined) host.close('no process owns a browser: start the app through launch.ts or main.ts');
// An app whose starter is gone would run for ever, unseen.
process.on('disconnect', () => process.exit(1));

export function record(entry: OutsideRecord): void {
  if (parentSend !== undefined) host.tell('record', entry);
}
