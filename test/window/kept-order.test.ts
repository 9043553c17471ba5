import { parse } from 'valibot';
import { describe, expect, test as plainTest } from 'vitest';
import { catalogueSchema, type Account } from '../../electron/contract/catalogue.ts';
import { aSignedIn } from '../harness/builders.ts';
import { RunningOrder } from '../../renderer/list/rows/kept-order.ts';
import { account, now, organisation, organisationId, role, snapshot } from './support/northwind.ts';
import { windowTest } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) =>
  account(`00000000000${String(index)}`, name, 'none', name === 'c' ? null : ['ReadOnlyAccess']),
);
const catalogue = parse(catalogueSchema, { organisationId, revision: 5, accounts: six });
const nothing = { pinned: [], recent: [], freshness: [] };

const test = windowTest.extend('window', async ({ openWindow }) => {
  const window = await openWindow({ snapshot: snapshot({ ...nothing, revision: 5 }), catalogue });
  await window.page.getByRole('option').first().waitFor();
  return window;
});

async function names(window: TestWindow): Promise<string> {
  return (await window.rows()).map((row) => row.split(',')[0]).join(' ');
}

/** Main has read more of the list. */
async function read(window: TestWindow, previousRevision: number, ...upserted: Account[]): Promise<void> {
  const revision = previousRevision + 1;
  await window.push('catalogue.changed', { organisationId, previousRevision, revision, upserted, removed: [] });
}

const numbered = (id: number, name: string): Account => account(`100000000${String(id)}`, name, 'none');
const named = (id: number, name: string): Account => account(`10000000000${String(id)}`, name, 'none');

describe('while the list is being read', () => {
  test('what joined below stays where it joined, whatever comes after it', async ({ window }) => {
    await window.page.keyboard.press('ArrowDown');
    await read(window, 5, named(1, 'ab'));
    await read(window, 6, named(2, 'aa'), named(3, 'ac'));
    expect(await names(window)).toBe('a b c d e f ab aa ac');
  });

  const five = six.slice(0, 5).map((one) => ({ ...one, roleNames: ['One', 'Two'] }));
  const recent = [role('000000000003', 'Two')];

  windowTest.for([
    ['few, which are open, and stay so when more come', five, 15],
    ['many, which are closed, and stay so when few are left', six, 6],
  ] as const)('accounts are %s', async ([, accounts, rows], { openWindow }) => {
    const window = await openWindow({
      snapshot: snapshot({ ...nothing, recent, revision: 5 }),
      catalogue: parse(catalogueSchema, { organisationId, revision: 5, accounts }),
    });
    const shown = async () => (await window.rows()).map((row) => row.split(', ').slice(0, 3).join(' '));
    await window.page.getByRole('option').last().hover();
    const before = await shown();
    const removed = accounts.slice(5).map(({ id }) => id);
    const upserted = removed.length > 0 ? [] : [{ ...named(1, 'aa'), roleNames: ['One', 'Two'] }];
    await window.push('catalogue.changed', { organisationId, previousRevision: 5, revision: 6, upserted, removed });
    const after = await shown();
    await window.push('window.summoned', { clean: true });
    expect([after.slice(0, rows), (await shown()).length]).toEqual([before.slice(0, rows), rows === 6 ? 9 : 7]);
  });

  test('rows stay under a pointer that moves over them', async ({ window }) => {
    await window.page.getByRole('option').nth(2).hover();
    await read(window, 5, named(1, 'aa'));
    expect(await names(window)).toBe('a b c d e f aa');
  });

  windowTest('an account that is opened turns until its permission sets are read', async ({ openWindow }) => {
    const reading = { accountsDone: 5, accountsKnown: 6, accountsComplete: true, throttled: false };
    const read5 = (now: typeof reading | null) =>
      snapshot({
        ...nothing,
        revision: now === null ? 6 : 5,
        organisations: [{ ...organisation, catalogue: { ...organisation.catalogue, reading: now } }],
      });
    const window = await openWindow({ snapshot: read5(reading), catalogue });
    const count = async (): Promise<string> => {
      const place = window.page.getByRole('option', { name: /^c,/u }).first().locator('.count');
      return (await place.locator('svg').count()) > 0 ? 'turns' : (await place.innerText()).trim();
    };
    await window.page.getByRole('option', { name: /^c,/u }).click();
    const closed = await count();
    await window.page.keyboard.press('ArrowRight');
    const opened = await count();
    await window.push('snapshot.changed', read5(null));
    const stopped = await count();
    await read(window, 5, account('000000000002', 'c', 'none', ['One', 'Two']));
    expect([closed, opened, stopped, await count()]).toEqual(['–', 'turns', '–', '2']);
  });

  test('rows of an account that is open push nothing above them', async ({ window }) => {
    await window.page.keyboard.press('End');
    await window.page.getByRole('option', { name: /^c,/u }).click();
    await window.page.keyboard.press('ArrowRight');
    await read(window, 5, account('000000000002', 'c', 'none', ['One', 'Two']), named(1, 'aa'));
    const rows = (await window.rows()).map((row) => row.split(', ').slice(0, 3).join(' '));
    expect([rows.slice(0, 5), await window.active()]).toEqual([
      [
        'a Not set account 0000 0000 0000',
        'b Not set account 0000 0000 0001',
        'c Not set account 0000 0000 0002',
        'c Not set One',
        'c Not set Two',
      ],
      expect.stringMatching(/^c, /u),
    ]);
  });
});

