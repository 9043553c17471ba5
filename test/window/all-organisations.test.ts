import { describe, expect } from 'vitest';
import { account, now, organisation, organisationId, pinned, snapshot } from './support/northwind.ts';
import {
  another,
  clientId,
  clientRole,
  gateway,
  listOf,
  openSeveral,
  select,
  signedIn,
  three,
  writtenIn,
} from './support/several.ts';
import { windowTest as it } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const all = { showsAll: true };
const banner = async (window: TestWindow): Promise<string> => (await writtenIn(window, '.banner')).join();
const headings = (window: TestWindow): Promise<string[]> => writtenIn(window, '.heading');
const open = { name: 'role.perform', input: { intent: { kind: 'open-console', role: clientRole } } };

describe('the lists of all organisations as one', () => {
  const mixed = { ...all, pinned: [...pinned.slice(0, 2), clientRole] };

  it('say of each row which organisation it is of, to the eye and to the ear', async ({ openWindow }) => {
    const window = await openSeveral(openWindow, [], mixed);
    const accounts = (await window.rows()).filter((row) => row.startsWith('billing-root'));
    expect({
      headings: await headings(window),
      writtenInRowRoleTwo: (await writtenIn(window, '.row.role .two')).slice(1, 3),
      thirdRow: (await window.rows())[2],
      writtenInRowAccount: (await writtenIn(window, '.row.account')).slice(0, 3),
      accounts,
    }).toEqual({
      headings: ['Pinned', 'Recent', 'All accounts 216'],
      writtenInRowRoleTwo: [
        'Northwind · PowerUserAccess · 1111 2222 4444',
        'Client A · SupportEngineer · 4444 3333 2222',
      ],
      thirdRow: `${gateway}, pinned 3 of 3`,
      writtenInRowAccount: [
        'analytics-dev Northwind · 2222 1111 0000 3',
        'billing-root Northwind · 0000 1111 2222 1',
        'billing-root Client A · 4444 3333 6666 2',
      ],
      accounts: [
        'billing-root, Not set, Northwind, account 0000 1111 2222, 1 role, closed',
        'billing-root, Not set, Client A, account 4444 3333 6666, 2 roles, closed',
      ],
    });
  });

  it('are said in the header, with how many are signed in', async ({ openWindow }) => {
    const window = await openSeveral(openWindow, [], { ...all, organisations: three });
    expect(await window.page.getByRole('heading', { level: 1 }).getByRole('button').getAttribute('aria-label')).toBe(
      'Organisation: All organisations. 1 of 3 signed in',
    );
  });

  it('open the account of one only, though another has it too', async ({ openWindow }) => {
    const twin = listOf(clientId, [account('000011112222', 'billing-root', 'none', ['Other'])]);
    const window = await openSeveral(
      openWindow,
      [],
      { ...all, pinned: [], recent: [] },
      { others: { [clientId]: twin } },
    );
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await window.page.keyboard.press(key);
    const rows = (await window.rows()).slice(1, 4).map((row) => row.split(', account')[0]);
    await window.page.keyboard.press('Meta+Shift+a');
    expect({ rows, asked: await window.asked() }).toEqual({
      rows: [
        'billing-root, Not set, Northwind',
        'billing-root, Not set, Client A',
        'billing-root, Not set, Client A, Other',
      ],
      asked: [
        {
          name: 'role.perform',
          input: {
            intent: {
              kind: 'copy-account-id',
              role: { organisationId: clientId, accountId: '000011112222', roleName: 'Other' },
            },
          },
        },
      ],
    });
  });

  it('give the keys 1 to 9 to pinned roles of whichever organisation', async ({ openWindow }) => {
    const window = await openSeveral(openWindow, ['Meta+3'], mixed);
    expect(await window.asked()).toEqual([open]);
  });

  it('have the banner of the organisation that asks most for the person, with its name', async ({ openWindow }) => {
    const ends = { ...organisation.signIn, end: { at: Date.parse('2026-11-20T13:00:00Z'), kind: 'set' as const } };
    const cases = [
      three,
      [three[2] ?? organisation, another(clientId, 'Client A', { signIn: ends })],
      [organisation, three[2] ?? organisation],
      signedIn,
    ];
    const seen: string[] = [];
    for (const organisations of cases) {
      const window = await openSeveral(openWindow, [], { ...all, organisations });
      seen.push((await banner(window)).split(' Sign in')[0] ?? '');
    }
    expect(seen).toEqual([
      'Client A Sign-in to Client A has ended',
      'Client A Sign-in ends in 8 minutes',
      'Northwind Gov',
      '',
    ]);
  });

  it('are reloaded all, those that are signed in, and signed in to where it is most urgent', async ({ openWindow }) => {
    const window = await openSeveral(openWindow, ['Meta+r', 'Meta+Shift+s'], { ...all, organisations: three });
    expect(await window.asked()).toEqual([
      { name: 'catalogue.reload', input: { organisationId } },
      { name: 'sign-in.start', input: { organisationId: clientId } },
    ]);
  });

  it('are chosen in the switcher, and left by choosing one', async ({ openWindow }) => {
    const window = await openSeveral(openWindow, ['Meta+o', 'Meta+Shift+o']);
    await window.push('snapshot.changed', snapshot({ organisations: signedIn, ...all, revision: 2 }));
    await window.page.keyboard.press('Meta+o');
    const focus = await window.page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText);
    const signOuts = await window.page.getByRole('button', { name: /^Sign out/u }).count();
    await window.page.keyboard.press('1');
    expect({ firstFocus: focus?.split('\n')[0], signOuts, asked: await window.asked() }).toEqual({
      firstFocus: 'All organisations',
      signOuts: 0,
      asked: [select(null), select(organisationId)],
    });
  });

  it.for([
    ['320 px wide', { width: 320, height: 620 }, '16px'],
    ['with text of 200 %', { width: 420, height: 620 }, '32px'],
  ] as const)('fit %s', async ([, viewport, fontSize], { openWindow }) => {
    const long = another(clientId, 'A very long name of an organisation (administrators)');
    const window = await openSeveral(
      openWindow,
      [],
      { ...mixed, organisations: [organisation, long] },
      { context: { viewport } },
    );
    await window.page.evaluate((size) => (document.documentElement.style.fontSize = size), fontSize);
    const wide = await window.page
      .locator('main *')
      .evaluateAll(
        (found, width) =>
          found
            .filter((one) => one.getBoundingClientRect().right > width + 0.5)
            .map((one) => one.outerHTML.slice(0, 200)),
        viewport.width,
      );
    await window.picture(`all-organisations-${String(viewport.width)}-${fontSize}`);
    expect(wide).toEqual([]);
  });
});

describe('the switcher', () => {
  it('offers to sign in again where the end is near, in the colour of attention', async ({ openWindow }) => {
    const ends = { ...organisation.signIn, end: { at: now + 8 * 60_000, kind: 'set' as const } };
    const window = await openSeveral(openWindow, ['Meta+o', 'ArrowDown', 'Tab'], {
      organisations: [organisation, another(clientId, 'Client A', { signIn: ends })],
    });
    const item = window.page.getByRole('dialog').getByRole('listitem').nth(1);
    const attention = await item.locator('.attention').innerText();
    await window.picture('organisations-ends');
    const button = await window.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await window.page.keyboard.press('Enter');
    expect({ attention, itemCount: await item.count(), button, asked: await window.asked() }).toEqual({
      attention: 'Sign-in ends in 8 min',
      itemCount: 0,
      button: 'Sign in again to Client A',
      asked: [select(clientId), { name: 'sign-in.start', input: { organisationId: clientId } }],
    });
  });
});
