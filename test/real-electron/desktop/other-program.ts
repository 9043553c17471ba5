/** Another program's window, which takes the keyboard when it is clicked. */
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';
import { hasKeyboard, visibleWindows } from './x-windows.ts';

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
    async () => (await visibleWindows(desktop, '--name', `^${title}$`))[0],
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
