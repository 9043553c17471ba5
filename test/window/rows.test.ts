import { describe, expect, test } from 'vitest';
import type { Account } from '../../electron/contract/catalogue.ts';
import { buildSections, type ListInput } from '../../renderer/list/rows/sections.ts';
import { keepSelection, steadyOrder } from '../../renderer/list/rows/keep-in-place.ts';
import { ListLayout, offsetsOf, scrollToShow, visibleRange } from '../../renderer/list/rows/list-layout.ts';
import { type ListedAccount, applyChange, sortAccounts } from '../../renderer/list/rows/accounts.ts';
import { shownName } from '../../renderer/list/rows/row.ts';
import { noChainedRoles } from '../../renderer/stores/chained-roles.ts';
import { roleKey } from '../../electron/shared/model/role.ts';
import { account, organisationId, role } from './support/northwind.ts';

const six = Array.from({ length: 6 }, (_, index) =>
  account(`00000000000${String(index)}`, `account-${String(index)}`, 'none', ['A', 'B']),
);
const listed = (accounts: readonly Account[]): ListedAccount[] =>
  accounts.map((one) => ({ organisationId, account: one }));
const input: ListInput = {
  organisationId,
  organisationNames: new Map([[organisationId, 'Northwind']]),
  accounts: listed(six),
  removed: new Map(),
  pinned: [role('000000000001', 'A')],
  recent: [role('000000000001', 'A'), role('000000000002', 'B')],
  toggled: new Set(),
  readyOffline: null,
  reconnected: false,
  keptOpen: null,
  chained: noChainedRoles,
  accountOf: () => null,
};

/** Sections as "name count: rows", rows by the end of their keys. */
function outline(of: ListInput): string[] {
  return buildSections(of).map(({ name, count, rows }) => {
    const keys = rows.map((row) => (row.kind === 'account' ? '' : '  ') + row.key.replace(`${organisationId}/`, ''));
    return `${name} ${String(count)}: ${keys.join(' ')}`;
  });
}

