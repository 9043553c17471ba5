import { EventEmitter } from 'node:events';
import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';
import { getPath, readManifest, setPath } from './app-paths.ts';
import type { PathName } from './app-paths.ts';
import type { BrowserWindow } from './browser-window.ts';
import { onCommand } from './commands.ts';
import { StandInEvent } from './events.ts';
import { host } from './host.ts';
import { isReady, markReady } from './readiness.ts';
import { SingleInstanceLock } from './single-instance-lock.ts';
import type { WebContents } from './web-contents.ts';
import { livingWindows } from './window-registry.ts';
import { markStart } from '../start-record.ts';

export interface AppEvents {
  ready: [event: StandInEvent, launchInfo: Record<string, unknown>];
  'second-instance': [event: StandInEvent, argv: string[], workingDirectory: string, additionalData: unknown];
  activate: [event: StandInEvent, hasVisibleWindows: boolean];
  'before-quit': [event: StandInEvent];
  'will-quit': [event: StandInEvent];
  quit: [event: StandInEvent, exitCode: number];
  'window-all-closed': [];
  'web-contents-created': [event: StandInEvent, webContents: WebContents];
  'browser-window-created': [event: StandInEvent, window: BrowserWindow];
  'browser-window-blur': [event: StandInEvent, window: BrowserWindow];
  'browser-window-focus': [event: StandInEvent, window: BrowserWindow];
  'render-process-gone': [event: StandInEvent, webContents: WebContents, details: Electron.RenderProcessGoneDetails];
  'child-process-gone': [event: StandInEvent, details: Electron.Details];
  'open-url': [event: StandInEvent, url: string];
}

const manifest = readManifest();
const switches = new Map<string, string>();

class StandInApp extends EventEmitter<AppEvents> {
  private appName = manifest.name;
  private appVersion = manifest.version;
  private quitting = false;
  private loopRuns = false;
  private lock: SingleInstanceLock | undefined;
  private readonly becomesReady: Promise<void>;
  private resolveReady: () => void = () => undefined;
  private loginItem: Electron.Settings = {};

  readonly isPackaged = settings.packaged;
  readonly commandLine = throwingByName('app.commandLine', {
    appendSwitch: (name: string, value = ''): void => {
      switches.set(name, value);
    },
    removeSwitch: (name: string): void => void switches.delete(name),
    hasSwitch: (name: string): boolean => switches.has(name),
    getSwitchValue: (name: string): string => switches.get(name) ?? '',
  });
  /** Only macOS has a Dock. */
  readonly dock: StandInDock | undefined = settings.platform === 'darwin' ? createDock() : undefined;

  constructor() {
    super();
    this.becomesReady = new Promise((resolve) => (this.resolveReady = resolve));
  }

  get name(): string {
    return this.appName;
  }

  set name(name: string) {
    this.appName = name;
  }

  getName(): string {
    return this.appName;
  }

  setName(name: string): void {
    this.appName = name;
  }

  getVersion(): string {
    return this.appVersion;
  }

  getAppPath(): string {
    return manifest.folder;
  }

  getPath(name: PathName): string {
    return getPath(name, this.appName);
  }

  setPath(name: string, path: string): void {
    setPath(name, path);
  }

  isReady(): boolean {
    return isReady();
  }

  whenReady(): Promise<void> {
    return this.becomesReady;
  }

  /** Emits `ready`, once the process that owns the windows is there and the bundle had its first turns. */
  _becomeReady(): void {
    markReady();
    markStart('ready');
    this.resolveReady();
    this.emit('ready', new StandInEvent(), {});
    setImmediate(() => (this.loopRuns = true));
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    if (settings.faults.lockLost) return false;
    this.lock ??= new SingleInstanceLock(this.getPath('userData'));
    const own = { argv: process.argv, workingDirectory: process.cwd(), additionalData: additionalData ?? null };
    return this.lock.request(own, (second) => {
      if (!rule('single-instance-lock')) return;
      this.emit('second-instance', new StandInEvent(), second.argv, second.workingDirectory, second.additionalData);
    });
  }

  hasSingleInstanceLock(): boolean {
    return this.lock?.isHeld() ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.lock?.release();
  }

  /** Closes the windows first; `before-quit`, a window's `close` and `will-quit` can each prevent it. */
  quit(): void {
    if (this.quitting) return;
    if (this.isPrevented('before-quit')) return;
    this.quitting = true;
    setImmediate(() => this.closeWindowsAndQuit());
  }

