import { axeComplaints } from '../browser/axe.ts';
import { describe, expect } from 'vitest';
import { monograms } from '../../renderer/ui/monograms.ts';
import { catalogue, organisation, organisationId, snapshot, type SnapshotInput } from './support/northwind.ts';
import { another, clientId, govId, others, select, three } from './support/several.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

async function opened(
  openWindow: OpenWindow,
  keys: readonly string[] = ['Meta+o'],
  change: Partial<SnapshotInput> = {},
  options: WindowOptions = {},
): Promise<TestWindow> {
  const window = await openWindow({
    snapshot: snapshot({ organisations: three, ...change }),
    others,
    ...options,
  });
  await window.page.getByRole('option').first().waitFor();
  for (const key of keys) await window.page.keyboard.press(key);
  return window;
}

/** The name of what has the focus. */
function focused(): string | null {
  const { activeElement } = document;
  return activeElement?.getAttribute('aria-label') ?? (activeElement as HTMLElement | null)?.innerText ?? null;
}

const focus = async (window: TestWindow): Promise<string | undefined> =>
  (await window.page.evaluate(focused))?.replaceAll(/\s*\n+\s*/gu, ' | ');
const sheets = (window: TestWindow): Promise<number> => window.page.getByRole('dialog').count();
const begin = (id: string) => ({ name: 'sign-in.start', input: { organisationId: id } });

it('each organisation has a letter of its own as far as its name has one', () => {
  const names = ['Northwind', 'Northwind Gov', 'Northwind Global', 'Client A', '«Élan»', '—'];
  const letters = monograms(names.map((name, place) => ({ id: String(place), name })));
  expect([...letters.values()]).toEqual(['N', 'G', 'G', 'A', 'É', '·']);
  const lettersOf = (...found: string[]) => [...monograms(found.map((name) => ({ id: name, name }))).values()];
  expect(lettersOf('northwind', 'client-a', 'northwind-gov', 'Client 10')).toEqual(['N', 'A', 'G', 'C']);
});

