/** What a scenario stands on: a desktop, the app's organisation at the simulator, the person's browser, pictures. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { simulatorEnvironment } from '../../demo/stage.ts';
import {
  startIdentityCenter,
  type IdentityCenterOptions,
  type RunningIdentityCenter,
} from '../../identity-center/start.ts';
import { startDesktop, type Desktop, type DesktopOptions } from '../desktop/desktop.ts';
import type { Area } from '../desktop/hands.ts';
import { startPersonBrowser, type PersonBrowser } from '../desktop/person-browser.ts';
import { startApp, type RealApp, type StartOptions } from './real-app.ts';
import { takePicture } from '../../browser/picture.ts';

interface ScenarioOptions {
  /** Starts its desktop, where that is none of X. */
  readonly startDesktop?: () => Promise<Desktop>;
  readonly desktop?: DesktopOptions;
  readonly organisation?: IdentityCenterOptions;
  /** Where its pictures go. */
  readonly pictures?: string;
}

export interface Scenario {
  readonly desktop: Desktop;
  readonly simulator: RunningIdentityCenter;
  readonly browser: PersonBrowser;
  /** Starts the built app; AWS is the simulator. */
  startApp(options?: StartOptions): RealApp;
  /** Writes a picture of the whole screen or a part of it, `NAME-NN-what.png`, in the order of the calls. */
  picture(what: string, area?: Area): Promise<void>;
  /** The same of a tab of the person's browser, which is on no screen. */
  tabPicture(what: string, tab: Page): Promise<void>;
  close(): Promise<void>;
}

const ownPictures = join(import.meta.dirname, '../pictures');

/** @param name of the scenario, with which its pictures begin. */
export async function setScenario(name: string, options: ScenarioOptions = {}): Promise<Scenario> {
  // Ends what was started where a later part does not start.
  await using started = new AsyncDisposableStack();
  const simulator = await startIdentityCenter({ accounts: 5, seed: 7, ...options.organisation });
  started.defer(() => simulator.close());
  const desktop = await (options.startDesktop?.() ?? startDesktop(options.desktop));
  started.defer(() => desktop.close());
  const browser = await startPersonBrowser(desktop);
  started.defer(() => browser.close());
  const parts = started.move();
  const pictures = options.pictures ?? ownPictures;
  let taken = 0;
  function nextFile(what: string): string {
    taken += 1;
    return join(pictures, `${name}-${String(taken).padStart(2, '0')}-${what}.png`);
  }
  return {
    desktop,
    simulator,
    browser,
    startApp: ({ env, ...rest } = {}) =>
      startApp(desktop, { ...rest, env: { ...simulatorEnvironment(simulator), ...env } }),
    picture: (what, area) => desktop.screen.picture(nextFile(what), area),
    async tabPicture(what, tab) {
      await takePicture(tab, { path: nextFile(what) });
    },
    close: () => parts.disposeAsync(),
  };
}
