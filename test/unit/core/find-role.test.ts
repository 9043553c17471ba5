import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { candidatesOf } from '../../../electron/core/command-line/find-role.ts';
import { roleWord, type ListedAccount } from '../../../electron/core/command-line/role-index.ts';
import { folded } from '../../../electron/core/command-line/shown.ts';

function account(id: string, name: string, ...roles: string[]): ListedAccount {
  return {
    organisationId: 'one',
    organisation: 'Northwind',
    id: id as AccountId,
    name,
    folded: folded(name),
    environment: 'none',
    roles: roles.map((role) => ({ name: role, folded: folded(role), via: null })),
    isRead: true,
  };
}

function found(word: string, ...accounts: readonly ListedAccount[]): string[] {
  return candidatesOf(word, accounts).map(({ account: one, role }) => roleWord(one, role.name));
}

describe('a word for a role', () => {
  it('that is the whole name of an account is not taken apart for another one alone', () => {
    const accounts = [account('111111111111', 'Ops/Prod', 'ReadOnly'), account('222222222222', 'ops-eu', 'ProdAdmin')];
    expect([
      found('Ops/Prod', ...accounts),
      found('ops/prod/readonly', ...accounts),
      found('ops-/prod', ...accounts),
    ]).toEqual([['Ops/Prod/ReadOnly', 'ops-eu/ProdAdmin'], ['Ops/Prod/ReadOnly'], ['ops-eu/ProdAdmin']]);
  });

  it('names each of two roles of an account that only capital letters tell apart', () => {
    const one = account('111111111111', 'x', 'Admin', 'admin');
    expect(['x/Admin', 'X/admin', 'x/ADMIN', 'x/adm'].map((word) => found(word, one))).toEqual([
      ['x/Admin'],
      ['x/admin'],
      ['x/Admin', 'x/admin'],
      ['x/Admin', 'x/admin'],
    ]);
  });

  it('chooses no account by the capital letters of its role', () => {
    const accounts = [account('111111111111', 'x', 'Admin'), account('222222222222', 'X', 'admin')];
    expect(found('x/admin', ...accounts)).toEqual(['x/Admin', 'X/admin']);
  });

  it.each(['-', '- -', '-/Admin'])('is no id where it holds no digit: %j', (word) => {
    expect(found(word, account('111111111111', 'x', 'Admin'))).toEqual([]);
  });
});