describe('the switcher', () => {
  it('shows each organisation with its partition, its state, and a button where a sign-in is needed', async ({
    openWindow,
  }) => {
    const window = await opened(openWindow);
    const lines = await window.page
      .getByRole('dialog')
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).innerText.replaceAll(/\s*\n+\s*/gu, ' | ')));
    expect(lines).toEqual([
      'N | Northwind | Signed in since 09:04 | 1',
      'A | Client A | Sign-in has ended | Sign in | 2',
      'G | Northwind Gov | GovCloud | Signed out | Sign in | 3',
      'All organisations | ⇧⌘O',
      'Add an organisation… | ⌘N',
      'Sign out of Northwind…',
      'Settings of Northwind…',
    ]);
  });

  it.for([
    ['aws-cn', 'China'],
    ['aws-eusc', 'EU Sovereign'],
    ['aws-iso', 'Isolated'],
  ] as const)('names the partition %s', async ([partition, word], { openWindow }) => {
    const window = await opened(openWindow, ['Meta+o'], {
      organisations: [organisation, another(clientId, 'B', { partition })],
    });
    expect(await window.page.getByRole('dialog').getByText(word, { exact: true }).count()).toBe(1);
  });

  it.for([
    ['darwin', 'Meta+o'],
    ['linux', 'Control+o'],
    ['win32', 'Control+o'],
  ] as const)('opens on %s by its key, and goes by it', async ([platform, key], { openWindow }) => {
    const window = await opened(openWindow, [key], { platform });
    const before = await sheets(window);
    await window.page.keyboard.press(key);
    expect({ before, sheets: await sheets(window) }).toEqual({ before: 1, sheets: 0 });
  });

  it('opens by a click on the header, with the focus on the organisation that is shown', async ({ openWindow }) => {
    const window = await opened(openWindow, []);
    await window.page.getByRole('button', { name: 'Organisation: Northwind. Signed in since 09:04' }).click();
    expect({ sheets: await sheets(window), focus: await focus(window) }).toEqual({
      sheets: 1,
      focus: 'N | Northwind | Signed in since 09:04',
    });
  });

  it('goes back to the list by Esc, with the focus in the search and nothing asked', async ({ openWindow }) => {
    const window = await opened(openWindow, ['Meta+o', 'ArrowDown', 'Escape']);
    expect({ sheets: await sheets(window), focus: await focus(window), asked: await window.asked() }).toEqual({
      sheets: 0,
      focus: 'Search accounts, roles and ids',
      asked: [],
    });
  });

  it('moves by the arrow keys and chooses by Enter, the signed-out one without its browser', async ({ openWindow }) => {
    const window = await opened(openWindow, ['Meta+o', 'ArrowDown', 'ArrowDown', 'Enter']);
    expect({ asked: await window.asked(), sheets: await sheets(window) }).toEqual({
      asked: [select(govId)],
      sheets: 0,
    });
  });

  it.for([
    ['1', [], 0],
    ['2', [select(clientId)], 0],
    ['3', [select(govId)], 0],
    ['Numpad3', [select(govId)], 0],
    ['7', [], 1],
  ] as const)('chooses on %s, where there is one', async ([key, asked, open], { openWindow }) => {
    const window = await opened(openWindow, ['Meta+o', key]);
    expect({ asked: await window.asked(), sheets: await sheets(window) }).toEqual({ asked, sheets: open });
  });

  it('signs in by the button of an organisation, reached by Tab', async ({ openWindow }) => {
    const window = await opened(openWindow, ['Meta+o', 'ArrowDown', 'Tab']);
    const button = await focus(window);
    await window.page.keyboard.press('Enter');
    expect({ button, asked: await window.asked() }).toEqual({
      button: 'Sign in to Client A',
      asked: [select(clientId), begin(clientId)],
    });
  });

  it('gives ten organisations nine digits, and each can be reached', async ({ openWindow }) => {
    const many = Array.from({ length: 10 }, (_, index) =>
      another(`5b0c2b1e-6a5d-4c7e-9b8a-0d1e2f3a4b0${String(index)}`, `Client ${String(index + 1)}`),
    );
    const window = await opened(
      openWindow,
      ['Meta+o', ...many.slice(1).map(() => 'ArrowDown')],
      { organisations: many },
      { others: { [many[0]?.id ?? '']: catalogue } },
    );
    const last = window.page.getByRole('button', { name: /^Client 10/u });
    const inView = await last.evaluate((line) => line.getBoundingClientRect().bottom <= innerHeight);
    const digits = await window.page.locator('[aria-keyshortcuts]').count();
    expect({ digits, focus: await focus(window), inView }).toEqual({
      digits: 9,
      focus: 'C | Client 10 | Signed in since 09:04',
      inView: true,
    });
  });

  it('ignores keys that are held', async ({ openWindow }) => {
    const window = await opened(openWindow);
    await window.page.keyboard.down('3');
    const shown = await sheets(window);
    await window.page.keyboard.press('Meta+o');
    await window.page.keyboard.down('3');
    expect({ shown, asked: await window.asked(), sheets: await sheets(window) }).toEqual({
      shown: 0,
      asked: [select(govId)],
      sheets: 1,
    });
  });
});

describe('choosing another organisation', () => {
  it('forgets what was searched, and shows the banner of one that is signed out', async ({ openWindow }) => {
    const window = await opened(openWindow, []);
    await window.page.keyboard.type('payments');
    const change = { organisations: three, selectedOrganisationId: govId, revision: 2 };
    await window.push('snapshot.changed', snapshot(change));
    await window.page.getByText('Sign in to use your roles').waitFor();
    expect({
      combobox: await window.page.getByRole('combobox').inputValue(),
      heading: await window.page.getByRole('heading', { level: 1 }).innerText(),
      asked: await window.asked(),
    }).toEqual({ combobox: '', heading: expect.stringContaining('Northwind Gov') as unknown, asked: [] });
  });
});

