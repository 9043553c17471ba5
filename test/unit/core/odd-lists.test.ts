/** Lists of AWS with something odd in them: the cases A3, C1 and C3 (docs/cases.md), and more of their kind. */
import { afterEach, describe, expect, it } from 'vitest';
import { appSnapshotSchema } from '../../../electron/contract/snapshot.ts';
import { catalogueSchema } from '../../../electron/contract/catalogue.ts';
import { parse } from 'valibot';
import { organisationIn, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

let core: RunningCore;
afterEach(() => core.close());

const accountsPath = '/assignment/accounts';
const rolesPath = '/assignment/roles';
const good = { accountId: '111122223333', accountName: 'payments-prod', emailAddress: 'a@example.com' };
const other = { accountId: '222233334444', accountName: 'payments-dev', emailAddress: 'b@example.com' };
const role = (roleName: unknown) => ({ roleName, accountId: '111122223333' });

/** What is listed when AWS answers so; what it answers fits the contract, whatever that was. */
async function listed(accounts: readonly unknown[], roles: readonly unknown[]) {
  core = await startCore();
  await core.latchkey.start();
  answer(accountsPath, { accountList: accounts, nextToken: null });
  answer(rolesPath, { roleList: roles, nextToken: null });
  const organisationId = await signIn(core);
  const list = await core.latchkey.commands['catalogue.get']({ organisationId });
  const snapshot = parse(appSnapshotSchema, core.latchkey.snapshot());
  const found = list.ok ? parse(catalogueSchema, list.value).accounts : [];
  return {
    accounts: found.map(({ id, name }) => [id, name]),
    roles: found[0]?.roleNames,
    roleCount: organisationIn(snapshot).catalogue.roleCount,
    notices: snapshot.notices.map(({ sentence }) => sentence),
  };
}

function answer(path: string, body: object): void {
  core.simulator.control.addFault({ kind: 'body', path, body: JSON.stringify(body) });
}

async function readAgain(accounts: readonly unknown[], roles: readonly unknown[] = [role('ReadOnlyAccess')]) {
  core.simulator.control.removeFaults();
  answer(accountsPath, { accountList: accounts, nextToken: null });
  answer(rolesPath, { roleList: roles, nextToken: null });
  await core.latchkey.commands['catalogue.reload']({ organisationId: organisationIn(core.latchkey.snapshot()).id });
  await core.settle();
  await core.advance(1_000);
}

describe('C1: an odd item', () => {
  it.each([
    ['an id of 11 digits', { ...good, accountId: '11112222333' }],
    ['an id that is a number', { ...good, accountId: 444455556666 }],
    ['no id', { accountName: 'lost' }],
    ['null', null],
    ['a text', 'payments'],
    ['a list', [good]],
  ])('among accounts, %s, is left out, counted and said', async (_name, odd) => {
    expect(await listed([good, odd, other], [role('ReadOnlyAccess')])).toMatchObject({
      accounts: [
        [good.accountId, good.accountName],
        [other.accountId, other.accountName],
      ],
      notices: ['One entry of the list of Northwind could not be read and is left out. Everything else is there.'],
    });
  });

  it.each([
    ['of 65 characters', role('r'.repeat(65))],
    ['with a slash', role('team/ReadOnlyAccess')],
    ['that is none', role(null)],
    ['that is missing', {}],
  ])('among roles, a name %s, is left out, counted and said', async (_name, odd) => {
    expect(await listed([good], [odd, role('ReadOnlyAccess'), odd])).toMatchObject({
      roles: ['ReadOnlyAccess'],
      notices: ['2 entries of the list of Northwind could not be read and are left out. Everything else is there.'],
    });
  });

  it('stands in the log, and is not said again by the next reading', async () => {
    await listed([good, null], [role('ReadOnlyAccess')]);
    const { notices } = core.latchkey.snapshot();
    await core.latchkey.commands['notice.dismiss']({ id: notices[0]?.id ?? '' });
    await core.latchkey.commands['catalogue.reload']({ organisationId: organisationIn(core.latchkey.snapshot()).id });
    await core.settle();
    await core.advance(1_000);
    expect([
      core.latchkey.snapshot().notices,
      core.log.lines.filter((line) => line.includes('left out')).length,
    ]).toEqual([[], 1]);
  });
});

describe('C1: an odd item may be any of those that are missing', () => {
  const counts = (): number[] => {
    const { accountCount, roleCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    return [accountCount, roleCount];
  };

  it.each([
    ['an account among others', [other, {}], [role('ReadOnlyAccess')]],
    ['all accounts', [{ accountName: 'payments' }], [role('ReadOnlyAccess')]],
    ['a permission set', [good, other], [role('r'.repeat(65))]],
  ])('so nothing counts as gone while it stands for %s', async (_what, accounts, roles) => {
    await listed([good, other], [role('ReadOnlyAccess')]);
    const before = counts();
    await readAgain(accounts, roles);
    expect([before, counts()]).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });

  it('and what is missing goes with the next list that is whole', async () => {
    await listed([good, other], [role('ReadOnlyAccess')]);
    await readAgain([other, null]);
    const before = counts();
    await readAgain([other]);
    expect([before, counts()]).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });
});

describe('C1: what is said of odd items', () => {
  const said = (): string[] => core.latchkey.snapshot().notices.map(({ sentence }) => sentence);
  it('goes once everything can be read', async () => {
    await listed([good, null], [role('ReadOnlyAccess')]);
    const before = said().length;
    await readAgain([good]);
    expect([before, said()]).toEqual([1, []]);
  });

  it('gives way to another number', async () => {
    await listed([good, null], [role('ReadOnlyAccess')]);
    await readAgain([good, null, { ...good, accountId: '1' }]);
    expect(said()).toEqual([
      '2 entries of the list of Northwind could not be read and are left out. Everything else is there.',
    ]);
  });
});

describe('C1: a name', () => {
  it.each([
    ['that is no text', { name: 42 }, null],
    ['of blanks', ' \t ', null],
    ['of two lines', 'payments\r\nprod', 'payments prod'],
    ['with a tab and an escape', 'pay\tments\u001b[31m', 'pay ments [31m'],
    ['that turns the line around', '\u202epayments\u202c', 'payments'],
    ['with an isolate', '\u2066payments\u2069\u200f', 'payments'],
    ['with half a character', 'pay\ud83dments', 'pay\ufffdments'],
    ['of 300 characters', 'n'.repeat(300), `${'n'.repeat(255)}…`],
    ['of 3,000,000 characters', 'n'.repeat(3_000_000), `${'n'.repeat(255)}…`],
    ['cut within an emoji', `${'n'.repeat(254)}😀😀`, `${'n'.repeat(254)}…`],
  ])('%s is one line of a sane length', async (_name, accountName, expected) => {
    const { accounts } = await listed([{ ...good, accountName }], [role('ReadOnlyAccess')]);
    expect(accounts).toEqual([[good.accountId, expected]]);
  });
});

describe('A3: what is listed twice is there once', () => {
  it('a permission set', async () => {
    const twice = [role('ReadOnlyAccess'), role('Admin'), role('ReadOnlyAccess')];
    expect(await listed([good], twice)).toMatchObject({ roles: ['Admin', 'ReadOnlyAccess'], roleCount: 2 });
  });

  it('an account', async () => {
    const { accounts, roleCount } = await listed([good, { ...good, accountName: 'renamed' }], [role('ReadOnlyAccess')]);
    expect([accounts, roleCount]).toEqual([[[good.accountId, 'renamed']], 1]);
  });
});

describe('C1: a list of which nothing can be read', () => {
  it('takes away nothing, and says how much was left out', async () => {
    core = await startCore();
    await core.latchkey.start();
    const organisationId = await signIn(core);
    answer(accountsPath, {
      accountList: [{ accountName: 'payments-prod' }, { accountName: 'audit' }],
      nextToken: null,
    });
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) await core.advance(1_000);
    const { catalogue } = organisationIn(core.latchkey.snapshot());
    expect([catalogue.accountCount, catalogue.roleCount, core.latchkey.snapshot().notices.length]).toEqual([5, 25, 1]);
  });
});

describe('C3: a list that leads back to a page of its own', () => {
  const said =
    "AWS's list leads back to its own beginning, so it may lack something. What was read is kept. Try again; if it stays, tell your administrator.";

  it('of accounts, ends at the first repeat, and what was read is kept', async () => {
    core = await startCore({ accounts: 5, pageSize: 2 });
    await core.latchkey.start();
    core.simulator.control.addFault({
      kind: 'field',
      path: accountsPath,
      field: 'nextToken',
      value: tokenOf('accounts'),
    });
    await signIn(core);
    const { problem, accountCount, roleCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    const calls = core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccounts').length;
    expect([problem?.sentence, accountCount, calls, roleCount]).toEqual([said, 2, 2, 10]);
  });

  it('of accounts, takes away none that it did not come to', async () => {
    core = await startCore({ accounts: 5, pageSize: 2 });
    await core.latchkey.start();
    const organisationId = await signIn(core);
    core.simulator.control.addFault({ kind: 'field', path: accountsPath, field: 'nextToken', value: 7 });
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) await core.advance(1_000);
    const { problem, accountCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect([problem?.code, accountCount]).toEqual(['list-without-end', 5]);
  });

  it('of accounts, is not said to lead back where it only never ends', async () => {
    core = await startCore();
    await core.latchkey.start();
    let asked = 0;
    core.http.changeAnswers = (path, sent) => {
      if (!path.endsWith(accountsPath)) return sent;
      asked += 1;
      return { ...sent, status: 200, body: JSON.stringify({ accountList: [], nextToken: `page-${String(asked)}` }) };
    };
    await signIn(core);
    const { problem } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect([problem?.sentence.includes('could not be read to its end'), asked]).toEqual([true, 1000]);
  });

  it('of accounts, is kept as far as it could be asked for where the next page has no name', async () => {
    core = await startCore({ accounts: 5, pageSize: 2 });
    await core.latchkey.start();
    core.simulator.control.addFault({ kind: 'field', path: accountsPath, field: 'nextToken', value: 7 });
    await signIn(core);
    const { problem, accountCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect([problem?.sentence, accountCount]).toEqual([
      "AWS's list could not be read to its end, so it may lack something. What was read is kept. Try again; if it stays, tell your administrator.",
      2,
    ]);
  });

  it('of two pages that lead to each other, ends there too', async () => {
    core = await startCore();
    await core.latchkey.start();
    const asked: string[] = [];
    core.http.changeAnswers = (path, sent) => {
      if (!path.endsWith(accountsPath)) return sent;
      asked.push(path);
      const nextToken = asked.length % 2 === 0 ? 'first' : 'second';
      return { ...sent, status: 200, body: JSON.stringify({ accountList: [good], nextToken }) };
    };
    await signIn(core);
    const { problem, accountCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect([problem?.sentence, accountCount, asked.length]).toEqual([said, 1, 3]);
  });

  it('of roles, concerns its account alone, whose roles are there', async () => {
    core = await startCore({ accounts: 1 });
    await core.latchkey.start();
    const [account] = core.simulator.control.accounts();
    const field = { field: 'nextToken', value: tokenOf(`roles/${account?.id ?? ''}`) } as const;
    core.simulator.control.addFault({ kind: 'field', path: rolesPath, ...field });
    await signIn(core);
    const { problem, failedAccounts, roleCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect([problem, failedAccounts, roleCount]).toEqual([null, 1, account?.permissionSets.length]);
  });
});

/** A token of the simulator, of the first page of a list. */
function tokenOf(list: string): string {
  return Buffer.from(`${list}\n0`).toString('base64');
}
