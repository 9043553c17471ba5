import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  account,
  organisation,
  organisationId,
  pinned,
  role,
  snapshot,
  waitingForApproval,
} from './support/northwind.ts';
import type { SnapshotInput } from './support/northwind.ts';
import { another, clientId, govId, listOf, others, three } from './support/several.ts';
import { openWindow, startBrowser, type TestWindow, type WindowOptions } from './support/window.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const signedIn = [organisation, another(clientId, 'Client A'), another(govId, 'Northwind 2')];
const clientRole = { ...role('444433332222', 'SupportEngineer'), organisationId: clientId };
const gateway = 'gateway-pay-prod, Production, Client A, SupportEngineer, account 4444 3333 2222, no credentials held';

async function opened(
  keys: readonly string[],
  change: Partial<SnapshotInput> = {},
  options: WindowOptions = {},
): Promise<TestWindow> {
  const shown = snapshot({ organisations: signedIn, ...change });
  const window = await openWindow(browser, { snapshot: shown, others, ...options });
  await window.page.getByRole('option').first().waitFor();
  for (const key of keys) await window.page.keyboard.press(key);
  return window;
}

/** Types, and waits for the lists of the others, which are asked for by the first letter. */
async function searched(
  query: string,
  change: Partial<SnapshotInput> = {},
  options?: WindowOptions,
): Promise<TestWindow> {
  const window = await opened(Array.from(query), change, options);
  await window.page
    .getByRole('group', { name: /^(?:Client A|Northwind 2)$/u })
    .first()
    .waitFor();
  return window;
}

const all = { showsAll: true };
const text = (window: TestWindow, selector: string): Promise<string[]> =>
  window.page
    .locator(selector)
    .evaluateAll((found) => found.map((one) => (one as HTMLElement).innerText.replaceAll(/\s*\n+\s*/gu, ' ')));
const headings = (window: TestWindow): Promise<string[]> => text(window, '.heading');
const banner = async (window: TestWindow): Promise<string> => (await text(window, '.banner')).join();
const select = (id: string | null) => ({ name: 'organisation.select', input: { organisationId: id } });
const open = { name: 'role.perform', input: { intent: { kind: 'open-console', role: clientRole } } };

