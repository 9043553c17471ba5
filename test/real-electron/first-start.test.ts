import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAsOtherUser, hasOtherUser } from '../harness/as-other-user.ts';
import { localLink, whereLinkLeads } from '../harness/local-link.ts';
import { menuShape } from './desktop/menu-shape.ts';
import { receivedNotifications } from './desktop/notification-daemon.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { addOrganisation, approveInBrowser } from './support/steps.ts';
import { until } from '../harness/until.ts';

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

  it('shows the window with the keyboard in its first field', async () => {
    const page = await app.page();
    const { width, height } = await app.window();
    const field = page.getByLabel('Portal address');
    await page.getByRole('heading', { name: 'Welcome to Latchkey' }).waitFor();
    // Whether the window manager has given the window the keyboard, only a real key tells.
    await scenario.desktop.screen.type('n');
    await until('the typed letter', async () => (await field.inputValue()) === 'n');
    await scenario.desktop.screen.press('BackSpace');
    await until('the empty field', async () => (await field.inputValue()) === '');
    await scenario.picture('window');
    expect({ width, height }).toEqual({ width: 420, height: 620 });
  });

  it('has an entry in the taskbar', async () => {
    const { id } = await app.window();
    const listed = await scenario.desktop.run('xprop', ['-root', '_NET_CLIENT_LIST']);
    const state = await scenario.desktop.run('xprop', ['-id', id, '_NET_WM_STATE']);
    expect({
      isListed: listed.includes(`0x${Number(id).toString(16)}`),
      isSkipped: state.includes('SKIP_TASKBAR'),
    }).toEqual({
      isListed: true,
      isSkipped: false,
    });
  });

  it('has an icon in the tray that says what it is, and a whole menu', async () => {
    const { entries } = await app.tray.menu();
    expect({ tooltip: await app.tray.tooltip(), menu: menuShape(entries) }).toEqual({
      tooltip: 'Latchkey: signed out',
      menu: ['(No organisation yet)', '---', 'Open Latchkey', '---', 'Settings', 'Quit'],
    });
  });

  it('sends the person to their browser, and says that it waits', async () => {
    await addOrganisation(scenario, app);
    const page = await app.page();
    await page.getByText('Waiting for the browser').waitFor();
    await until('the address for the browser', async () => (await scenario.browser.opened()).length > 0);
    await scenario.picture('waiting-for-browser');
    const { entries } = await app.tray.menu();
    expect({ tooltip: await app.tray.tooltip(), first: menuShape(entries)[0] }).toEqual({
      tooltip: 'Latchkey: waiting for your approval',
      first: '(Northwind: waiting for your approval)',
    });
  });

  it.skipIf(!hasOtherUser)('answers no other user of the computer, tells the person, and goes on waiting', async () => {
    const [link = ''] = await scenario.browser.opened();
    const authorize = new URL(await whereLinkLeads(link)).searchParams;
    const forged = `${authorize.get('redirect_uri') ?? ''}?state=${authorize.get('state') ?? ''}&error=access_denied`;
    const answers = [await getAsOtherUser(link), await getAsOtherUser(forged)];
    const page = await app.page();
    await scenario.picture('after-another-user');
    const received = await until('both notifications', async () => {
      const all = await receivedNotifications(scenario.desktop);
      return all.length > 1 && all;
    });
    expect({
      statuses: answers.map(({ status }) => status),
      told: received.map(({ title }) => title).toSorted(),
      waits: await page.getByText('Waiting for the browser').isVisible(),
    }).toEqual({
      statuses: [403, 403],
      told: [
        'Another user of this computer answered your sign-in',
        'Another user of this computer asked for your sign-in link',
      ],
      waits: true,
    });
  });

  it('says in the tab of the browser that comes back where the person goes on', async () => {
    const tab = await approveInBrowser(scenario);
    const shown = await tab.locator('body').innerText();
    await scenario.tabPicture('callback-tab', tab);
    await tab.close();
    expect(shown.split('\n').filter((line) => line !== '')).toEqual([
      'Return to Latchkey',
      'Latchkey now asks AWS for the sign-in and shows what comes of it. This tab can be closed.',
    ]);
  });

  it('tells in the window and the tray that the person is signed in', async () => {
    const page = await app.page();
    await page.getByText('Signed in to Northwind', { exact: true }).first().waitFor();
    const since = await page.getByText(/^Signed in since /u).innerText();
    await page.getByText('All accounts', { exact: true }).waitFor();
    await scenario.picture('signed-in');
    expect(await app.tray.tooltip()).toBe(`Latchkey: Northwind, s${since.slice(1)}`);
  });

  it('gave the browser no secret', async () => {
    const opened = await scenario.browser.opened();
    const secrets = scenario.simulator.control.secrets();
    const found = secrets.filter(({ value }) => opened.join('\n').includes(value));
    expect({ opened, found, known: secrets.length > 0 }).toEqual({
      opened: [expect.stringMatching(localLink)],
      found: [],
      known: true,
    });
  });
});
