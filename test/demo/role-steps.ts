import { callerIdentity, inBash, whoAmIInBash } from '../harness/in-bash.ts';
import { localLink } from '../harness/local-link.ts';
import { assertEqual, assertMatch } from './assert.ts';
import { pictureMenu } from './menu-picture.ts';
import {
  assertArn,
  assertOpenedLinks,
  assertSignedInSince,
  openWindow,
  role,
  roleMenuLabel,
  rowOf,
  timesAsked,
} from './tour.ts';
import type { Step, Tour } from './tour.ts';
import { until } from '../harness/until.ts';

const second = 1000;
const minute = 60 * second;

/** From the search to the last of the quit program. */
export const roleSteps: readonly Step[] = [
  { title: 'Type to search: "payments prod"', run: search },
  { title: 'Pin the role with Ctrl+D: it moves into the tray menu', run: pin },
  { title: 'Open the console of the pinned role from the tray menu', run: openConsole },
  { title: 'Copy credentials with Ctrl+C and use them in a real bash', run: copy },
  { title: 'The same in a script: `latchkey status` and `latchkey run`', run: useCommand },
  { title: 'After 60 seconds the clipboard is cleared', run: clearClipboard },
  { title: 'Near their end the credentials are renewed, unasked', run: renew },
  { title: 'Quit', run: quit },
];

async function search(tour: Tour): Promise<void> {
  const page = await openWindow(tour);
  await page.keyboard.type('payments prod');
  await rowOf(page).waitFor();
  const found = await page.getByRole('option').count();
  const first = await page.getByRole('option', { selected: true }).getAttribute('aria-label');
  assertMatch('The best match is selected', first ?? 'nothing', new RegExp(`^${role.accountName}, Production`, 'u'));
  tour.narrator.say(`${String(found)} roles in view; the first is selected and read out as "${first ?? ''}".`);
  await tour.narrator.picture('search', page);
}

async function pin(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const page = await openWindow(tour);
  await page.keyboard.type(' readonly');
  await page.getByRole('option', { selected: true, name: new RegExp(role.permissionSet, 'u') }).waitFor();
  await page.keyboard.press('Control+d');
  const label = await until('The pinned role is in the tray menu', async () =>
    (await stage.app.tray.menu())?.find((entry) => entry.label === roleMenuLabel),
  );
  await page.keyboard.press('Escape');
  await page.getByText('Pinned', { exact: true }).first().waitFor();
  narrator.say(`The tray menu has a new entry: "${label.label}".`);
  await narrator.picture('pinned', page);
  await page.keyboard.press('Escape');
}

async function openConsole(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  await pictureMenu(tour, 'tray-menu', roleMenuLabel);
  const before = stage.app.openedLinks().length;
  await stage.app.tray.clickMenu([roleMenuLabel, 'Open console']);
  const link = await until('The browser is opened', () => stage.app.openedLinks()[before]);
  assertMatch('The browser is given a local link without any secret', link, localLink);
  narrator.say(`The browser was given ${link}`);
  const console = await stage.browse(link);
  const seen = await Promise.all(
    ['account-id', 'account-name', 'role-name'].map((id) => console.locator(`#${id}`).innerText()),
  );
  assertEqual('The console is that of exactly this account and role', seen, [
    role.accountId,
    role.accountName,
    role.permissionSet,
  ]);
  const opened = stage.simulator.control.consoles().map(({ accountId, roleName }) => [accountId, roleName]);
  assertEqual('AWS saw one console opened', opened, [[role.accountId, role.permissionSet]]);
  narrator.say(`The console says: account ${seen.join(', ')}.`);
  await narrator.picture('console', console);
  await console.close();
  const again = await fetch(link, { redirect: 'manual' }).then(
    ({ status }) => String(status),
    () => 'no answer',
  );
  assertMatch('The link does not work twice', again, /^(404|no answer)$/u);
  narrator.say(`A second visit of the same link: ${again}. It worked once, for this browser.`);
  assertOpenedLinks(stage, before + 1);
}

