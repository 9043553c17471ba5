import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { whoAmIInBash } from '../harness/in-bash.ts';
import { offerSelection, readSelection, readSelections } from './desktop/selections.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

/** For the minute that copied credentials stay, on however slow a machine (ms). */
const longestWait = 5 * 60_000;
const nothing = { clipboard: '', primary: '' };

describe('credentials on the clipboard', () => {
  let scenario: Scenario;
  let app: RealApp;
  let page: Page;
  let copiedAt: number;
  const clipboard = (): Promise<string> => readSelection(scenario.desktop, 'clipboard');
  const selectRole = async (): Promise<void> => {
    page = await openWindow(app);
    await scenario.desktop.screen.type('payments-dev readonly');
    await until('the role', async () => (await selectedRow(page)).startsWith('payments-dev, Development, ReadOnly'));
  };
  /** Ctrl+C on the selected role, with something else on the clipboard before. */
  const copy = async (): Promise<string> => {
    const before = await clipboard();
    await scenario.desktop.screen.press('ctrl+c');
    return until('the copied lines', async () => {
      const text = await clipboard();
      return text !== before && text.includes('AWS_SESSION_TOKEN') && text;
    });
  };
  beforeAll(async () => {
    scenario = await setScenario('clipboard');
    app = scenario.startApp();
    await signIn(scenario, app);
    await selectRole();
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('are copied with Ctrl+C, and the window says so and goes', async () => {
    copiedAt = performance.now();
    const text = await copy();
    await page.getByText(/^Copied\. Clears in \d+ s$/u).waitFor();
    await scenario.picture('copied');
    await app.hidden();
    expect(text.split('\n').map((line) => line.replace(/=.*$/u, ''))).toEqual([
      ' export AWS_ACCESS_KEY_ID',
      ' export AWS_SECRET_ACCESS_KEY',
      ' export AWS_SESSION_TOKEN',
      ' export AWS_REGION',
      ' export AWS_DEFAULT_REGION',
      ' export AWS_CREDENTIAL_EXPIRATION',
      '',
    ]);
  });

  it('are not what a middle click pastes', async () => {
    expect(await readSelection(scenario.desktop, 'primary')).toBe('');
  });

  it('work in a real bash, where AWS tells whose they are', async () => {
    const { url, region } = scenario.simulator;
    const account = scenario.simulator.control.accounts().find(({ name }) => name === 'payments-dev');
    expect(await whoAmIInBash(await clipboard(), `${url}/${region}`)).toEqual({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(
        new RegExp(`^arn:aws:sts::${account?.id ?? ''}:assumed-role/AWSReservedSSO_ReadOnlyAccess_\\w{16}/`, 'u'),
      ) as string,
    });
  });

  it(
    'are taken from both selections by the clock, 60 seconds after they were copied',
    async () => {
      // As somebody does who marks the pasted lines in the terminal.
      await offerSelection(scenario.desktop, 'primary', await clipboard());
      await until('nothing on the clipboard', async () => (await clipboard()) === '', longestWait);
      // Later is the machine's affair; earlier would be Latchkey's.
      const isEarly = performance.now() - copiedAt < 60_000;
      await scenario.picture('cleared-by-the-clock');
      expect({ left: await readSelections(scenario.desktop), isEarly }).toEqual({ left: nothing, isEarly: false });
    },
    2 * longestWait,
  );

  it('are taken from both at "Clear now"', async () => {
    await selectRole();
    await copy();
    await app.hidden();
    await openWindow(app);
    await app.click(page.getByRole('button', { name: 'Clear now' }));
    await until('nothing on the clipboard', async () => (await clipboard()) === '');
    await page.getByText(/^Copied\. Clears in/u).waitFor({ state: 'detached' });
    await scenario.picture('cleared-now');
    expect(await readSelections(scenario.desktop)).toEqual(nothing);
  });

  it('are gone once Latchkey has quit', async () => {
    await copy();
    const code = await app.quit();
    // An X program that goes takes what it offers along: that it is cleared before, other tests see on the stand-in.
    expect({ code, left: await readSelections(scenario.desktop) }).toEqual({ code: 0, left: nothing });
  });

  it('leave alone what the person copied and selected since', async () => {
    app = scenario.startApp();
    await selectRole();
    await copy();
    await offerSelection(scenario.desktop, 'clipboard', 'a note of my own');
    await offerSelection(scenario.desktop, 'primary', 'a line I selected');
    await app.hidden();
    await openWindow(app);
    await app.click(page.getByRole('button', { name: 'Clear now' }));
    await page.getByText(/^Copied\. Clears in/u).waitFor({ state: 'detached' });
    const afterClearing = await readSelections(scenario.desktop);
    await app.quit();
    expect({ afterClearing, afterQuitting: await readSelections(scenario.desktop) }).toEqual({
      afterClearing: { clipboard: 'a note of my own', primary: 'a line I selected' },
      afterQuitting: { clipboard: 'a note of my own', primary: 'a line I selected' },
    });
  });
});
