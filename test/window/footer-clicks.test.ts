import { expect } from 'vitest';
import { now, snapshot } from './support/northwind.ts';
import { windowTest as test } from './support/fixtures.ts';

test('a double click on what is cleared does nothing to what takes its place', async ({ openWindow }) => {
  const clipboard = { what: 'credentials' as const, role: null, copiedAt: now, clearsAt: now + 60_000 };
  const window = await openWindow({ snapshot: snapshot({ clipboard }) });
  const place = await window.page.getByRole('button', { name: 'Clear now' }).boundingBox();
  const [x, y] = [(place?.x ?? 0) + 8, (place?.y ?? 0) + 8];
  await window.page.mouse.click(x, y);
  await window.push('snapshot.changed', snapshot({ clipboard: null, revision: 100 }));
  await window.page.mouse.down({ clickCount: 2 });
  await window.page.mouse.up({ clickCount: 2 });
  expect((await window.asked()).map(({ name }) => name)).toEqual(['clipboard.clear']);
});

test('the search has the keyboard when the window is back, whatever was clicked before it went', async ({
  openWindow,
}) => {
  const clipboard = { what: 'credentials' as const, role: null, copiedAt: now, clearsAt: now + 60_000 };
  const window = await openWindow({ snapshot: snapshot({ clipboard }) });
  await window.page.getByRole('button', { name: 'Clear now' }).focus();
  await window.push('window.summoned', { clean: false });
  expect(await window.page.getByRole('combobox').evaluate((field) => field === document.activeElement)).toBe(true);
});
