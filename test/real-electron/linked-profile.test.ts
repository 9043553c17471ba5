import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsCommand } from '../harness/aws-command.ts';
import type { WatchedProgram } from '../harness/run-program.ts';
import { until } from '../harness/until.ts';
import { giveTo } from './desktop/give-to.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';

const profile = 'payments-prod-ReadOnlyAccess';
const arn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/\S+$/u;
/** What the person has in the file already, with an end that no program would write. */
const ownConfig = '# mine\r\n[default]\r\nregion = eu-west-1\r\n\r\n[profile old]   \nregion=us-east-1';
const aws = awsCommand();
if (aws === undefined) console.warn('DID NOT RUN: AWS CLI 2 is not installed here, so no profile was used.');

describe.skipIf(aws === undefined)('a role linked to a profile, by keys', () => {
  let scenario: Scenario;
  let app: RealApp;
  let terminal: WatchedProgram;
  let config: string;
  let asked = 0;

  beforeAll(async () => {
    scenario = await setScenario('linked-profile');
    const { desktop } = scenario;
    config = join(desktop.home, '.aws', 'config');
    await mkdir(dirname(config));
    await writeFile(config, ownConfig);
    await giveTo(desktop.children.user, dirname(config));
    app = scenario.startApp();
    await signIn(scenario, app);
  });
  afterAll(async () => {
    terminal.child.kill();
    await scenario.close();
  });

  /** Types a command of AWS's own client into the terminal; answers what it printed, with its exit code. */
  async function inTerminal(): Promise<string> {
    const { desktop, simulator } = scenario;
    await desktop.run('wmctrl', ['-a', 'a terminal']);
    asked += 1;
    const output = `said-${String(asked)}`;
    const endpoint = `${simulator.url}/${simulator.region}`;
    const words = `sts get-caller-identity --profile ${profile} --region ${simulator.region} --endpoint-url ${endpoint}`;
    await desktop.screen.type(
      `${aws ?? ''} ${words} --output text --query Arn >${output} 2>&1; echo "ended $?" >>${output}`,
    );
    await desktop.screen.press('Return');
    const file = join(desktop.home, output);
    return until('what AWS CLI says', async () => {
      const text = await readFile(file, 'utf8').catch(() => '');
      return /ended \d+\n$/u.test(text) && text.trim();
    });
  }

  /** Goes from one thing to the next with the Tab key until it is this one. */
  async function tabTo(page: Page, name: string): Promise<void> {
    await until(`the focus on ${name}`, async () => {
      const focused = await page.evaluate(() => {
        const at = document.activeElement;
        return at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? '';
      });
      if (focused.startsWith(name)) return true;
      await scenario.desktop.screen.press('Tab');
      return false;
    });
  }

  it('is in the file below what the person has there, as it was shown', async () => {
    const page = await openWindow(app);
    const { screen } = scenario.desktop;
    await screen.type('payments-prod readonly');
    await until('its row', async () => (await selectedRow(page)).includes('payments-prod, Production, ReadOnlyAccess'));
    await screen.press('ctrl+p');
    const field = page.getByRole('dialog').getByLabel('Profile name');
    await until('the name', async () => (await field.inputValue()) === profile);
    await page.getByRole('dialog').getByText(`[profile ${profile}]`).waitFor();
    await scenario.picture('link');
    await screen.press('Return');
    await page.getByText(`Linked to ${profile}`).waitFor();
    await scenario.picture('linked');
    const text = await readFile(config, 'utf8');
    expect([
      text.startsWith(`${ownConfig}\n# Latchkey keeps this section`),
      text.includes(`\n[profile ${profile}]\ncredential_process = `),
    ]).toEqual([true, true]);
  });

  it('gives AWS CLI in a terminal the credentials of the role', async () => {
    const { desktop } = scenario;
    terminal = desktop.start('xterm', ['-T', 'a terminal', '-geometry', '100x12+20+20', '-e', 'sh'], {});
    await until('the terminal', async () => (await desktop.run('wmctrl', ['-l'])).includes('a terminal'));
    const said = await inTerminal();
    await scenario.picture('terminal');
    expect(said.split('\n')).toEqual([expect.stringMatching(arn), 'ended 0']);
  });

  it('is in Activity, with what the program calls itself', async () => {
    const page = await openWindow(app);
    await scenario.desktop.screen.press('ctrl+h');
    const row = page.getByRole('dialog').getByText('Read by a program that says it is aws');
    await row.first().waitFor();
    await scenario.picture('activity');
    expect(await page.getByRole('dialog').getByText(`Linked as ${profile}`).count()).toBe(1);
    await scenario.desktop.screen.press('Escape');
  });

  it('says so while Latchkey is not running, and works again once it is', async () => {
    await app.kill();
    expect(await inTerminal()).toMatch(/Latchkey is not running\. Start it and try again\.[^]*ended 255$/u);
    await scenario.picture('not-running');
    app = scenario.startApp();
    await until('a tray that is signed in', async () => (await app.tray.tooltip()).includes('signed in since'));
    expect((await inTerminal()).split('\n')).toEqual([expect.stringMatching(arn), 'ended 0']);
  });

  it('is unlinked in the settings, and the file is as it was to the last byte', async () => {
    await openWindow(app);
    await scenario.desktop.screen.press('ctrl+comma');
    await app.focused('Latchkey settings');
    const settings = await app.page('app://bundle/settings.html');
    await tabTo(settings, 'Terminals and SDKs');
    await scenario.desktop.screen.press('Return');
    await settings.getByText(profile).first().waitFor();
    await scenario.picture('settings');
    await tabTo(settings, `Unlink ${profile}`);
    await scenario.desktop.screen.press('Return');
    await settings.getByText(`${profile} is unlinked.`).waitFor();
    await scenario.picture('unlinked');
    expect(await readFile(config, 'utf8')).toBe(ownConfig);
    expect(await inTerminal()).toMatch(/could not be found[^]*ended 25[35]$/u);
  });
});