async function copy(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const page = await openWindow(tour);
  await page.keyboard.type(`${role.accountName} readonly`);
  await page.getByRole('option', { selected: true, name: new RegExp(role.permissionSet, 'u') }).waitFor();
  await page.keyboard.press('Control+c');
  await page
    .getByText(/Copied\. Clears in/u)
    .first()
    .waitFor();
  await narrator.picture('copied', page);
  const copied = await stage.app.clipboard.read();
  narrator.say(
    `On the clipboard, ready to paste (a leading blank keeps it out of the shell's history):\n${copied.trimEnd()}`,
  );
  const { url, region } = stage.simulator;
  const outcome = await whoAmIInBash(copied, `${url}/${region}`, await stage.app.clock.now());
  assertEqual('bash and the program in it end without an error', [outcome.status, outcome.stderr], [0, '']);
  const arn = outcome.stdout.trim();
  assertArn(arn);
  narrator.say(`Pasted into bash; GetCallerIdentity there answers:\n${arn}`);
}

async function useCommand({ stage, narrator }: Tour): Promise<void> {
  const { url, region } = stage.simulator;
  const named = `${role.accountName}/${role.permissionSet}`;
  const status = 'latchkey status';
  const run = `latchkey run ${named} -- "${process.execPath}" "${callerIdentity}"`;
  const outcome = await inBash(`PATH="$HOME/.latchkey/bin:$PATH"\n${status} &&\n${run}\n`, {
    HOME: stage.home,
    AWS_ENDPOINT_URL_STS: `${url}/${region}`,
    LATCHKEY_TEST_NOW: String(await stage.app.clock.now()),
  });
  assertEqual('Both end without an error', [outcome.status, outcome.stderr], [0, '']);
  const lines = outcome.stdout.trimEnd().split('\n');
  const arn = lines.pop() ?? '';
  assertArn(arn);
  narrator.say(`$ ${status}\n${lines.join('\n')}`);
  narrator.say(`$ latchkey run ${named} -- get-caller-identity\n${arn}`);
}

async function clearClipboard(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  await stage.app.clock.advance(50 * second);
  const early = await stage.app.clipboard.read();
  assertEqual('Before that it is still there', early !== '', true);
  await stage.app.clock.advance(10 * second);
  assertEqual('Then the clipboard is empty', await stage.app.clipboard.read(), '');
  narrator.say('Clocks moved by 60 s: the clipboard is empty.');
  await narrator.picture('clipboard-cleared', await openWindow(tour));
}

async function renew(tour: Tour): Promise<void> {
  const { stage, narrator } = tour;
  const asked = timesAsked(stage, 'GetRoleCredentials');
  await stage.app.clock.advance(37 * minute);
  const page = await openWindow(tour);
  const before = await minutesLeft(tour);
  assertEqual('38 minutes on, nothing was renewed yet', timesAsked(stage, 'GetRoleCredentials'), asked);
  narrator.say(`Clocks moved by 37 minutes: the role's credentials have ${String(before)} minutes left.`);
  await narrator.picture('before-renewal', page);
  await stage.app.clock.advance(4 * minute);
  assertEqual('They were asked for once more', timesAsked(stage, 'GetRoleCredentials'), asked + 1);
  const after = await until('The window shows the later end', async () => {
    const left = await minutesLeft(tour);
    return left > before ? left : undefined;
  });
  const since = await assertSignedInSince(tour);
  narrator.say(`4 minutes later: ${String(after)} minutes left. Nobody was asked; still "Signed in since ${since}".`);
  await narrator.picture('renewed', page);
}

async function quit({ stage, narrator }: Tour): Promise<void> {
  const started = performance.now();
  await stage.app.tray.clickMenu(['Quit']);
  assertEqual('The program ends without an error', await stage.app.exited, 0);
  narrator.say(
    `Tray menu, Quit. The program ended with exit code 0 after ${Math.round(performance.now() - started)} ms.`,
  );
}

/** What the row says of its credentials, in whole minutes. */
async function minutesLeft(tour: Tour): Promise<number> {
  const name = (await rowOf(await tour.window()).getAttribute('aria-label')) ?? '';
  return Number(/credentials (?:for|end in) (\d+) (?:more )?minute/u.exec(name)?.[1] ?? Number.NaN);
}
