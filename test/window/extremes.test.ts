import { parse } from 'valibot';
import { describe, expect } from 'vitest';
import { catalogueSchema, type Account } from '../../electron/contract/catalogue.ts';
import { plainSettings } from '../harness/builders.ts';
import { account, organisationId, role, snapshot, type SnapshotInput } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import { clientId, listOf, signedIn } from './support/several.ts';
import type { TestWindow } from './support/window.ts';

async function opened(
  openWindow: OpenWindow,
  accounts: readonly Account[],
  change: Partial<SnapshotInput> = {},
): Promise<TestWindow> {
  const window = await openWindow({
    snapshot: snapshot({ pinned: [], recent: [], freshness: [], ...change }),
    catalogue: parse(catalogueSchema, { organisationId, revision: 1, accounts }),
  });
  await window.page.getByRole('option').first().waitFor();
  return window;
}

/** Accounts with names in the order of their ids. */
const numbered = (count: number, roles: string[]): Account[] =>
  Array.from({ length: count }, (_, index) =>
    account(String(100_000_000_000 + index), `account-${String(index).padStart(2, '0')}`, 'none', roles),
  );

/** How many accounts are open, and which sections there are, in a window high enough for all of them. */
async function standing(window: TestWindow): Promise<{ open: number; sections: string[] }> {
  await window.page.setViewportSize({ width: 420, height: 1600 });
  await window.page.getByRole('option').last().waitFor();
  const sections = await window.page
    .getByRole('group')
    .evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label') ?? ''));
  return { open: (await window.rows()).filter((row) => row.includes(', open')).length, sections };
}

describe('where there is little', () => {
  it.for(['comfortable', 'compact'] as const)(
    'one role is one large row without a section, %s',
    async (density, { openWindow }) => {
      const window = await opened(openWindow, numbered(1, ['Billing']), { settings: { ...plainSettings, density } });
      const row = window.page.getByRole('option');
      const before = await row.count();
      const headings = await window.page.locator('.section h2, .section .heading').count();
      const height = (await row.boundingBox())?.height;
      await window.page.keyboard.press('Enter');
      expect([before, headings, height, (await window.asked()).map(({ name }) => name)]).toEqual([
        1,
        0,
        48,
        ['role.perform'],
      ]);
    },
  );

  it('five accounts are open, with nothing to scroll to', async ({ openWindow }) => {
    const window = await opened(openWindow, numbered(5, ['Billing']));
    const seen = await window.page.getByRole('listbox').evaluate((list) => list.scrollHeight <= list.clientHeight);
    expect([await window.page.getByRole('option').count(), seen]).toEqual([10, true]);
  });

  it.for([
    ['five, with as many roles as they have', 5, { open: 5, sections: ['All accounts'] }],
    ['six', 6, { open: 0, sections: ['Recent', 'All accounts'] }],
  ] as const)('%s', async ([, count, expected], { openWindow }) => {
    const accounts = numbered(count, []).map((one, at) => ({
      ...one,
      roleNames: Array.from({ length: at + 1 }, (_, index) => `Set${String(index)}`),
    }));
    const recent = accounts.slice(0, 2).map(({ id }) => role(id, 'Set0'));
    const window = await opened(openWindow, accounts, { recent });
    expect(await standing(window)).toEqual(expected);
  });

  it.for([
    ['five of two organisations as one list', 3, { open: 5, sections: ['All accounts'] }],
    ['six of two organisations as one list', 4, { open: 0, sections: ['Recent', 'All accounts'] }],
  ] as const)('%s', async ([, count, expected], { openWindow }) => {
    const accounts = numbered(count, ['Billing', 'ViewOnlyAccess']);
    const recent = accounts.slice(0, 1).map(({ id }) => role(id, 'Billing'));
    const window = await openWindow({
      snapshot: snapshot({
        organisations: signedIn.slice(0, 2),
        showsAll: true,
        pinned: [],
        recent,
        freshness: [],
      }),
      catalogue: parse(catalogueSchema, { organisationId, revision: 1, accounts }),
      others: {
        [clientId]: listOf(clientId, [
          account('444433332222', 'gateway', 'none', ['Billing']),
          account('444433335555', 'log', 'none', ['Billing', 'ViewOnlyAccess', 'SecurityAudit']),
        ]),
      },
    });
    await window.page
      .getByRole('option', { name: /^gateway/u })
      .first()
      .waitFor();
    expect(await standing(window)).toEqual(expected);
  });
});

describe('where there is much', () => {
  it('the first nine of those that are pinned have keys', async ({ openWindow }) => {
    const accounts = numbered(11, ['Billing']);
    const window = await opened(openWindow, accounts, { pinned: accounts.map(({ id }) => role(id, 'Billing')) });
    await window.page.getByRole('listbox').evaluate((list) => list.scrollTo({ top: 48 }));
    const keys = await window.page
      .getByRole('group', { name: 'Pinned' })
      .getByRole('option')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('kbd')?.textContent ?? ''));
    expect(keys).toEqual(['↵', '⌘2', '⌘3', '⌘4', '⌘5', '⌘6', '⌘7', '⌘8', '⌘9', '', '']);
  });
});

it('an account without a name is called by its id, in groups of four', async ({ openWindow }) => {
  const window = await opened(openWindow, [account('111122223333', null, 'none', ['Billing'])]);
  expect(await window.rows()).toEqual([expect.stringMatching(/^Account 1111 2222 3333, /u)]);
});

it('names that are the same are told apart by their ids, which are never shortened', async ({ openWindow }) => {
  const twins = ['111122223333', '111122224444'].map((id) => account(id, 'x'.repeat(200), 'none', ['Billing']));
  const window = await opened(openWindow, twins, { pinned: twins.map(({ id }) => role(id, 'Billing')) });
  const ids = window.page.getByRole('group', { name: 'Pinned' }).locator('.id');
  const whole = await ids.evaluateAll((all) =>
    all.map((id) => [
      id.textContent,
      id.scrollWidth <= id.clientWidth + 1 || getComputedStyle(id).display === 'inline',
    ]),
  );
  expect(whole).toEqual([
    ['1111 2222 3333', true],
    ['1111 2222 4444', true],
  ]);
});
