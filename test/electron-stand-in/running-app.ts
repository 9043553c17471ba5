import type { Page } from 'playwright-core';
import type { OutsideRecord, SenderFrame } from './channel/messages.ts';
import type { DisplaySetting, Faults } from './channel/settings.ts';
import { moveClocks } from './clock/move-clocks.ts';
import type { AppHost } from './host/app-host.ts';
import type { AppProcess } from './host/app-process.ts';
import type { MainChannel } from './host/host-window.ts';
import { chromiumAddress } from './host/shared-chromium.ts';
import type { MenuEntry } from './modules/menu.ts';
import { createValueCodec } from './page/value-codec.ts';
import type { IpcRecord, TrayState, WindowState } from './seen-state.ts';
import type { StartRecord } from './start-record.ts';

type RecordOf<Kind extends OutsideRecord['kind']> = Extract<OutsideRecord, { kind: Kind }>;

/** A little less than a test's own 60 s, so that the failure names the window. */
const windowWaitMs = 55_000;
const codec = createValueCodec();

/** The running app as the outside can see and touch it. */
export class RunningApp {
  private readonly process: AppProcess;
  private readonly channel: MainChannel;
  private readonly host: AppHost;
  private readonly simulatorControlUrl: string | undefined;

  constructor(process: AppProcess, channel: MainChannel, host: AppHost, simulatorControlUrl: string | undefined) {
    this.process = process;
    this.channel = channel;
    this.host = host;
    this.simulatorControlUrl = simulatorControlUrl;
  }

  /** Exit code of the app; 137 after `kill`. */
  get exited(): Promise<number> {
    return this.process.exited;
  }

  get pid(): number {
    return this.process.child.pid ?? 0;
  }

  readonly tray = {
    click: (): Promise<void> => this.command('tray.press', 'click'),
    doubleClick: (): Promise<void> => this.command('tray.press', 'double-click'),
    /** On Linux the panel opens the menu and the app hears nothing. */
    rightClick: (): Promise<void> => this.command('tray.press', 'right-click'),
    menu: (): Promise<MenuEntry[] | null> => this.ask<MenuEntry[] | null>('tray.menu'),
    /** By the id of an item, or by the labels on the way to it. */
    clickMenu: (target: string | string[]): Promise<void> => this.command('tray.menu.click', target),
    /** Null while the app has no tray icon. */
    state: (): Promise<TrayState | null> => this.ask<TrayState | null>('tray'),
    tooltip: async (): Promise<string> => (await this.trayState()).toolTip,
    image: async (): Promise<TrayState['image']> => (await this.trayState()).image,
  };

  readonly applicationMenu = {
    read: (): Promise<MenuEntry[] | null> => this.ask<MenuEntry[] | null>('applicationMenu'),
    click: (target: string | string[]): Promise<void> => this.command('applicationMenu.click', target),
  };

  readonly clipboard = {
    read: async (): Promise<string> => (await this.ask<{ text: string }>('clipboard.read')).text,
    /** The MIME types that were written with the text, such as marks for clipboard managers. */
    types: async (): Promise<string[]> => (await this.ask<{ types: string[] }>('clipboard.read')).types,
    write: (text: string): Promise<void> => this.command('clipboard.write', text),
    /** X11's primary selection, on Linux: what the middle button pastes. */
    selection: async (): Promise<string> => (await this.ask<{ selection: string }>('clipboard.read')).selection,
    /** The person selects text in another program. */
    select: (text: string): Promise<void> => this.command('clipboard.select', text),
  };

  readonly power = {
    suspend: (): Promise<void> => this.command('power', 'suspend'),
    resume: (): Promise<void> => this.command('power', 'resume'),
    lockScreen: (): Promise<void> => this.command('power', 'lock-screen'),
    unlockScreen: (): Promise<void> => this.command('power', 'unlock-screen'),
    onBattery: (): Promise<void> => this.command('power', 'on-battery'),
    onAc: (): Promise<void> => this.command('power', 'on-ac'),
    shutdown: (): Promise<void> => this.command('power', 'shutdown'),
    idle: (seconds: number): Promise<void> => this.command('power.idle', seconds),
  };

  readonly clock = {
    /** Moves the app, its windows and the simulator together. */
    advance: (milliseconds: number): Promise<void> =>
      moveClocks(
        { channel: this.channel, host: this.host, simulatorControlUrl: this.simulatorControlUrl },
        milliseconds,
      ),
    /** ms since 1970, as the app reads it. */
    now: async (): Promise<number> => (await this.channel.call('clock.next', undefined)).now,
    /** Resolves when the app has no request and no file access under way. */
    settle: async (): Promise<void> => {
      await this.channel.call('clock.settle', undefined);
    },
  };

  /** The page of the n-th window, once it has loaded. Waits for at most 55 s of real time. */
  window(index = 0): Promise<Page> {
    return Promise.race([
      this.host.loadedPage(index, windowWaitMs),
      this.exited.then((code) => {
        throw new Error(`The app ended with exit code ${code} instead of showing a window. It printed:\n${this.log()}`);
      }),
    ]);
  }

  windows(): Promise<WindowState[]> {
    return this.ask<WindowState[]>('windows');
  }

  blurWindow(id: number): Promise<void> {
    return this.command('window.blur', id);
  }

  focusWindow(id: number): Promise<void> {
    return this.command('window.focus', id);
  }

  /** As a person drags it. */
  dragWindow(id: number, position: { x: number; y: number }): Promise<void> {
    return this.command('window.drag', { id, ...position });
  }

