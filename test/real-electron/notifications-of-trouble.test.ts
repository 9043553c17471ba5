import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notificationInView, pressButton, receivedNotifications } from './desktop/notification-daemon.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { approveInBrowser, confirmGuard, openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

/** One of the simulator's awkward names: markup characters, which a body of the freedesktop bus must not hold as they are. Its `prod` is production. */
const account = 'Straße & Söhne <prod> "quoted"';
const credentials = 'GetRoleCredentials';
const time = String.raw`\d\d:\d\d( [AP]M)?`;

describe('notifications of an account whose name looks like markup', () => {
  let scenario: Scenario;
  let app: RealApp;
  let role: string;
  beforeAll(async () => {
    scenario = await setScenario('notifications-of-trouble', { organisation: { accounts: 16 } });
    const { control } = scenario.simulator;
    role =
      control
        .accounts()
        .find(({ name }) => name === account)
        ?.permissionSets.toSorted()[0] ?? '';
    app = scenario.startApp();
    await signIn(scenario, app);
    await selectRole();
    await scenario.desktop.screen.press('ctrl+d');
    await until('the pinned role in the menu', async () => (await menuLabel()) !== undefined);
  });
  afterAll(async () => {
    await scenario.close();
  });

  const menuLabel = async (): Promise<string | undefined> =>
    (await app.tray.labels()).find((label) => label.startsWith(account));

  /** The role of the account, selected in the window. */
  async function selectRole(): Promise<void> {
    const page = await openWindow(app);
    // What was typed shortly before is still there: it is selected, and typed over.
    await scenario.desktop.screen.press('ctrl+f');
    await scenario.desktop.screen.type('quoted');
    await until('the role is selected', async () => (await selectedRow(page)).includes('quoted'));
  }

  /** Waits until one is in view. */
  async function inView(what: string): Promise<void> {
    await notificationInView(scenario.desktop);
    await scenario.picture(what);
  }

  /** The newest, with its markup; nothing is in view any more. */
  async function received(): Promise<{ title: string | undefined; body: string | undefined }> {
    const [newest] = await receivedNotifications(scenario.desktop);
    return { title: newest?.title, body: newest?.body };
  }

  it('copied from the tray: the body shows the name as it is', async () => {
    await app.tray.choose((await menuLabel()) ?? '', 'Copy for bash and zsh');
    await confirmGuard(scenario, app);
    await inView('copied');
    expect(await received()).toEqual({
      title: 'Copied for bash and zsh',
      body: `Straße &amp; Söhne &lt;prod&gt; "quoted", ${role} (Production). The clipboard is cleared after 60 s.`,
    });
  });

  it('the sign-in has ended while credentials are in use: its button signs in in the browser', async () => {
    await openWindow(app);
    scenario.simulator.control.endSessions();
    await scenario.desktop.screen.press('F5');
    await inView('ended');
    const buttons = await pressButton(scenario.desktop, 'Sign in');
    const tab = await approveInBrowser(scenario);
    await tab.close();
    await until('the sign-in', async () => (await app.tray.tooltip()).includes('Northwind, signed in'));
    expect({ buttons, ...(await received()) }).toEqual({
      buttons: ['Open', 'Sign in'],
      title: 'Sign-in to Northwind has ended',
      body: expect.stringMatching(new RegExp(`^The last credentials work until ${time}\\.$`, 'u')) as string,
    });
  });

  it('a role in use was not renewed: the title names it, and its button renews it', async () => {
    const { control } = scenario.simulator;
    await selectRole();
    control.addFault({ kind: 'status', path: '/federation/credentials', status: 500 });
    await scenario.desktop.screen.press('ctrl+e');
    // It is tried again by itself after two seconds, and what fails within a minute is told as one.
    await until(
      'two answers of 500',
      () =>
        control.requests().filter(({ status, operation }) => operation === credentials && status === 500).length > 1,
    );
    control.moveClock({ advanceMs: 61_000 });
    control.clearRequests();
    await scenario.desktop.screen.press('F5');
    await control.whenAsked('ListAccountRoles', 1);
    await app.tray.activate();
    await app.hidden();
    await app.tray.activate();
    await inView('not-renewed');
    control.removeFaults();
    control.clearRequests();
    const buttons = await pressButton(scenario.desktop, 'Try again');
    await control.whenAsked(credentials, 1);
    expect({ buttons, ...(await received()) }).toEqual({
      buttons: ['Open', 'Try again'],
      title: expect.stringContaining(`${account} was not renewed`) as string,
      body: expect.stringMatching(
        new RegExp(`^AWS answered with an error\\. Credentials end at ${time}\\.$`, 'u'),
      ) as string,
    });
  });
});
