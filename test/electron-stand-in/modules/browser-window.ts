import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { settings } from '../channel/settings.ts';
import { mainClock } from '../clock/main-clock.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { preloadWrapper } from '../page/page-scripts.ts';
import { markStart } from '../start-record.ts';
import { notModelled } from '../unmodelled.ts';
import { app } from './app.ts';
import { StandInEvent } from './events.ts';
import { host } from './host.ts';
import { loadedFrom } from './native-image.ts';
import type { NativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { isReady } from './readiness.ts';
import { session } from './session.ts';
import type { Session } from './session.ts';
import { WebContents } from './web-contents.ts';
import { WindowFrame } from './window-frame.ts';
import type { WindowFrameEvents } from './window-frame.ts';
import { addWindow, livingWindows, removeWindow } from './window-registry.ts';

export interface BrowserWindowEvents extends WindowFrameEvents {
  show: [];
  hide: [];
  blur: [];
  focus: [];
  close: [event: StandInEvent];
  closed: [];
  'ready-to-show': [];
  unresponsive: [];
  responsive: [];
}

/** `session` of the preferences is one of the stand-in's. */
export type WindowOptions = Omit<Electron.BrowserWindowConstructorOptions, 'webPreferences' | 'icon'> & {
  webPreferences?: Omit<Electron.WebPreferences, 'session'> & { session?: Session };
  icon?: NativeImage | string;
};

let lastWindowId = 0;
const hangToldAfterMs = 50;

export class BrowserWindow extends WindowFrame<BrowserWindowEvents> {
  readonly webContents: WebContents;
  private readonly options: WindowOptions;
  private visible: boolean;
  private focused = false;
  private shownOnce = false;
  private minimised = false;

  constructor(options: WindowOptions = {}) {
    super(++lastWindowId, options);
    if (!isReady() && rule('window-after-ready')) throw new Error('Cannot create BrowserWindow before app is ready');
    refuseUnsafePreferences(options.webPreferences ?? {});
    this.options = options;
    this.visible = options.show ?? true;
    const windowSession = sessionOf(options);
    this.webContents = new WebContents(this.id, windowSession);
    const self = this.guard('BrowserWindow');
    addWindow(self);
    markStart('window');
    this.tellOfHangs();
    this.openPage(windowSession);
    app.emit('web-contents-created', new StandInEvent(), this.webContents);
    app.emit('browser-window-created', new StandInEvent(), self);
    return self;
  }

  /** A short hang is told by the contents alone (lib/browser/api/browser-window.ts). */
  private tellOfHangs(): void {
    let waiting: NodeJS.Timeout | null = null;
    const tell = (): void => {
      waiting = null;
      if (!this.destroyed) this.emit('unresponsive');
    };
    this.webContents.on('unresponsive', () => {
      if (!rule('window-tells-of-long-hangs')) tell();
      else waiting ??= setTimeout(tell, hangToldAfterMs);
    });
    this.webContents.on('responsive', () => {
      if (waiting !== null) clearTimeout(waiting);
      waiting = null;
      if (!this.destroyed) this.emit('responsive');
    });
  }

  private openPage(windowSession: Session): void {
    const clock = mainClock();
    host.tell('window.create', {
      windowId: this.id,
      partition: windowSession._partition,
      width: this.bounds.width,
      height: this.bounds.height,
      preload: this.readPreload(),
      rules: {
        requireOnlyElectron: rule('preload-requires-only-electron'),
        contextIsolation: rule('context-isolation'),
        frozenBridge: rule('bridge-is-frozen'),
        deniedWindowsAreNull: rule('denied-windows-are-null'),
      },
      platform: settings.platform,
      dark: nativeTheme.shouldUseDarkColors,
      clock: clock === undefined ? undefined : { now: clock.now(), paused: settings.clock === 'paused' },
    });
    if (this.visible) host.tell('window.visible', { windowId: this.id, visible: true });
  }

  /** A preload that is missing or does not parse (an ES module, for one) is reported and left out. */
  private readPreload(): { source: string; path: string } | undefined {
    const path = this.options.webPreferences?.preload;
    if (path === undefined) return undefined;
    try {
      const source = readFileSync(path, 'utf8');
      new Script(preloadWrapper(source));
      return { source, path };
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      console.error(`Unable to load preload script: ${path}\n${failure.message}`);
      setImmediate(() => this.webContents.emit('preload-error', new StandInEvent(), path, failure));
      return undefined;
    }
  }

  static getAllWindows(): BrowserWindow[] {
    return livingWindows();
  }

  static getFocusedWindow(): BrowserWindow | null {
    return livingWindows().find((window) => window.isFocused()) ?? null;
  }

  static fromWebContents(webContents: WebContents): BrowserWindow | null {
    return livingWindows().find((window) => window.webContents === webContents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return livingWindows().find((window) => window.id === id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.visible && this.shownOnce) return;
    this.visible = true;
    this.shownOnce = true;
    host.tell('window.visible', { windowId: this.id, visible: true });
    this.emit('show');
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    if (rule('hidden-windows-tell-the-page')) host.tell('window.visible', { windowId: this.id, visible: false });
    this._loseFocus();
    this.emit('hide');
  }

  /** A window that is not shown cannot have the focus. */
  focus(): void {
    if (!this.visible || this.focused) return;
    for (const other of livingWindows()) if (other.id !== this.id) other._loseFocus();
    this.focused = true;
    this.emit('focus');
    app.emit('browser-window-focus', new StandInEvent(), this.self);
  }

  blur(): void {
    this._loseFocus();
  }

  _loseFocus(): void {
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur');
    app.emit('browser-window-blur', new StandInEvent(), this.self);
  }

  isVisible(): boolean {
    return this.visible;
  }

  isFocused(): boolean {
    return this.focused;
  }

  isMinimized(): boolean {
    return this.minimised;
  }

  /** Nobody here makes a window fill its screen. */
  isMaximized(): boolean {
    return false;
  }

  isFullScreen(): boolean {
    return false;
  }

  /** The window keeps its place in the taskbar, its page is told that nobody sees it. */
  minimize(): void {
    if (this.minimised) return;
    this.minimised = true;
    this.hide();
    this.visible = true;
  }

  restore(): void {
    if (this.minimised) this.visible = false;
    this.minimised = false;
    this.showInactive();
  }

  /** Asks first: a listener of `close` can prevent it. */
  close(): void {
    setImmediate(() => {
      if (!this.destroyed) this._closeNow();
    });
  }

  /** @returns false when a listener prevented it. */
  _closeNow(): boolean {
    const event = new StandInEvent();
    this.emit('close', event);
    if (event.defaultPrevented && rule('close-can-be-prevented')) return false;
    this.destroy();
    return true;
  }

  /** Without asking: `close` is not emitted, `closed` is. */
  destroy(): void {
    if (this.destroyed) return;
    this._loseFocus();
    this.destroyed = true;
    removeWindow(this.id);
    this.webContents._destroy();
    host.tell('window.destroy', { windowId: this.id });
    this.emit('closed');
    app._windowClosed();
  }

  /** What the tests may ask about a window. */
  _describe(): Record<string, unknown> {
    const { webPreferences, icon, ...options } = this.options;
    const { session: given, ...preferences } = webPreferences ?? {};
    return {
      id: this.id,
      visible: this.visible && !this.minimised,
      focused: this.focused,
      bounds: this.bounds,
      url: this.webContents.getURL(),
      title: this.title,
      icon: icon === undefined ? null : loadedFrom(icon),
      partition: given?._partition ?? preferences.partition ?? '',
      options: { ...JSON.parse(JSON.stringify(options)), webPreferences: preferences },
      recorded: this.recorded,
    };
  }
}

/** The stand-in shows pages only as safely as the defaults of Electron are. */
function refuseUnsafePreferences(preferences: NonNullable<WindowOptions['webPreferences']>): void {
  const unsafe =
    preferences.sandbox === false ||
    preferences.contextIsolation === false ||
    preferences.nodeIntegration === true ||
    preferences.webSecurity === false ||
    preferences.webviewTag === true;
  if (unsafe) throw notModelled('a window without sandbox, context isolation or web security');
}

function sessionOf({ webPreferences }: WindowOptions): Session {
  if (webPreferences?.session !== undefined) return webPreferences.session;
  return webPreferences?.partition === undefined
    ? session.defaultSession
    : session.fromPartition(webPreferences.partition);
}
