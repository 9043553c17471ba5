import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';
import { watchWindow } from './support/window-changes.ts';

describe('a quick hand', () => {
  let scenario: Scenario;
  let app: RealApp;
  let changes: Awaited<ReturnType<typeof watchWindow>>;
  beforeAll(async () => {
    scenario = await setScenario('quick-keys');
    app = scenario.startApp();
    await signIn(scenario, app);
    changes = await watchWindow(scenario.desktop, (await app.window()).id);
    await scenario.desktop.screen.press('Escape');
    await app.hidden();
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('shows the window by the tray and sends it away by Escape, five times in a row', async () => {
    const { x, y } = await app.trayPosition();
    for (let round = 0; round < 5; round += 1) {
      await scenario.desktop.screen.click(x, y);
      await app.focused();
      await scenario.desktop.screen.press('Escape');
      await app.hidden();
    }
    const rounds = Array.from({ length: 5 }, () => ['shown', 'hidden']).flat();
    expect(await changes.atLeast(11)).toEqual(['hidden', ...rounds]);
  });
});