  private closeWindowsAndQuit(): void {
    for (const window of livingWindows()) {
      if (!window._closeNow()) {
        this.quitting = false;
        return;
      }
    }
    if (this.isPrevented('will-quit')) {
      this.quitting = false;
      return;
    }
    this.end(0);
  }

  private isPrevented(event: 'before-quit' | 'will-quit'): boolean {
    const details = new StandInEvent();
    this.emit(event, details);
    return details.defaultPrevented && rule('quit-can-be-prevented');
  }

  /** Windows are destroyed without `close`, `before-quit` and `will-quit` are not emitted. */
  exit(exitCode = 0): void {
    if (!this.loopRuns && rule('exit-at-ready-is-at-once')) {
      this.lock?.release();
      process.exit(exitCode);
    }
    if (!rule('exit-skips-quit-events')) this.emit('will-quit', new StandInEvent());
    this.end(exitCode);
  }

  private end(exitCode: number): void {
    this.emit('quit', new StandInEvent(), exitCode);
    this.lock?.release();
    // What called it runs to its end: Electron leaves its message loop, and the loop is not asked before that.
    if (rule('exit-lets-the-turn-end')) setImmediate(() => process.exit(exitCode));
    else process.exit(exitCode);
  }

  relaunch(): void {
    host.tell('record', { kind: 'dialog', text: 'app.relaunch' });
  }

  /** Without a listener on `window-all-closed` the app quits with its last window. */
  _windowClosed(): void {
    if (this.quitting || livingWindows().length > 0) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else if (rule('last-window-quits')) this.quit();
  }

  enableSandbox(): void {
    if (isReady() && rule('enable-sandbox-before-ready')) {
      throw new Error('app.enableSandbox() can only be called before app is ready');
    }
  }

  disableHardwareAcceleration(): void {
    if (isReady()) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }

  setAppUserModelId(id: string): void {
    switches.set('app-user-model-id', id);
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    switches.set('protocol-client', protocol);
    return true;
  }

  setDesktopName(name: string): void {
    switches.set('desktop-name', name);
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    switches.set('about-panel', JSON.stringify(options));
  }

  setLoginItemSettings(options: Electron.Settings): void {
    this.loginItem = options;
  }

  /** On Windows `openAtLogin` holds only for the path and arguments it was set with (docs/api/app.md). */
  getLoginItemSettings(options: Electron.LoginItemSettingsOptions = {}): Electron.LoginItemSettings {
    const same = settings.platform !== 'win32' || sameCommand(this.loginItem, options) || !rule('login-item-arguments');
    const openAtLogin = (this.loginItem.openAtLogin ?? false) && same && settings.platform !== 'linux';
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }

  getLocale(): string {
    return settings.locale;
  }

  getSystemLocale(): string {
    return settings.locale;
  }

  getPreferredSystemLanguages(): string[] {
    return [settings.locale];
  }

  focus(): void {
    livingWindows()[0]?.focus();
  }

  hide(): void {
    for (const window of livingWindows()) window.hide();
  }
}

function sameCommand(set: Electron.Settings, asked: Electron.LoginItemSettingsOptions): boolean {
  return set.path === asked.path && JSON.stringify(set.args ?? []) === JSON.stringify(asked.args ?? []);
}

type StandInDock = ReturnType<typeof createDock>;

function createDock() {
  let visible = true;
  return throwingByName('app.dock', {
    hide: (): void => {
      visible = false;
    },
    show: (): Promise<void> => {
      visible = true;
      return Promise.resolve();
    },
    isVisible: (): boolean => visible,
    setMenu: (): void => undefined,
  });
}

export const app = throwingByName('app', new StandInApp());

onCommand('app.childProcessGone', (value) =>
  app.emit('child-process-gone', new StandInEvent(), value as Electron.Details),
);
onCommand('app.quit', () => app.quit());
onCommand('app.activate', () =>
  app.emit(
    'activate',
    new StandInEvent(),
    livingWindows().some((window) => window.isVisible()),
  ),
);
onCommand('app.state', () => ({
  name: app.getName(),
  userData: app.getPath('userData'),
  switches: Object.fromEntries(switches),
  dockVisible: app.dock?.isVisible() ?? null,
  loginItem: app.getLoginItemSettings(),
}));
