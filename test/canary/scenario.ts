import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launcherPath } from '../../electron/shell/desktop/programs/launcher-script.ts';
import { sharedChromium } from '../electron-stand-in/host/shared-chromium.ts';
import { launchApp, type LaunchOptions, type RunningApp } from '../electron-stand-in/launch.ts';
import type { SecretKind } from '../identity-center/state/secret-book.ts';
import { startIdentityCenter, type RunningIdentityCenter } from '../identity-center/start.ts';
import { outputOf } from '../harness/run-program.ts';
import { collect, collectFiles } from './collect.ts';
import { Evidence } from './evidence.ts';
import type { Holder } from './programs.ts';

const second = 1000;
const minute = 60 * second;

/** One run of an app against a simulator whose secrets are marked. */
export class Scenario {
  readonly evidence = new Evidence();
  readonly home: string;
  readonly app: RunningApp;
  readonly simulator: RunningIdentityCenter;

  private constructor(home: string, app: RunningApp, simulator: RunningIdentityCenter) {
    this.home = home;
    this.app = app;
    this.simulator = simulator;
  }

  /** Files that hold secrets because the person wanted it, and what was seen in them. */
  readonly held = new Map<Holder, Evidence>();
  /** Those of addresses that were copied for programs. */
  readonly addressTokens: string[] = [];

  /** What the clipboard held right after copying: the one place where the person wanted a secret. */
  copied = '';

  static async start(options: Pick<LaunchOptions, 'main' | 'platform'> = {}): Promise<Scenario> {
    const base = await mkdtemp(join(tmpdir(), 'latchkey-canary-'));
    const home = join(base, 'home');
    // Where the dialog of the system offers to save.
    await mkdir(join(home, 'Documents'), { recursive: true });
    const simulator = await startIdentityCenter({ accounts: 12, seed: 3, secretMark: 'CANARYmark' });
    const address = `${simulator.url}/{region}`;
    const app = await launchApp({
      home,
      ...options,
      clock: 'paused',
      keychainFile: join(base, 'keychain'),
      simulatorControlUrl: simulator.controlUrl,
      env: {
        AWS_ENDPOINT_URL_SSO: address,
        AWS_ENDPOINT_URL_SSO_OIDC: address,
        AWS_ENDPOINT_URL_STS: address,
        LATCHKEY_SIGNIN_URL: address,
      },
    });
    return new Scenario(home, app, simulator);
  }

  /** Looks at every place. */
  async look(): Promise<void> {
    await this.app.clock.settle();
    await collect(this.evidence, this.app, this.home, this.held);
  }

  /** From now on such a file holds secrets. */
  expect(holder: Holder): void {
    this.held.set(holder, new Evidence());
  }

  /** From nothing to the full list. */
  async signIn(): Promise<Page> {
    const page = await this.app.window();
    await page.getByLabel('Portal address').fill(this.simulator.startUrl);
    await page.getByLabel('Region').fill(this.simulator.region);
    await page.keyboard.press('Enter');
    await page.getByText('Waiting for the browser').waitFor();
    await this.look();
    await page.getByRole('button', { name: 'Use a code' }).click();
    await this.approve(page);
    return page;
  }

  /** Reads the diagnostics in the settings, saves them, and has the command print them. */
  async diagnose(page: Page): Promise<void> {
    const { app, home } = this;
    await page.evaluate(openAbout);
    const about = await app.window(1);
    await about.getByRole('button', { name: 'Show diagnostics…' }).click();
    const shown = await about.getByRole('textbox', { name: 'Diagnostics' }).inputValue();
    await about.getByRole('button', { name: 'Save…' }).click();
    await about.getByText('Saved.', { exact: true }).waitFor();
    const env = { HOME: home, PATH: process.env['PATH'] ?? '' };
    const printed = await outputOf(launcherPath(home), ['doctor', '--diagnostics'], { env });
    this.evidence.add('shown diagnostics', shown, printed);
    await this.look();
    await about.close();
    await app.clock.settle();
  }

  /** Exports the settings with all that may be in them; the window of the settings stays open. */
  async exportSettings(page: Page): Promise<void> {
    const { app } = this;
    await page.evaluate(openGeneral);
    const general = await app.window(1);
    await general.getByRole('switch', { name: 'With names and tags of my own' }).click();
    await general.getByRole('button', { name: 'Export…' }).click();
    await general.getByText('Saved.', { exact: true }).waitFor();
    await this.look();
  }

  /** The code is on screen; the person allows it. */
  async approve(page: Page): Promise<void> {
    await this.codeShown(page);
    await this.look();
    const userCode = this.simulator.control.devices().at(-1)?.userCode ?? '';
    this.simulator.control.approveDevice(userCode);
    await this.app.clock.advance(10 * second);
    await page.getByText(/^Signed in since/u).waitFor();
    await this.look();
  }

  async choose(page: Page): Promise<void> {
    await page.keyboard.type('payments-prod readonly');
    await page.getByRole('option', { selected: true, name: /ReadOnlyAccess/u }).waitFor();
  }

  /** Copies the credentials of the chosen role, and looks while they are on the clipboard. */
  async copy(page: Page): Promise<void> {
    await page.keyboard.press('Control+c');
    await page.getByText(/Copied\. Clears in/u).waitFor();
    this.copied = await this.app.clipboard.read();
    await this.look();
  }

