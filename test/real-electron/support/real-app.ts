/** The built app on real Electron on a desktop: its windows as a person sees and touches them. */
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { Desktop } from '../desktop/desktop.ts';
import type { WatchedProgram } from '../../harness/run-program.ts';
import type { Area } from '../desktop/hands.ts';
import { SessionTray } from '../desktop/session-tray.ts';
import { leavePanel, trayPicture } from '../desktop/tray-picture.ts';
import { visibleWindows, windowArea } from '../desktop/x-windows.ts';
import { electronExecutable, packagedExecutable } from './electron-process.ts';
import { readableFolder } from './readable-copy.ts';
import { until } from '../../harness/until.ts';

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly switches?: readonly string[];
  /** False: nothing can look into it, so `page` cannot be asked for. */
  readonly inspected?: boolean;
  /** Another application below the readable folder. */
  readonly app?: string;
  /** Electron takes it for a packaged build, as which it listens to none of the variables that lead to the simulator. */
  readonly packaged?: boolean;
}

/** A window as the window manager knows it. */
export interface ScreenWindow extends Area {
  readonly id: string;
  readonly title: string;
}

export class RealApp {
  readonly desktop: Desktop;
  readonly tray: SessionTray;
  readonly program: WatchedProgram;
  #browser: Browser | null = null;
  readonly #untold = new WeakSet<Page>();

  constructor(desktop: Desktop, program: WatchedProgram) {
    this.desktop = desktop;
    this.tray = new SessionTray(desktop);
    this.program = program;
  }

  /** Where the app keeps its files. */
  get profile(): string {
    return join(this.desktop.home, '.config/Latchkey');
  }

  /** Process id of the main process. */
  get pid(): number {
    return this.program.child.pid ?? 0;
  }

  /**
   * The page of the app's window, to be read; hands go through the desktop's keys and mouse.
   *
   * @param address what its address begins with.
   */
  async page(address = 'app://bundle/index.html'): Promise<Page> {
    // Chromium ends such connections when the computer sleeps (net/socket/tcp_client_socket.cc, OnSuspend).
    if (this.#browser?.isConnected() !== true) this.#browser = await this.#attach();
    const browser = this.#browser;
    const page = await until(`the page ${address}`, () =>
      browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((page) => page.url().startsWith(address)),
    );
    await this.#showAsDesktop(page);
    return page;
  }

  /** Playwright tells every page that the person wants light colours, unless it is told to say nothing (page.emulateMedia). */
  async #showAsDesktop(page: Page): Promise<void> {
    if (this.#untold.has(page)) return;
    this.#untold.add(page);
    await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null });
  }

  async #attach(): Promise<Browser> {
    const address = await until(
      'where Electron can be looked into',
      () => /DevTools listening on (ws:\S+)/u.exec(this.program.log())?.[1],
    );
    return chromium.connectOverCDP(address);
  }

  /** The app's windows that are mapped. */
  async windows(): Promise<ScreenWindow[]> {
    const { desktop } = this;
    const ids = await visibleWindows(desktop, '--pid', String(this.pid));
    const windows = ids.map((id) => windowOf(desktop, id));
    // One can be gone by the time it is asked for.
    return (await Promise.all(windows.map((window) => window.catch(() => null)))).filter((window) => window !== null);
  }

  /** Waits until a window with that title is mapped, and answers it. */
  async window(title = 'Latchkey'): Promise<ScreenWindow> {
    return until(`the window ${title}`, async () => (await this.windows()).find((window) => window.title === title));
  }

  /** Waits until its window has the keyboard, as the window manager tells: a page that is looked into always says so. */
  async focused(title = 'Latchkey'): Promise<void> {
    await until(`the window ${title} has the keyboard`, async () =>
      this.desktop.run('xdotool', ['getwindowfocus', 'getwindowname']).then(
        (name) => name.trim() === title,
        () => false,
      ),
    );
  }

  /** Waits until no window with that title is mapped. */
  async hidden(title = 'Latchkey'): Promise<void> {
    await until(`the window ${title} is hidden`, async () =>
      (await this.windows()).every((window) => window.title !== title),
    );
  }

  /** The middle of its icon in the panel at the bottom. */
  async trayPosition(): Promise<{ readonly x: number; readonly y: number }> {
    await leavePanel(this.desktop);
    return until('the icon in the panel', () => trayPicture(this.desktop));
  }

  /** Clicks with the mouse in the middle of what is found in the page. */
  async click(target: Locator, title = 'Latchkey'): Promise<void> {
    await target.waitFor();
    const [box, window] = [await target.boundingBox(), await this.window(title)];
    if (box === null) throw new Error(`${String(target)} has no place in the window.`);
    await this.desktop.screen.click(window.x + box.x + box.width / 2, window.y + box.y + box.height / 2);
  }

  /** Chooses Quit in the tray's menu; answers the exit code once the app has gone. */
  async quit(): Promise<number> {
    await this.tray.choose('Quit');
    const code = await this.program.exited;
    await this.#browser?.close();
    await until('the tray without its item', async () => (await this.tray.items()).length === 0);
    return code;
  }

  /** Ends it at once, as a power cut does. */
  async kill(): Promise<void> {
    await this.#browser?.close().catch(() => undefined);
    this.program.child.kill('SIGKILL');
    await this.program.exited;
  }
}

/** Starts the built app, without waiting for anything of it. */
export function startApp(
  desktop: Desktop,
  { env = {}, switches = [], inspected = true, app = '.', packaged = false }: StartOptions = {},
): RealApp {
  const folder = readableFolder();
  const words = [...(inspected ? ['--remote-debugging-port=0'] : []), ...switches, join(folder, app)];
  const executable = packaged ? packagedExecutable() : electronExecutable();
  const program = desktop.start(executable, words, { FONTCONFIG_FILE: join(folder, 'fonts.conf'), ...env });
  return new RealApp(desktop, program);
}

async function windowOf(desktop: Desktop, id: string): Promise<ScreenWindow> {
  const [title, area] = await Promise.all([desktop.run('xdotool', ['getwindowname', id]), windowArea(desktop, id)]);
  return { id, title: title.trim(), ...area };
}
