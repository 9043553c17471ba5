import { describe, expect } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { coreTest as it, type Launch } from '../../harness/fixtures.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  type RunningCore,
} from '../../harness/running-core.ts';

interface Signed {
  readonly core: RunningCore;
  readonly organisationId: string;
}

async function signedIn(launch: Launch, accounts: number): Promise<Signed> {
  const started = await launch({ accounts });
  return { core: started, organisationId: await signIn(started) };
}

/** Signed in, with the reading begun and nothing but the accounts read. */
async function readingBegun(launch: Launch, accounts: number): Promise<Signed> {
  const started = await launch({ accounts });
  const added = await addOrganisation(started);
  const { userCode } = await askForCode(started, added);
  started.simulator.control.approveDevice(userCode);
  await started.advance(1_000);
  return { core: started, organisationId: added };
}

const status = (core: RunningCore, latchkey: Latchkey = core.latchkey) => organisationIn(latchkey.snapshot()).catalogue;
const roleCalls = (core: RunningCore) =>
  core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccountRoles');
const readIds = (core: RunningCore) => roleCalls(core).map(({ query }) => query['account_id']);

async function untilRead(core: RunningCore, latchkey: Latchkey = core.latchkey): Promise<void> {
  while (status(core, latchkey).reading !== null) {
    await core.advance(1_000);
  }
}

async function reload(core: RunningCore, organisationId: string): Promise<void> {
  await core.latchkey.commands['catalogue.reload']({ organisationId });
  await core.settle();
  await untilRead(core);
}

describe('the order of reading', () => {
  it('puts accounts that were opened first, also while a reading is under way', async ({ launch }) => {
    const { core, organisationId } = await readingBegun(launch, 60);
    const before = readIds(core).length;
    const ids = core.simulator.control.accounts().map(({ id }) => id);
    const opened = ids.filter((id) => !readIds(core).includes(id)).slice(-2);
    await core.latchkey.commands['catalogue.prioritise']({ organisationId, accountIds: opened as AccountId[] });
    await core.advance(2 * second);
    // Up to eight were waiting for their turn already.
    expect(
      readIds(core)
        .slice(before)
        .findIndex((id) => id === opened[0]),
    ).toBeLessThanOrEqual(8);
    expect(opened.every((id) => readIds(core).includes(id))).toBe(true);
  });

  it('puts pinned roles first, then by name', async ({ launch }) => {
    const { core, organisationId } = await signedIn(launch, 60);
    const named = core.simulator.control.accounts().map(({ id, name }) => ({ id, name: name ?? '' }));
    const account = named.toSorted((one, other) => other.name.localeCompare(one.name))[0];
    const role = { ...readOnlyRole(organisationId), accountId: account?.id as AccountId };
    await core.latchkey.commands['role.pin']({ role, pinned: true });
    core.simulator.control.clearRequests();
    await reload(core, organisationId);
    expect(readIds(core)[0]).toBe(account?.id);
  });
});

