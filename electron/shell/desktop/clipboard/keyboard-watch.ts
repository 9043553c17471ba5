import type { App } from 'electron';

/**
 * Settles once a window of ours has the keyboard; null where one has it, or where it does not matter (`matters`).
 *
 * A Wayland compositor takes a selection, and tells what others offer, only for the client that has the keyboard
 * (wayland.xml, wl_data_device). Electron drops a copy without a word there, and its own read answers from memory.
 *
 * @param hasKeyboard whether one has it now.
 */
export function watchKeyboard(
  app: Pick<App, 'once'>,
  hasKeyboard: () => boolean,
  matters: boolean,
): () => Promise<void> | null {
  let waiting: Promise<void> | null = null;
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      app.once('browser-window-focus', () => {
        waiting = null;
        resolve();
      });
    });
  return () => (!matters || hasKeyboard() ? null : (waiting ??= next()));
}
