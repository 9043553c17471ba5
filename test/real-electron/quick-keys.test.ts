import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';

describe('a quick hand', () => {
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    scenario = await setScenario('quick-keys');
    app = scenario.startApp();
    await signIn(scenario, app);
    await scenario.desktop.screen.press('Escape');
    await app.hidden();
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('shows the window by the tray and sends it away by Escape, five times in a row', async () => {
    const { x, y } = await app.trayPosition();
    let shown = 0;
    for (let round = 0; round < 5; round += 1) {
      await scenario.desktop.screen.click(x, y);
      await app.focused();
      shown += 1;
      await scenario.desktop.screen.press('Escape');
      await app.hidden();
    }
    expect(shown).toBe(5);
  });
});
