import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WatchedProgram } from '../harness/run-program.ts';
import {
  isNotificationInView,
  notificationInView,
  pressButton,
  receivedNotifications,
} from './desktop/notification-daemon.ts';
import { changeOrganisation } from './support/kept-files.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { addOrganisation, approveInBrowser, openWindow, selectedRow, whenListIsWhole } from './support/steps.ts';
import { until } from '../harness/until.ts';

const organisation = 'R&D <prod>';
/** From quitting to a role in use after the next start, with room. */
const aMomentMs = 10_000;

describe('notifications, as the desktop received them', () => {
  let scenario: Scenario;
  let app: RealApp;
  let signedInAt: number;
  /** Everything that is sent to the daemon. */
  let calls: WatchedProgram;
  beforeAll(async () => {
    scenario = await setScenario('notifications');
    const call = "interface='org.freedesktop.Notifications',member='Notify'";
    calls = scenario.desktop.start('dbus-monitor', ['--session', call]);
    app = scenario.startApp();
  });
  afterAll(async () => {
    await scenario.close();
  });

  const titles = async (): Promise<string[]> =>
    (await receivedNotifications(scenario.desktop)).map(({ title }) => title);

  it('tells of a sign-in that was approved with the window hidden, with the name as it is and our icon', async () => {
    await addOrganisation(scenario, app, organisation);
    await (await app.page()).getByText('Waiting for the browser').waitFor();
    const { hidden } = await hideWindow();
    await approveInBrowser(scenario);
    signedInAt = Date.now();
    await notificationInView(scenario.desktop);
    await scenario.picture('signed-in');
    const [received] = await receivedNotifications(scenario.desktop);
    expect({ ...received, id: 0, hasIcon: calls.log().includes('"image-data"'), hidden }).toEqual({
      id: 0,
      title: `Signed in to ${organisation}`,
      body: '5 accounts.',
      application: 'Latchkey',
      // Electron sends the picture itself, not where it lies.
      iconPath: '',
      hasIcon: true,
      hidden: true,
    });
  });

  it('tells in a second button that a sign-in ends soon: Later only closes it', async () => {
    await whenListIsWhole(await app.page());
    await app.quit();
    await endSoonIn(10);
    app = scenario.startApp();
    await useRole();
    const opened = (await scenario.browser.opened()).length;
    const buttons = await pressButton(scenario.desktop, 'Later');
    await until('no notification in view', async () => !(await isNotificationInView(scenario.desktop)));
    const [title] = await titles();
    expect({ title, buttons, opened: (await scenario.browser.opened()).length - opened }).toEqual({
      title: expect.stringMatching(/^Sign-in to R&D <prod> ends in about 10 minutes$/u) as string,
      buttons: ['Later', 'Open', 'Sign in again'],
      opened: 0,
    });
  });

  it('and the other signs in again in the browser', async () => {
    await app.quit();
    await endSoonIn(2);
    app = scenario.startApp();
    await useRole();
    await notificationInView(scenario.desktop);
    await scenario.picture('ends-soon');
    scenario.simulator.control.clearRequests();
    await pressButton(scenario.desktop, 'Sign in again');
    const tab = await approveInBrowser(scenario);
    await tab.close();
    await until('a sign-in that has just begun', async () => !(await app.tray.tooltip()).includes('waiting'));
    // A new sign-in reads the list anew.
    await scenario.simulator.control.whenAsked('ListAccountRoles', 5);
    expect(await app.tray.tooltip()).toContain(organisation);
  });

  it('tells what access was removed, and of which account', async () => {
    const page = await openWindow(app);
    // What was typed shortly before is still there: it is selected, and typed over.
    await scenario.desktop.screen.press('ctrl+f');
    await scenario.desktop.screen.type('payments-dev readonly');
    await page.getByRole('option', { selected: true, name: /payments-dev.*ReadOnly/u }).waitFor();
    await scenario.desktop.screen.press('ctrl+d');
    await until('the pinned role in the menu', async () =>
      (await app.tray.labels()).some((label) => label.startsWith('payments-dev')),
    );
    const { control } = scenario.simulator;
    const account = control.accounts().find(({ name }) => name === 'payments-dev');
    control.removeAssignment(account?.id ?? '', 'ReadOnlyAccess');
    await scenario.desktop.screen.press('F5');
    await notificationInView(scenario.desktop);
    await scenario.picture('access-removed');
    const [received] = await receivedNotifications(scenario.desktop);
    expect(received).toMatchObject({
      title: 'Access to payments-dev was removed',
      body: 'ReadOnlyAccess is no longer assigned to you.',
    });
  });

  /** Refusals have taught a length that leaves so many minutes, a moment after the next start. */
  async function endSoonIn(minutes: number): Promise<void> {
    const length = Date.now() - signedInAt + minutes * 60_000 + aMomentMs;
    await changeOrganisation(app, { refusedAges: [length, length, length] });
  }

  /** An end is told where credentials are in use. */
  async function useRole(): Promise<void> {
    const page = await openWindow(app);
    await scenario.desktop.screen.type('payments-dev power');
    await until('the role', async () => (await selectedRow(page)).includes('PowerUserAccess'));
    await scenario.desktop.screen.press('ctrl+c');
    await page.getByText(/^Copied\. Clears in \d+ s$/u).waitFor();
  }

  async function hideWindow(): Promise<{ hidden: boolean }> {
    // While it waits for the browser it stays when something else is clicked.
    await app.tray.activate();
    await app.hidden();
    return { hidden: (await app.windows()).length === 0 };
  }
});
