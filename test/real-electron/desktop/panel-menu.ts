/** The menu of a tray icon as the panel draws it: what a person can and cannot click in it. */
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';
import { panelThickness } from './panel.ts';
import type { Area } from './hands.ts';
import { visibleWindows, windowArea } from './x-windows.ts';

/** The panel runs its tray in a program of its own (xfce4-panel, wrapper). */
const trayProgram = 'wrapper-2.0';

/** Clicks the last icon of the tray, in the panel at the bottom, with the right button; answers where its menu is. */
export async function openTrayMenu(desktop: Desktop): Promise<Area> {
  const icon = await until('an icon in the panel', async () =>
    (await trayWindows(desktop)).find(({ type, width }) => type !== 'menu' && width >= panelThickness),
  );
  await desktop.screen.click(icon.x + icon.width - panelThickness / 2, icon.y + icon.height / 2, 3);
  return until('the menu of the icon', async () => (await trayWindows(desktop)).find(({ type }) => type === 'menu'));
}

/** Clicks the entry of an open menu by its place among `count` entries of the same height; 0 is the uppermost. */
export async function clickMenuEntry(desktop: Desktop, menu: Area, place: number, count: number): Promise<void> {
  await desktop.screen.click(menu.x + menu.width / 2, menu.y + (menu.height * (place + 0.5)) / count);
}

async function trayWindows(desktop: Desktop): Promise<(Area & { readonly type: string })[]> {
  const ids = await visibleWindows(desktop, '--classname', trayProgram);
  // A menu can be closed by the time it is asked for.
  const windows = await Promise.all(ids.map((id) => windowOf(desktop, id).catch(() => null)));
  return windows.filter((window) => window !== null);
}

async function windowOf(desktop: Desktop, id: string): Promise<Area & { readonly type: string }> {
  const type = await desktop.run('xprop', ['-id', id, '_NET_WM_WINDOW_TYPE']);
  return { type: type.includes('_POPUP_MENU') ? 'menu' : 'other', ...(await windowArea(desktop, id)) };
}
