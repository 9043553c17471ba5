import { axeComplaints } from '../browser/axe.ts';
import { describe, expect } from 'vitest';
import { catalogue, now, organisation, organisationId, snapshot, type SnapshotInput } from './support/northwind.ts';
import { plainSettings } from '../harness/builders.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import { signedIn, signedOut } from './support/several.ts';
import type { TestWindow } from './support/window.ts';

const nothing = { pinned: [], recent: [], freshness: [] };

async function open(openWindow: OpenWindow): Promise<TestWindow> {
  const window = await openWindow({ snapshot: snapshot(nothing), catalogue: { ...catalogue, accounts: [] } });
  await window.page.getByRole('heading', { name: 'No accounts yet' }).waitFor();
  return window;
}

test('without an account it says so, and breaks no rule of axe', async ({ openWindow }) => {
  const window = await open(openWindow);
  await window.picture('no-accounts');
  const said = await window.page.getByText('You are signed in to Northwind').innerText();
  await window.page.clock.resume();
  // The name of the header's button is prescribed: what it opens comes first.
  const violations = await axeComplaints(window.page);
  expect({ said, violationIds: violations, complaints: await window.complaints() }).toEqual({
    said: 'You are signed in to Northwind, but no AWS account has been assigned to you.',
    violationIds: [],
    complaints: [],
  });
});

test('without an account a message for the administrator can be copied, which is said', async ({ openWindow }) => {
  const window = await open(openWindow);
  await window.page.getByRole('button', { name: 'Copy a message for the administrator' }).click();
  const clipboard = { what: 'request' as const, role: null, copiedAt: now, clearsAt: null };
  await window.push('snapshot.changed', snapshot({ ...nothing, revision: 2, clipboard }));
  await window.page.locator('footer').getByText('Message copied').waitFor();
  expect(await window.asked()).toEqual([{ name: 'support.copy-request', input: { organisationId } }]);
});

test('without an account Enter checks again, and the switcher is at hand', async ({ openWindow }) => {
  const window = await open(openWindow);
  await window.page.keyboard.press('Enter');
  await window.page.getByRole('button', { name: 'Switch organisation' }).click();
  await window.page.getByRole('dialog', { name: 'Organisations' }).getByText(organisation.name).first().waitFor();
  expect(await window.asked()).toEqual([{ name: 'catalogue.reload', input: { organisationId } }]);
});

