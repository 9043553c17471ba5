import { afterEach, describe, expect, it } from 'vitest';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { organisationIn, readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

let core: RunningCore;
let organisationId: string;
afterEach(() => core.close());

async function signedIn(accounts: number): Promise<void> {
  core = await startCore({ accounts });
  await core.latchkey.start();
  organisationId = await signIn(core);
}

const readIds = () =>
  core.simulator.control
    .requests()
    .filter(({ operation }) => operation === 'ListAccountRoles')
    .map(({ query }) => query['account_id']);
const removed = (latchkey: Latchkey = core.latchkey) =>
  latchkey.snapshot().removedRoles.map(({ role, accountName }) => [role.roleName, accountName]);

async function reload(): Promise<void> {
  await core.latchkey.commands['catalogue.reload']({ organisationId });
  await core.settle();
  while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) {
    await core.advance(1_000);
  }
}

function setsOf(accountId: string): readonly string[] {
  return core.simulator.control.accounts().find(({ id }) => id === accountId)?.permissionSets ?? [];
}

describe('access that was removed', () => {
  let role: Role;
  const copy = () => core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  async function pinned(): Promise<void> {
    await signedIn(5);
    role = readOnlyRole(organisationId);
    await core.latchkey.commands['role.pin']({ role, pinned: true });
  }
  const told = { title: 'Access to payments-prod was removed', text: 'ReadOnlyAccess is no longer assigned to you.' };

  it('is told once, keeps the pin, and is taken back when access returns', async () => {
    await pinned();
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    await reload();
    await reload();
    const gone = [removed(), core.latchkey.snapshot().pinned, core.notifier.shown];
    core.simulator.control.restoreAssignment(role.accountId, role.roleName);
    await reload();
    expect([gone, removed(), core.latchkey.snapshot().pinned]).toEqual([
      [[['ReadOnlyAccess', 'payments-prod']], [role], [told]],
      [],
      [role],
    ]);
  });

  it('keeps the name of an account that left, also over a start, and is not told again', async () => {
    await pinned();
    setsOf(role.accountId).forEach((name) => core.simulator.control.removeAssignment(role.accountId, name));
    await reload();
    const next = core.create();
    await next.start();
    await core.settle();
    expect([removed(next), next.describe(role).accountName, core.notifier.shown]).toEqual([
      [['ReadOnlyAccess', 'payments-prod']],
      'payments-prod',
      [told],
    ]);
  });

  it('is noticed at once when AWS refuses credentials, and the account alone is read again', async () => {
    await pinned();
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    core.simulator.control.clearRequests();
    await copy();
    const atOnce = removed();
    await core.advance(2 * second);
    const { catalogue } = organisationIn(core.latchkey.snapshot());
    expect([atOnce, readIds(), removed(), core.notifier.shown, catalogue.checkedAt !== null]).toEqual([
      [['ReadOnlyAccess', 'payments-prod']],
      [role.accountId],
      [['ReadOnlyAccess', 'payments-prod']],
      [told],
      true,
    ]);
  });

  it('is believed of the credentials for a minute when the list lags behind, then of the list', async () => {
    await pinned();
    core.simulator.control.addFault({
      kind: 'status',
      status: 403,
      path: '/federation/credentials',
      count: 1,
      body: '{"message":"No access","__type":"com.amazonaws.switchboard.portal#ForbiddenException"}',
    });
    await copy();
    await core.advance(5 * second);
    const early = removed();
    await core.advance(minute);
    await reload();
    expect([early, removed()]).toEqual([[['ReadOnlyAccess', 'payments-prod']], []]);
  });

  it('is taken back by credentials that AWS gives', async () => {
    await pinned();
    core.simulator.control.addFault({
      kind: 'status',
      status: 403,
      path: '/federation/credentials',
      count: 1,
      body: '{"message":"No access","__type":"com.amazonaws.switchboard.portal#ForbiddenException"}',
    });
    await copy();
    const refused = removed().length;
    await copy();
    expect([refused, removed()]).toEqual([1, []]);
  });

  it('from many accounts is told in one notification', async () => {
    await pinned();
    for (const accountId of ['111122224444', '111122225555', '555566667777'] as AccountId[]) {
      await core.latchkey.commands['role.pin']({ role: { ...role, accountId }, pinned: true });
    }
    for (const { id } of core.simulator.control.accounts()) {
      core.simulator.control.removeAssignment(id, 'ReadOnlyAccess');
    }
    await reload();
    expect([core.notifier.shown, removed().length]).toEqual([
      [{ title: 'Access to 4 accounts was removed', text: 'The list says which roles these are.' }],
      4,
    ]);
  });
});
