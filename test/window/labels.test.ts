import { describe, expect } from 'vitest';
import type { AccountLabel } from '../../electron/contract/account-label.ts';
import { plainSettings } from '../harness/builders.ts';
import { organisation, organisationId, role, snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { complaintsOf, pressedKeys, sidewaysOf } from './support/surface-checks.ts';

const { accountId } = role('111122224444', 'PowerUserAccess');

function label(change: Partial<AccountLabel>): AccountLabel {
  return { organisationId, accountId, alias: null, tags: [], hidden: false, hiddenRoles: [], ...change };
}

const shopFront = snapshot({ labels: [label({ alias: 'Shop front', tags: ['blue team'] })] });
/** The palette of payments-staging, its line for the name chosen. */
const toRename = ['ArrowDown', 'Meta+k', ...Array.from('rename'), 'Enter'];

describe('the sheet that names an account', () => {
  it('writes name and tags: Enter adds a tag, Backspace in the empty field takes the last', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, toRename, {
      snapshot: snapshot({ labels: [label({ tags: ['blue'] })] }),
    });
    const { keyboard } = window.page;
    await keyboard.type('  Shop front ');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Backspace');
    for (const tag of ['team a', 'TEAM A', 'green', 'left over']) {
      await keyboard.type(tag);
      if (tag !== 'left over') await keyboard.press('Enter');
    }
    await window.picture('label-sheet');
    await keyboard.press('Meta+Enter');
    expect({ asked: await window.asked(), dialogs: await window.page.getByRole('dialog').count() }).toEqual({
      asked: [
        {
          name: 'account.label',
          input: { organisationId, accountId, change: { alias: 'Shop front', tags: ['team a', 'green', 'left over'] } },
        },
      ],
      dialogs: 0,
    });
  });

  it('starts with what was written, and an empty field is AWS’s name', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, toRename, { snapshot: shopFront });
    const field = window.page.getByRole('textbox', { name: 'Name' });
    const before = await field.inputValue();
    const hint = await window.page.getByText('AWS calls it payments-staging').count();
    await field.fill('');
    await window.page.keyboard.press('Enter');
    expect([before, hint, await window.asked()]).toEqual([
      'Shop front',
      1,
      [{ name: 'account.label', input: { organisationId, accountId, change: { alias: null, tags: ['blue team'] } } }],
    ]);
  });

  it('changes nothing by Esc', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, [...toRename, 'x', 'Escape']);
    expect([await window.asked(), await window.page.getByRole('dialog').count()]).toEqual([[], 0]);
  });

  it('is not wider than its place', async ({ openWindow }) => {
    const long = label({ alias: 'a name of the person that goes on and on', tags: ['one long tag that is whole'] });
    expect(
      await sidewaysOf((context) =>
        pressedKeys(openWindow, toRename, { snapshot: snapshot({ labels: [long] }), context }),
      ),
    ).toEqual({});
  });
});

describe('the name that the person gave', () => {
  it('stands in the row, and a search finds it, a tag, and what AWS calls it', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, [], { snapshot: shopFront });
    const first = (await window.rows())[1];
    const found: string[] = [];
    for (const query of ['shop front', 'blue', 'payments-staging']) {
      await window.page.getByRole('combobox').fill(query);
      found.push((await window.active()) ?? '');
    }
    expect([first, ...found].map((name) => name?.split(', ')[0])).toEqual(Array(4).fill('Shop front'));
  });
});

describe('what is hidden', () => {
  it('is hidden from the palette, said with Undo, and taken back by it', async ({ openWindow }) => {
    const keys = ['ArrowDown', 'Meta+k', ...Array.from('hide this account'), 'Enter'];
    const window = await pressedKeys(openWindow, keys);
    const status = window.page.getByText('payments-staging is hidden');
    await status.waitFor();
    await window.picture('hidden-undo');
    await window.page.getByRole('button', { name: 'Undo' }).click();
    const change = (hidden: boolean) => ({
      name: 'account.label',
      input: { organisationId, accountId, change: { hidden } },
    });
    expect(await window.asked()).toEqual([change(true), change(false)]);
  });

  it('leaves list and search, is found by is:hidden, and a pinned role stays', async ({ openWindow }) => {
    const analytics = { ...label({ hidden: true }), accountId: role('222211110000', 'x').accountId };
    const lake = { ...label({ hiddenRoles: ['A'] }), accountId: role('222233334444', 'x').accountId };
    const shown = snapshot({ labels: [analytics, lake, label({ hidden: true })] });
    const window = await pressedKeys(openWindow, [], { snapshot: shown });
    const names = async () => (await window.rows()).map((name) => name.split(', ').slice(0, 3).join(', '));
    const list = await names();
    const found: Record<string, string[]> = {};
    for (const query of ['analytics', 'data-lake', 'is:hidden']) {
      await window.page.getByRole('combobox').fill(query);
      found[query] = await names();
    }
    expect({ pinned: list[1], analytics: list.some((name) => name.startsWith('analytics')), found }).toEqual({
      pinned: 'payments-staging, Staging, PowerUserAccess',
      analytics: false,
      found: {
        analytics: [],
        'data-lake': ['ReadOnlyAccess', 'B', 'C'].map((set) => `data-lake-prod, Production, ${set}`),
        'is:hidden': [
          'payments-staging, Staging, PowerUserAccess',
          'analytics-dev, Development, ReadOnlyAccess',
          'analytics-dev, Development, AdministratorAccess',
          'analytics-dev, Development, PowerUserAccess',
          'data-lake-prod, Production, A',
        ],
      },
    });
  });

  it('is a role alone, which the palette shows again', async ({ openWindow }) => {
    const shown = snapshot({ labels: [label({ hiddenRoles: ['PowerUserAccess'] })] });
    const keys = ['ArrowDown', 'Meta+k', ...Array.from('show this role'), 'Enter'];
    const window = await pressedKeys(openWindow, keys, { snapshot: shown });
    expect(await window.asked()).toEqual([
      { name: 'account.label', input: { organisationId, accountId, change: { hiddenRoles: [] } } },
    ]);
  });
});

describe('a list that the person hides while signed out', () => {
  it('is not shown, and says why', async ({ openWindow }) => {
    const signedOut = { ...organisation, signIn: { state: 'signed-out' as const, problem: null } };
    const window = await openWindow({
      snapshot: snapshot({ organisations: [signedOut], settings: { ...plainSettings, hidesListSignedOut: true } }),
    });
    await window.page.getByRole('heading', { name: 'The list is hidden' }).waitFor();
    await window.page.getByRole('combobox').fill('payments');
    expect([await window.rows(), await complaintsOf(window)]).toEqual([[], []]);
  });
});
