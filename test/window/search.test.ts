import { describe, expect, test } from 'vitest';
import type { Account } from '../../electron/contract/catalogue.ts';
import { sortAccounts } from '../../renderer/list/rows/accounts.ts';
import { marksOf } from '../../renderer/list/search/marks.ts';
import { indexRoles } from '../../renderer/list/search/role-index.ts';
import type { SearchScope } from '../../renderer/list/search/search-scope.ts';
import { searchRoles } from '../../renderer/list/search/search-roles.ts';
import { account, catalogue, organisationId, pinned, role } from './support/northwind.ts';

/** What a search finds, as "account permission set". */
function find(accounts: readonly Account[], query: string, used = [role('999999999999', 'None')]): string[] {
  const facts = { used, isLive: () => false, isPinned: () => false };
  return searchRoles([scope(accounts)], query, facts).roles.map(
    ({ account: { name }, roleName }) => `${name ?? '–'} ${roleName}`,
  );
}

function scope(accounts: readonly Account[]): SearchScope {
  const index = indexRoles(sortAccounts(accounts), (environment) => environment);
  return { organisationId, organisationName: null, index };
}

describe('order', () => {
  test('is exact id, exact name, starts of words in the name, then anywhere, then inside words', () => {
    const accounts = [
      account('000000000001', 'xprod', 'none'),
      account('000000000002', 'other', 'none', ['ProdDeploy']),
      account('000000000003', 'shop-prod', 'none'),
      account('000000000004', 'prod', 'none'),
    ];
    expect(find(accounts, 'prod')).toEqual([
      'prod ReadOnlyAccess',
      'shop-prod ReadOnlyAccess',
      'other ProdDeploy',
      'xprod ReadOnlyAccess',
    ]);
  });

  test('is that of the example organisation for "pay prod"', () => {
    expect(find(catalogue.accounts, 'pay prod', [...pinned])).toEqual([
      'payments-prod ReadOnlyAccess',
      'payments-prod AdministratorAccess',
      'payments-prod DatabaseOperator',
      'payments-prod-dr ReadOnlyAccess',
      'payroll-prod ViewOnlyAccess',
      'payments-tools ProductionDeploy',
    ]);
  });

  test('among equals is recently used, read-only before write, production last, then name', () => {
    const accounts = [
      account('000000000001', 'pay-a', 'production', ['Admin', 'ReadOnlyAccess']),
      account('000000000002', 'pay-b', 'staging', ['Admin', 'ReadOnlyAccess']),
      account('000000000003', 'pay-c', 'staging', ['Admin']),
      account('000000000004', 'pay-d', 'production', ['Admin']),
    ];
    expect(find(accounts, 'pay', [role('000000000004', 'Admin')])).toEqual([
      'pay-d Admin',
      'pay-b ReadOnlyAccess',
      'pay-a ReadOnlyAccess',
      'pay-b Admin',
      'pay-c Admin',
      'pay-a Admin',
    ]);
  });
});

describe('words', () => {
  const accounts = [
    account('111122223333', 'Payments-Prod', 'production', ['ReadOnlyAccess']),
    account('111122224444', 'Zahlung Süd', 'staging', ['PowerUserAccess']),
    account('001122223333', null, 'none', ['ReadOnlyAccess']),
    account('999911112222', 'productApi', 'none', ['ReadOnlyAccess']),
  ];
  const payments = 'Payments-Prod ReadOnlyAccess';
  const south = 'Zahlung Süd PowerUserAccess';

  test.each([
    ['in any order', 'readonly pay', [payments]],
    ['in any case', 'PAYMENTS', [payments]],
    ['without accents', 'sud', [south]],
    ['of the environment', 'stag power', [south]],
    ['with letters skipped', 'pmtprd', [payments]],
    ['with two letters exchanged', 'paymnets', [payments]],
    ['with a wrong letter', 'zahlumg', [south]],
    ['with too many wrong letters', 'zuhlumg', []],
    ['an id with blanks', '1111 2222 3333', [payments]],
    ['an id without blanks', '111122223333', [payments]],
    ['an id with hyphens', '1111-2222-3333', [payments]],
    ['a part of an id over two groups', '2222 4444', [south]],
    ['an id with leading zeros', '001122223333', ['– ReadOnlyAccess']],
    ['a word at a capital', 'api', ['productApi ReadOnlyAccess']],
    ['that match nothing', 'nowhere', []],
  ])('%s', (_, query, expected) => {
    expect(find(accounts, query)).toEqual(expected);
  });

  test('find accounts whose roles are not read yet', () => {
    const unread = account('000000000001', 'payroll', 'none', null);
    const facts = { used: [], isLive: () => false, isPinned: () => false };
    const found = searchRoles([scope([...accounts, unread])], 'payr', facts);
    const unreadAccounts = [{ organisationId, account: unread }];
    expect(found).toEqual({ roles: [], unreadAccounts, words: ['payr'], tolerance: 'as-typed' });
  });
});

describe('marks', () => {
  const shown = {
    name: 'payments-prod',
    permissionSet: 'ProductionDeploy',
    id: '111122223333',
    organisation: '',
    via: '',
  };

  test.each([
    ['in the name where it fits best', ['pay', 'prod'], { name: [0, 3, 9, 13], permissionSet: [], id: [] }],
    ['in the permission set', ['deploy'], { name: [], permissionSet: [10, 16], id: [] }],
    ['in the id, over its blanks', ['22223'], { name: [], permissionSet: [], id: [5, 11] }],
    ['joined where words overlap', ['pay', 'payments'], { name: [0, 8], permissionSet: [], id: [] }],
  ])('%s', (_, words, expected) => {
    expect(marksOf(words, 'as-typed', shown)).toEqual({ ...expected, organisation: [], via: [] });
  });

  test('each letter found by skipping', () => {
    expect(marksOf(['pmt'], 'skipped-letters', shown).name).toEqual([0, 1, 3, 4, 6, 7]);
  });
});

test('3,000 accounts with 9,000 roles: every query finds what a plain comparison finds', () => {
  const kinds = ['production', 'staging', 'development'] as const;
  const words = ['prod', 'stag', 'dev'];
  const accounts = Array.from({ length: 3_000 }, (_, index) =>
    account(
      String(100_000_000_000 + index * 7),
      `unit-${String(index)}-${words[index % 3] ?? ''}`,
      kinds[index % 3] ?? 'none',
      ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess'],
    ),
  );
  for (const query of ['unit-12', 'prod power', '100000000', 'stag 299']) {
    const plain = accounts.flatMap(({ id, name, environment, roleNames }) =>
      (roleNames ?? [])
        .filter((roleName) => {
          const all = `${id} ${name ?? ''} ${roleName}`.toLowerCase();
          return query.split(' ').every((word) => all.includes(word) || environment.startsWith(word));
        })
        .map((roleName) => `${name ?? ''} ${roleName}`),
    );
    expect(find(accounts, query).toSorted()).toEqual(plain.toSorted());
  }
});
