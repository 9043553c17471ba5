import { parse } from 'valibot';
import { expect } from 'vitest';
import { catalogueSchema } from '../../electron/contract/catalogue.ts';
import { account, organisation, organisationId, snapshot } from './support/northwind.ts';
import { windowTest } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) => account(`00000000000${String(index)}`, name, 'none'));
const catalogue = parse(catalogueSchema, { organisationId, revision: 5, accounts: six });
const plain = { pinned: [], recent: [], freshness: [] };

const test = windowTest.extend('window', async ({ openWindow }) => {
  const window = await openWindow({ snapshot: snapshot({ ...plain, revision: 5 }), catalogue });
  await window.page.getByRole('option').first().waitFor();
  return window;
});

async function names(window: TestWindow): Promise<string> {
  return (await window.rows()).map((row) => row.split(',')[0]).join(' ');
}

async function pulls(window: TestWindow, name: string): Promise<number> {
  return window.page.evaluate((of) => globalThis.fakeMain.calls.filter((call) => call.name === of).length, name);
}

async function change(window: TestWindow, previousRevision: number, revision: number, name: string): Promise<void> {
  const upserted = [account('000000000009', name, 'none')];
  await window.push('catalogue.changed', { organisationId, previousRevision, revision, upserted, removed: [] });
}

test('a snapshot that is older is dropped, one after a gap is taken and all is asked for again', async ({ window }) => {
  const named = (name: string, revision: number): ReturnType<typeof snapshot> =>
    snapshot({ ...plain, revision, organisations: [{ ...organisation, name }] });
  const seen: string[] = [];
  for (const next of [named('Next', 6), named('Older', 4), named('After a gap', 9)]) {
    await window.push('snapshot.changed', next);
    seen.push(await window.page.locator('header .name').innerText());
  }
  expect({ seen, pullsSnapshotGet: await pulls(window, 'snapshot.get') }).toEqual({
    seen: ['Next', 'Next', 'After a gap'],
    pullsSnapshotGet: 2,
  });
});

test('a change of the list is taken, an older one dropped', async ({ window }) => {
  await change(window, 5, 6, 'bb');
  await change(window, 4, 5, 'zz');
  expect({ names: await names(window), pullsCatalogueGet: await pulls(window, 'catalogue.get') }).toEqual({
    names: 'a b bb c d e f',
    pullsCatalogueGet: 1,
  });
});

test('after a gap the whole list is asked for', async ({ window }) => {
  await window.page.evaluate((whole) => void (globalThis.fakeMain.catalogue = whole), {
    ...catalogue,
    revision: 9,
    accounts: [...catalogue.accounts.slice(0, 5), account('000000000008', 'x', 'none')],
  });
  await change(window, 7, 8, 'zz');
  expect({ names: await names(window), pullsCatalogueGet: await pulls(window, 'catalogue.get') }).toEqual({
    names: 'a b c d e x',
    pullsCatalogueGet: 2,
  });
});

test('while somebody works with the list new rows join below and the selection stays; the next summon sorts', async ({
  window,
}) => {
  await window.page.keyboard.press('ArrowDown');
  await change(window, 5, 6, 'aa');
  const working = [await names(window), (await window.active())?.charAt(0)];
  await window.push('window.summoned', { clean: true });
  expect({ working, names: await names(window) }).toEqual({
    working: ['a b c d e f aa', 'b'],
    names: 'a aa b c d e f',
  });
});

test('a list that is not there yet shows placeholders only after 300 ms', async ({ openWindow }) => {
  const window = await openWindow({ answers: {}, catalogue: { ...catalogue, accounts: [] }, snapshot: unread });
  const bones = window.page.locator('.bone');
  await window.page.clock.runFor(299);
  const before = await bones.count();
  await window.page.clock.runFor(2);
  expect({ before, boneCount: await bones.count() }).toEqual({ before: 0, boneCount: 8 });
});

const unread = snapshot({
  ...plain,
  organisations: [{ ...organisation, catalogue: { ...organisation.catalogue, checkedAt: null } }],
});

test('H2: a part that cannot be shown is said, and the list is back with the next snapshot', async ({ window }) => {
  const odd = { ...snapshot({ ...plain, revision: 6 }), organisations: [{ ...organisation, signIn: null }] };
  await window.push('snapshot.changed', odd as unknown as ReturnType<typeof snapshot>);
  const said = await window.page.getByRole('alert').innerText();
  await window.push('snapshot.changed', snapshot({ ...plain, revision: 7 }));
  await window.page.getByRole('option').first().waitFor();
  expect({ said, names: await names(window) }).toEqual({
    said: expect.stringContaining('Something here could not be shown. Latchkey itself goes on.') as unknown,
    names: 'a b c d e f',
  });
});
