import type { App } from 'electron';
import type { Log } from '../../core/ports/desktop.ts';

/**
 * Writes down when a process of Chromium other than a page's ends by accident: of the GPU, of the network. Chromium starts it
 * again by itself and asks nobody (app.md, `child-process-gone`), so the person is told nothing.
 */
export function logLostProcesses(app: Pick<App, 'on'>, log: Log): void {
  app.on('child-process-gone', (_event, { type, name, serviceName, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const what = name ?? serviceName;
    const process = what === undefined || what === type ? type : `${type} (${what})`;
    log.warn(`A process of Chromium is gone: ${process}, ${reason}, code ${exitCode}.`);
  });
}
