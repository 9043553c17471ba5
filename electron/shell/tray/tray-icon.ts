import { join } from 'node:path';
import type { Platform } from '../../core/ports/platform.ts';
import type { TrayState } from './tray-state.ts';

export interface TrayIconInput {
  readonly system: Platform['system'];
  readonly state: TrayState;
  /** Whether the panel or taskbar is dark. */
  readonly darkPanel: boolean;
  /** The largest scale of any screen; Linux is sent one bitmap (Electron, tray_icon_linux.cc). */
  readonly largestScale: number;
}

/**
 * The picture's path below `folder`, in a folder named as electron-builder names the system. macOS: a black template
 * image whose `@2x` stands beside it and is found by name; Windows: an ico with all sizes; Linux: 22 px or 44 px, white
 * with a dark outline, since no theme tells how light the panel is: GNOME's is dark with a light theme, too, and
 * Plasma's is light with one.
 */
export function trayIconPath(folder: string, { system, state, darkPanel, largestScale }: TrayIconInput): string {
  switch (system) {
    case 'darwin':
      return join(folder, 'mac', `${state}Template.png`);
    case 'win32':
      return join(folder, 'win', darkPanel ? 'on-dark' : 'on-light', `${state}.ico`);
    case 'linux':
      return join(folder, 'linux', largestScale > 1 ? `${state}-44.png` : `${state}-22.png`);
  }
}
