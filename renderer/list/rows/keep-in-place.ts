import { roleKey } from '../../../electron/shared/model/role.ts';
import { accountKey } from './accounts.ts';
import { accountIdAbove, organisationOfRow, roleOfRow, type Row } from './row.ts';

/**
 * Where the selection goes when the rows change under it: the same row, else another row of the same role, else its
 * account, else of an account its first role, else the row now at its position. −1: there are no rows.
 */
export function keepSelection(rows: readonly Row[], previous: Row | null): number {
  if (rows.length === 0) return -1;
  if (previous === null) return 0;
  const same = rows.findIndex((row) => row.key === previous.key);
  if (same >= 0) return same;
  const role = roleOfRow(previous);
  const sameRole =
    role === null ? -1 : rows.findIndex((row) => row.kind !== 'account' && roleKey(row.role) === roleKey(role));
  if (sameRole >= 0) return sameRole;
  const key = `account:${accountKey(organisationOfRow(previous), accountIdAbove(previous))}`;
  const account = rows.findIndex((row) => row.key === key);
  if (account >= 0) return account;
  // A search finds the roles of an account, once they are read, in place of the account.
  const under = previous.kind === 'account' ? rows.findIndex((row) => isOf(row, key)) : -1;
  return under >= 0 ? under : Math.min(previous.position - 1, rows.length - 1);
}

function isOf(row: Row, key: string): boolean {
  return `account:${accountKey(organisationOfRow(row), accountIdAbove(row))}` === key;
}

/**
 * Keeps rows where they are while somebody works with them: what was shown stays in its order, what is new joins below
 * in its own order, what is gone is left out.
 */
export function steadyOrder<Item>(
  shown: readonly string[],
  next: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  const indexes = new Map(shown.map((key, index) => [key, index]));
  const end = shown.length;
  return next
    .map((item, index) => ({ item, shownAt: indexes.get(keyOf(item)) ?? end, index }))
    .sort((one, other) => one.shownAt - other.shownAt || one.index - other.index)
    .map(({ item }) => item);
}
