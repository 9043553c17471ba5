import { describe, expect } from 'vitest';
import { aPreview, askedOf, prod, refused } from './support/links.ts';
import { pressedInList as pressed, dialogs, type Answers } from './support/links-list.ts';
import { role } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';

describe('roles that a search found', () => {
  const dr = role('111122226666', 'ReadOnlyAccess');
  const found = [prod, dr];
  const taken =
    'payments-prod-dr-readonly is already in line 4 of ~/.aws/config, and is not Latchkey’s. Choose another name.';
  const profiles = [
    { role: prod, profile: 'payments-prod-readonly', problem: null },
    { role: dr, profile: 'payments-prod-dr-readonly', problem: taken },
  ];
  const many: Answers = {
    'links.preview': { ok: true, value: aPreview({ profiles, pruned: ['old-one', 'older-one'] }) },
    'links.apply': { ok: true, value: { linked: 1, pruned: 2, isRemade: false } },
  };
  const search = Array.from('paymentsprod readonly');
  const ofMany = (roles: readonly object[], change: object = {}): object => ({
    roles: roles.map((one) => ({ role: one, profile: null })),
    way: 'process',
    forOldTools: false,
    prune: false,
    ...change,
  });

  it.for([
    ['the key', ['Meta+Shift+p']],
    ['the palette', ['Meta+k', ...Array.from('link all'), 'Enter']],
  ] as const)('are linked all at once by %s', async ([, keys], { openWindow }) => {
    const window = await pressed(openWindow, [...search, ...keys], many);
    const lines = window.page.getByRole('listbox', { name: 'Roles to link' }).getByRole('option');
    await lines.first().getByText('payments-prod-readonly').waitFor();
    const shown = await lines.evaluateAll((all) =>
      all.map((line) => [
        line.getAttribute('aria-selected'),
        (line as HTMLElement).innerText.replaceAll(/\s*\n\s*/gu, ' | '),
      ]),
    );
    await window.page.keyboard.press('Enter');
    await window.page.getByText('1 role linked').waitFor();
    expect({
      shown,
      asked: await askedOf(window, 'links.preview'),
      applied: await askedOf(window, 'links.apply'),
    }).toEqual({
      shown: [
        ['true', 'payments-prod-readonly | Production | payments-prod·ReadOnlyAccess·1111 2222 3333'],
        ['false', `payments-prod-dr-readonly | Production | payments-prod-dr·ReadOnlyAccess·1111 2222 6666 | ${taken}`],
      ],
      asked: expect.arrayContaining([ofMany(found)]) as unknown,
      applied: [
        {
          request: { ...ofMany([]), roles: [{ role: prod, profile: 'payments-prod-readonly' }] },
          digits: null,
        },
      ],
    });
  });

  it('are not offered while nothing is searched', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+Shift+p'], many);
    const open = await dialogs(window);
    await window.page.keyboard.press('Meta+k');
    expect([open, await window.page.getByRole('option', { name: /found/u }).count()]).toEqual([0, 0]);
  });

  it('are left out by Space, but those that cannot be linked are out already', async ({ openWindow }) => {
    const window = await pressed(openWindow, [...search, 'Meta+Shift+p'], many);
    const list = window.page.getByRole('listbox', { name: 'Roles to link' });
    await list.getByText('payments-prod-readonly').waitFor();
    await window.page.keyboard.press('End');
    const active = await list.getAttribute('aria-activedescendant');
    await window.page.keyboard.press('Space');
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('Space');
    const without = (await askedOf(window, 'links.preview')).at(-1);
    await window.page.keyboard.press('Space');
    expect({ active, without, again: (await askedOf(window, 'links.preview')).at(-1) }).toEqual({
      active: 'link-role-1',
      without: ofMany([dr]),
      again: ofMany(found),
    });
  });

  it('can take links of roles that are gone out with them', async ({ openWindow }) => {
    const window = await pressed(openWindow, [...search, 'Meta+Shift+p'], many);
    await window.page.getByLabel('Also remove links of roles you no longer have (2)').check();
    expect((await askedOf(window, 'links.preview')).at(-1)).toEqual(ofMany(found, { prune: true }));
  });

  it('speak of no links to remove where main refuses them all', async ({ openWindow }) => {
    const window = await pressed(openWindow, [...search, 'Meta+Shift+p'], { 'links.preview': refused('No.') });
    await window.page.getByText('No.', { exact: true }).waitFor();
    expect(await window.page.getByRole('dialog').getByRole('button', { name: /^Link/u }).count()).toBe(1);
  });

  it('are shown up to 200, and the rest is counted', async ({ openWindow }) => {
    const window = await pressed(openWindow, [...Array.from('dev'), 'Meta+Shift+p'], many);
    await window.page.getByText('are linked too').waitFor();
    expect([
      await window.page.getByRole('dialog').getByRole('option').count(),
      await window.page.getByText('are linked too').innerText(),
    ]).toEqual([200, '4 more roles are not shown, and are linked too.']);
  });
});
