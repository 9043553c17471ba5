import { until } from '../../harness/until.ts';
import type { Area } from './hands.ts';
import type { Desktop } from './desktop.ts';

/**
 * Where the window of that id is on the screen.
 *
 * @throws Error where it is gone.
 */
export async function windowArea(desktop: Desktop, id: string): Promise<Area> {
  const geometry = await desktop.run('xdotool', ['getwindowgeometry', '--shell', id]);
  const value = (name: string): number => Number(new RegExp(`^${name}=(-?\\d+)$`, 'mu').exec(geometry)?.[1]);
  return { x: value('X'), y: value('Y'), width: value('WIDTH'), height: value('HEIGHT') };
}

/** Ids of the windows in view that `xdotool search` finds by these words; none is no error. */
export async function visibleWindows(desktop: Desktop, ...words: string[]): Promise<string[]> {
  // It ends with 1 where there is none, or where one goes meanwhile.
  const found = await desktop.run('xdotool', ['search', '--onlyvisible', ...words]).catch(() => '');
  return found.split('\n').filter((id) => id !== '');
}

/** Waits until the window of that id has the keyboard. */
export async function hasKeyboard(desktop: Desktop, id: string): Promise<void> {
  await until(
    `window ${id} has the keyboard`,
    async () => (await desktop.run('xdotool', ['getwindowfocus']).catch(() => '')).trim() === id,
  );
}
