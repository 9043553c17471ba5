import { afterEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  startCore,
  type RunningCore,
} from '../../harness/running-core.ts';

let core: RunningCore;
let organisationId: string;
afterEach(() => core.close());

async function signedIn(accounts: number): Promise<void> {
  core = await startCore({ accounts });
  await core.latchkey.start();
  organisationId = await signIn(core);
}

/** Signed in, with the reading begun and nothing but the accounts read. */
async function readingBegun(accounts: number): Promise<void> {
  core = await startCore({ accounts });
  await core.latchkey.start();
  organisationId = await addOrganisation(core);
  const { userCode } = await askForCode(core, organisationId);
  core.simulator.control.approveDevice(userCode);
  await core.advance(1_000);
}

const status = (latchkey: Latchkey = core.latchkey) => organisationIn(latchkey.snapshot()).catalogue;
const roleCalls = () => core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccountRoles');
const readIds = () => roleCalls().map(({ query }) => query['account_id']);

async function untilRead(latchkey: Latchkey = core.latchkey): Promise<void> {
  while (status(latchkey).reading !== null) {
    await core.advance(1_000);
  }
}

async function reload(): Promise<void> {
  await core.latchkey.commands['catalogue.reload']({ organisationId });
  await core.settle();
  await untilRead();
}

describe('the order of reading', () => {
  it('puts accounts that were opened first, also while a reading is under way', async () => {
    await readingBegun(60);
    const before = readIds().length;
    const ids = core.simulator.control.accounts().map(({ id }) => id);
    const opened = ids.filter((id) => !readIds().includes(id)).slice(-2);
    await core.latchkey.commands['catalogue.prioritise']({ organisationId, accountIds: opened as AccountId[] });
    await core.advance(2 * second);
    // Up to eight were waiting for their turn already.
    expect(
      readIds()
        .slice(before)
        .findIndex((id) => id === opened[0]),
    ).toBeLessThanOrEqual(8);
    expect(opened.every((id) => readIds().includes(id))).toBe(true);
  });

  it('puts pinned roles first, then by name', async () => {
    await signedIn(60);
    const named = core.simulator.control.accounts().map(({ id, name }) => ({ id, name: name ?? '' }));
    const account = named.toSorted((one, other) => other.name.localeCompare(one.name))[0];
    const role = { ...readOnlyRole(organisationId), accountId: account?.id as AccountId };
    await core.latchkey.commands['role.pin']({ role, pinned: true });
    core.simulator.control.clearRequests();
    await reload();
    expect(readIds()[0]).toBe(account?.id);
  });
});

describe('the pace of reading', () => {
  it('is five a second when nobody asked, and faster as soon as somebody does', async () => {
    await signedIn(200);
    core.simulator.control.clearRequests();
    await core.advance(4 * hour);
    const begun = roleCalls().length;
    await core.advance(4 * second);
    const byItself = roleCalls().length - begun;
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(4 * second);
    const asked = roleCalls().length - begun - byItself;
    expect([byItself <= 21 && byItself >= 15, asked >= 40 && asked <= 72]).toEqual([true, true]);
    expect(core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccounts')).toHaveLength(2);
  });
});

describe('a reading that was interrupted', () => {
  it('goes on at the next start where it stopped', async () => {
    await readingBegun(80);
    await core.advance(3 * second);
    await core.latchkey.stop();
    const before = readIds();
    const next = core.create();
    await next.start();
    await core.advance(second);
    await untilRead(next);
    expect([
      before.length > 10,
      new Set(readIds()).size,
      readIds().length - 80 <= 8,
      status(next).checkedAt !== null,
      core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccounts').length,
    ]).toEqual([true, 80, true, true, 1]);
  });

  it('loses a few seconds at most when the process ends without a word', async () => {
    await readingBegun(150);
    await core.advance(8 * second);
    const disk = new Map(core.files.texts);
    await core.latchkey.stop();
    const before = readIds();
    core.files.texts.clear();
    disk.forEach((text, path) => core.files.texts.set(path, text));
    const next = core.create();
    await next.start();
    await core.advance(second);
    await untilRead(next);
    const again = before.filter((id) => readIds().lastIndexOf(id) >= before.length);
    expect([before.length > 60, again.length < before.length / 2, status(next).checkedAt !== null]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('goes on when the network is back and the computer wakes', async () => {
    await readingBegun(80);
    await core.advance(2 * second);
    core.http.offline = true;
    await core.advance(4 * second);
    const away = status();
    core.http.offline = false;
    core.latchkey.wake();
    await core.settle();
    await untilRead();
    expect([away.reading, away.problem?.code, away.accountCount, readIds().length, status().problem]).toEqual([
      null,
      'offline',
      80,
      80,
      null,
    ]);
  });

  it('goes on by itself after five minutes', async () => {
    await readingBegun(40);
    core.http.offline = true;
    await core.advance(4 * second);
    core.http.offline = false;
    await core.advance(6 * minute);
    expect([status().checkedAt !== null, status().problem]).toEqual([true, null]);
  });

  it('goes on after the sign-in ended midway and was made anew', async () => {
    await readingBegun(80);
    await core.advance(2 * second);
    const before = readIds().length;
    core.simulator.control.endSessions();
    await core.advance(2 * second);
    const ended = organisationIn(core.latchkey.snapshot()).signIn.state;
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    await untilRead();
    const good = roleCalls().filter(({ status: code }) => code === 200).length;
    expect([before > 10, ended, good, status().checkedAt !== null]).toEqual([true, 'ended', 80, true]);
  });

  it('is begun anew by another sign-in once the person signed out', async () => {
    await readingBegun(40);
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.settle();
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    await untilRead();
    expect(core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccounts')).toHaveLength(2);
  });
});

describe('accounts that could not be read', () => {
  it('are read again alone', async () => {
    await signedIn(30);
    core.simulator.control.addFault({ kind: 'status', status: 403, path: '/assignment/roles', count: 3, body: '{}' });
    await reload();
    const failed = status().failedAccounts;
    const before = readIds().length;
    await core.latchkey.commands['catalogue.retry-failed']({ organisationId });
    await core.settle();
    await untilRead();
    expect([failed, status().failedAccounts, readIds().length - before]).toEqual([3, 0, 3]);
  });
});

describe('what was added and removed', () => {
  it('is said once, and nothing at the first reading', async () => {
    await signedIn(5);
    const first = status().news;
    core.simulator.control.removeAssignment('555566667777', 'ReadOnlyAccess');
    await reload();
    const { news } = status();
    await core.latchkey.commands['catalogue.dismiss-news']({ organisationId });
    await reload();
    const none = status().news;
    core.simulator.control.restoreAssignment('555566667777', 'ReadOnlyAccess');
    await reload();
    const base = { at: expect.any(Number) as number, accounts: 1, names: ['log-archive'] };
    expect([first, news, none, status().news]).toEqual([
      null,
      { ...base, addedRoles: 0, removedRoles: 1 },
      null,
      { ...base, addedRoles: 1, removedRoles: 0 },
    ]);
  });

  it('counts from the last reading to the end, whatever came between', async () => {
    await signedIn(40);
    core.simulator.control.removeAssignment('111122223333', 'ReadOnlyAccess');
    await core.latchkey.commands['role.pin']({ role: readOnlyRole(organisationId), pinned: true });
    void core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(second);
    await core.latchkey.stop();
    const next = core.create();
    await next.start();
    await core.advance(second);
    await untilRead(next);
    expect(status(next).news).toMatchObject({ addedRoles: 0, removedRoles: 1, names: ['payments-prod'] });
  });
});
