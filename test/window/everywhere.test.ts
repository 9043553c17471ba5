import { describe, expect } from 'vitest';
import { account, organisation, organisationId, snapshot, waitingForApproval } from './support/northwind.ts';
import type { SnapshotInput } from './support/northwind.ts';
import {
  clientId,
  clientRole,
  gateway,
  govId,
  listOf,
  openSeveral,
  select,
  signedIn,
  three,
  writtenIn,
} from './support/several.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

/** Types, and waits for the lists of the others, which are asked for by the first letter. */
async function searched(
  openWindow: OpenWindow,
  query: string,
  change: Partial<SnapshotInput> = {},
  options?: WindowOptions,
): Promise<TestWindow> {
  const window = await openSeveral(openWindow, Array.from(query), change, options);
  await window.page
    .getByRole('group', { name: /^(?:Client A|Northwind 2)$/u })
    .first()
    .waitFor();
  return window;
}

const headings = (window: TestWindow): Promise<string[]> => writtenIn(window, '.heading');
const open = { name: 'role.perform', input: { intent: { kind: 'open-console', role: clientRole } } };

describe('a search', () => {
  it('shows the current organisation first, then what matches in others under their names', async ({ openWindow }) => {
    const window = await searched(openWindow, 'pay prod');
    await window.picture('search-several');
    const rows = (await window.rows()).map((row) => row.split(',').slice(0, 4).join(','));
    expect({
      headings: await headings(window),
      rows: rows.slice(6),
      writtenInFieldCount: await writtenIn(window, '.field .count'),
      active: await window.active(),
    }).toEqual({
      headings: ['Northwind 6', 'Client A 1 All matches ⇧⌘O', 'Northwind 2 1'],
      rows: [
        'gateway-pay-prod, Production, Client A, SupportEngineer',
        'payments-prod, Production, Northwind 2, ReadOnlyAccess',
      ],
      writtenInFieldCount: ['8 roles'],
      active: expect.stringMatching(/^payments-prod, Production, ReadOnlyAccess, account 1111 2222 3333/u) as unknown,
    });
  });

  it('tells two organisations with the same account name, id and permission set apart', async ({ openWindow }) => {
    const twin = listOf(govId, [account('111122223333', 'payments-prod', 'production', ['ReadOnlyAccess'])]);
    const window = await searched(openWindow, 'payments-prod readonly', {}, { others: { [govId]: twin } });
    const rows = (await window.rows()).filter((row) => row.startsWith('payments-prod, '));
    expect(rows.map((row) => row.split(', credentials')[0]?.split(', no credentials')[0])).toEqual([
      'payments-prod, Production, ReadOnlyAccess, account 1111 2222 3333',
      'payments-prod, Production, Northwind 2, ReadOnlyAccess, account 1111 2222 3333',
    ]);
  });

  it('shows up to three matches of another, all of one that is named', async ({ openWindow }) => {
    const window = await searched(openWindow, 'client');
    const three = [await headings(window), (await window.rows()).length];
    for (let letter = 0; letter < 6; letter += 1) await window.page.keyboard.press('Backspace');
    await window.page.keyboard.type('org:client');
    await window.page.getByRole('option').nth(4).waitFor();
    expect({ three, headings: await headings(window), rowCount: (await window.rows()).length }).toEqual({
      three: [['Client A 5 All matches ⇧⌘O'], 3],
      headings: ['Client A 5 All matches ⇧⌘O'],
      rowCount: 5,
    });
  });

  it('asks for the lists of others only when something is searched, once', async ({ openWindow }) => {
    const window = await openSeveral(openWindow, []);
    const pulls = (): Promise<unknown[]> =>
      window.page.evaluate(() =>
        globalThis.fakeMain.calls.flatMap(({ name, input }) => (name === 'catalogue.get' ? [input] : [])),
      );
    const before = await pulls();
    await window.page.keyboard.type('pay');
    await window.page.getByRole('group', { name: 'Client A' }).waitFor();
    expect({ before, pulls: await pulls() }).toEqual({
      before: [{ organisationId }],
      pulls: [organisationId, clientId, govId].map((id) => ({ organisationId: id })),
    });
  });

  it('acts in the organisation of the row, whichever is shown', async ({ openWindow }) => {
    const window = await searched(openWindow, 'gateway');
    const active = await window.active();
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Meta+k');
    const facts = await writtenIn(window, 'dialog .facts');
    expect({ active, asked: await window.asked(), facts }).toEqual({
      active: gateway,
      asked: [open],
      facts: ['Client A·SupportEngineer·4444 3333 2222'],
    });
  });

  it('signs in to the organisation of the row first, and shows that on its page', async ({ openWindow }) => {
    const window = await searched(openWindow, 'gateway', { organisations: three });
    const [action] = await writtenIn(window, 'footer button.act, footer button');
    await window.page.keyboard.press('Enter');
    const asked = await window.asked();
    const waits = { ...waitingForApproval(), id: clientId, name: 'Client A' };
    const organisations = [organisation, waits, three[2] ?? organisation];
    await window.push('snapshot.changed', snapshot({ organisations, revision: 2 }));
    const title = await window.page.getByRole('heading', { name: 'Sign in to Client A' }).count();
    await window.push('snapshot.changed', snapshot({ organisations: signedIn, revision: 3 }));
    const back = [
      await window.page.getByRole('combobox').inputValue(),
      await writtenIn(window, 'footer [role=status]'),
    ];
    expect({ action, asked, title, back }).toEqual({
      action: expect.stringContaining('Sign in and open production') as unknown,
      asked: [{ name: 'sign-in.start', input: { organisationId: clientId, then: open.input.intent } }],
      title: 1,
      back: ['gateway', ['Signed in to Client A']],
    });
  });

  it('that finds nothing says where it looked', async ({ openWindow }) => {
    const window = await openSeveral(openWindow, Array.from('nowhere at all'));
    await window.page.getByText('No role matches').waitFor();
    expect(await window.page.getByText(/^Looked through/u).innerText()).toBe(
      'Looked through 663 roles in 636 accounts of 3 organisations.',
    );
  });

  it.for([
    ['darwin', 'Meta+Shift+o'],
    ['linux', 'Control+Shift+o'],
  ] as const)(
    'is of all on %s by %s, which keeps the words, and by the same key of one again',
    async ([platform, key], { openWindow }) => {
      const window = await searched(openWindow, 'gateway', { platform });
      await window.page.keyboard.press(key);
      await window.push(
        'snapshot.changed',
        snapshot({ organisations: signedIn, platform, showsAll: true, revision: 2 }),
      );
      await window.page.getByRole('group', { name: 'All organisations' }).waitFor();
      const kept = [await window.page.getByRole('combobox').inputValue(), await headings(window)];
      await window.page.keyboard.press(key);
      expect({ kept, asked: await window.asked() }).toEqual({
        kept: ['gateway', ['All organisations 1']],
        asked: [select(null), select(organisationId)],
      });
    },
  );

  it('goes to all matches by a click', async ({ openWindow }) => {
    const window = await searched(openWindow, 'client');
    await window.page.getByText('All matches').click();
    expect(await window.asked()).toEqual([select(null)]);
  });
});
