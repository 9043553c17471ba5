import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

/** The picture of the README is this scenario's `window-picture-01-list.png`. */
describe('the window in use, on a screen of double density', () => {
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    scenario = await setScenario('window-picture', { desktop: { size: [1000, 1400] }, organisation: { accounts: 12 } });
    app = scenario.startApp({ switches: ['--force-device-scale-factor=2'] });
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('shows what is pinned and what was used, each with its environment and the time that is left', async () => {
    await use('payments-prod readonly', 'ctrl+d', 'ctrl+c');
    await use('payments-dev power', 'ctrl+d', 'ctrl+c');
    await use('payments-staging administrator', 'ctrl+c');
    const page = await openWindow(app);
    await scenario.desktop.screen.press('Escape', 'Down');
    await until('the second row', async () => (await selectedRow(page)).startsWith('payments-dev'));
    await scenario.desktop.screen.moveTo(1, 1);
    const { width, height, x, y } = await app.window();
    await scenario.picture('list', { x, y, width, height });
    const headings = await page.getByRole('group').evaluateAll((groups) => groups.map(({ ariaLabel }) => ariaLabel));
    expect({ width, height, headings }).toEqual({
      width: 840,
      height: 1240,
      headings: ['Pinned', 'Recent', 'All accounts'],
    });
  });

  /** Searches for a role and presses keys on it. */
  async function use(words: string, ...keys: string[]): Promise<void> {
    const page = await openWindow(app);
    await scenario.desktop.screen.press('ctrl+f');
    await scenario.desktop.screen.type(words);
    await until(words, async () => (await selectedRow(page)).startsWith(words.split(' ')[0] ?? ''));
    await page.getByText('1 role', { exact: true }).first().waitFor();
    for (const key of keys) await scenario.desktop.screen.press(key);
    await page.getByText(/^Copied\. Clears in \d+ s$/u).waitFor();
    await app.hidden();
  }
});
