/** Organisations that look otherwise: without accounts, with one, with thousands, with names that are hard to show. */
import { minute, second } from '../../../electron/shared/model/spans.ts';
import { globalAccounts, longNamedAccounts, northwind, northwindAccounts, oneAccount } from '../organisations.ts';
import type { Play } from '../scene.ts';
import type { Stage } from '../stage.ts';

const startAt = '2026-11-20T17:34:05Z';
const { startUrl, region } = northwind;
/** Until what a sign-in has done is no longer mentioned. */
const mentioned = 8 * second;

const noAccounts: Play = {
  name: 'no accounts',
  startAt,
  organisation: { accounts: [], startUrl, region },
  scenes: [
    {
      name: 'no-accounts',
      async reach(stage: Stage): Promise<void> {
        await stage.add('Northwind');
        await stage.advance(mentioned);
      },
    },
  ],
};

const oneRole: Play = {
  name: 'one role',
  startAt,
  organisation: { accounts: oneAccount(), startUrl, region },
  scenes: [
    {
      name: 'one-role',
      async reach(stage: Stage): Promise<void> {
        await stage.add('Northwind');
        await stage.advance(mentioned);
      },
    },
  ],
};

const anotherPortal = { startUrl: 'https://d-9067000000.awsapps.com/start', region };

const thousands: Play = {
  name: '3,000 accounts',
  startAt,
  organisation: { accounts: globalAccounts(), startUrl, region },
  scenes: [
    {
      name: 'loading',
      async reach(stage: Stage): Promise<void> {
        // Beside it the other one has the letter that it would have alone.
        await stage.call('organisation.add', { ...anotherPortal, name: 'Northwind' });
        await stage.add('Northwind Global');
        await stage.call('organisation.select', { organisationId: await stage.organisationId('Northwind Global') });
        await stage.advance(30 * second);
      },
    },
    {
      name: 'throttled',
      async reach(stage: Stage): Promise<void> {
        stage.simulator.control.addFault({ kind: 'throttle', path: '/assignment/roles', count: 20 });
        await stage.advance(2 * second);
        await stage.page.getByText('AWS asked for a slower pace').waitFor();
      },
      leave: readAll,
    },
    { name: 'list-thousands', reach: (stage) => stage.page.keyboard.press('ArrowDown') },
  ],
};

/** All 9,000 roles. */
async function readAll(stage: Stage): Promise<void> {
  await stage.allRead(minute);
  await stage.dismissHints();
  await stage.advance(mentioned);
}

const accessRemoved: Play = {
  name: 'a permission set that is taken away',
  startAt,
  organisation: { accounts: northwindAccounts(), startUrl, region },
  scenes: [
    {
      name: 'access-removed',
      async reach(stage: Stage): Promise<void> {
        await stage.add('Northwind');
        for (const [accountId, set] of pinned)
          await stage.call('role.pin', { role: await stage.role(accountId, set), pinned: true });
        await stage.advance(minute);
        const [, [accountId, roleName]] = pinned;
        stage.simulator.control.identity.unassign({ accountId, roleName, groupName: 'aws-developers' });
        await stage.call('catalogue.reload', { organisationId: await stage.organisationId('Northwind') });
        await stage.advance(minute);
        await stage.dismissHints();
        await stage.toList();
        await stage.page.keyboard.press('ArrowDown');
      },
    },
  ],
};

const longNames: Play = {
  name: 'names of 200 characters, right to left',
  startAt,
  organisation: { accounts: longNamedAccounts(), startUrl, region },
  scenes: [
    {
      name: 'rtl-long-names',
      async reach(stage: Stage): Promise<void> {
        await stage.add('نورث ويند');
        await stage.call('settings.change', { change: { language: 'ar' } });
        for (const [accountId, set] of pinned)
          await stage.call('role.pin', { role: await stage.role(accountId, set, 'نورث ويند'), pinned: true });
        await stage.advance(30 * second);
        await stage.dismissHints();
        await stage.toList();
      },
    },
    { name: 'rtl-settings-programs', reach: (stage) => stage.settings('programs') },
  ],
};

const pinned = [
  ['111122223333', 'ReadOnlyAccess'],
  ['111122224444', 'PowerUserAccess'],
  ['111122225555', 'AdministratorAccess'],
  ['555566667777', 'SecurityAudit'],
] as const;

export const otherOrganisations: readonly Play[] = [noAccounts, oneRole, accessRemoved, thousands, longNames];
