import { describe, expect } from 'vitest';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { signedInTest } from '../../harness/fixtures.ts';
import { organisationIn, type RunningCore } from '../../harness/running-core.ts';

const readIds = (core: RunningCore) =>
  core.simulator.control
    .requests()
    .filter(({ operation }) => operation === 'ListAccountRoles')
    .map(({ query }) => query['account_id']);
const removed = (core: RunningCore, latchkey: Latchkey = core.latchkey) =>
  latchkey.snapshot().removedRoles.map(({ role, accountName }) => [role.roleName, accountName]);

async function reload(core: RunningCore, organisationId: string): Promise<void> {
  await core.latchkey.commands['catalogue.reload']({ organisationId });
  await core.settle();
  while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) {
    await core.advance(1_000);
  }
}

function setsOf(core: RunningCore, accountId: string): readonly string[] {
  return core.simulator.control.accounts().find(({ id }) => id === accountId)?.permissionSets ?? [];
}

/** AWS refuses the next credentials. */
function refuseOnce(core: RunningCore): void {
  core.simulator.control.addFault({
    kind: 'status',
    status: 403,
    path: '/federation/credentials',
    count: 1,
    body: '{"message":"No access","__type":"com.amazonaws.switchboard.portal#ForbiddenException"}',
  });
}

describe('access that was removed', () => {
  const copy = (core: RunningCore, role: Role) =>
    core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  const it = signedInTest.extend('core', async ({ signedIn, role }) => {
    await signedIn.core.latchkey.commands['role.pin']({ role, pinned: true });
    return signedIn.core;
  });
  const told = { title: 'Access to payments-prod was removed', text: 'ReadOnlyAccess is no longer assigned to you.' };

  it('is told once, keeps the pin, and is taken back when access returns', async ({ core, organisationId, role }) => {
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    await reload(core, organisationId);
    await reload(core, organisationId);
    const gone = [removed(core), core.latchkey.snapshot().pinned, core.notifier.shown];
    core.simulator.control.restoreAssignment(role.accountId, role.roleName);
    await reload(core, organisationId);
    expect({ gone, removed: removed(core), pinned: core.latchkey.snapshot().pinned }).toEqual({
      gone: [[['ReadOnlyAccess', 'payments-prod']], [role], [told]],
      removed: [],
      pinned: [role],
    });
  });

  it('keeps the name of an account that left, also over a start, and is not told again', async ({
    core,
    organisationId,
    role,
  }) => {
    setsOf(core, role.accountId).forEach((name) => core.simulator.control.removeAssignment(role.accountId, name));
    await reload(core, organisationId);
    const next = core.create();
    await next.start();
    await core.settle();
    expect({
      removed: removed(core, next),
      accountName: next.describe(role).accountName,
      shown: core.notifier.shown,
    }).toEqual({
      removed: [['ReadOnlyAccess', 'payments-prod']],
      accountName: 'payments-prod',
      shown: [told],
    });
  });

  it('is noticed at once when AWS refuses credentials, and the account alone is read again', async ({ core, role }) => {
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    core.simulator.control.clearRequests();
    await copy(core, role);
    const atOnce = removed(core);
    await core.advance(2 * second);
    const { catalogue } = organisationIn(core.latchkey.snapshot());
    expect({
      atOnce,
      readIds: readIds(core),
      removed: removed(core),
      shown: core.notifier.shown,
      hasCheckedAt: catalogue.checkedAt !== null,
    }).toEqual({
      atOnce: [['ReadOnlyAccess', 'payments-prod']],
      readIds: [role.accountId],
      removed: [['ReadOnlyAccess', 'payments-prod']],
      shown: [told],
      hasCheckedAt: true,
    });
  });

  it('is believed of the credentials for a minute when the list lags behind, then of the list', async ({
    core,
    organisationId,
    role,
  }) => {
    refuseOnce(core);
    await copy(core, role);
    await core.advance(5 * second);
    const early = removed(core);
    await core.advance(minute);
    await reload(core, organisationId);
    expect({ early, removed: removed(core) }).toEqual({ early: [['ReadOnlyAccess', 'payments-prod']], removed: [] });
  });

  it('is taken back by credentials that AWS gives', async ({ core, role }) => {
    refuseOnce(core);
    await copy(core, role);
    const refused = removed(core).length;
    await copy(core, role);
    expect({ refused, removed: removed(core) }).toEqual({ refused: 1, removed: [] });
  });

  it('from many accounts is told in one notification', async ({ core, organisationId, role }) => {
    for (const accountId of ['111122224444', '111122225555', '555566667777'] as AccountId[]) {
      await core.latchkey.commands['role.pin']({ role: { ...role, accountId }, pinned: true });
    }
    for (const { id } of core.simulator.control.accounts()) {
      core.simulator.control.removeAssignment(id, 'ReadOnlyAccess');
    }
    await reload(core, organisationId);
    expect({ shown: core.notifier.shown, removedLength: removed(core).length }).toEqual({
      shown: [{ title: 'Access to 4 accounts was removed', text: 'The list says which roles these are.' }],
      removedLength: 4,
    });
  });
});