describe('at the first load, before anybody has touched the list', () => {
  const many = (from: number, to: number): Account[] =>
    Array.from({ length: to - from }, (_, at) => numbered(from + at, `m-${String(from + at)}`));

  /** Where (px) the row of an account is on screen, and how far the list is scrolled. */
  async function placeOf(window: TestWindow, name: string): Promise<{ y: number; top: number }> {
    const row = window.page.getByRole('option', { name: new RegExp(`^${name},`, 'u') });
    const { y } = (await row.boundingBox()) ?? { y: -1 };
    return { y, top: await window.page.getByRole('listbox').evaluate((list) => list.scrollTop) };
  }

  const loading = windowTest.extend('window', async ({ openWindow }) => {
    const accounts = many(100, 130);
    const window = await openWindow({
      snapshot: snapshot({ ...nothing, revision: 5 }),
      catalogue: parse(catalogueSchema, { organisationId, revision: 5, accounts }),
    });
    await window.page.getByRole('option').first().waitFor();
    return window;
  });

  loading(
    'the first row stays selected and in its place, whatever sorts in above it, page by page',
    async ({ window }) => {
      const before = await placeOf(window, 'm-100');
      const active = await window.active();
      await read(window, 5, ...many(200, 230).map((one, at) => ({ ...one, name: `a-${String(at)}` })));
      const first = await placeOf(window, 'm-100');
      await read(window, 6, ...many(300, 330).map((one, at) => ({ ...one, name: `b-${String(at)}` })));
      const second = await placeOf(window, 'm-100');
      expect({ before, first, second, active: await window.active() }).toEqual({
        before: { y: first.y, top: 0 },
        first: { y: before.y, top: 30 * 36 },
        second: { y: before.y, top: 60 * 36 },
        active,
      });
      expect(await window.page.locator('.letter').count()).toBe(0);
    },
  );

  loading('what joins below moves nothing, and roles that are read neither', async ({ window }) => {
    const before = await placeOf(window, 'm-100');
    await read(window, 5, ...many(200, 230).map((one, at) => ({ ...one, name: `z-${String(at)}` })));
    await read(window, 6, { ...many(100, 101)[0], roleNames: ['One', 'Two', 'Three'] } as Account);
    expect(await placeOf(window, 'm-100')).toEqual(before);
  });

  loading('Enter acts on the row that was read, and the next summon starts at the top', async ({ window }) => {
    await read(window, 5, ...many(200, 230).map((one, at) => ({ ...one, name: `a-${String(at)}` })));
    await window.push('window.summoned', { clean: true });
    const top = await window.page.getByRole('listbox').evaluate((list) => list.scrollTop);
    expect([top, (await window.active())?.split(',')[0]]).toEqual([0, 'a-0']);
  });

  loading('a row under the pointer stays there when rows between it and the first in view go', async ({ window }) => {
    await window.page.getByRole('listbox').evaluate((list) => list.scrollTo({ top: 400 }));
    await window.page.getByRole('option', { name: /^m-116,/u }).hover();
    const before = await placeOf(window, 'm-116');
    const removed = ['m-112', 'm-113', 'm-114'].map((name) => many(100, 130).find((one) => one.name === name)?.id);
    const change = { organisationId, previousRevision: 5, revision: 6, upserted: [], removed };
    await window.push('catalogue.changed', change as Parameters<typeof window.push<'catalogue.changed'>>[1]);
    expect(await placeOf(window, 'm-116')).toEqual({ y: before.y, top: before.top - 3 * 36 });
  });
});

