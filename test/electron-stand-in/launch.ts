/** Starts the built app on the stand-in and gives the handles a person would have: tray, windows, clipboard, time. */
import { Channel } from './channel/channel.ts';
import { pipeToChild } from './channel/child-pipe.ts';
import type { HostMethods, MainMethods } from './channel/messages.ts';
import { completeSettings } from './channel/settings.ts';
import type { DisplaySetting, Faults, Platform } from './channel/settings.ts';
import { alignSimulator } from './clock/simulator-clock.ts';
import { AppHost } from './host/app-host.ts';
import { startProcess } from './host/app-process.ts';
import { sharedChromium } from './host/shared-chromium.ts';
import { RunningApp } from './running-app.ts';

export { closeSharedChromium } from './host/shared-chromium.ts';
export type { MenuEntry } from './modules/menu.ts';
export type { RunningApp } from './running-app.ts';

export interface LaunchOptions {
  /** Folder that is the person's home: settings, secrets and logs of the app land below it. */
  home: string;
  /** The built main process; `out/main/main.js` unless said otherwise, relative to the project. */
  main?: string;
  /** Without it the app runs on the clock of the machine. */
  clock?: 'paused' | 'running';
  /** Instant a controlled clock starts at: ISO 8601 or ms since 1970. The simulator's, else now, unless said otherwise. */
  startAt?: string | number;
  env?: Record<string, string | undefined>;
  args?: string[];
  /** Addresses (`file:`) of modules that the app's process loads after the stand-in and before the app. */
  preload?: readonly string[];
  platform?: Platform;
  packaged?: boolean;
  darkMode?: boolean;
  locale?: string;
  displays?: DisplaySetting[];
  trayBounds?: { x: number; y: number; width: number; height: number };
  /** A file outside `home` lets two homes share one keychain. */
  keychainFile?: string;
  /** Control address of the Identity Center simulator; its clock is moved with the app's. */
  simulatorControlUrl?: string;
  faults?: Partial<Faults>;
}

/**
 * Resolves when the app is ready (Electron's `ready` event and what the app did in answer to it at once).
 *
 * @throws Error with everything the app printed, when it ends before that.
 */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const {
    home,
    main = 'out/main/main.js',
    env = {},
    args = [],
    preload = [],
    startAt,
    clock,
    faults,
    simulatorControlUrl,
    ...rest
  } = options;
  const instant = await startOf(startAt, clock, simulatorControlUrl);
  const start = instant === undefined ? {} : { startAt: instant };
  const settings = completeSettings({ ...rest, ...start, clock: clock ?? 'real', faults: faults ?? {} }, home);
  const process = startProcess({ main, home, settings, env, args, preload });
  const channel = new Channel<MainMethods, HostMethods>(pipeToChild(process.child));
  const host = new AppHost(channel, async () => (await sharedChromium()).browser);
  void process.exited.then(async () => {
    channel.close('the app has ended');
    await host.close();
  });
  const ended = process.exited.then((code) => {
    throw new Error(`${main} ended with exit code ${code} before it was ready. It printed:\n${process.log()}`);
  });
  await Promise.race([host.ready, ended]);
  ended.catch(() => undefined);
  return new RunningApp(process, channel, host, simulatorControlUrl);
}

/** ms since 1970; with a simulator and a controlled clock, both are put there. */
async function startOf(
  startAt: LaunchOptions['startAt'],
  clock: LaunchOptions['clock'],
  simulatorControlUrl: string | undefined,
): Promise<number | undefined> {
  const instant = startAt === undefined ? undefined : new Date(startAt).getTime();
  if (clock === undefined || simulatorControlUrl === undefined) return instant;
  return alignSimulator(simulatorControlUrl, clock, instant);
}
