import type { App, Dialog } from 'electron';
import type { Log } from '../../core/ports/desktop.ts';
import { text } from '../../shared/text/text.ts';

interface CrashGuardOptions {
  readonly process: Pick<NodeJS.Process, 'on'>;
  readonly app: Pick<App, 'exit'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly log: Log;
  readonly logFile: string;
}

/** After an error nobody caught the state cannot be trusted: it is logged, redacted, said, and the program ends. */
export function guardAgainstCrashes({ process, app, dialog, log, logFile }: CrashGuardOptions): void {
  let crashed = false;
  const crash = (error: unknown): void => {
    // The dialog runs an event loop of its own, in which the next one may come.
    if (crashed) return;
    crashed = true;
    log.error('An error was caught by nobody.', error);
    dialog.showErrorBox(text('crash.title'), text('crash.text', { file: logFile }));
    app.exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
