import type { ChildProcess } from 'node:child_process';
import type { Pipe } from './channel.ts';

/** The pipe to a forked process. Messages to one that is gone are dropped: its channel is closed on exit. */
export function pipeToChild(child: ChildProcess): Pipe {
  return {
    send: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
  };
}