describe('signing out', () => {
  const ask = ['Meta+o', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'];

  it('asks first, with what stops, and keeps the sign-in on Enter', async ({ openWindow }) => {
    const window = await opened(openWindow, ask);
    const question = (await window.page.getByRole('dialog').innerText()).replaceAll(/\s*\n+\s*/gu, ' | ');
    const focusedFirst = await focus(window);
    await window.picture('sign-out');
    await window.page.keyboard.press('Enter');
    expect({ question, focusedFirst, sheets: await sheets(window), asked: await window.asked() }).toEqual({
      question:
        'Sign out of Northwind? | 2 roles stop renewing. Keys already copied work until they end. | Sign out | Keep signed in',
      focusedFirst: 'Keep signed in',
      sheets: 0,
      asked: [],
    });
  });

  it('counts no role of another organisation', async ({ openWindow }) => {
    const freshness = snapshot().freshness.map((held) => ({
      ...held,
      role: { ...held.role, organisationId: clientId },
    }));
    const window = await opened(openWindow, ask, { freshness });
    expect(await window.page.getByRole('dialog').getByRole('paragraph').innerText()).toBe(
      'Keys already copied work until they end.',
    );
  });

  it('signs out of the one that is shown', async ({ openWindow }) => {
    const window = await opened(openWindow, ask);
    await window.page.keyboard.press('Shift+Tab');
    await window.page.keyboard.press('Enter');
    expect({ sheets: await sheets(window), asked: await window.asked() }).toEqual({
      sheets: 0,
      asked: [{ name: 'sign-out', input: { organisationId } }],
    });
  });

  it('is drawn without complaint of axe', async ({ openWindow }) => {
    const window = await opened(openWindow, ask);
    await window.page.clock.resume();
    const violations = await axeComplaints(window.page);
    expect(violations).toEqual([]);
  });

  it('is not offered for one that is signed out', async ({ openWindow }) => {
    const window = await opened(openWindow, ['Meta+o'], { selectedOrganisationId: govId });
    expect(await window.page.getByRole('button', { name: /^Sign out/u }).count()).toBe(0);
  });
});

describe('adding an organisation', () => {
  it.for([
    ['from the list', ['Meta+n']],
    ['from the switcher by its key', ['Meta+o', 'Meta+n']],
    ['from the switcher by its line', ['Meta+o', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']],
  ] as const)('shows the form %s, with a way back', async ([, keys], { openWindow }) => {
    const window = await opened(openWindow, keys);
    const title = await window.page.getByRole('heading', { level: 1 }).innerText();
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('combobox', { name: 'Search accounts, roles and ids' }).waitFor();
    expect({ title, sheets: await sheets(window), asked: await window.asked() }).toEqual({
      title: 'Add an organisation',
      sheets: 0,
      asked: [],
    });
  });

  it.for([
    [false, {}],
    [true, { another: true }],
  ] as const)(
    'offers a second identity for a portal that is there; wanted: %s',
    async ([wanted, more], { openWindow }) => {
      const answers = { 'organisation.add': { ok: true, value: { organisationId: clientId } } } as const;
      const window = await opened(openWindow, ['Meta+n'], {}, { answers });
      await window.page.keyboard.type('Northwind-example.awsapps.com/start/#/');
      const said = await window.page.getByRole('status').locator('p').innerText();
      const box = window.page.getByRole('checkbox', { name: 'Add it again, to sign in as somebody else' });
      await window.picture('add-another');
      if (wanted) await box.check();
      await window.page.getByRole('button', { name: /^Add and sign in/u }).click();
      const startUrl = 'Northwind-example.awsapps.com/start/#/';
      expect({ said, asked: await window.asked() }).toEqual({
        said: 'Northwind has this address already.',
        asked: [{ name: 'organisation.add', input: { startUrl, region: null, name: null, ...more } }, begin(clientId)],
      });
    },
  );
});