describe('while something is searched', () => {
  /** What a search for all of them found. */
  async function search(window: TestWindow): Promise<void> {
    await window.page.keyboard.type('0000');
    await window.page.getByRole('combobox', { name: /^Search/u }).waitFor();
  }

  test('better matches that are read later join below; other words sort anew', async ({ window }) => {
    await search(window);
    const before = await names(window);
    await read(window, 5, account('000000000010', 'b2', 'none'), account('000000000011', 'a2', 'none'));
    await read(window, 6, account('000000000012', 'a1', 'none'));
    const working = [await names(window), (await window.active())?.split(',')[0]];
    await window.page.keyboard.type('0');
    expect([before, working, await names(window)]).toEqual([
      'a b d e f c',
      ['a b d e f c a2 b2 a1', 'a'],
      'a a1 a2 b b2 d e f c',
    ]);
  });

  test('the first role of an account comes in its place, selected as that was', async ({ window }) => {
    await search(window);
    await window.page.keyboard.press('End');
    await window.page.getByRole('option', { name: /^c,/u }).click();
    await read(window, 5, account('000000000002', 'c', 'none', ['One', 'Two']), account('000000000010', 'a2', 'none'));
    expect([await names(window), (await window.active())?.split(', ')[2]]).toEqual(['a b d e f c a2 c', 'One']);
  });

  test('what is used meanwhile moves no row', async ({ window }) => {
    await search(window);
    await window.push(
      'snapshot.changed',
      snapshot({ ...nothing, revision: 6, recent: [role('000000000004', 'ReadOnlyAccess')] }),
    );
    expect(await names(window)).toBe('a b d e f c');
  });
});

windowTest('offline, a role whose credentials end meanwhile stays where it is', async ({ openWindow }) => {
  const signIn = aSignedIn({ connection: 'offline', offlineSince: now });
  const shown = snapshot({ organisations: [{ ...organisation, signIn }] });
  const window = await openWindow({ snapshot: shown });
  await window.page.getByText('Ready without a connection').waitFor();
  await window.page.keyboard.press('ArrowDown');
  const order = async () => (await window.rows()).slice(0, 6).map((row) => row.split(',')[0]);
  const before = await order();
  const ended = shown.freshness.map((held) => ({ ...held, expiresAt: now - 1 }));
  await window.push('snapshot.changed', { ...shown, revision: 2, freshness: ended } as typeof shown);
  await window.page
    .getByText(/^Ended/u)
    .first()
    .waitFor();
  expect(await order()).toEqual(before);
});

plainTest('an order takes what is gone out and lets what comes back join below', () => {
  const order = new RunningOrder(['c', 'a', 'b']);
  const arrange = (...items: string[]) => order.arrange(items, (item) => item).join('');
  expect([arrange('a', 'c'), arrange('a', 'b', 'c'), arrange('a', 'aa', 'b', 'c')]).toEqual(['ca', 'cab', 'cabaa']);
});