describe('sections', () => {
  test('are Pinned, Recent without the pinned, and All accounts, closed', () => {
    expect(outline(input)).toEqual([
      'pinned null:   pinned:000000000001/A',
      'recent null:   recent:000000000002/B',
      'all 6: account:000000000000 account:000000000001 account:000000000002 account:000000000003 account:000000000004 account:000000000005',
    ]);
  });

  test('hold the roles of an open account under it', () => {
    expect(outline({ ...input, pinned: [], recent: [], toggled: new Set([`${organisationId}/000000000005`]) })).toEqual(
      [
        'all 6: account:000000000000 account:000000000001 account:000000000002 account:000000000003 account:000000000004 account:000000000005   all:000000000005/A   all:000000000005/B',
      ],
    );
  });

  test('with five accounts or fewer are open and without Recent', () => {
    expect(outline({ ...input, accounts: listed(six.slice(0, 2)), pinned: [] })).toEqual([
      'all 2: account:000000000000   all:000000000000/A   all:000000000000/B account:000000000001   all:000000000001/A   all:000000000001/B',
    ]);
  });

  test('with one account and one role are one row', () => {
    const only = account('000000000009', 'only', 'none', ['A']);
    expect(outline({ ...input, accounts: listed([only]), pinned: [], recent: [] })).toEqual([
      'only null:   only:000000000009/A',
    ]);
  });

  test('with one account and one role keep a pinned role of an account that is hidden', () => {
    const only = account('000000000009', 'only', 'none', ['A']);
    const pinned = [role('000000000009', 'A'), role('000000000001', 'A')];
    expect(outline({ ...input, accounts: listed([only]), pinned, recent: [] })).toEqual([
      'pinned null:   pinned:000000000009/A   pinned:000000000001/A',
      'all 1: account:000000000009   all:000000000009/A',
    ]);
  });

  test('offline put first what works without a connection', () => {
    const readyOffline = ({ roleName }: { roleName: string }): boolean => roleName === 'B';
    expect(outline({ ...input, readyOffline }).slice(0, 2)).toEqual([
      'ready 1:   recent:000000000002/B',
      'needs null:   pinned:000000000001/A',
    ]);
  });

  test('that stay as offline while somebody works with them do not say so once there is a connection', () => {
    const readyOffline = ({ roleName }: { roleName: string }): boolean => roleName === 'B';
    expect(outline({ ...input, readyOffline, reconnected: true }).slice(0, 2)).toEqual([
      'held 1:   recent:000000000002/B',
      'others null:   pinned:000000000001/A',
    ]);
  });

  test('say of a pinned role that is no longer assigned that access was removed, by the name its account had', () => {
    const gone = role('777777777777', 'A');
    const pinned = [role('000000000001', 'A'), gone];
    const removed = new Map([[roleKey(gone), 'left-behind']]);
    const rows = buildSections({ ...input, pinned, removed })[0]?.rows ?? [];
    expect(rows.map((row) => [row.kind !== 'account' && row.removed, shownName(row)])).toEqual([
      [false, 'account-1'],
      [true, 'left-behind'],
    ]);
  });

  test('number their rows through', () => {
    const rows = buildSections(input).flatMap((section) => section.rows);
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('the selection', () => {
  const rows = buildSections(input).flatMap((section) => section.rows);

  test('stays on its row, else on its role, else on its account, else at its place', () => {
    const recent = rows[1] ?? null;
    const pinnedNow = buildSections({ ...input, pinned: input.recent }).flatMap((section) => section.rows);
    const without = rows.filter((row) => row.kind === 'account');
    expect([
      keepSelection(rows, recent),
      keepSelection(pinnedNow, recent),
      keepSelection(without, recent),
      keepSelection(without.slice(0, 1), recent),
      keepSelection([], recent),
      keepSelection(rows, null),
    ]).toEqual([1, 1, 2, 0, -1, 0]);
  });
});

test('rows that are looked at keep their order, new ones join below', () => {
  expect(steadyOrder(['c', 'a', 'gone'], ['a', 'b', 'c', 'd'], (item) => item)).toEqual(['c', 'a', 'b', 'd']);
});

describe('accounts', () => {
  test('are sorted by name as people count, the nameless by their id', () => {
    const accounts = [
      account('000000000003', 'b-10', 'none'),
      account('000000000002', 'B-2', 'none'),
      account('000000000004', null, 'none'),
      account('000000000001', 'B-2', 'none'),
    ];
    expect(sortAccounts(accounts).map(({ id }) => Number(id))).toEqual([4, 1, 2, 3]);
  });

  test('take a change: new roles in place, new accounts sorted in, removed ones out', () => {
    const change = {
      organisationId,
      previousRevision: 1,
      revision: 2,
      upserted: [account('000000000002', 'account-2', 'none', ['C']), account('000000000007', 'account-1b', 'none')],
      removed: [account('000000000000', null, 'none').id],
    };
    expect(applyChange(six, change).map(({ id, roleNames }) => `${String(Number(id))} ${String(roleNames)}`)).toEqual([
      '1 A,B',
      '7 ReadOnlyAccess',
      '2 C',
      '3 A,B',
      '4 A,B',
      '5 A,B',
    ]);
  });
});

describe('virtual rows', () => {
  const offsets = offsetsOf([28, 48, 48, 36, 36]);

  test('lie one under the other', () => expect([...offsets]).toEqual([0, 28, 76, 124, 160, 196]));

  test.each([
    [0, 50, 0, [0, 2]],
    [76, 48, 0, [2, 3]],
    [76, 49, 0, [2, 4]],
    [190, 50, 0, [4, 5]],
    [76, 48, 60, [0, 5]],
  ])('from %i px, %i px high, %i px spare: %j', (top, height, spare, expected) => {
    expect(visibleRange(offsets, top, height, spare)).toEqual(expected);
  });

  test.each([
    ['above, under the heading', { start: 100, end: 148 }, 90, 72],
    ['below', { start: 600, end: 648 }, 90, 148],
    ['in view', { start: 200, end: 248 }, 90, 90],
    ['the first', { start: 28, end: 76 }, 40, 0],
  ])('a row %s is scrolled to no further than needed', (_, row, top, expected) => {
    expect(scrollToShow(row, { top, height: 500, covered: 28 })).toBe(expected);
  });

  test('of a layout are those of the sections in view', () => {
    const layout = new ListLayout(buildSections(input), { text: 1, narrow: false, stacked: false, compact: false });
    const seen = layout.visible(0, 110, 0).map(({ section, rows }) => [section.section.name, rows.length]);
    expect({ height: layout.height, seen }).toEqual({
      height: 3 * 28 + 2 * 48 + 6 * 36,
      seen: [
        ['pinned', 1],
        ['recent', 1],
      ],
    });
  });
});