describe('a search', () => {
  it('shows the current organisation first, then what matches in others under their names', async () => {
    const window = await searched('pay prod');
    await window.picture('search-several');
    const rows = (await window.rows()).map((row) => row.split(',').slice(0, 4).join(','));
    expect([await headings(window), rows.slice(6), await text(window, '.field .count'), await window.active()]).toEqual(
      [
        ['Northwind 6', 'Client A 1 All matches ⇧⌘O', 'Northwind 2 1'],
        [
          'gateway-pay-prod, Production, Client A, SupportEngineer',
          'payments-prod, Production, Northwind 2, ReadOnlyAccess',
        ],
        ['8 roles'],
        expect.stringMatching(/^payments-prod, Production, ReadOnlyAccess, account 1111 2222 3333/u),
      ],
    );
    await window.close();
  });

  it('tells two organisations with the same account name, id and permission set apart', async () => {
    const twin = listOf(govId, [account('111122223333', 'payments-prod', 'production', ['ReadOnlyAccess'])]);
    const window = await searched('payments-prod readonly', {}, { others: { [govId]: twin } });
    const rows = (await window.rows()).filter((row) => row.startsWith('payments-prod, '));
    expect(rows.map((row) => row.split(', credentials')[0]?.split(', no credentials')[0])).toEqual([
      'payments-prod, Production, ReadOnlyAccess, account 1111 2222 3333',
      'payments-prod, Production, Northwind 2, ReadOnlyAccess, account 1111 2222 3333',
    ]);
    await window.close();
  });

  it('shows up to three matches of another, all of one that is named', async () => {
    const window = await searched('client');
    const three = [await headings(window), (await window.rows()).length];
    for (let letter = 0; letter < 6; letter += 1) await window.page.keyboard.press('Backspace');
    await window.page.keyboard.type('org:client');
    await window.page.getByRole('option').nth(4).waitFor();
    expect([three, await headings(window), (await window.rows()).length]).toEqual([
      [['Client A 5 All matches ⇧⌘O'], 3],
      ['Client A 5 All matches ⇧⌘O'],
      5,
    ]);
    await window.close();
  });

  it('asks for the lists of others only when something is searched, once', async () => {
    const window = await opened([]);
    const pulls = (): Promise<unknown[]> =>
      window.page.evaluate(() =>
        globalThis.fakeMain.calls.flatMap(({ name, input }) => (name === 'catalogue.get' ? [input] : [])),
      );
    const before = await pulls();
    await window.page.keyboard.type('pay');
    await window.page.getByRole('group', { name: 'Client A' }).waitFor();
    expect([before, await pulls()]).toEqual([
      [{ organisationId }],
      [organisationId, clientId, govId].map((id) => ({ organisationId: id })),
    ]);
    await window.close();
  });

  it('acts in the organisation of the row, whichever is shown', async () => {
    const window = await searched('gateway');
    const active = await window.active();
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Meta+k');
    const facts = await text(window, 'dialog .facts');
    expect([active, await window.asked(), facts]).toEqual([
      gateway,
      [open],
      ['Client A·SupportEngineer·4444 3333 2222'],
    ]);
    await window.close();
  });

  it('signs in to the organisation of the row first, and shows that on its page', async () => {
    const window = await searched('gateway', { organisations: three });
    const [action] = await text(window, 'footer button.act, footer button');
    await window.page.keyboard.press('Enter');
    const asked = await window.asked();
    const waits = { ...waitingForApproval(), id: clientId, name: 'Client A' };
    const organisations = [organisation, waits, three[2] ?? organisation];
    await window.push('snapshot.changed', snapshot({ organisations, revision: 2 }));
    const title = await window.page.getByRole('heading', { name: 'Sign in to Client A' }).count();
    await window.push('snapshot.changed', snapshot({ organisations: signedIn, revision: 3 }));
    const back = [await window.page.getByRole('combobox').inputValue(), await text(window, 'footer [role=status]')];
    expect([action, asked, title, back]).toEqual([
      expect.stringContaining('Sign in and open production'),
      [{ name: 'sign-in.start', input: { organisationId: clientId, then: open.input.intent } }],
      1,
      ['gateway', ['Signed in to Client A']],
    ]);
    await window.close();
  });

  it('that finds nothing says where it looked', async () => {
    const window = await opened(Array.from('nowhere at all'));
    await window.page.getByText('No role matches').waitFor();
    expect(await window.page.getByText(/^Looked through/u).innerText()).toBe(
      'Looked through 663 roles in 636 accounts of 3 organisations.',
    );
    await window.close();
  });

  it.each([
    ['darwin', 'Meta+Shift+o'],
    ['linux', 'Control+Shift+o'],
  ] as const)(
    'is of all on %s by %s, which keeps the words, and by the same key of one again',
    async (platform, key) => {
      const window = await searched('gateway', { platform });
      await window.page.keyboard.press(key);
      await window.push('snapshot.changed', snapshot({ organisations: signedIn, platform, ...all, revision: 2 }));
      await window.page.getByRole('group', { name: 'All organisations' }).waitFor();
      const kept = [await window.page.getByRole('combobox').inputValue(), await headings(window)];
      await window.page.keyboard.press(key);
      expect([kept, await window.asked()]).toEqual([
        ['gateway', ['All organisations 1']],
        [select(null), select(organisationId)],
      ]);
      await window.close();
    },
  );

  it('goes to all matches by a click', async () => {
    const window = await searched('client');
    await window.page.getByText('All matches').click();
    expect(await window.asked()).toEqual([select(null)]);
    await window.close();
  });
});

