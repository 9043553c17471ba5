import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';
import type { RealApp } from './support/real-app.ts';
import { shownTrayPicture } from './desktop/tray-picture.ts';

describe('the first start', () => {
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    scenario = await setScenario('first-start');
    app = scenario.startApp();
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('shows the window, and an icon in the tray that says what it is', async () => {
    await app.window();
    const labels = await app.tray.labels();
    await scenario.picture('window');
    expect({ labels, tooltip: await app.tray.tooltip() }).toEqual({
      labels: ['No organisation yet', 'Open Latchkey', 'Settings', 'Quit'],
      tooltip: 'Latchkey: signed out',
    });
  });

  it('signs in by real keys through a real browser', async () => {
    await signIn(scenario, app);
    await scenario.picture('signed-in');
    await shownTrayPicture(scenario.desktop, 'signed-in');
  });
});
