import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownTrayPicture, type TrayState } from './desktop/tray-picture.ts';
import { changeOrganisation } from './support/kept-files.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { addOrganisation, approveInBrowser, openWindow, whenListIsWhole } from './support/steps.ts';

/** Three sign-ins that were refused at this age (ms) make it the length that is expected (sign-in-length.ts). */
const learnedLength = 5 * 60_000;

describe("the tray icon's states, read off the panel", () => {
  let scenario: Scenario;
  let app: RealApp;
  const shown = async (state: TrayState): Promise<void> => {
    await shownTrayPicture(scenario.desktop, state);
    await scenario.picture(state);
  };
  beforeAll(async () => {
    scenario = await setScenario('tray-states');
    app = scenario.startApp();
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('is an open bow before the first sign-in', async () => {
    await app.window();
    await shown('signed-out');
    expect(await app.tray.tooltip()).toBe('Latchkey: signed out');
  });

  it('has dots while the browser is waited for', async () => {
    await addOrganisation(scenario, app);
    await shown('signing-in');
    expect(await app.tray.tooltip()).toBe('Latchkey: waiting for your approval');
  });

  it('is a filled bow once the person is signed in', async () => {
    await (await approveInBrowser(scenario)).close();
    await shown('signed-in');
    // How far the reading is may not be shown yet when the first account is.
    await scenario.simulator.control.whenAsked('ListAccountRoles', 5);
    await whenListIsWhole(await app.page());
    expect(await app.tray.tooltip()).toMatch(/^Latchkey: Northwind, signed in since \d\d:\d\d/u);
  });

  it('has a dot when the sign-in is about to end', async () => {
    await app.quit();
    await changeOrganisation(app, { refusedAges: [learnedLength, learnedLength, learnedLength] });
    app = scenario.startApp();
    await shown('expiring');
    expect(await app.tray.tooltip()).toMatch(/^Latchkey: Northwind ends in about [45] min$/u);
  });

  it('has an exclamation mark when it has ended behind the back of the person', async () => {
    const { simulator, desktop } = scenario;
    const page = await openWindow(app);
    await page.getByText(/^Sign-in ends in about \d minutes$/u).waitFor();
    await scenario.picture('window-before-the-end');
    // AWS takes its time, so that its refusal finds the window hidden.
    simulator.control.addFault({ kind: 'slow', path: '/assignment/accounts', ms: 15_000, count: 1 });
    await desktop.screen.press('ctrl+r');
    await simulator.control.whenInjected(1);
    simulator.control.endSessions();
    await app.tray.activate();
    await app.hidden();
    simulator.control.moveClock({ advanceMs: 15_000 });
    await shown('expired');
    expect(await app.tray.tooltip()).toBe('Latchkey: Northwind sign-in has ended');
  });

  it('is an open bow again once the person has looked', async () => {
    await openWindow(app);
    await shown('signed-out');
    expect(await app.tray.tooltip()).toBe('Latchkey: signed out');
  });
});
