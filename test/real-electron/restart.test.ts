import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

describe('quitting and starting again', () => {
  let scenario: Scenario;
  let app: RealApp;
  let before: readonly string[];
  /** The rows in view, once the list has all there are: with five accounts each is open. */
  const rows = async (): Promise<string[]> => {
    const page = await app.page();
    const accounts = scenario.simulator.control.accounts();
    const all = accounts.reduce((sum, { permissionSets }) => sum + permissionSets.length, accounts.length);
    const first = page.getByRole('option').first();
    await until('every account and role', async () => (await first.getAttribute('aria-setsize')) === String(all));
    const shown = await page.getByRole('option').evaluateAll((all) => all.map((row) => row.ariaLabel ?? ''));
    // As many as are there whatever stands in the footer.
    return shown.slice(0, 10);
  };
  beforeAll(async () => {
    scenario = await setScenario('restart');
    app = scenario.startApp();
    await signIn(scenario, app);
    before = await rows();
  });
  afterAll(async () => {
    await scenario.close();
  });

  it("quits from the tray's menu without an error and without leaving anything in the tray", async () => {
    expect({ code: await app.quit(), items: await app.tray.items() }).toEqual({ code: 0, items: [] });
  });

  it('keeps the sign-in encrypted with a key of the keyring, and readable by its owner alone', async () => {
    const vault = join(app.profile, 'secrets.vault');
    const kept = Buffer.from(await readFile(vault, 'utf8'), 'base64');
    const { mode } = await stat(vault);
    const found = scenario.simulator.control.secrets().filter(({ value }) => kept.includes(value));
    // `v10` would be Chromium's own key, the same on every computer (components/os_crypt, os_crypt_linux.cc).
    expect({ begins: kept.subarray(0, 3).toString(), found, mode: (mode & 0o777).toString(8) }).toEqual({
      begins: 'v11',
      found: [],
      mode: '600',
    });
  });

  it('is still signed in after the next start, with the whole list, and asks nobody', async () => {
    scenario.simulator.control.clearRequests();
    app = scenario.startApp();
    const tooltip = await until('a tray that is signed in', async () => {
      const text = await app.tray.tooltip();
      return text !== 'Latchkey: signed out' && text;
    });
    await openWindow(app);
    await scenario.picture('started-again');
    expect({
      tooltip,
      rows: await rows(),
      opened: (await scenario.browser.opened()).length,
      asked: scenario.simulator.control.requests().map(({ operation }) => operation),
    }).toEqual({
      tooltip: expect.stringMatching(/^Latchkey: Northwind, signed in since \d\d:\d\d/u) as string,
      rows: before,
      opened: 1,
      asked: [],
    });
  });
});