  /** A good and a refused try of everything that handles a secret; errors quote the request, as servers do. */
  async workAndFail(page: Page): Promise<void> {
    const { app, simulator } = this;
    await this.choose(page);
    await page.keyboard.press('Control+d');
    await page.keyboard.press('Enter');
    await this.asked('Federation', 1);
    await app.tray.click();
    await this.copy(page);
    await app.clipboard.select('selected by the person');
    await app.clock.advance(minute);
    this.quote('/federation', 500, 'secretAccessKey', 'sessionToken');
    await page.keyboard.press('Enter');
    await this.asked('Federation', 2);
    await this.look();
    const [menu = ''] =
      (await app.tray.menu())?.flatMap(({ label, submenu }) => (submenu === null ? [] : [label])) ?? [];
    await app.tray.clickMenu([menu, 'Open console']);
    await this.asked('Federation', 3);
    await this.look();
    this.quote('/federation/credentials', 403, 'accessToken', 'clientSecret');
    await app.clock.advance(42 * minute);
    await this.look();
    simulator.control.removeFaults();
    await app.tray.click();
    await page.keyboard.press('Control+c');
    await page.getByText(/Copied\. Clears in/u).waitFor();
    await app.clock.advance(5 * minute);
    await this.look();
  }

  /** Signed out, then a sign-in that AWS refuses, quoting what it was sent; then one that is denied. */
  async signOutAndFail(page: Page): Promise<void> {
    const { app, simulator } = this;
    await page.evaluate(signOut);
    await this.look();
    simulator.control.removeFaults();
    await app.tray.clickMenu(await this.signInItem());
    await this.codeShown(page);
    this.quote('/token', 400, 'deviceCode', 'clientSecret');
    await app.clock.advance(5 * second);
    await this.look();
    simulator.control.removeFaults();
    await app.clock.advance(11 * minute);
    await this.look();
  }

  /** Signs in in a real browser, which comes back to the app; looks before, and at the tab that is left. */
  async signInInBrowser(page: Page): Promise<void> {
    const { app } = this;
    const opened = app.openedLinks().length;
    await page.evaluate(beginInBrowser);
    await page.getByText('Waiting for the browser').waitFor();
    for (let step = 0; step < 40 && app.openedLinks().length === opened; step += 1) await app.clock.advance(50);
    await this.look();
    const { browser } = await sharedChromium();
    const person = await browser.newContext();
    const tab = await person.newPage();
    await tab.goto(app.openedLinks().at(-1) ?? '');
    await tab.locator('#Allow').click();
    await tab.getByRole('heading', { name: 'Return to Latchkey' }).waitFor();
    await app.clock.settle();
    this.evidence.add('last page of the browser', await tab.content(), tab.url(), await tab.title());
    await page.getByText(/^Signed in since/u).waitFor();
    await this.look();
    await person.close();
  }

  /** The browser opens a frame or two after the code was drawn; frames go by the controlled clock too. */
  private async codeShown(page: Page): Promise<void> {
    await page.getByRole('timer').waitFor();
    await this.app.clock.advance(100);
    await page.getByText('Browser opened').waitFor();
  }

  /** Signs in until the app ends by itself; looks at what it leaves. */
  async crash(): Promise<number> {
    const { app } = this;
    const ended = app.exited;
    await Promise.race([this.signIn().catch(() => undefined), ended]);
    const code = await ended;
    this.evidence.add('output', app.log());
    this.evidence.add('dialogs', app.dialogs());
    await collectFiles(this.evidence, this.home, this.held);
    await this.simulator.close();
    return code;
  }

  async end(): Promise<number> {
    const code = await this.app.quit();
    await this.simulator.close();
    return code;
  }

  /** Only after the last look. */
  async remove(): Promise<void> {
    await rm(join(this.home, '..'), { recursive: true, force: true });
  }

  /** From now on the service answers with an error that holds the latest secrets of these kinds. */
  private quote(path: string, status: number, ...kinds: readonly SecretKind[]): void {
    const secrets = this.simulator.control.secrets();
    const quoted = kinds.map((kind) => secrets.findLast((secret) => secret.kind === kind)?.value ?? '');
    const message = `Not understood: ${quoted.join(' ')}`;
    const body = JSON.stringify({ error: 'invalid_request', error_description: message, message, Message: message });
    this.simulator.control.addFault({ kind: 'status', path, status, body });
  }

  private async asked(operation: string, times: number): Promise<void> {
    await this.simulator.control.whenAsked(operation, times);
    await this.app.clock.settle();
  }

  private async signInItem(): Promise<string[]> {
    const labels = (await this.app.tray.menu())?.map(({ label }) => label) ?? [];
    return labels.filter((label) => label.startsWith('Sign in to'));
  }
}

async function openAbout(): Promise<void> {
  const { bridge } = globalThis as unknown as { bridge: { call: (name: string, input: object) => Promise<unknown> } };
  await bridge.call('window.open-settings', { route: { page: 'about' } });
}

async function openGeneral(): Promise<void> {
  const { bridge } = globalThis as unknown as { bridge: { call: (name: string, input: object) => Promise<unknown> } };
  await bridge.call('window.open-settings', { route: { page: 'general' } });
}

async function beginInBrowser(): Promise<void> {
  interface Seen {
    value: { organisations: { id: string }[] };
  }
  const { bridge } = globalThis as unknown as { bridge: { call: (name: string, input: object) => Promise<Seen> } };
  const { value } = await bridge.call('snapshot.get', {});
  for (const { id } of value.organisations) {
    await bridge.call('sign-in.cancel', { organisationId: id });
    await bridge.call('sign-in.start', { organisationId: id, way: 'browser' });
  }
}

/** No page offers it yet; the command is there. */
async function signOut(): Promise<void> {
  interface Seen {
    value: { organisations: { id: string }[] };
  }
  const { bridge } = globalThis as unknown as { bridge: { call: (name: string, input: object) => Promise<Seen> } };
  const { value } = await bridge.call('snapshot.get', {});
  for (const { id } of value.organisations) await bridge.call('sign-out', { organisationId: id });
}
