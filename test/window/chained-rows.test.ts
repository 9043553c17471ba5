import { describe, expect, test } from 'vitest';
import type { ChainedRole } from '../../electron/contract/chained-roles.ts';
import type { Catalogue } from '../../electron/contract/catalogue.ts';
import { buildSections, type ListInput } from '../../renderer/list/rows/sections.ts';
import { keepSelection } from '../../renderer/list/rows/keep-in-place.ts';
import { listAccounts, accountKey, sortAccounts } from '../../renderer/list/rows/accounts.ts';
import { chainProblem, roleOfRow, spokenName, type Row } from '../../renderer/list/rows/row.ts';
import { searchable } from '../../renderer/list/search/match-text.ts';
import { indexOf, indexRoles } from '../../renderer/list/search/role-index.ts';
import { searchRoles } from '../../renderer/list/search/search-roles.ts';
import { ChainedRoles } from '../../renderer/stores/chained-roles.ts';
import { UnlistedEnvironments } from '../../renderer/stores/unlisted-environments.ts';
import { freshnessView } from '../../renderer/ui/freshness-view.ts';
import { aChainedRole, auditor, chainedRoles, deploy, readOnly } from './support/chained.ts';
import { account, catalogue, organisationId, role } from './support/northwind.ts';

const prodKey = accountKey(organisationId, '111122223333');

function inputOf(
  chained: readonly ChainedRole[],
  change: Partial<ListInput> = {},
  of: Catalogue = catalogue,
): ListInput {
  const byId = new Map(of.accounts.map((one) => [one.id, one]));
  return {
    organisationId,
    organisationNames: new Map([[organisationId, 'Northwind']]),
    accounts: listAccounts([{ organisationId, accounts: sortAccounts(of.accounts) }]),
    removed: new Map(),
    pinned: [],
    recent: [],
    toggled: new Set([prodKey]),
    readyOffline: null,
    reconnected: false,
    keptOpen: null,
    chained: new ChainedRoles(chained),
    accountOf: ({ accountId }) => byId.get(accountId) ?? null,
    ...change,
  };
}

const rowsOf = (input: ListInput): readonly Row[] => buildSections(input).flatMap(({ rows }) => rows);
const shortOf = (row: Row): string =>
  row.kind === 'account'
    ? `${row.account.name ?? ''} ${String(row.roleCount)}`
    : `${'>'.repeat(row.reached?.depth ?? 0)}${row.role.roleName}`;

describe('rows of chained roles', () => {
  test('stand after what they are reached through, under the account of the permission set, last what lost its own', () => {
    const rows = rowsOf(inputOf(chainedRoles)).map(shortOf);
    const at = rows.indexOf('payments-prod 6');
    expect(rows.slice(at, at + 8)).toEqual([
      'payments-prod 6',
      'AdministratorAccess',
      'DatabaseOperator',
      'ReadOnlyAccess',
      '>deploy',
      '>>partner-auditor',
      '>release',
      'payments-prod-dr 1',
    ]);
  });

  test('have the environment and the name of the account they lead to, and say what they are reached through', () => {
    const match = { kind: 'account', organisationId, accountId: auditor.role.accountId } as const;
    const environments = new UnlistedEnvironments({
      environments: [{ id: 'sandbox', look: 'sandbox', word: null }],
      rules: [{ id: 'own', match, environmentId: 'sandbox', guard: 'none' }],
    });
    const corrected = new ChainedRoles(chainedRoles, environments);
    const named = rowsOf(inputOf(chainedRoles, { chained: corrected }))
      .filter((row) => row.kind !== 'account' && row.reached !== null)
      .map((row) => spokenName(row, freshnessView(undefined, 0), 0));
    expect(named).toEqual([
      'storefront-prod, Production, deploy, reached through ReadOnlyAccess in payments-prod, account 7777 8888 9999, no credentials held',
      'Account 9999 8888 7777, Sandbox, partner-auditor, reached through deploy in storefront-prod, account 9999 8888 7777, no credentials held',
      'payments-staging, Staging, release, reached through BreakGlass in payments-prod, account 1111 2222 4444, cannot be used: BreakGlass in payments-prod is not assigned to you any more. Choose another role to reach it through.',
    ]);
  });

  test('of an account that is in the list no more have a section of their own', () => {
    const lost = aChainedRole(role('777788889999', 'lost'), role('123412341234', 'Gone'), { problem: 'Gone.' });
    const sections = buildSections(inputOf([lost, deploy]));
    const last = sections.at(-1);
    expect([sections.length, last?.name, last?.rows.map((row) => roleOfRow(row)?.roleName)]).toEqual([
      2,
      'unreached',
      ['lost'],
    ]);
  });

  test('make an account of one role one that opens', () => {
    const one = aChainedRole(role('777788889999', 'one'), role('111122226666', 'ReadOnlyAccess'));
    const rows = rowsOf(inputOf([one], { toggled: new Set() })).filter((row) => row.kind === 'account');
    const alone = (accountId: string): unknown => rows.find((row) => row.account.id === accountId)?.onlyRole?.roleName;
    expect([alone('111122226666'), alone('333344440000')]).toEqual([undefined, 'ViewOnlyAccess']);
  });

  test('give the selection to the account they stand under when that is closed', () => {
    const rows = rowsOf(inputOf(chainedRoles));
    const selected = rows.find((row) => roleOfRow(row)?.roleName === 'deploy') ?? null;
    const closed = rowsOf(inputOf(chainedRoles, { toggled: new Set() }));
    expect(closed[keepSelection(closed, selected)]?.key).toBe(`account:${prodKey}`);
  });

  test('stand once where AWS lists a permission set of their name by now', () => {
    const listed = { usable: true, problem: 'AWS lists a permission set of this name by now.' };
    const same = aChainedRole(role('111122223333', 'DatabaseOperator'), readOnly, listed);
    expect(
      rowsOf(inputOf([same]))
        .map(chainProblem)
        .filter((problem) => problem !== null),
    ).toEqual([]);
    const keys = rowsOf(inputOf([same])).map(({ key }) => key);
    const names = rowsOf(inputOf([same])).map(shortOf);
    expect([keys.length - new Set(keys).size, names.slice(names.indexOf('payments-prod 3')).slice(0, 4)]).toEqual([
      0,
      ['payments-prod 3', 'AdministratorAccess', 'ReadOnlyAccess', '>DatabaseOperator'],
    ]);
  });

  const first = aChainedRole(role('777788889999', 'first'), role('777788889999', 'second'));
  const second = aChainedRole(role('777788889999', 'second'), role('777788889999', 'first'));

  test('that lead round in a circle are there to be put right', () => {
    const last = buildSections(inputOf([first, second])).at(-1);
    expect([last?.name, last?.rows.map((row) => roleOfRow(row)?.roleName)]).toEqual(['unreached', ['first', 'second']]);
  });

  test('that lead round in a circle end nowhere', () => {
    const looped = new ChainedRoles([first, second]);
    expect(looped.below(first.role).map((one) => one.name)).toEqual(['second', 'first']);
    expect(looped.placeOf(first).depth).toBe(2);
  });
});

