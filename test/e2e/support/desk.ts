import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CommandInput, CommandName, CommandOutput } from '../../../electron/contract/commands.ts';
import type { Result } from '../../../electron/contract/failure.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { launchApp, type LaunchOptions, type RunningApp } from '../../electron-stand-in/launch.ts';
import { sharedChromium } from '../../electron-stand-in/host/shared-chromium.ts';
import { simulatorEnvironment } from '../../demo/stage.ts';
import {
  startIdentityCenter,
  type IdentityCenterOptions,
  type RunningIdentityCenter,
} from '../../identity-center/start.ts';

/** What lies before a person: a home folder, an organisation at AWS, and the ways to start the app and a browser. */
export interface Desk {
  readonly home: string;
  /** Where the app keeps its files. */
  readonly profile: string;
  readonly simulator: RunningIdentityCenter;
  /** Starts the built app; time stands still unless moved. */
  startApp(options?: Partial<LaunchOptions>): Promise<RunningApp>;
  /** Opens an address in the person's own browser, which knows nothing of the app. */
  browse(address: string): Promise<Page>;
  clear(): Promise<void>;
}

/** Lays the desk; `clear` ends whatever was started on it. */
export async function layDesk(options: IdentityCenterOptions = {}): Promise<Desk> {
  const home = await mkdtemp(join(tmpdir(), 'latchkey-'));
  const profile = join(home, 'profile');
  const simulator = await startIdentityCenter({ accounts: 5, seed: 7, ...options });
  const { browser } = await sharedChromium();
  const person = await browser.newContext();
  const apps: RunningApp[] = [];
  return {
    home,
    profile,
    simulator,
    async startApp(more = {}) {
      const { env, ...rest } = more;
      const app = await launchApp({
        home,
        clock: 'paused',
        startAt: Date.now(),
        simulatorControlUrl: simulator.controlUrl,
        env: { ...variablesOf({ profile, simulator }), ...env },
        ...rest,
      });
      apps.push(app);
      return app;
    },
    async browse(address) {
      const page = await person.newPage();
      await page.goto(address);
      return page;
    },
    async clear() {
      await Promise.all(apps.map((app) => app.kill()));
      await person.close();
      await simulator.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Leads a development build to the simulator and to its own profile. */
export function variablesOf({ profile, simulator }: Pick<Desk, 'profile' | 'simulator'>): Record<string, string> {
  return { ...simulatorEnvironment(simulator), LATCHKEY_USER_DATA: profile };
}

/** Adds the simulator's organisation through the window's first page, which the first start shows by itself. */
export async function addOrganisation(app: RunningApp, desk: Desk): Promise<Page> {
  const page = await app.window();
  page.setDefaultTimeout(10_000);
  await page.getByLabel('Portal address').fill(`${desk.simulator.startUrl}#/`);
  await page.getByLabel('Region').fill(desk.simulator.region);
  await page.getByLabel(/^Name/u).fill('Northwind');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign in to Northwind' }).waitFor();
  return page;
}

/** Adds the organisation and chooses to be signed in with a code. */
export async function addOrganisationForCode(app: RunningApp, desk: Desk): Promise<Page> {
  const page = await addOrganisation(app, desk);
  await page.getByRole('button', { name: 'Use a code' }).click();
  await page.locator('.code').waitFor();
  return page;
}

/** Approves in the person's browser, at the address the app opened; answers the code shown there. */
export async function approve(app: RunningApp, desk: Desk): Promise<string> {
  const link = await openedLink(app, 0);
  const page = await desk.browse(link);
  const code = await page.locator('#user-code').innerText();
  await page.locator('#Allow').click();
  await page.locator('#outcome[data-outcome="approved"]').waitFor();
  return code;
}

/**
 * Moves time on, a few frames a step, until the app has opened its n-th address: the window tells that the code is on
 * screen by frames, which stand still with the clock.
 */
export async function openedLink(app: RunningApp, index: number): Promise<string> {
  for (let step = 0; step < 40; step += 1) {
    const link = app.openedLinks()[index];
    if (link !== undefined) {
      return link;
    }
    await app.clock.advance(50);
  }
  throw new Error(`The app has opened ${app.openedLinks().length} addresses, not ${index + 1}.`);
}

/** Signs in from nothing and reads the whole list; answers the window. */
export async function signIn(app: RunningApp, desk: Desk): Promise<Page> {
  const page = await addOrganisationForCode(app, desk);
  await approve(app, desk);
  await app.clock.advance(5_000);
  await page.getByRole('combobox').waitFor();
  await app.clock.advance(60_000);
  return page;
}

/** Asks main as the window does; a failure ends the test with its sentence. */
export async function call<Name extends CommandName>(
  page: Page,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandOutput<Name>> {
  const result = await page.evaluate(
    async ([command, value]) => {
      const { bridge } = globalThis as unknown as {
        bridge: { call: (name: string, input: unknown) => Promise<Result<unknown>> };
      };
      return await bridge.call(command, value);
    },
    [name as string, input as unknown] as const,
  );
  if (!result.ok) throw new Error(result.failure.sentence);
  // The bridge answers each name with its own output.
  return result.value as CommandOutput<Name>;
}

/** What main tells the window, asked for as the window asks. */
export function snapshotOf(page: Page): Promise<AppSnapshot> {
  return call(page, 'snapshot.get', {});
}
