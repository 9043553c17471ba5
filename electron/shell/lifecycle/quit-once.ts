import type { App } from 'electron';
import type { Clock } from '../../core/ports/clock.ts';
import type { Log } from '../../core/ports/desktop.ts';

interface QuitOptions {
  readonly app: Pick<App, 'on'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Clears and writes what must be; then the program may end. */
  readonly stop: () => Promise<void>;
  /** Takes away window and tray, at once. */
  readonly close: () => void;
  /** Ends the program: nothing holds it back any more. */
  readonly end: () => void;
}

/** However long `stop` takes, quitting does not take longer. */
const timeoutMs = 3_000;

/** Holds the first quit back until `stop` is done, then lets it through. Closing the window does not quit. */
export function stopBeforeQuit({ app, clock, log, stop, close, end }: QuitOptions): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('window-all-closed', () => {
    // Being listened to keeps Electron from quitting: the tray stays.
  });
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    const timeout = clock.setTimer(timeoutMs, finish);
    stop()
      .catch((error: unknown) => {
        log.error('Stopping failed.', error);
      })
      .finally(() => {
        timeout.cancel();
        finish();
      })
      .catch((error: unknown) => {
        log.error('Quitting failed.', error);
      });
  });

  function finish(): void {
    if (state === 'stopped') return;
    state = 'stopped';
    close();
    end();
  }
}
