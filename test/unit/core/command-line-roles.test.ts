import { describe, expect, it } from 'vitest';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { candidatesOf } from '../../../electron/core/command-line/find-role.ts';
import { nearest } from '../../../electron/shared/model/nearest-word.ts';
import { roleWord, type ListedAccount } from '../../../electron/core/command-line/role-index.ts';
import { folded } from '../../../electron/core/command-line/shown.ts';

const roles = ['AdministratorAccess', 'ReadOnlyAccess'];

function account(
  id: string,
  name: string | null,
  held: readonly string[] = roles,
  organisation = 'Northwind',
): ListedAccount {
  return {
    organisationId: organisation.toLowerCase(),
    organisation,
    id: id as AccountId,
    name,
    folded: folded(name ?? ''),
    environment: 'none',
    roles: held.map((role) => ({ name: role, folded: folded(role), via: null as Role | null })),
    isRead: true,
  };
}

const accounts = [
  account('111122223333', 'payments-prod'),
  account('111122224444', 'payments-prod-eu'),
  account('111122225555', 'log-archive', ['ReadOnlyAccess']),
  account('222233334444', 'Zürich ☃ prod'),
  account('222233335555', 'team/prod:blue', ['Audit']),
  account('222233336666', 'old-payments-prod', ['ReadOnlyAccess-Audit', 'payments-prod']),
  account('001122334455', null, ['ReadOnlyAccess']),
  account('111122226666', 'dev', ['Admin', 'AdministratorAccess']),
  account('111122227777', 'dev-eu', ['Admin-All']),
];

const found = (word: string): string[] =>
  candidatesOf(word, accounts).map(({ account: { id, name }, role }) => roleWord({ id, name }, role.name));

describe('the word for a role', () => {
  it.each([
    ['payments-prod/ReadOnlyAccess', ['payments-prod/ReadOnlyAccess']],
    ['PAYMENTS-PROD:readonlyaccess', ['payments-prod/ReadOnlyAccess']],
    ['111122223333:ReadOnlyAccess', ['payments-prod/ReadOnlyAccess']],
    ['1111 2222 3333/read', ['payments-prod/ReadOnlyAccess']],
    ['1111-2222-3333/read', ['payments-prod/ReadOnlyAccess']],
    ['payments-prod/read', ['payments-prod/ReadOnlyAccess']],
    ['payments-prod-eu/adm', ['payments-prod-eu/AdministratorAccess']],
    ['log-archive', ['log-archive/ReadOnlyAccess']],
    ['log', ['log-archive/ReadOnlyAccess']],
    ['archive', ['log-archive/ReadOnlyAccess']],
    ['zürich ☃ prod/admin', ['Zürich ☃ prod/AdministratorAccess']],
    // An account whose name holds what divides a word.
    ['team/prod:blue', ['team/prod:blue/Audit']],
    ['team/prod:blue/audit', ['team/prod:blue/Audit']],
    ['001122334455', ['001122334455/ReadOnlyAccess']],
    ['0011/read', ['001122334455/ReadOnlyAccess']],
    // The name itself goes before what begins with it.
    ['dev/Admin', ['dev/Admin']],
    ['dev-e/admin', ['dev-eu/Admin-All']],
  ])('%j is %j', (word, roleWords) => {
    expect(found(word)).toEqual(roleWords);
  });

  it.each([
    ['payments-prod', 3],
    ['pay/read', 2],
    ['zz', 0],
    ['log-archive/admin', 0],
    ['/', 14],
    ['/audit', 1],
  ])('%j leaves %i', (word, count) => {
    expect(found(word)).toHaveLength(count);
  });

  it('goes before another only where it fits better in one part and no worse in the other', () => {
    const both = [account('111111111111', 'prod', ['ReadOnlyAccess-Audit']), account('222222222222', 'prod-eu')];
    const named = candidatesOf('prod/readonlyaccess', both).map((one) => roleWord(one.account, one.role.name));
    // One has the account's exact name, the other the role's.
    expect(named.toSorted()).toEqual(['prod-eu/ReadOnlyAccess', 'prod/ReadOnlyAccess-Audit']);
  });
});

describe('the nearest spelling', () => {
  it.each([
    ['paymets-prod', 'payments-prod'],
    ['payments-prdo', 'payments-prod'],
    ['PAYMENTS-PROT', 'payments-prod'],
    ['lgo', 'log'],
    ['completely-else', null],
    ['', null],
    ['x', null],
    ['n'.repeat(600), null],
  ])('of %j is %j', (word, near) => {
    expect(nearest(word, ['payments-prod', 'payments-staging', 'log'])).toBe(near);
  });
});
