/** `npm run demo -- --desktop`: the tour on real Electron on a whole Linux desktop, with real keys and clicks. */
import { relative } from 'node:path';
import { textOf } from '../real-electron/desktop/desktop.ts';
import { openTrayMenu } from '../real-electron/desktop/panel-menu.ts';
import { readSelection, readSelections } from '../real-electron/desktop/selections.ts';
import { shownTrayPicture } from '../real-electron/desktop/tray-picture.ts';
import { withElectron } from '../real-electron/support/with-electron.ts';
import { setScenario, type Scenario } from '../real-electron/support/scenario.ts';
import { addOrganisation, approveInBrowser, whenListIsWhole } from '../real-electron/support/steps.ts';
import type { RealApp } from '../real-electron/support/real-app.ts';
import { whoAmIInBash } from '../harness/in-bash.ts';
import { localLink } from '../harness/local-link.ts';
import { assertEqual, assertMatch } from './assert.ts';
import { Narrator } from './narrator.ts';
import { role, roleMenuLabel, assertArn } from './tour.ts';
import { until } from '../harness/until.ts';

interface DesktopTour {
  readonly scenario: Scenario;
  readonly app: RealApp;
  readonly narrator: Narrator;
}

interface DesktopStep {
  readonly title: string;
  /** Names the picture of the whole screen that is taken afterwards. */
  readonly picture: string;
  readonly run: (tour: DesktopTour) => Promise<void>;
}

const notRun = 3;

const steps: readonly DesktopStep[] = [
  { title: 'The first start shows the window and an icon in the tray', picture: 'first-start', run: start },
  { title: 'Type the portal address; the browser opens, allow it there', picture: 'signed-in', run: signIn },
  { title: '212 accounts arrive', picture: 'accounts', run: watchAccounts },
  { title: 'Type to search, and pin what was found', picture: 'search', run: searchAndPin },
  { title: 'Enter opens the console in the browser', picture: 'console-opened', run: openConsole },
  { title: 'A click on the icon, Ctrl+C, and credentials in a real bash', picture: 'copied', run: copy },
  { title: 'The `latchkey` command in a terminal', picture: 'command', run: useCommand },
  { title: 'The menu of the tray', picture: 'menu', run: showMenu },
  { title: 'After 60 seconds the clipboard is empty', picture: 'cleared', run: waitForClearing },
  { title: 'Quit', picture: 'quit', run: quit },
];

/** @returns the exit code: 0 only if every step held, 3 where there is no such desktop. */
export async function giveDesktopTour(pictures: string): Promise<number> {
  return withElectron(async () => {
    const narrator = new Narrator(pictures);
    await narrator.begin();
    const scenario = await setScenario('demo', { organisation: { accounts: 212 }, pictures });
    try {
      await take(steps, { scenario, narrator, app: scenario.startApp() });
    } catch (error) {
      narrator.failure(error);
      await scenario.picture('failed');
      return 1;
    } finally {
      await scenario.close();
    }
    console.log(
      `\nAll ${String(narrator.steps)} steps held. Pictures of the screen are in ${relative(process.cwd(), pictures)}/.`,
    );
    return 0;
  }, notRun);
}

async function take(all: readonly DesktopStep[], tour: DesktopTour): Promise<void> {
  for (const step of all) {
    tour.narrator.step(step.title);
    await step.run(tour);
    await tour.scenario.picture(step.picture);
  }
}

async function start({ scenario, app, narrator }: DesktopTour): Promise<void> {
  await app.window();
  await shownTrayPicture(scenario.desktop, 'signed-out');
  narrator.say(`The icon says "${await app.tray.tooltip()}".`);
}

async function signIn({ scenario, app, narrator }: DesktopTour): Promise<void> {
  await addOrganisation(scenario, app);
  await approveInBrowser(scenario);
  await shownTrayPicture(scenario.desktop, 'signed-in');
  narrator.say(`Came back from the browser; the icon says "${await app.tray.tooltip()}".`);
}

async function watchAccounts({ app, narrator }: DesktopTour): Promise<void> {
  const page = await app.page();
  await whenListIsWhole(page, 60_000);
  const rows = await page.getByRole('option').first().getAttribute('aria-setsize');
  assertEqual('The list has a row for each account', rows, '212');
  narrator.say(`${String(rows)} accounts are listed.`);
}

