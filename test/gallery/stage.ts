/** What the pictures are taken of: the built app on the stand-in, its clock standing still, and the simulator. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CommandInput, CommandName, CommandOutput } from '../../electron/contract/commands.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { SettingsPage } from '../../electron/contract/settings-route.ts';
import { hour, minute, second } from '../../electron/shared/model/spans.ts';
import { call, snapshotOf } from '../e2e/support/desk.ts';
import { until } from '../harness/until.ts';
import { simulatorEnvironment } from '../demo/stage.ts';
import { launchApp, type LaunchOptions, type RunningApp } from '../electron-stand-in/launch.ts';
import {
  startIdentityCenter,
  type IdentityCenterOptions,
  type RunningIdentityCenter,
} from '../identity-center/start.ts';
import { awsConfig } from './organisations.ts';

export interface StageOptions {
  readonly organisation: IdentityCenterOptions;
  /** ISO 8601. */
  readonly startAt: string;
  /** `welcome` finds the organisations of an AWS config file. */
  readonly hasConfig?: boolean;
}

/** The app that a play is about, and what a person does with it. */
export class Stage {
  readonly simulator: RunningIdentityCenter;
  readonly home: string;
  app: RunningApp;
  /** The popover's page. */
  page: Page;

  private constructor(simulator: RunningIdentityCenter, home: string, app: RunningApp, page: Page) {
    this.simulator = simulator;
    this.home = home;
    this.app = app;
    this.page = page;
  }

  static async set({ organisation, startAt, hasConfig = false }: StageOptions): Promise<Stage> {
    const home = await mkdtemp(join(tmpdir(), 'latchkey-gallery-'));
    if (hasConfig) {
      await mkdir(join(home, '.aws'));
      await writeFile(join(home, '.aws/config'), awsConfig());
    }
    const simulator = await startIdentityCenter({ seed: 7, ...organisation });
    const app = await launch(simulator, home, { startAt });
    return new Stage(simulator, home, app, await opened(app));
  }

  /** Ends the app and starts it again on the same files: later, or on another system. */
  async restart(options: Pick<LaunchOptions, 'startAt' | 'platform'>): Promise<void> {
    const startAt = await this.now();
    await this.app.quit();
    this.app = await launch(this.simulator, this.home, { startAt, ...options });
    this.page = await opened(this.app);
  }

  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
    return call(this.page, name, input);
  }

  snapshot(): ReturnType<typeof snapshotOf> {
    return snapshotOf(this.page);
  }

  async organisationId(name: string): Promise<string> {
    const { organisations } = await this.snapshot();
    const found = organisations.find((one) => one.name === name);
    if (found === undefined)
      throw new Error(`There is no organisation ${name}: ${organisations.map((one) => one.name).join(', ')}.`);
    return found.id;
  }

  /** A role of Northwind, or of another organisation. */
  async role(accountId: string, roleName: string, of = 'Northwind'): Promise<Role> {
    return { organisationId: await this.organisationId(of), accountId, roleName } as Role;
  }

  now(): Promise<number> {
    return this.app.clock.now();
  }

  advance(milliseconds: number): Promise<void> {
    return this.app.clock.advance(milliseconds);
  }

  /** Moves time to an instant (ISO 8601) that is still to come. */
  async moveTo(instant: string): Promise<void> {
    const wait = Date.parse(instant) - (await this.now());
    if (wait < 0) throw new Error(`It is past ${instant} already.`);
    await this.advance(wait);
  }

  /** Approves the sign-in of the newest code. */
  async approve(): Promise<void> {
    const code = this.simulator.control.devices().at(-1)?.userCode ?? '';
    this.simulator.control.approveDevice(code);
    await this.advance(3 * second);
  }

  /** Opens a page of the settings; answers it. */
  async settings(page: SettingsPage): Promise<Page> {
    await this.call('window.open-settings', { route: { page } });
    await this.app.clock.settle();
    const settings = await this.app.window(1);
    await settings.locator('main').waitFor();
    return settings;
  }

  async closeSettings(): Promise<void> {
    await this.call('window.close-settings', {});
    await this.app.clock.settle();
  }

  /** Adds the simulator's organisation and signs in to it with a code. */
  async add(name: string): Promise<void> {
    const { startUrl, region } = this.simulator;
    const { organisationId } = await this.call('organisation.add', { startUrl, region, name });
    await this.call('sign-in.start', { organisationId, way: 'code' });
    await until('a code', () => this.simulator.control.devices().at(-1));
    // The page says that it shows the code before anybody can approve it.
    await this.advance(second);
    await this.approve();
    await this.call('organisation.change', { organisationId, change: { sessionLengthMs: 12 * hour } });
    await this.page.getByRole('combobox').waitFor();
  }

  /** Answers what the first run asks with no, and puts away the hint of the day. */
  async dismissHints(): Promise<void> {
    for (let { hint } = await this.snapshot(); hint !== null; { hint } = await this.snapshot())
      await this.call('hint.dismiss', { hint });
  }

  /** Brings the popover into view, which hides itself when a console opens: hidden, its clock stands still. */
  async show(): Promise<void> {
    const [popover] = await this.app.windows();
    if (popover?.visible === true) return;
    await this.app.tray.click();
    await this.app.clock.settle();
  }

  /** Hides the list and shows it again: rows move only while nobody looks. */
  async summonAgain(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.app.clock.settle();
    await this.show();
  }

  /** Closes what is on top of the list, empties the search and selects the first row. */
  async toList(): Promise<void> {
    const { page } = this;
    await this.show();
    await page.mouse.move(0, 0);
    const busy = page.getByRole('dialog').or(page.locator('[role=combobox]:not(:placeholder-shown)'));
    for (let turn = 0; turn < 4 && (await busy.count()) > 0; turn += 1) {
      await page.keyboard.press('Escape');
      await this.app.clock.settle();
    }
    if ((await busy.count()) > 0) throw new Error('Something stays on top of the list.');
    await page.keyboard.press('Meta+ArrowUp');
  }

  /** Time passes until no list is being read, by so many ms at a time. */
  async allRead(step: number): Promise<void> {
    const isReading = async () =>
      (await this.snapshot()).organisations.some(({ catalogue }) => catalogue.reading !== null);
    while (await isReading()) await this.advance(step);
  }

  /** Seconds pass until the footer's own line is back. */
  async quiet(): Promise<void> {
    await this.advance(minute / 6);
  }

  async clear(): Promise<void> {
    await this.app.kill();
    await this.simulator.close();
    await rm(this.home, { recursive: true, force: true });
  }
}

function launch(
  simulator: RunningIdentityCenter,
  home: string,
  options: Pick<LaunchOptions, 'startAt' | 'platform'>,
): Promise<RunningApp> {
  return launchApp({
    home,
    clock: 'paused',
    platform: 'darwin',
    simulatorControlUrl: simulator.controlUrl,
    env: { ...simulatorEnvironment(simulator), LATCHKEY_USER_DATA: join(home, 'profile'), TZ: 'UTC' },
    ...options,
  });
}

/** The popover, shown by a click where the start did not show it. */
async function opened(app: RunningApp): Promise<Page> {
  await app.clock.settle();
  const [state] = await app.windows();
  if (state?.visible !== true) await app.tray.click();
  const page = await app.window();
  page.setDefaultTimeout(10_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('main').waitFor();
  return page;
}
