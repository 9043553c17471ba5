import type { BrowserWindow, Dialog } from 'electron';
import type { Log } from '../../core/ports/desktop.ts';
import { text } from '../../shared/text/text.ts';

/** What the person wants of a window that does not answer. */
type Wish = 'reopen' | 'wait';

export interface HungWindowOptions {
  /** What the log calls it. */
  readonly name: string;
  readonly log: Log;
  /** Asks the person; settles at once with `wait` when the signal is aborted, where the system can. */
  readonly ask: (signal: AbortSignal) => Promise<Wish>;
  /** The window is of no more use. */
  readonly lost: () => void;
}

/**
 * Electron tells of a page that takes no key or click for a while (browser-window.md, `unresponsive`). The person is asked
 * whether it is to be made anew, as long as it does not answer; one that nobody sees is made anew without a question.
 */
export function watchHang(
  window: Pick<BrowserWindow, 'on' | 'isVisible' | 'isDestroyed'>,
  { name, log, ask, lost }: HungWindowOptions,
): void {
  let asking: AbortController | null = null;
  const stopAsking = (): void => {
    asking?.abort();
    asking = null;
  };

  const question = async (): Promise<void> => {
    const current = new AbortController();
    asking = current;
    const wish = await ask(current.signal);
    // It answered before the person did.
    if (asking !== current) return;
    asking = null;
    if (wish === 'reopen' && !window.isDestroyed()) reopen();
  };
  const reopen = (): void => {
    log.warn(`The page of ${name} is made anew.`);
    lost();
  };

  window.on('unresponsive', () => {
    if (asking !== null) return;
    log.warn(`The page of ${name} does not answer.`);
    if (!window.isVisible()) {
      reopen();
      return;
    }
    question().catch((error: unknown) => {
      stopAsking();
      log.error(`Nobody could be asked about the page of ${name}.`, error);
    });
  });
  window.on('responsive', () => {
    log.info(`The page of ${name} answers again.`);
    stopAsking();
  });
  window.on('closed', stopAsking);
}

/** A message box of the system. What closes it without a choice waits on. */
export async function askToReopen(dialog: Pick<Dialog, 'showMessageBox'>, signal: AbortSignal): Promise<Wish> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: text('app.name'),
    message: text('hung.title'),
    detail: text('hung.text'),
    buttons: [text('hung.reopen'), text('hung.wait')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
    signal,
  });
  return response === 0 ? 'reopen' : 'wait';
}
