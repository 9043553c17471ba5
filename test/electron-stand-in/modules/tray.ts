import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { onCommand } from './commands.ts';
import { Destroyable } from './destroyable.ts';
import { clickItem } from './menu.ts';
import type { Menu } from './menu.ts';
import { imageFrom } from './native-image.ts';
import type { NativeImage } from './native-image.ts';
import { isReady } from './readiness.ts';
import { markStart } from '../start-record.ts';

type Pressed = Electron.KeyboardEvent;

export interface TrayEvents {
  click: [event: Pressed, bounds: Electron.Rectangle, position: Electron.Point];
  'right-click': [event: Pressed, bounds: Electron.Rectangle];
  'double-click': [event: Pressed, bounds: Electron.Rectangle];
  'middle-click': [event: Pressed, bounds: Electron.Rectangle];
  'mouse-up': [event: Pressed, position: Electron.Point];
  'mouse-down': [event: Pressed, position: Electron.Point];
}

const trays: Tray[] = [];
const nowhere = { x: 0, y: 0, width: 0, height: 0 };

export class Tray extends Destroyable<TrayEvents> {
  private image: NativeImage;
  private toolTip = '';
  private title = '';
  private menu: Menu | null = null;
  private shownMenu: Menu | null = null;
  private ignoresDoubleClick = false;
  private focusedArea = false;

  constructor(image: NativeImage | string, guid?: string) {
    super();
    if (!isReady() && rule('tray-after-ready')) throw new Error('Cannot create Tray before app is ready');
    this.image = trayImage(image);
    this.guid = guid ?? null;
    const self = this.guard('Tray');
    trays.push(self);
    markStart('tray');
    return self;
  }

  private readonly guid: string | null;

  setImage(image: NativeImage | string): void {
    this.image = trayImage(image);
  }

  setPressedImage(image: NativeImage | string): void {
    trayImage(image);
  }

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }

  /** macOS only. */
  setTitle(title: string): void {
    this.title = settings.platform === 'darwin' ? title : '';
  }

  getTitle(): string {
    return this.title;
  }

  getGUID(): string | null {
    return this.guid;
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }

  /** macOS and Windows only; on Linux the menu of `setContextMenu` is the only one. */
  popUpContextMenu(menu?: Menu): void {
    if (settings.platform === 'linux' && rule('no-popup-menu-on-linux')) return;
    this.shownMenu = menu ?? this.menu;
    this.shownMenu?._willShow();
  }

  closeContextMenu(): void {
    this.shownMenu = null;
  }

  /** macOS and Windows only: zero on Linux. */
  getBounds(): Electron.Rectangle {
    if (settings.platform === 'linux' && rule('tray-bounds-zero-on-linux')) return { ...nowhere };
    return settings.trayBounds ?? defaultBounds();
  }

  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.ignoresDoubleClick = ignore;
  }

  getIgnoreDoubleClickEvents(): boolean {
    return this.ignoresDoubleClick;
  }

  focus(): void {
    this.focusedArea = true;
  }

  destroy(): void {
    this.destroyed = true;
    trays.splice(trays.indexOf(this.self), 1);
  }

  protected override destroyedError(): Error {
    return new Error('Tray is destroyed');
  }

  _press(kind: 'click' | 'right-click' | 'double-click' | 'middle-click'): void {
    const event = { triggeredByAccelerator: false };
    const bounds = this.getBounds();
    if (settings.platform === 'linux' && kind === 'right-click') {
      // The panel opens the menu by itself; the app hears nothing of it.
      this.menu?._willShow();
      return;
    }
    if (kind === 'click') this.emit('click', event, bounds, { x: bounds.x, y: bounds.y });
    else this.emit(kind, event, bounds);
    if (kind === 'right-click' && this.menu !== null) this.popUpContextMenu();
  }

  /** The menu a person would see: the one that popped up, else the one that is set. */
  _menu(): Menu | null {
    return this.shownMenu ?? this.menu;
  }

  _describe(): Record<string, unknown> {
    return {
      toolTip: this.toolTip,
      title: this.title,
      image: this.image._describe(),
      menu: this._menu()?._entries() ?? null,
      focused: this.focusedArea,
      ignoresDoubleClick: this.ignoresDoubleClick,
    };
  }
}

/** An image may be empty, a path may not lead to one that is (Electron, native_image.cc, TryConvertNativeImage). */
function trayImage(given: NativeImage | string): NativeImage {
  const image = imageFrom(given);
  if (typeof given === 'string' && image.isEmpty() && rule('tray-image-not-empty')) {
    throw new Error(`Failed to load image from path '${given}'`);
  }
  return image;
}

/** Near the clock: top right on macOS, bottom right on Windows. */
function defaultBounds(): Electron.Rectangle {
  const display = settings.displays[0]?.bounds ?? { x: 0, y: 0, width: 1920, height: 1080 };
  const x = display.x + display.width - 200;
  if (settings.platform === 'darwin') return { x, y: display.y, width: 24, height: 24 };
  return { x, y: display.y + display.height - 40, width: 24, height: 40 };
}

function visibleTray(): Tray {
  const tray = trays[0];
  if (tray === undefined) throw new Error('The app shows no tray icon.');
  if (settings.faults.noTrayWatcher)
    throw new Error('No desktop watches for tray icons here: nobody can see or press this one.');
  return tray;
}

onCommand('tray', () => trays[0]?._describe() ?? null);
onCommand('tray.press', (value) => visibleTray()._press(value as 'click'));
onCommand('tray.menu', () => visibleTray()._menu()?._entries() ?? null);
onCommand('tray.menu.click', (value) => clickItem(visibleTray()._menu(), value as string | string[]));
