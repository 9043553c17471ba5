import type { Page } from 'playwright-core';
import { localLink, whereLinkLeads } from '../harness/local-link.ts';
import { assertEqual, assertMatch } from './assert.ts';
import { pictureMenu } from './menu-picture.ts';
import { assertOpenedLinks, assertSignedInSince, openWindow, organisationName, timesAsked } from './tour.ts';
import type { Step, Tour } from './tour.ts';
import { until } from '../harness/until.ts';

const second = 1000;

/** From the first start to the full list of accounts. */
export const signInSteps: readonly Step[] = [
  { title: 'Latchkey starts and waits in the tray', run: start },
  { title: 'The first click opens the window, which asks for the portal address', run: addOrganisation },
  { title: 'The person would rather compare a code, then changes their mind and cancels', run: cancel },
  { title: 'Sign in from the tray menu: the code is in the window first, then the browser opens', run: signIn },
  { title: 'The approval page shows the same code; the person presses Allow there', run: approve },
  { title: '212 accounts arrive', run: watchAccounts },
];

async function start(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const labels = await menuLabels(stage.app);
  assertEqual('The tray says that nobody is signed in', await stage.app.tray.tooltip(), 'Latchkey: signed out');
  assertEqual('The menu offers this much', labels, ['No organisation yet', 'Open Latchkey', 'Settings', 'Quit']);
  assertEqual('AWS was not asked anything', stage.simulator.control.requests().length, 0);
  narrator.say(`The tray icon says "Latchkey: signed out"; its menu has: ${labels.join(' | ')}.`);
  narrator.say('Nothing was asked of AWS yet.');
  await pictureMenu(tour, 'tray-menu');
}

async function addOrganisation(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const page = await openWindow(tour);
  const pasted = `${stage.simulator.startUrl}#/`;
  await page.getByLabel('Portal address').click();
  await page.keyboard.type(pasted);
  await page.keyboard.press('Tab');
  await page.keyboard.type(stage.simulator.region);
  await page.keyboard.press('Tab');
  await page.keyboard.type(organisationName);
  narrator.say(
    `Typed: address ${pasted} as it was copied from a browser, region ${stage.simulator.region}, name ${organisationName}.`,
  );
  await narrator.picture('first-run', page);
  await page.keyboard.press('Enter');
  await page.getByText('Waiting for the browser').waitFor();
  await until('The browser is opened for the sign-in', () => stage.app.openedLinks()[0]);
  narrator.say('Enter: the browser opens, and the window waits for it to come back to this computer.');
  await narrator.picture('browser', page);
}

async function cancel(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const page = await tour.window();
  await page.keyboard.press('Control+d');
  await shownCode(page);
  await until('The browser is opened for the first code', () => stage.app.openedLinks()[1]);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox').waitFor();
  const toolTip = await until('The tray says signed out again', async () => {
    const text = await stage.app.tray.tooltip();
    return text === 'Latchkey: signed out' ? text : undefined;
  });
  narrator.say('Ctrl+D: a code is shown instead, and stays the way for this organisation.');
  narrator.say(`Escape. The tray says "${toolTip}"; ${organisationName} stays in the list of organisations.`);
  await narrator.picture('cancelled', page);
  await page.keyboard.press('Escape');
}

async function signIn(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const item = `Sign in to ${organisationName}…`;
  assertEqual('The tray menu offers the sign-in', (await menuLabels(stage.app)).includes(item), true);
  assertOpenedLinks(stage, 2);
  await stage.app.tray.clickMenu([item]);
  const page = await tour.window();
  const code = await shownCode(page);
  const link = await until('The browser is opened for the second code', () => stage.app.openedLinks()[2]);
  assertMatch('The browser is given a local link without the code', link, localLink);
  const address = await whereLinkLeads(link);
  assertMatch('The browser is sent to the page of this code', address, new RegExp(`user_code=${code}$`, 'u'));
  narrator.say(`Tray menu, "${item}". The window shows the code ${code}.`);
  narrator.say('The browser was opened once, after the code was on screen.');
  await narrator.picture('code', page);
}

async function approve(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const page = await tour.window();
  const inWindow = await shownCode(page);
  const approval = await stage.browse(stage.app.openedLinks()[2] ?? '');
  const onPage = await approval.locator('#user-code').innerText();
  assertEqual('The approval page shows the code of the window', onPage, inWindow);
  const asking = await approval.locator('#client-name').innerText();
  await narrator.picture('approval-page', approval);
  await approval.locator('#Allow').click();
  await approval.locator('#outcome[data-outcome="approved"]').waitFor();
  await approval.close();
  narrator.say(`The page in the other browser shows ${onPage} too, and "${asking}" asks for access. Allow.`);
  await stage.app.clock.advance(2 * second);
  const since = await assertSignedInSince(tour);
  assertOpenedLinks(stage, 3);
  assertEqual('A code is asked for once for each attempt', timesAsked(stage, 'StartDeviceAuthorization'), 2);
  assertEqual('The program registers itself with AWS once for each way', timesAsked(stage, 'RegisterClient'), 2);
  narrator.say(`Latchkey noticed by itself: "Signed in since ${since}".`);
}

async function watchAccounts(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const page = await tour.window();
  const progress = page.getByRole('progressbar', { name: 'Accounts read' });
  let pictured = false;
  // The page paints it when it comes to it; the list stands still until the clock goes on.
  await progress.waitFor({ timeout: 30 * second });
  for (let turn = 0; turn < 30; turn += 1) {
    const now =
      (await progress.count()) === 0
        ? null
        : await progress.getAttribute('aria-valuenow', { timeout: second }).catch(() => null);
    if (now === null) break;
    narrator.say(`Reading roles: ${now} accounts done.`);
    if (!pictured && Number(now) > 20) {
      await narrator.picture('accounts-arrive', page);
      pictured = true;
    }
    await stage.app.clock.advance(3 * second);
  }
  assertEqual('Progress was shown while the list was read', pictured, true);
  const accounts = stage.simulator.control.accounts();
  await page.getByText('All accounts', { exact: true }).waitFor();
  const rows = await page.getByRole('option').first().getAttribute('aria-setsize');
  assertEqual('The list has a row for each account', Number(rows), accounts.length);
  const roles = accounts.reduce((sum, { permissionSets }) => sum + permissionSets.length, 0);
  assertEqual(
    'The permission sets of each account were asked for once',
    timesAsked(stage, 'ListAccountRoles'),
    accounts.length,
  );
  narrator.say(`The list has ${String(rows)} accounts with ${String(roles)} roles.`);
  await narrator.picture('list', page);
}

async function menuLabels(app: Tour['stage']['app']): Promise<string[]> {
  return ((await app.tray.menu()) ?? []).filter(({ type }) => type !== 'separator').map(({ label }) => label);
}

/** The code of the sign-in page, once it is drawn. */
async function shownCode(page: Page): Promise<string> {
  const code = page.getByText(/^[A-Z]{4}-[A-Z]{4}$/u).first();
  await code.waitFor();
  return code.innerText();
}