async function searchAndPin({ scenario, app }: DesktopTour): Promise<void> {
  await scenario.desktop.screen.type(`${role.accountName} readonly`);
  const page = await app.page();
  await page.getByRole('option', { selected: true, name: new RegExp(role.permissionSet, 'u') }).waitFor();
  await scenario.desktop.screen.press('ctrl+d');
  await until('The pinned role is in the tray menu', async () => (await app.tray.labels()).includes(roleMenuLabel));
}

async function openConsole({ scenario, narrator }: DesktopTour): Promise<void> {
  await scenario.desktop.screen.press('Return');
  const console = await scenario.browser.nextTab();
  const seen = await Promise.all(['account-id', 'role-name'].map((id) => console.locator(`#${id}`).innerText()));
  assertEqual('The console is that of exactly this account and role', seen, [role.accountId, role.permissionSet]);
  const link = (await scenario.browser.opened()).at(-1) ?? '';
  assertMatch('xdg-open was given a local link without any secret', link, localLink);
  narrator.say(`The console says: account ${seen.join(', ')}. xdg-open was given ${link}`);
}

async function copy({ scenario, app, narrator }: DesktopTour): Promise<void> {
  const { desktop, simulator } = scenario;
  const { x, y } = await app.trayPosition();
  await app.hidden();
  await desktop.screen.click(x, y);
  await app.focused();
  await desktop.screen.press('ctrl+c');
  const page = await app.page();
  await page
    .getByText(/Copied\. Clears in/u)
    .first()
    .waitFor();
  const copied = await readSelection(desktop, 'clipboard');
  narrator.say(`On the clipboard, ready to paste:\n${copied.trimEnd()}`);
  const outcome = await whoAmIInBash(copied, `${simulator.url}/${simulator.region}`, Date.now());
  assertEqual('bash and the program in it end without an error', [outcome.status, outcome.stderr], [0, '']);
  const arn = outcome.stdout.trim();
  assertArn(arn);
  narrator.say(`Pasted into bash; GetCallerIdentity there answers:\n${arn}`);
}

async function useCommand({ scenario, narrator }: DesktopTour): Promise<void> {
  const { desktop } = scenario;
  const path = `${desktop.home}/.latchkey/bin:${desktop.environment['PATH'] ?? ''}`;
  desktop.start('xterm', ['-T', 'a terminal', '-geometry', '110x16+20+100', '-e', 'sh'], { PATH: path, PS1: '$ ' });
  await until('the terminal', async () => (await desktop.run('wmctrl', ['-l'])).includes('a terminal'));
  await desktop.run('wmctrl', ['-a', 'a terminal']);
  const named = `${role.accountName}/${role.permissionSet}`;
  const line = `latchkey status && latchkey run ${named} -- sh -c 'echo $LATCHKEY_ROLE | tee ran'`;
  await desktop.screen.type(line);
  await desktop.screen.press('Return');
  const ran = await until('what the command prints', async () => (await textOf(desktop, 'ran')).trim() || null);
  assertEqual('The command runs with the role', ran, named);
  narrator.say(`$ ${line}\n…\n${ran}`);
}

async function showMenu({ scenario, app, narrator }: DesktopTour): Promise<void> {
  narrator.say(`The menu has: ${(await app.tray.labels()).join(' | ')}.`);
  await openTrayMenu(scenario.desktop);
}

async function waitForClearing({ scenario, narrator }: DesktopTour): Promise<void> {
  await scenario.desktop.screen.press('Escape');
  const emptied = async (): Promise<boolean> =>
    Object.values(await readSelections(scenario.desktop)).every((text) => text === '');
  await until('Both selections are empty', emptied, 90_000);
  narrator.say('CLIPBOARD and PRIMARY hold nothing any more.');
}

async function quit({ app, narrator }: DesktopTour): Promise<void> {
  await app.tray.choose('Quit');
  assertEqual('The program ends without an error', await app.program.exited, 0);
  narrator.say('Tray menu, Quit. The program ended with exit code 0.');
}