describe('the pace of reading', () => {
  it('is five a second when nobody asked, and faster as soon as somebody does', async ({ launch }) => {
    const { core, organisationId } = await signedIn(launch, 200);
    core.simulator.control.clearRequests();
    await core.advance(4 * hour);
    const begun = roleCalls(core).length;
    await core.advance(4 * second);
    const byItself = roleCalls(core).length - begun;
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(4 * second);
    const asked = roleCalls(core).length - begun - byItself;
    expect({ byItselfInRange: byItself <= 21 && byItself >= 15, askedInRange: asked >= 40 && asked <= 72 }).toEqual({
      byItselfInRange: true,
      askedInRange: true,
    });
    expect(core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccounts')).toHaveLength(2);
  });
});

describe('a reading that was interrupted', () => {
  it('goes on at the next start where it stopped', async ({ launch }) => {
    const { core } = await readingBegun(launch, 80);
    await core.advance(3 * second);
    await core.latchkey.stop();
    const before = readIds(core);
    const next = core.create();
    await next.start();
    await core.advance(second);
    await untilRead(core, next);
    expect({
      beforeLengthOver10: before.length > 10,
      readIdCount: new Set(readIds(core)).size,
      readIdCountAtMost8: readIds(core).length - 80 <= 8,
      hasCheckedAt: status(core, next).checkedAt !== null,
      requestCount: core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccounts').length,
    }).toEqual({
      beforeLengthOver10: true,
      readIdCount: 80,
      readIdCountAtMost8: true,
      hasCheckedAt: true,
      requestCount: 1,
    });
  });

  it('loses a few seconds at most when the process ends without a word', async ({ launch }) => {
    const { core } = await readingBegun(launch, 150);
    await core.advance(8 * second);
    const disk = new Map(core.files.texts);
    await core.latchkey.stop();
    const before = readIds(core);
    core.files.texts.clear();
    disk.forEach((text, path) => core.files.texts.set(path, text));
    const next = core.create();
    await next.start();
    await core.advance(second);
    await untilRead(core, next);
    const again = before.filter((id) => readIds(core).lastIndexOf(id) >= before.length);
    expect({
      beforeLengthOver60: before.length > 60,
      isAgainLengthWithinLimit: again.length < before.length / 2,
      hasCheckedAt: status(core, next).checkedAt !== null,
    }).toEqual({
      beforeLengthOver60: true,
      isAgainLengthWithinLimit: true,
      hasCheckedAt: true,
    });
  });

  it('goes on when the network is back and the computer wakes', async ({ launch }) => {
    const { core } = await readingBegun(launch, 80);
    await core.advance(2 * second);
    core.http.offline = true;
    await core.advance(4 * second);
    const away = status(core);
    core.http.offline = false;
    core.latchkey.wake();
    await core.settle();
    await untilRead(core);
    expect({
      reading: away.reading,
      problemCode: away.problem?.code,
      accountCount: away.accountCount,
      readIdCount: readIds(core).length,
      problem: status(core).problem,
    }).toEqual({
      reading: null,
      problemCode: 'offline',
      accountCount: 80,
      readIdCount: 80,
      problem: null,
    });
  });

  it('goes on by itself after five minutes', async ({ launch }) => {
    const { core } = await readingBegun(launch, 40);
    core.http.offline = true;
    await core.advance(4 * second);
    core.http.offline = false;
    await core.advance(6 * minute);
    expect({ hasCheckedAt: status(core).checkedAt !== null, problem: status(core).problem }).toEqual({
      hasCheckedAt: true,
      problem: null,
    });
  });

  it('goes on after the sign-in ended midway and was made anew', async ({ launch }) => {
    const { core, organisationId } = await readingBegun(launch, 80);
    await core.advance(2 * second);
    const before = readIds(core).length;
    core.simulator.control.endSessions();
    await core.advance(2 * second);
    const ended = organisationIn(core.latchkey.snapshot()).signIn.state;
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    await untilRead(core);
    const good = roleCalls(core).filter(({ status: code }) => code === 200).length;
    expect({ beforeOver10: before > 10, ended, good, hasCheckedAt: status(core).checkedAt !== null }).toEqual({
      beforeOver10: true,
      ended: 'ended',
      good: 80,
      hasCheckedAt: true,
    });
  });

  it('is begun anew by another sign-in once the person signed out', async ({ launch }) => {
    const { core, organisationId } = await readingBegun(launch, 40);
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.settle();
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    await untilRead(core);
    expect(core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccounts')).toHaveLength(2);
  });
});

describe('accounts that could not be read', () => {
  it('are read again alone', async ({ launch }) => {
    const { core, organisationId } = await signedIn(launch, 30);
    core.simulator.control.addFault({ kind: 'status', status: 403, path: '/assignment/roles', count: 3, body: '{}' });
    await reload(core, organisationId);
    const failed = status(core).failedAccounts;
    const before = readIds(core).length;
    await core.latchkey.commands['catalogue.retry-failed']({ organisationId });
    await core.settle();
    await untilRead(core);
    expect({ failed, failedAccounts: status(core).failedAccounts, readIdCount: readIds(core).length - before }).toEqual(
      { failed: 3, failedAccounts: 0, readIdCount: 3 },
    );
  });
});

describe('what was added and removed', () => {
  it('is said once, and nothing at the first reading', async ({ launch }) => {
    const { core, organisationId } = await signedIn(launch, 5);
    const first = status(core).news;
    core.simulator.control.removeAssignment('555566667777', 'ReadOnlyAccess');
    await reload(core, organisationId);
    const { news } = status(core);
    await core.latchkey.commands['catalogue.dismiss-news']({ organisationId });
    await reload(core, organisationId);
    const none = status(core).news;
    core.simulator.control.restoreAssignment('555566667777', 'ReadOnlyAccess');
    await reload(core, organisationId);
    const base = { at: expect.any(Number) as number, accounts: 1, names: ['log-archive'] };
    expect({ first, news, none, statusNews: status(core).news }).toEqual({
      first: null,
      news: { ...base, addedRoles: 0, removedRoles: 1 },
      none: null,
      statusNews: { ...base, addedRoles: 1, removedRoles: 0 },
    });
  });

  it('counts from the last reading to the end, whatever came between', async ({ launch }) => {
    const { core, organisationId } = await signedIn(launch, 40);
    core.simulator.control.removeAssignment('111122223333', 'ReadOnlyAccess');
    await core.latchkey.commands['role.pin']({ role: readOnlyRole(organisationId), pinned: true });
    void core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(second);
    await core.latchkey.stop();
    const next = core.create();
    await next.start();
    await core.advance(second);
    await untilRead(core, next);
    expect(status(core, next).news).toMatchObject({ addedRoles: 0, removedRoles: 1, names: ['payments-prod'] });
  });
});
