import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { grabKeys } from './desktop/key-grabber.ts';
import { signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

describe('on a German keyboard, where another program holds the usual keys', () => {
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    scenario = await setScenario('keyboard-layout');
    await scenario.desktop.run('setxkbmap', ['de']);
    await grabKeys(scenario.desktop, 'k', ['Alt', 'Shift']);
    app = scenario.startApp();
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('the keys that are pressed are those that show and hide the window from then on', async () => {
    const { screen } = scenario.desktop;
    const page = await app.page();
    const button = page.locator('#first-run-keys');
    // Just after it came it takes no press.
    await until('keys are waited for', async () => {
      await app.click(button);
      return (await button.getAttribute('aria-pressed')) === 'true';
    });
    await screen.press('ctrl+shift+z');
    await page.getByText('Open Latchkey at login?').waitFor();
    await scenario.picture('asked-next');
    await screen.press('ctrl+shift+z');
    await app.hidden();
    await screen.press('ctrl+shift+z');
    await app.focused();
    expect(app.program.child.exitCode).toBeNull();
  });
});
