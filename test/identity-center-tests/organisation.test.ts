import { expect, test } from 'vitest';
import { makeAccounts } from '../identity-center/organisation/accounts.ts';
import { PERMISSION_SETS } from '../identity-center/organisation/permission-sets.ts';
import { started } from './running.ts';

const STABLE = ['ReadOnlyAccess', 'PowerUserAccess', 'AdministratorAccess', 'SecurityAudit', 'DatabaseOperator'];
const WELL_KNOWN = {
  'payments-prod': '111122223333',
  'payments-staging': '111122224444',
  'payments-dev': '111122225555',
  'log-archive': '555566667777',
  'storefront-prod': '777788889999',
};

test.for([0, 1, 5, 6, 16, 212, 3000])('an organisation of %i accounts has that many, with different ids', (count) => {
  const accounts = makeAccounts(count, 7);
  const ids = new Set(accounts.map((account) => account.id));
  expect({
    accountCount: accounts.length,
    idCount: ids.size,
    allIds: [...ids].every((id) => /^\d{12}$/u.test(id)),
  }).toEqual({ accountCount: count, idCount: count, allIds: true });
});

test('an organisation can be of given accounts, two of one name among them', async () => {
  const accounts = ['111122223333', '444455556666'].map((id) => ({
    id,
    name: 'Development',
    emailAddress: undefined,
    permissionSets: ['AdministratorAccess'],
  }));
  const { control } = await started({ accounts });
  expect(control.accounts()).toEqual(accounts);
});

test('the same seed gives the same organisation, another seed another', () => {
  expect(makeAccounts(212, 7)).toEqual(makeAccounts(212, 7));
  expect(makeAccounts(212, 8)).not.toEqual(makeAccounts(212, 7));
});

test.for([5, 212, 3000])('the well-known accounts are among %i, with the same permission sets', (count) => {
  const accounts = makeAccounts(count, 3);
  const found = Object.keys(WELL_KNOWN).map((name) => accounts.filter((account) => account.name === name));
  expect(found).toEqual(
    Object.entries(WELL_KNOWN).map(([name, id]) => [
      { id, name, emailAddress: `aws+${name}@example.com`, permissionSets: STABLE },
    ]),
  );
});

test('a large organisation has what clients stumble over', () => {
  const accounts = makeAccounts(212, 7);
  const names = accounts.map((account) => account.name);
  const ordinary = names.filter((name) => name !== undefined && /^[a-z]+(-[a-z0-9]+)*$/u.test(name));
  expect({
    unnamed: names.filter((name) => name === undefined).length,
    noAddress: accounts.filter((account) => account.emailAddress === undefined).length > 10,
    longest: Math.max(...names.map((name) => name?.length ?? 0)),
    emoji: names.some((name) => name !== undefined && /\p{Extended_Pictographic}/u.test(name)),
    rightToLeft: names.some((name) => name !== undefined && /\p{Script=Hebrew}/u.test(name)),
    twice: names.filter((name) => name === 'sandbox-shared').length,
    leadingZero: accounts.filter((account) => account.id.startsWith('00')).length > 5,
    mostlyOrdinary: ordinary.length > 195,
    inOrder: names.join() === names.toSorted().join(),
  }).toEqual({
    unnamed: 2,
    noAddress: true,
    longest: 200,
    emoji: true,
    rightToLeft: true,
    twice: 2,
    leadingZero: true,
    mostlyOrdinary: true,
    inOrder: false,
  });
});

test('each account has one to six of the known permission sets, of 1 to 12 hours', () => {
  const accounts = makeAccounts(3000, 7);
  const counts = new Set(accounts.map((account) => account.permissionSets.length));
  const known = new Set(PERMISSION_SETS.map((set) => set.name));
  const hours = PERMISSION_SETS.map((set) => set.durationSeconds / 3600);
  expect({
    counts: [...counts].toSorted(),
    unknown: accounts.flatMap((account) => account.permissionSets).filter((name) => !known.has(name)),
    repeated: accounts.filter((account) => new Set(account.permissionSets).size !== account.permissionSets.length),
    hours: [Math.min(...hours), Math.max(...hours), hours.every(Number.isInteger)],
  }).toEqual({ counts: [1, 2, 3, 4, 5, 6], unknown: [], repeated: [], hours: [1, 12, true] });
});
