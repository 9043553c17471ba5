/** A whole Linux desktop of its own for one test file: display, session bus, window manager, panel, notifications, keyring. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import type { WatchedProgram } from '../../harness/run-program.ts';
import { Children } from './children.ts';
import { giveTo } from './give-to.ts';
import { startKeyring, type KeyringKind } from './keyring.ts';
import { startNotificationDaemon } from './notification-daemon.ts';
import { startPanel, type PanelEdge } from './panel.ts';
import { prepareSession } from './session.ts';
import type { Hands } from './hands.ts';
import { Screen } from './screen.ts';

export interface DesktopOptions {
  readonly keyring?: KeyringKind;
  /** Null: a desktop that shows no tray icons. */
  readonly panel?: PanelEdge | null;
  /** Width and height of the screen in pixels. */
  readonly size?: readonly [number, number];
}

export interface Desktop {
  readonly home: string;
  /** What every program of this desktop is started with. */
  readonly environment: Readonly<Record<string, string>>;
  readonly children: Children;
  readonly screen: Hands;
  /** Runs a program of this desktop to its end and answers what it printed. */
  run(program: string, words: readonly string[], input?: string): Promise<string>;
  /** Starts a program of this desktop that stays until the desktop is closed. */
  start(program: string, words: readonly string[], more?: Readonly<Record<string, string>>): WatchedProgram;
  /** Ends everything on it and removes its home. */
  close(): Promise<void>;
}

/** What lies behind the windows, so that their edges are seen in the pictures. */
const backgroundColour = [0x71, 0x87, 0xa3] as const;
const defaultSize = [1280, 800] as const;

/** @throws Error naming the part that did not start, with what it printed. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const children = new Children();
  const home = await mkdtemp(join(tmpdir(), 'latchkey-desktop-'));
  try {
    return await startIn(home, children, options);
  } catch (error) {
    await children.endAll();
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(home: string, children: Children, options: DesktopOptions): Promise<Desktop> {
  const { keyring = 'unlocked', panel = 'bottom', size = defaultSize } = options;
  const session = await prepareSession(children, home, keyring);
  const environment = {
    ...session.environment,
    DISPLAY: await startDisplay(children, size),
    XDG_SESSION_TYPE: 'x11',
    // Chromium asks the Secret Service on the desktops it knows (components/os_crypt, key_storage_util_linux.cc).
    XDG_CURRENT_DESKTOP: 'XFCE',
  };
  await session.startBus(environment);
  const desktop = desktopOf(home, environment, children, new Screen(children, environment, size));
  desktop.start('openbox', ['--sm-disable']);
  await until('the window manager', async () =>
    (await desktop.run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'])).includes('window id'),
  );
  await Promise.all([
    startKeyring(desktop, keyring),
    startNotificationDaemon(desktop),
    desktop.run('xsetroot', ['-solid', `rgb:${backgroundColour.map((part) => part.toString(16)).join('/')}`]),
    panel === null ? undefined : startPanel(desktop, panel, size),
  ]);
  return desktop;
}

/** The means to run programs on a desktop whose screen and session bus are there. */
export function desktopOf(
  home: string,
  environment: Readonly<Record<string, string>>,
  children: Children,
  screen: Hands,
): Desktop {
  return {
    home,
    environment,
    children,
    screen,
    run: (program, words, input) => children.run(program, words, environment, input),
    start: (program, words, more = {}) => children.start(program, words, { ...environment, ...more }),
    async close() {
      await children.endAll();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function startDisplay(children: Children, [width, height]: readonly [number, number]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-display-'));
  const file = join(folder, 'number');
  await writeFile(file, '');
  await giveTo(children.user, folder);
  // It writes the number of the display it found free once it is ready.
  const screen = `${String(width)}x${String(height)}x24`;
  const words = ['-c', `exec Xvfb -displayfd 3 -screen 0 ${screen} -nolisten tcp -noreset 3>"${file}"`];
  const server = children.start('sh', words, { PATH: '/usr/bin:/bin', HOME: folder });
  try {
    const number = await until(
      () => `the display (${server.log()})`,
      () => readFileSync(file, 'utf8').trim() || null,
    );
    return `:${number}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the desktop's programs wrote into a file of its home; empty where there is none. */
export function textOf(desktop: Desktop, path: string): Promise<string> {
  return readFile(join(desktop.home, path), 'utf8').catch(() => '');
}