  closeWindow(id: number): Promise<void> {
    return this.command('window.close', id);
  }

  /** Kills the renderer of a window, as a crash does. */
  async crashWindow(index = 0): Promise<void> {
    const page = await this.window(index);
    const crashed = page.waitForEvent('crash');
    await Promise.all([crashed, page.goto('chrome://crash').catch(() => undefined)]);
  }

  /** The page of a window takes no input any more, or again: so Electron says, the page itself goes on. */
  hangWindow(id: number, hangs = true): Promise<void> {
    return this.command('window.hang', { id, hangs });
  }

  /** Presses a button of the message box that is open, 0 for the first. */
  pressDialog(button: number): Promise<void> {
    return this.command('dialog.press', button);
  }

  /** A process of Chromium ends that is no page's. */
  loseChildProcess(details: Electron.Details): Promise<void> {
    return this.command('app.childProcessGone', details);
  }

  /** Addresses given to `shell.openExternal`, oldest first. */
  openedLinks(): string[] {
    return this.recordsOf('openedLink').map(({ url }) => url);
  }

  openedPaths(): string[] {
    return this.recordsOf('openedPath').map(({ path }) => path);
  }

  notifications(): RecordOf<'notification'>[] {
    return this.recordsOf('notification');
  }

  clickNotification(id: number): Promise<void> {
    return this.command('notification.click', id);
  }

  /** Presses a button of a notification, 0 for the first. */
  pressNotification(id: number, button: number): Promise<void> {
    return this.command('notification.press', { id, button });
  }

  dialogs(): string[] {
    return this.recordsOf('dialog').map(({ text }) => text);
  }

  /** Requests of windows that nothing in the app answers, or that a rule of the app refused. */
  refusedRequests(): RecordOf<'refusedRequest'>[] {
    return this.recordsOf('refusedRequest');
  }

  /** What the pages wrote to their consoles, uncaught errors and violations of the policy among it. */
  console(): RecordOf<'console'>[] {
    return this.recordsOf('console');
  }

  /** Requests of the app itself through `session.fetch`. */
  fetches(): RecordOf<'fetch'>[] {
    return this.recordsOf('fetch');
  }

  /** Every message that crossed between main and windows, answers included. */
  ipc(): IpcRecord[] {
    return this.recordsOf('ipc').map(({ direction, windowId, channel, values }) => ({
      direction,
      windowId,
      channel,
      values: codec.decode(values),
    }));
  }

  /** Everything the app did to the outside, in order. */
  records(): OutsideRecord[] {
    return [...this.host.records];
  }

  /** What an IPC server answers to a frame of a foreign page. */
  async invokeAs(frame: SenderFrame, channel: string, ...values: unknown[]): Promise<unknown> {
    const windowId = (await this.windows())[0]?.id ?? 0;
    const call = { windowId, channel, values: codec.encode(values), frame };
    const answer = await this.ask<{ kind: 'value'; value: string } | { kind: 'error'; message: string }>(
      'ipc.forge',
      call,
    );
    if (answer.kind === 'error') throw new Error(answer.message);
    return codec.decode(answer.value);
  }

  /** What the app's handlers answer to a page that asks for a permission, such as `media`. */
  askPermission(permission: string): Promise<{ requested: boolean; checked: boolean }> {
    return this.ask('permission', permission);
  }

  pressShortcut(accelerator: string): Promise<void> {
    return this.command('shortcut', accelerator);
  }

  setFaults(faults: Partial<Faults>): Promise<void> {
    return this.command('faults', faults);
  }

  /** How often a keychain that asks the person was wanted so far. */
  keychainQuestions(): Promise<number> {
    return this.ask('keychain.questions');
  }

  setDisplays(displays: DisplaySetting[]): Promise<void> {
    return this.command('displays', displays);
  }

  setTheme(theme: { dark?: boolean; taskbarDark?: boolean; highContrast?: boolean }): Promise<void> {
    return this.command('theme', theme);
  }

  /** When what happened first since the spawn, and which files were loaded until now. */
  start(): Promise<StartRecord> {
    return this.ask('start');
  }

  /** Standard output and error of the app so far. */
  log(): string {
    return this.process.log();
  }

  /** Address for `chromium.connectOverCDP`; undefined until a window was made. */
  cdpAddress(): Promise<string | undefined> {
    return chromiumAddress();
  }

  /** As the system asks an app to quit; resolves with the exit code. */
  async quit(): Promise<number> {
    await this.command('app.quit').catch(() => undefined);
    return this.exited;
  }

  /** kill −9. */
  async kill(): Promise<number> {
    this.process.child.kill('SIGKILL');
    return this.exited;
  }

  /** A command of the stand-in by its name, for what has no method here. */
  async ask<Answer>(name: string, value?: unknown): Promise<Answer> {
    // The two sides are built from one source; what a command answers is its own business.
    return (await this.channel.call('command', { name, value })) as Answer;
  }

  private async command(name: string, value?: unknown): Promise<void> {
    await this.channel.call('command', { name, value });
  }

  private async trayState(): Promise<TrayState> {
    const state = await this.tray.state();
    if (state === null) throw new Error('The app shows no tray icon.');
    return state;
  }

  private recordsOf<Kind extends OutsideRecord['kind']>(kind: Kind): RecordOf<Kind>[] {
    return this.host.records.filter((entry): entry is RecordOf<Kind> => entry.kind === kind);
  }
}
