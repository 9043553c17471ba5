/** From the first start to a full list, and what is done with it: most of the designs. */
import { settingsPages } from '../../../electron/contract/settings-route.ts';
import { hour, minute, second } from '../../../electron/shared/model/spans.ts';
import type { OrganisationChange } from '../../../electron/contract/organisation.ts';
import { until } from '../../harness/until.ts';
import { clientA, clientAccounts, northwind, northwindAccounts } from '../organisations.ts';
import { menuOf } from '../menu.ts';
import { otherLooks, type Play, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

const code = 'WDQK-RTNB';

/** When the pictures of the list are taken. */
const day = '2026-11-20';

/** The file names them as its sections are named; the person, as in the designs. */
const names = { northwind: 'Northwind', 'client-a': 'Client A', 'northwind-gov': 'Northwind Gov' };

const firstRun: readonly Scene[] = [
  {
    name: 'welcome',
    async reach({ page }) {
      await page.getByRole('button', { name: /^Add 3/u }).waitFor();
    },
    async leave(stage) {
      const { page } = stage;
      await page.keyboard.press('Enter');
      await page.getByText('Waiting for the browser').waitFor();
      for (const [found, name] of Object.entries(names)) await change(stage, found, { name });
    },
  },
  {
    name: 'signin-browser',
    look: { dark: true },
    reach: (stage) => stage.advance(18 * second),
  },
  {
    name: 'signin-code',
    also: otherLooks,
    async reach(stage) {
      await stage.page.keyboard.press('Meta+d');
      await stage.page.locator('.code').waitFor();
      await stage.advance(18 * second);
    },
    leave: signInAndWork,
  },
];

/** What the day brings until 17:34: roles that are pinned, used and renewed, at the moments that the rings tell of. */
async function signInAndWork(stage: Stage): Promise<void> {
  const { simulator, page } = stage;
  for (const name of ['PowerUserAccess', 'DatabaseOperator', 'SecurityAudit'])
    simulator.control.identity.setPermissionSetDuration(name, 3600);
  await stage.approve();
  await page.getByRole('combobox').waitFor();
  await stage.advance(20 * second);
  await change(stage, 'Northwind', { sessionLengthMs: 9 * hour });
  await signInToClient(stage);
  for (const [account, set] of pinned)
    await stage.call('role.pin', { role: await stage.role(account, set), pinned: true });
  for (const [service, region, time] of places) await openAt(stage, service, region, time);
  await use(stage, '888899990000', 'AdministratorAccess', '15:52:00');
  await forget(stage, '888899990000', 'AdministratorAccess');
  // Renewed by itself no ring would turn amber.
  await stage.call('settings.change', { change: { renewsInBackground: false } });
  await use(stage, '777788889999', 'DatabaseOperator', '16:41:55');
  await renew(stage, '111122224444', 'PowerUserAccess', '16:57:55');
  await renew(stage, '111122223333', 'ReadOnlyAccess', '17:22:55');
  await stage.moveTo(`${day}T17:31:30Z`);
  await stage.call('catalogue.reload', { organisationId: await stage.organisationId('Northwind') });
  await stage.moveTo(`${day}T17:34:05Z`);
  // The designs have neither question nor hint at the foot of the list.
  await stage.dismissHints();
  await stage.toList();
}

/** Where the console of payments-staging was opened, the last one first in the sheet. */
const places = [
  ['s3', 'eu-central-1', '15:49:00'],
  ['rds', 'eu-west-1', '15:49:20'],
  ['ecs', 'eu-west-1', '15:49:40'],
] as const;

const pinned = [
  ['111122223333', 'ReadOnlyAccess'],
  ['111122224444', 'PowerUserAccess'],
  ['111122225555', 'AdministratorAccess'],
  ['555566667777', 'SecurityAudit'],
] as const;

async function change(stage: Stage, name: string, to: OrganisationChange): Promise<void> {
  await stage.call('organisation.change', { organisationId: await stage.organisationId(name), change: to });
}

/** Signed in to the second organisation, whose sign-in ends at 17:42. */
async function signInToClient(stage: Stage): Promise<void> {
  const organisationId = await stage.organisationId('Client A');
  const { second: client } = stage.simulator;
  if (client === undefined) throw new Error('The play has one organisation only.');
  await stage.call('sign-in.start', { organisationId, way: 'code' });
  const device = await until('a code for Client A', () => client.control.devices().at(-1));
  client.control.approveDevice(device.userCode);
  await stage.advance(10 * second);
  await change(stage, 'Client A', { sessionLengthMs: await untilClock(stage, organisationId, '17:42:50') });
  await stage.call('organisation.select', { organisationId: await stage.organisationId('Northwind') });
  await change(stage, 'Northwind Gov', { signInWay: 'code' });
}

/** The length (ms) of a sign-in that ends at a time of the day. */
async function untilClock(stage: Stage, organisationId: string, time: string): Promise<number> {
  return Date.parse(`${day}T${time}Z`) - (await signedInSince(stage, organisationId));
}

/** The length (ms) of the sign-in to Northwind where so much (ms) of it is left. */
async function untilIn(stage: Stage, left: number): Promise<number> {
  return (await stage.now()) + left - (await signedInSince(stage, await stage.organisationId('Northwind')));
}

async function signedInSince(stage: Stage, organisationId: string): Promise<number> {
  const { organisations } = await stage.snapshot();
  const signIn = organisations.find(({ id }) => id === organisationId)?.signIn;
  if (signIn?.state !== 'signed-in') throw new Error(`The sign-in is ${signIn?.state ?? 'unknown'}.`);
  return signIn.since;
}

async function openAt(stage: Stage, service: string, region: string, time: string): Promise<void> {
  await stage.moveTo(`${day}T${time}Z`);
  const role = await stage.role('111122224444', 'PowerUserAccess');
  await stage.call('role.perform', { intent: { kind: 'open-console', role, destination: { service, region } } });
  await stage.app.clock.settle();
}

async function forget(stage: Stage, accountId: string, roleName: string): Promise<void> {
  const role = await stage.role(accountId, roleName);
  await stage.call('role.perform', { intent: { kind: 'forget-credentials', role } });
}

async function use(stage: Stage, accountId: string, roleName: string, time: string): Promise<void> {
  await stage.moveTo(`${day}T${time}Z`);
  const role = await stage.role(accountId, roleName);
  const opened = stage.call('role.perform', { intent: { kind: 'open-console', role } });
  await stage.app.clock.settle();
  await sayYes(stage);
  await opened;
  await stage.app.clock.settle();
}

/** To the production guard, where it asks. */
async function sayYes(stage: Stage): Promise<void> {
  const { guardQuestion } = await stage.snapshot();
  if (guardQuestion === null) return;
  await stage.advance(second);
  const said = { answer: 'confirm', digits: null, remember: false } as const;
  await stage.call('guard.answer', { questionId: guardQuestion.id, said });
}

/** Asks the production guard about a role of payments-prod; the answer is given in the sheet. */
async function ask(stage: Stage, roleName: string, kind: 'open-console' | 'copy-credentials'): Promise<void> {
  const role = await stage.role('111122223333', roleName);
  const intent = kind === 'open-console' ? { kind, role } : { kind, role, format: 'shell' as const };
  void stage.call('role.perform', { intent }).catch(() => undefined);
  await stage.page.getByRole('alertdialog').waitFor();
}

/** Production has this guard from now on. */
async function guardProduction(stage: Stage, guard: 'ask' | 'digits'): Promise<void> {
  const { environments, rules } = await stage.snapshot();
  const next = rules.map((rule) => (rule.environmentId === 'production' ? { ...rule, guard } : rule));
  await stage.call('environments.save', { environments, rules: next });
}

async function renew(stage: Stage, accountId: string, roleName: string, time: string): Promise<void> {
  await stage.moveTo(`${day}T${time}Z`);
  const role = await stage.role(accountId, roleName);
  await stage.call('role.perform', { intent: { kind: 'renew-credentials', role } });
  await stage.app.clock.settle();
}

const selectSecond = (stage: Stage): Promise<void> => stage.page.keyboard.press('ArrowDown');

/** Presses keys one after another. */
function press(...keys: readonly string[]): (stage: Stage) => Promise<void> {
  return async ({ page }) => {
    for (const key of keys) await page.keyboard.press(key);
  };
}

/** From one list to all, or back; a second press at once would count as a mistake. */
async function switchAll(stage: Stage): Promise<void> {
  const { showsAll } = await stage.snapshot();
  await stage.page.keyboard.press('Meta+Shift+o');
  await until('the other lists', async () => (await stage.snapshot()).showsAll !== showsAll || undefined);
  await stage.advance(second);
}

const toList = (stage: Stage): Promise<void> => stage.toList();

const list: readonly Scene[] = [
  { name: 'list-light', reach: selectSecond, leave: toList },
  {
    name: 'list-dark',
    look: { dark: true },
    reach: ({ page }) =>
      page
        .getByRole('option', { name: /^log-archive/u })
        .first()
        .hover(),
    leave: toList,
  },
  { name: 'list-contrast', look: { dark: true, contrast: true }, reach: selectSecond, leave: toList },
  { name: 'list-contrast-light', look: { contrast: true }, reach: selectSecond, leave: toList },
  { name: 'list-forced-colours', look: { dark: true, forcedColours: true }, reach: selectSecond, leave: toList },
  { name: 'list-large-text', look: { largeText: true }, reach: selectSecond, leave: toList },
  { name: 'list-narrow', look: { width: 320 }, reach: selectSecond, leave: toList },
  { name: 'search', reach: press(...Array.from('pay prod')), leave: toList },
  { name: 'search-empty', reach: press(...Array.from('pyamnets admin')), leave: toList },
  { name: 'actions', reach: press('ArrowDown', 'Meta+k'), leave: toList },
  {
    name: 'copy-as',
    also: otherLooks,
    async reach(stage) {
      await press('ArrowDown', 'Meta+Shift+c')(stage);
      // The preview comes from main.
      await stage.page.getByText('AWS_ACCESS_KEY_ID').first().waitFor();
    },
    leave: toList,
  },
  { name: 'link-profile', changesEachTime: true, reach: press('ArrowDown', 'Meta+p'), leave: toList },
  { name: 'console-at', reach: press('ArrowDown', 'Alt+Enter', ...Array.from('log')), leave: toList },
  { name: 'organisations', reach: press('ArrowDown', 'Meta+o'), leave: toList },
  { name: 'all-organisations', reach: switchAll, leave: switchAll },
  { name: 'activity', reach: press('Meta+y'), leave: toList },
  {
    name: 'copied',
    async reach(stage) {
      await press('ArrowDown', 'Meta+c')(stage);
      // It hides itself after a copy.
      await stage.advance(second);
      await stage.show();
      await stage.advance(second);
    },
    async leave(stage) {
      await stage.call('clipboard.clear', {});
      await stage.toList();
    },
  },
];

const guards: readonly Scene[] = [
  {
    name: 'guard',
    also: otherLooks,
    reach: (stage) => ask(stage, 'AdministratorAccess', 'open-console'),
    leave: press('Escape'),
  },
  {
    name: 'guard-type',
    look: { dark: true },
    async reach(stage) {
      await guardProduction(stage, 'digits');
      await ask(stage, 'BreakGlassAdmin', 'copy-credentials');
      await stage.page.keyboard.type('33');
    },
    async leave(stage) {
      await stage.page.keyboard.press('Escape');
      await guardProduction(stage, 'ask');
      await stage.toList();
    },
  },
];

const tray: Scene = {
  name: 'tray-menu',
  bySystem: true,
  reach: (stage) => menuOf(stage, 'payments-staging, PowerUserAccess'),
};

const settings: readonly Scene[] = settingsPages.map((page) => ({
  name: `settings-${page}`,
  look: page === 'organisations' ? { dark: true } : {},
  also: page === 'environments' ? otherLooks : {},
  async reach(stage) {
    await stage.call('settings.change', { change: { renewsInBackground: true } });
    return stage.settings(page);
  },
  leave: page === settingsPages.at(-1) ? (stage) => stage.closeSettings() : () => Promise.resolve(),
}));

const windows: Scene = {
  name: 'list-windows',
  async reach(stage) {
    await stage.restart({ platform: 'win32' });
    // Windows is shown where the icon goes.
    await stage.dismissHints();
    // The list is read again from the start of the app on, and was checked two minutes ago in the design.
    await stage.allRead(10 * second);
    await stage.advance(2 * minute);
    await change(stage, 'Northwind', { sessionLengthMs: await untilIn(stage, 7 * hour + 12 * minute + 30 * second) });
    await selectSecond(stage);
  },
};

const ending: readonly Scene[] = [
  {
    name: 'offline',
    look: { dark: true },
    async reach(stage) {
      const { control } = stage.simulator;
      // The portal refuses the access token, and nothing answers when it is refreshed.
      control.revokeAccessTokens();
      control.addFault({ kind: 'reset', path: '/token' });
      await stage.call('catalogue.reload', { organisationId: await stage.organisationId('Northwind') });
      await stage.app.clock.settle();
      await stage.page.getByText('You are offline').waitFor();
      await stage.summonAgain();
      await selectSecond(stage);
    },
    async leave(stage) {
      stage.simulator.control.removeFaults();
      // A refresh that failed is tried again by itself, and the list is read to its end.
      await stage.advance(second);
      await stage.advance(12 * second);
      await stage.page.getByText('You are offline').waitFor({ state: 'detached' });
      await change(stage, 'Northwind', { sessionLengthMs: 9 * hour });
      await stage.page.keyboard.press('Escape');
      await stage.app.clock.settle();
      await stage.toList();
    },
  },
  {
    name: 'expiring',
    async reach(stage) {
      await stage.toList();
      await stage.call('settings.change', { change: { renewsInBackground: true } });
      await stage.app.clock.settle();
      const organisationId = await stage.organisationId('Northwind');
      await change(stage, 'Northwind', { sessionLengthMs: await untilClock(stage, organisationId, '17:42:59') });
      await stage.summonAgain();
      await selectSecond(stage);
    },
    async leave(stage) {
      await change(stage, 'Northwind', { sessionLengthMs: 9 * hour });
      await stage.toList();
    },
  },
];

const ended: readonly Scene[] = [
  {
    name: 'signed-out',
    async reach(stage) {
      await stage.call('sign-out', { organisationId: await stage.organisationId('Northwind') });
      await stage.restart({ startAt: '2026-11-22T17:34:05Z' });
      await stage.app.clock.settle();
      await stage.quiet();
      await stage.dismissHints();
    },
  },
  {
    name: 'signin-error',
    async reach(stage) {
      await stage.call('sign-in.start', { organisationId: await stage.organisationId('Northwind'), way: 'code' });
      await until('a code', () => stage.simulator.control.devices().at(-1));
      await stage.advance(10 * minute + 5 * second);
    },
  },
];

export const firstDay: Play = {
  name: 'the first day',
  startAt: `${day}T15:46:00Z`,
  hasConfig: true,
  organisation: {
    accounts: northwindAccounts(),
    startUrl: northwind.startUrl,
    region: northwind.region,
    userCodes: [code, code, code],
    verificationUri: `${northwind.startUrl}/#/device`,
    second: { accounts: clientAccounts(), startUrl: clientA.startUrl, region: clientA.region },
  },
  scenes: [...firstRun, ...list, tray, ...guards, ...ending, ...settings, windows, ...ended],
};