describe('a search', () => {
  const chained = new ChainedRoles(chainedRoles);
  const index = indexRoles(sortAccounts(catalogue.accounts), (environment) => environment, chainedRoles, chained);
  const scope = { organisationId, organisationName: null, index };
  const find = (typed: string): string[] =>
    searchRoles([scope], typed, { used: [], isLive: () => false, isPinned: () => false }).roles.map(
      ({ account: of, roleName }) => `${of.name ?? of.id} ${roleName}`,
    );

  test.each([
    ['its name', 'auditor', ['999988887777 partner-auditor']],
    [
      'the name of the account it leads to',
      'storefront',
      ['storefront-prod DatabaseOperator', 'storefront-prod deploy', '999988887777 partner-auditor'],
    ],
    ['the id of an account that is in no list', '9999 8888 7777', ['999988887777 partner-auditor']],
    ['a part of that id', '88887777', ['999988887777 partner-auditor']],
    ['what it is reached through', 'breakglass', ['payments-staging release']],
    ['the account of that, too', 'breakglass payments-prod', ['payments-staging release']],
    ['its environment', 'deploy env:prod', ['storefront-prod deploy']],
  ])('finds one by %s', (_, typed, expected) => {
    expect(find(typed)).toEqual(expected);
  });

  test('finds what is reached through a role after that role', () => {
    const found = find('payments-prod readonly');
    expect([found[0], found.includes('storefront-prod deploy')]).toEqual(['payments-prod ReadOnlyAccess', true]);
  });

  test('finds one once where AWS lists a permission set of its name by now', () => {
    const same = [aChainedRole(role('111122223333', 'DatabaseOperator'), readOnly)];
    const made = indexRoles(sortAccounts(catalogue.accounts), String, same, new ChainedRoles(same));
    const facts = { used: [], isLive: () => false, isPinned: () => false };
    const { roles } = searchRoles([{ ...scope, index: made }], 'payments-prod databaseoperator', facts);
    expect(roles.map(({ account: of, roleName }) => `${of.id} ${roleName}`)).toEqual(['111122223333 DatabaseOperator']);
  });

  test('is prepared once for as long as the lists stay the same', () => {
    const accounts = sortAccounts(catalogue.accounts);
    const word = (environment: string): string => environment;
    const first = indexOf(organisationId, accounts, word, chained);
    expect([
      indexOf(organisationId, accounts, word, chained) === first,
      indexOf(organisationId, accounts, word, new ChainedRoles([deploy])) === first,
    ]).toEqual([true, false]);
  });

  test('of 3,000 accounts and a hundred chained roles finds what a plain comparison finds', () => {
    const accounts = sortAccounts(
      Array.from({ length: 3_000 }, (_, at) =>
        account(String(100_000_000_000 + at), `team-${String(at)}-${at % 3 === 0 ? 'prod' : 'dev'}`, 'none', [
          'Reader',
          'Writer',
          'Owner',
        ]),
      ),
    );
    const hundred = Array.from({ length: 100 }, (_, at) =>
      aChainedRole(
        role(String((at % 2 === 0 ? 100_000_000_000 : 500_000_000_000) + at), `hop-${String(at)}`),
        role(String(100_000_000_000 + at * 7), 'Reader'),
      ),
    );
    const all = new ChainedRoles(hundred);
    const large = {
      organisationId,
      organisationName: searchable('Northwind'),
      index: indexRoles(accounts, String, hundred, all),
    };
    const found = searchRoles([large], 'hop', { used: [], isLive: () => false, isPinned: () => false });
    expect(found.roles.length).toBe(100);
    const nineth = searchRoles([large], '500000000009', { used: [], isLive: () => false, isPinned: () => false });
    expect(nineth.roles.map(({ roleName }) => roleName)).toEqual(['hop-9']);
  });
});
