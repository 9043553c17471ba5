/** Lists of AWS with something odd in them: the cases A3, C1 and C3 (docs/cases.md), and more of their kind. */
import { describe, expect } from 'vitest';
import { appSnapshotSchema } from '../../../electron/contract/snapshot.ts';
import { catalogueSchema } from '../../../electron/contract/catalogue.ts';
import { parse } from 'valibot';
import { coreTest as it } from '../../harness/fixtures.ts';
import { organisationIn, signIn, type RunningCore } from '../../harness/running-core.ts';

const accountsPath = '/assignment/accounts';
const rolesPath = '/assignment/roles';
const good = { accountId: '111122223333', accountName: 'payments-prod', emailAddress: 'a@example.com' };
const other = { accountId: '222233334444', accountName: 'payments-dev', emailAddress: 'b@example.com' };
const role = (roleName: unknown) => ({ roleName, accountId: '111122223333' });

/** What is listed when AWS answers so; what it answers fits the contract, whatever that was. */
async function listed(core: RunningCore, accounts: readonly unknown[], roles: readonly unknown[]) {
  answer(core, accountsPath, { accountList: accounts, nextToken: null });
  answer(core, rolesPath, { roleList: roles, nextToken: null });
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

function answer(core: RunningCore, path: string, body: object): void {
  core.simulator.control.addFault({ kind: 'body', path, body: JSON.stringify(body) });
}

async function readAgain(
  core: RunningCore,
  accounts: readonly unknown[],
  roles: readonly unknown[] = [role('ReadOnlyAccess')],
) {
  core.simulator.control.removeFaults();
  answer(core, accountsPath, { accountList: accounts, nextToken: null });
  answer(core, rolesPath, { roleList: roles, nextToken: null });
  await core.latchkey.commands['catalogue.reload']({ organisationId: organisationIn(core.latchkey.snapshot()).id });
  await core.settle();
  await core.advance(1_000);
}

describe('C1: an odd item', () => {
  it.for([
    ['an id of 11 digits', { ...good, accountId: '11112222333' }],
    ['an id that is a number', { ...good, accountId: 444455556666 }],
    ['no id', { accountName: 'lost' }],
    ['null', null],
    ['a text', 'payments'],
    ['a list', [good]],
  ] as const)('among accounts, %s, is left out, counted and said', async ([, odd], { core }) => {
    expect(await listed(core, [good, odd, other], [role('ReadOnlyAccess')])).toMatchObject({
      accounts: [
        [good.accountId, good.accountName],
        [other.accountId, other.accountName],
      ],
      notices: ['One entry of the list of Northwind could not be read and is left out. Everything else is there.'],
    });
  });

  it.for([
    ['of 65 characters', role('r'.repeat(65))],
    ['with a slash', role('team/ReadOnlyAccess')],
    ['that is none', role(null)],
    ['that is missing', {}],
  ] as const)('among roles, a name %s, is left out, counted and said', async ([, odd], { core }) => {
    expect(await listed(core, [good], [odd, role('ReadOnlyAccess'), odd])).toMatchObject({
      roles: ['ReadOnlyAccess'],
      notices: ['2 entries of the list of Northwind could not be read and are left out. Everything else is there.'],
    });
  });

  it('stands in the log, and is not said again by the next reading', async ({ core }) => {
    await listed(core, [good, null], [role('ReadOnlyAccess')]);
    const { notices } = core.latchkey.snapshot();
    await core.latchkey.commands['notice.dismiss']({ id: notices[0]?.id ?? '' });
    await core.latchkey.commands['catalogue.reload']({ organisationId: organisationIn(core.latchkey.snapshot()).id });
    await core.settle();
    await core.advance(1_000);
    expect({
      notices: core.latchkey.snapshot().notices,
      lineCount: core.log.lines.filter((line) => line.includes('left out')).length,
    }).toEqual({ notices: [], lineCount: 1 });
  });
});

describe('C1: an odd item may be any of those that are missing', () => {
  const counts = (core: RunningCore): number[] => {
    const { accountCount, roleCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    return [accountCount, roleCount];
  };

  it.for([
    ['an account among others', [other, {}], [role('ReadOnlyAccess')]],
    ['all accounts', [{ accountName: 'payments' }], [role('ReadOnlyAccess')]],
    ['a permission set', [good, other], [role('r'.repeat(65))]],
  ] as const)('so nothing counts as gone while it stands for %s', async ([, accounts, roles], { core }) => {
    await listed(core, [good, other], [role('ReadOnlyAccess')]);
    const before = counts(core);
    await readAgain(core, accounts, roles);
    expect({ before, counts: counts(core) }).toEqual({
      before: [2, 1],
      counts: [2, 1],
    });
  });

  it('and what is missing goes with the next list that is whole', async ({ core }) => {
    await listed(core, [good, other], [role('ReadOnlyAccess')]);
    await readAgain(core, [other, null]);
    const before = counts(core);
    await readAgain(core, [other]);
    expect({ before, counts: counts(core) }).toEqual({
      before: [2, 1],
      counts: [1, 0],
    });
  });
});

describe('C1: what is said of odd items', () => {
  const said = (core: RunningCore): string[] => core.latchkey.snapshot().notices.map(({ sentence }) => sentence);
  it('goes once everything can be read', async ({ core }) => {
    await listed(core, [good, null], [role('ReadOnlyAccess')]);
    const before = said(core).length;
    await readAgain(core, [good]);
    expect({ before, said: said(core) }).toEqual({ before: 1, said: [] });
  });

  it('gives way to another number', async ({ core }) => {
    await listed(core, [good, null], [role('ReadOnlyAccess')]);
    await readAgain(core, [good, null, { ...good, accountId: '1' }]);
    expect(said(core)).toEqual([
      '2 entries of the list of Northwind could not be read and are left out. Everything else is there.',
    ]);
  });
});

describe('C1: a name', () => {
  it.for([
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
  ] as const)('%s is one line of a sane length', async ([, accountName, expected], { core }) => {
    const { accounts } = await listed(core, [{ ...good, accountName }], [role('ReadOnlyAccess')]);
    expect(accounts).toEqual([[good.accountId, expected]]);
  });
});

describe('A3: what is listed twice is there once', () => {
  it('a permission set', async ({ core }) => {
    const twice = [role('ReadOnlyAccess'), role('Admin'), role('ReadOnlyAccess')];
    expect(await listed(core, [good], twice)).toMatchObject({ roles: ['Admin', 'ReadOnlyAccess'], roleCount: 2 });
  });

  it('an account', async ({ core }) => {
    const { accounts, roleCount } = await listed(
      core,
      [good, { ...good, accountName: 'renamed' }],
      [role('ReadOnlyAccess')],
    );
    expect({ accounts, roleCount }).toEqual({ accounts: [[good.accountId, 'renamed']], roleCount: 1 });
  });
});

describe('C1: a list of which nothing can be read', () => {
  it('takes away nothing, and says how much was left out', async ({ launch }) => {
    const core = await launch();
    const organisationId = await signIn(core);
    answer(core, accountsPath, {
      accountList: [{ accountName: 'payments-prod' }, { accountName: 'audit' }],
      nextToken: null,
    });
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) await core.advance(1_000);
    const { catalogue } = organisationIn(core.latchkey.snapshot());
    expect({
      accountCount: catalogue.accountCount,
      roleCount: catalogue.roleCount,
      noticeCount: core.latchkey.snapshot().notices.length,
    }).toEqual({ accountCount: 5, roleCount: 25, noticeCount: 1 });
  });
});

describe('C3: a list that leads back to a page of its own', () => {
  const said =
    "AWS's list leads back to its own beginning, so it may lack something; what was read is kept. Try again; if it stays, tell your administrator.";

  it('of accounts, ends at the first repeat, and what was read is kept', async ({ launch }) => {
    const core = await launch({ accounts: 5, pageSize: 2 });
    core.simulator.control.addFault({
      kind: 'field',
      path: accountsPath,
      field: 'nextToken',
      value: tokenOf('accounts'),
    });
    await signIn(core);
    const { problem, accountCount, roleCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    const calls = core.simulator.control.requests().filter(({ operation }) => operation === 'ListAccounts').length;
    expect({ problemSentence: problem?.sentence, accountCount, calls, roleCount }).toEqual({
      problemSentence: said,
      accountCount: 2,
      calls: 2,
      roleCount: 10,
    });
  });

  it('of accounts, takes away none that it did not come to', async ({ launch }) => {
    const core = await launch({ accounts: 5, pageSize: 2 });
    const organisationId = await signIn(core);
    core.simulator.control.addFault({ kind: 'field', path: accountsPath, field: 'nextToken', value: 7 });
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) await core.advance(1_000);
    const { problem, accountCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect({ problemCode: problem?.code, accountCount }).toEqual({ problemCode: 'list-without-end', accountCount: 5 });
  });

  it('of accounts, is not said to lead back where it only never ends', async ({ launch }) => {
    const core = await launch();
    let asked = 0;
    core.http.changeAnswers = (path, sent) => {
      if (!path.endsWith(accountsPath)) return sent;
      asked += 1;
      return { ...sent, status: 200, body: JSON.stringify({ accountList: [], nextToken: `page-${String(asked)}` }) };
    };
    await signIn(core);
    const { problem } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect({
      problemSentenceHasCouldNotBeReadToItsEnd: problem?.sentence.includes('could not be read to its end'),
      asked,
    }).toEqual({ problemSentenceHasCouldNotBeReadToItsEnd: true, asked: 1000 });
  });

  it('of accounts, is kept as far as it could be asked for where the next page has no name', async ({ launch }) => {
    const core = await launch({ accounts: 5, pageSize: 2 });
    core.simulator.control.addFault({ kind: 'field', path: accountsPath, field: 'nextToken', value: 7 });
    await signIn(core);
    const { problem, accountCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect({ problemSentence: problem?.sentence, accountCount }).toEqual({
      problemSentence:
        "AWS's list could not be read to its end, so it may lack something; what was read is kept. Try again; if it stays, tell your administrator.",
      accountCount: 2,
    });
  });

  it('of two pages that lead to each other, ends there too', async ({ launch }) => {
    const core = await launch();
    const asked: string[] = [];
    core.http.changeAnswers = (path, sent) => {
      if (!path.endsWith(accountsPath)) return sent;
      asked.push(path);
      const nextToken = asked.length % 2 === 0 ? 'first' : 'second';
      return { ...sent, status: 200, body: JSON.stringify({ accountList: [good], nextToken }) };
    };
    await signIn(core);
    const { problem, accountCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect({ problemSentence: problem?.sentence, accountCount, askedCount: asked.length }).toEqual({
      problemSentence: said,
      accountCount: 1,
      askedCount: 3,
    });
  });

  it('of roles, concerns its account alone, whose roles are there', async ({ launch }) => {
    const core = await launch({ accounts: 1 });
    const [account] = core.simulator.control.accounts();
    const field = { field: 'nextToken', value: tokenOf(`roles/${account?.id ?? ''}`) } as const;
    core.simulator.control.addFault({ kind: 'field', path: rolesPath, ...field });
    await signIn(core);
    const { problem, failedAccounts, roleCount } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect({ problem, failedAccounts, roleCount }).toEqual({
      problem: null,
      failedAccounts: 1,
      roleCount: account?.permissionSets.length,
    });
  });
});

/** A token of the simulator, of the first page of a list. */
function tokenOf(list: string): string {
  return Buffer.from(`${list}\n0`).toString('base64');
}
