/** What the tests are told of the running app. */
import type { DisplaySetting } from './channel/settings.ts';
import type { MenuEntry } from './modules/menu.ts';

type Bounds = DisplaySetting['bounds'];

export interface TrayState {
  toolTip: string;
  title: string;
  image: {
    source: string;
    template: boolean;
    size: { width: number; height: number };
    scaleFactors: number[];
    png: string;
  };
  menu: MenuEntry[] | null;
  focused: boolean;
  ignoresDoubleClick: boolean;
}

export interface WindowState {
  id: number;
  visible: boolean;
  focused: boolean;
  bounds: Bounds;
  url: string;
  title: string;
  /** The file of the icon that it was made with; null: none, or none that loads. */
  icon: string | null;
  partition: string;
  /** What the window was made with, `webPreferences` among it. */
  options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
  /** The last arguments of the setters that have no effect here, such as `alwaysOnTop`. */
  recorded: Record<string, unknown>;
}

export interface IpcRecord {
  direction: 'toMain' | 'toWindow';
  windowId: number;
  channel: string;
  values: unknown;
}