describe('the actions of a list without rows', () => {
  const linesOf = async (window: TestWindow): Promise<string[]> => {
    const menu = window.page.getByRole('dialog', { name: 'Actions' }).getByRole('option');
    return (await menu.allInnerTexts()).map((line) => line.replaceAll(/\s+/gu, ' ').trim());
  };

  test('without an account the footer leads to them, and they break no rule of axe', async ({ openWindow }) => {
    const window = await open(openWindow);
    const footer = (await window.page.locator('footer').innerText()).replaceAll(/\s+/gu, ' ');
    await window.page.locator('footer').getByRole('button', { name: 'Actions' }).click();
    const lines = await linesOf(window);
    await window.picture('no-accounts-actions');
    await window.page.clock.resume();
    const violations = await axeComplaints(window.page);
    expect({ footer, lines, violationIds: violations, complaints: await window.complaints() }).toEqual({
      footer: expect.stringMatching(/^Checked 2 min ago Actions ⌘K$/u) as unknown,
      lines: [
        'Check again ⌘R',
        'Copy a message for the administrator',
        'Sign in again ⇧⌘S',
        'Switch organisation ⌘O',
        'Add an organisation… ⌘N',
        'Activity ⌘Y',
        'Settings ⌘,',
        'All shortcuts ⌘/',
      ],
      violationIds: [],
      complaints: [],
    });
  });

  test.for([
    ['administrator', 'support.copy-request', { organisationId }],
    ['check', 'catalogue.reload', { organisationId }],
    ['settings', 'window.open-settings', { route: null }],
  ] as const)('by ⌘K and typing %s, Enter does it and the sheet goes', async ([typed, name, input], { openWindow }) => {
    const window = await open(openWindow);
    await window.page.keyboard.press('Meta+k');
    await window.page.getByRole('dialog', { name: 'Actions' }).waitFor();
    await window.page.keyboard.type(typed);
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await window.asked()).toEqual([{ name, input }]);
  });

  test('one that opens a sheet leaves it open, and a key there does what it does in the list', async ({
    openWindow,
  }) => {
    const window = await open(openWindow);
    await window.page.keyboard.press('Meta+k');
    await window.page.keyboard.press('Meta+o');
    await window.page.getByRole('dialog', { name: 'Organisations' }).waitFor();
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Meta+k');
    await window.page.keyboard.press('Meta+Comma');
    expect(await window.asked()).toEqual([{ name: 'window.open-settings', input: { route: null } }]);
  });

  test('where a search finds nothing they are those of the search, and Esc leads back to it', async ({
    openWindow,
  }) => {
    const window = await openWindow({ snapshot: snapshot({ organisations: signedIn }) });
    await window.page.getByRole('option').first().waitFor();
    await window.page.keyboard.type('qqqqzzzz');
    await window.page.getByText('No role matches').waitFor();
    await window.page.keyboard.press('Meta+k');
    const lines = await linesOf(window);
    await window.page.keyboard.press('Escape');
    const typed = await window.page.getByRole('combobox').inputValue();
    await window.page.keyboard.press('Meta+k');
    await window.page.keyboard.type('clear');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('option').first().waitFor();
    expect({ lines, typed, cleared: await window.page.getByRole('combobox').inputValue() }).toEqual({
      lines: [
        'Reload the account list ⌘R',
        'Clear the search',
        'Sign in again ⇧⌘S',
        'Switch organisation ⌘O',
        'All organisations ⇧⌘O',
        'Add an organisation… ⌘N',
        'Activity ⌘Y',
        'Settings ⌘,',
        'All shortcuts ⌘/',
      ],
      typed: 'qqqqzzzz',
      cleared: '',
    });
  });

  const labels = catalogue.accounts.map(({ id }) => ({
    ...{ organisationId, accountId: id, alias: null, tags: [], hiddenRoles: [] },
    hidden: true,
  }));
  const signedOutAway: Partial<SnapshotInput> = {
    organisations: [{ ...organisation, signIn: signedOut }],
    settings: { ...plainSettings, hidesListSignedOut: true },
  };

  test.for([
    ['the person hid all accounts', { labels }, ['Show hidden accounts', 'Reload the account list ⌘R']],
    ['the list is out of sight while signed out', signedOutAway, ['Sign in ⇧⌘S', 'Switch organisation ⌘O']],
  ] as const)('where %s the footer and ⌘K lead to them as well', async ([, change, first], { openWindow }) => {
    const window = await openWindow({ snapshot: snapshot({ ...nothing, ...change }) });
    await window.page.locator('footer').getByRole('button', { name: 'Actions' }).waitFor();
    await window.page.keyboard.press('Meta+k');
    await window.page.getByRole('dialog', { name: 'Actions' }).waitFor();
    expect((await linesOf(window)).slice(0, 2)).toEqual(first);
  });

  test('hidden accounts are shown from there', async ({ openWindow }) => {
    const window = await openWindow({ snapshot: snapshot({ ...nothing, labels }) });
    await window.page.getByText('All accounts are hidden').waitFor();
    await window.page.keyboard.press('Meta+k');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('option').first().waitFor();
    expect(await window.page.getByRole('combobox').inputValue()).toBe('is:hidden');
  });

  test('an account that is selected has none', async ({ openWindow }) => {
    const window = await openWindow({ snapshot: snapshot(nothing) });
    await window.page.getByRole('option').first().waitFor();
    const footer = await window.page.locator('footer').innerText();
    await window.page.keyboard.press('Meta+k');
    expect([footer.includes('Actions'), await window.page.getByRole('dialog').count()]).toEqual([false, 0]);
  });
});
