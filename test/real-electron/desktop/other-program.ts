/** Another program's window, which takes the keyboard when it is clicked. */
import { until } from '../support/until.ts';
import type { Desktop } from './desktop.ts';

export interface OtherProgram {
  /** Id of its window. */
  readonly id: string;
  /** Clicks into it, and waits until it has the keyboard. */
  click(): Promise<void>;
}

const title = 'Another program';

/** Opens it at the left of the screen; it has the keyboard then. */
export async function startOtherProgram(desktop: Desktop): Promise<OtherProgram> {
  desktop.start('xev', ['-name', title, '-geometry', '300x200+40+60', '-event', 'button']);
  const id = await until(
    'the window of another program',
    async () =>
      (await desktop.run('xdotool', ['search', '--onlyvisible', '--name', `^${title}$`]).catch(() => '')).trim() ||
      null,
  );
  await hasKeyboard(desktop, id);
  return {
    id,
    async click() {
      await desktop.screen.click(190, 160);
      await hasKeyboard(desktop, id);
    },
  };
}

/** Waits until the window of that id has the keyboard. */
export async function hasKeyboard(desktop: Desktop, id: string): Promise<void> {
  await until(
    `window ${id} has the keyboard`,
    async () => (await desktop.run('xdotool', ['getwindowfocus']).catch(() => '')).trim() === id,
  );
}
