import { describe, expect, test } from 'vitest';
import type { Account } from '../../electron/contract/catalogue.ts';
import { sortAccounts } from '../../renderer/list/rows/accounts.ts';
import { nearestSpelling } from '../../renderer/list/search/nearest-spelling.ts';
import { indexRoles } from '../../renderer/list/search/role-index.ts';
import { account, organisationId } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { pressedKeys } from './support/surface-checks.ts';

const accounts = [
  account('111122223333', 'payments-prod', 'production', ['AdministratorAccess', 'ReadOnlyAccess']),
  account('111122224444', 'payments-staging', 'staging', ['ReadOnlyAccess']),
  account('555566667777', 'logArchive', 'shared', ['SecurityAudit']),
  account('555566668888', 'Zahlung Süd', 'none', ['Billing']),
];

function suggested(query: string, of: readonly Account[] = accounts): string | null {
  const index = indexRoles(sortAccounts(of), (environment) => (environment === 'none' ? '' : environment));
  const facts = { used: [], isLive: () => false, isPinned: () => false };
  const found = nearestSpelling([{ organisationId, organisationName: null, index }], query, facts);
  return found && `${found.query}: ${String(found.count)}`;
}

describe('what was probably meant', () => {
  test.each([
    ['a name with two wrong letters', 'paimants', 'payments: 3'],
    ['one word of several; those that are known stay', 'Prod paimants', 'Prod payments: 2'],
    ['a part of a permission set', 'adminastretor', 'administrator: 1'],
    ['a whole permission set', 'sekurityauditt', 'securityaudit: 1'],
    ['a word at a capital', 'arkhyve', 'archive: 1'],
    ['a name without its accent', 'zuhlumg', 'zahlung: 1'],
    ['beside a filter word, which stays', 'env:prod paimants', 'env:prod payments: 2'],
    ['nothing where nothing is near', 'quartz', null],
    ['nothing where it would find nothing', 'archive paimants', null],
    ['nothing for an id', '999999999999', null],
    ['nothing for a letter', 'q', null],
  ])('is %s', (_, query, expected) => {
    expect(suggested(query)).toBe(expected);
  });
});

describe('where nothing is found', () => {
  const typed = Array.from('paimants prod');

  it('the nearest spelling comes first, and Enter searches it', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, typed);
    await window.page.getByText('No role matches “paimants prod”').waitFor();
    await window.page.getByText('Did you mean').waitFor();
    await window.picture('search-empty');
    const items = await window.page.locator('.nothing .item').allInnerTexts();
    const footer = await window.page.locator('footer .act').allInnerTexts();
    await window.page.keyboard.press('Enter');
    const field = window.page.getByRole('combobox', { name: /^Search/u });
    expect([
      items.map((item) => item.replaceAll(/\s+/gu, ' ')),
      footer.map((item) => item.replaceAll(/\s+/gu, ' ')),
      await field.inputValue(),
      (await window.rows())[0]?.split(',')[0],
      (await window.asked()).map(({ name }) => name),
    ]).toEqual([
      ['payments prod 5 roles ↵', 'Reload the account list ⌘R', 'Clear the search esc'],
      ['Search again ↵', 'Actions ⌘K'],
      'payments prod',
      'payments-prod',
      [],
    ]);
  });

  it('a click on it searches it, with the focus in the field', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, typed);
    await window.page.getByRole('button', { name: /^payments prod/u }).click();
    const field = window.page.getByRole('combobox', { name: /^Search/u });
    expect([await field.inputValue(), await field.evaluate((one) => one === document.activeElement)]).toEqual([
      'payments prod',
      true,
    ]);
  });
});
