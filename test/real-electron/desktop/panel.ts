import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import { giveTo } from './give-to.ts';
import type { Desktop } from './desktop.ts';

export type PanelEdge = 'top' | 'bottom' | 'left' | 'right';

/** Thickness of the panel in pixels. */
export const panelThickness = 32;
/** Its colour, on which the tray's pictures are looked for. */
export const panelColour = [40, 44, 52] as const;
/** Tray pictures are drawn at their own size. */
const iconSize = 22;

/** Names of the panel's own for where it sits (libxfce4panel, xfce-panel-window.c, SnapPosition). */
const snapPositions: Readonly<Record<PanelEdge, number>> = { top: 11, bottom: 12, left: 5, right: 1 };

/** Xfce's panel with a task bar and a host for StatusNotifier items. */
export async function startPanel(desktop: Desktop, edge: PanelEdge, size: readonly [number, number]): Promise<void> {
  const folder = join(desktop.home, '.config/xfce4/xfconf/xfce-perchannel-xml');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'xfce4-panel.xml'), configuration(edge, size));
  await giveTo(desktop.children.user, join(desktop.home, '.config'));
  const panel = desktop.start('xfce4-panel', ['--disable-wm-check'], { GTK_THEME: 'Adwaita:dark' });
  await until(
    () => `the panel's tray (${panel.log()})`,
    async () =>
      (await desktop.run('busctl', ['--user', 'list', '--no-legend'])).includes('org.kde.StatusNotifierWatcher'),
  );
  await until('the edge that the panel takes', async () => (await workArea(desktop)) !== null);
}

/** The screen without the panel; null while the panel has not taken its edge. */
async function workArea(desktop: Desktop): Promise<string | null> {
  const printed = await desktop.run('xprop', ['-root', '_NET_WORKAREA']);
  const area = /= (.*)$/u.exec(printed.trim())?.[1] ?? '';
  const [x, y, width, height] = area.split(', ').map(Number);
  const [screenWidth, screenHeight] = desktop.screen.size;
  return x === 0 && y === 0 && width === screenWidth && height === screenHeight ? null : area;
}

function configuration(edge: PanelEdge, [width, height]: readonly [number, number]): string {
  const vertical = edge === 'left' || edge === 'right';
  const x = edge === 'right' ? width - panelThickness / 2 : edge === 'left' ? panelThickness / 2 : width / 2;
  const y = edge === 'bottom' ? height - panelThickness / 2 : edge === 'top' ? panelThickness / 2 : height / 2;
  const position = `p=${String(snapPositions[edge])};x=${String(x)};y=${String(y)}`;
  const colour = panelColour.map((part) => `<value type="double" value="${String(part / 255)}"/>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="${position}"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="mode" type="uint" value="${vertical ? '1' : '0'}"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="${String(panelThickness)}"/>
      <property name="icon-size" type="uint" value="${String(iconSize)}"/>
      <property name="enable-struts" type="bool" value="true"/>
      <property name="background-style" type="uint" value="1"/>
      <property name="background-rgba" type="array">${colour}<value type="double" value="1"/></property>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="icon-size" type="int" value="${String(iconSize)}"/>
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
`;
}