describe('the lists of all organisations as one', () => {
  const mixed = { ...all, pinned: [...pinned.slice(0, 2), clientRole] };

  it.each(['light', 'dark'] as const)('are drawn in %s without complaint of policy or axe', async (colorScheme) => {
    const window = await opened([], { ...mixed, organisations: three }, { context: { colorScheme } });
    await window.picture(colorScheme === 'light' ? 'all-organisations' : 'all-organisations-dark');
    await window.page.keyboard.type('prod');
    await window.picture(colorScheme === 'light' ? 'search-all' : 'search-all-dark');
    // axe waits by timers, which stand still until now.
    await window.page.clock.resume();
    const { violations } = await new AxeBuilder({ page: window.page })
      .disableRules('label-content-name-mismatch')
      .analyze();
    expect([await window.complaints(), violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual(
      [[], []],
    );
    await window.close();
  });

  it('say of each row which organisation it is of, to the eye and to the ear', async () => {
    const window = await opened([], mixed);
    const accounts = (await window.rows()).filter((row) => row.startsWith('billing-root'));
    expect([
      await headings(window),
      (await text(window, '.row.role .two')).slice(1, 3),
      (await window.rows())[2],
      (await text(window, '.row.account')).slice(0, 3),
      accounts,
    ]).toEqual([
      ['Pinned', 'Recent', 'All accounts 216'],
      ['Northwind · PowerUserAccess · 1111 2222 4444', 'Client A · SupportEngineer · 4444 3333 2222'],
      `${gateway}, pinned 3 of 3`,
      [
        'analytics-dev Northwind · 2222 1111 0000 3',
        'billing-root Northwind · 0000 1111 2222 1',
        'billing-root Client A · 4444 3333 6666 2',
      ],
      [
        'billing-root, Not set, Northwind, account 0000 1111 2222, 1 role, closed',
        'billing-root, Not set, Client A, account 4444 3333 6666, 2 roles, closed',
      ],
    ]);
    await window.close();
  });

  it('are said in the header, with how many are signed in', async () => {
    const window = await opened([], { ...all, organisations: three });
    expect(await window.page.getByRole('heading', { level: 1 }).getByRole('button').getAttribute('aria-label')).toBe(
      'Organisation: All organisations. 1 of 3 signed in',
    );
    await window.close();
  });

  it('open the account of one only, though another has it too', async () => {
    const twin = listOf(clientId, [account('000011112222', 'billing-root', 'none', ['Other'])]);
    const window = await opened([], { ...all, pinned: [], recent: [] }, { others: { [clientId]: twin } });
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await window.page.keyboard.press(key);
    const rows = (await window.rows()).slice(1, 4).map((row) => row.split(', account')[0]);
    await window.page.keyboard.press('Meta+Shift+a');
    expect([rows, await window.asked()]).toEqual([
      ['billing-root, Not set, Northwind', 'billing-root, Not set, Client A', 'billing-root, Not set, Client A, Other'],
      [
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
    ]);
    await window.close();
  });

  it('give the keys 1 to 9 to pinned roles of whichever organisation', async () => {
    const window = await opened(['Meta+3'], mixed);
    expect(await window.asked()).toEqual([open]);
    await window.close();
  });

  it('have the banner of the organisation that asks most for the person, with its name', async () => {
    const ends = { ...organisation.signIn, end: { at: Date.parse('2026-11-20T13:00:00Z'), kind: 'set' as const } };
    const cases = [
      three,
      [three[2] ?? organisation, another(clientId, 'Client A', { signIn: ends })],
      [organisation, three[2] ?? organisation],
      signedIn,
    ];
    const seen: string[] = [];
    for (const organisations of cases) {
      const window = await opened([], { ...all, organisations });
      seen.push((await banner(window)).split(' Sign in')[0] ?? '');
      await window.close();
    }
    expect(seen).toEqual([
      'Client A Sign-in to Client A has ended',
      'Client A Sign-in ends in 8 minutes',
      'Northwind Gov',
      '',
    ]);
  });

  it('are reloaded all, those that are signed in, and signed in to where it is most urgent', async () => {
    const window = await opened(['Meta+r', 'Meta+Shift+s'], { ...all, organisations: three });
    expect(await window.asked()).toEqual([
      { name: 'catalogue.reload', input: { organisationId } },
      { name: 'sign-in.start', input: { organisationId: clientId } },
    ]);
    await window.close();
  });

  it('are chosen in the switcher, and left by choosing one', async () => {
    const window = await opened(['Meta+o', 'Meta+Shift+o']);
    await window.push('snapshot.changed', snapshot({ organisations: signedIn, ...all, revision: 2 }));
    await window.page.keyboard.press('Meta+o');
    const focus = await window.page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText);
    const signOuts = await window.page.getByRole('button', { name: /^Sign out/u }).count();
    await window.page.keyboard.press('1');
    expect([focus?.split('\n')[0], signOuts, await window.asked()]).toEqual([
      'All organisations',
      0,
      [select(null), select(organisationId)],
    ]);
    await window.close();
  });

  it.each([
    ['320 px wide', { width: 320, height: 620 }, '16px'],
    ['with text of 200 %', { width: 420, height: 620 }, '32px'],
  ])('fit %s', async (_, viewport, fontSize) => {
    const long = another(clientId, 'A very long name of an organisation (administrators)');
    const window = await opened([], { ...mixed, organisations: [organisation, long] }, { context: { viewport } });
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
    await window.close();
  });
});
