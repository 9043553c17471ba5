import { describe, expect } from 'vitest';
import { pinned, role, snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { pressedKeys } from './support/surface-checks.ts';

describe('a pinned role', () => {
  it.for([
    ['Meta+Shift+ArrowUp', 0, 'Pinned 1 of 4'],
    ['Meta+Shift+ArrowDown', 2, 'Pinned 3 of 4'],
  ] as const)('goes to the next place by %s, which is said', async ([key, to, said], { openWindow }) => {
    const window = await pressedKeys(openWindow, ['ArrowDown', key]);
    await window.page.getByRole('status').filter({ hasText: said }).waitFor();
    expect(await window.asked()).toEqual([{ name: 'role.move-pin', input: { role: pinned[1], to } }]);
  });

  it('stays selected where it has gone', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, ['ArrowDown', 'Meta+Shift+ArrowUp']);
    const [first, second, ...others] = pinned;
    if (first === undefined || second === undefined) throw new Error('The example has pinned roles.');
    await window.push('snapshot.changed', snapshot({ revision: 2, pinned: [second, first, ...others] }));
    await expect.poll(() => window.active()).toContain('pinned 1 of 4');
    expect(await window.active()).toContain('payments-staging');
  });

  it('stays at the ends, and what is not pinned stays too', async ({ openWindow }) => {
    const keys = ['Meta+Shift+ArrowUp', ...Array<string>(4).fill('ArrowDown'), 'Meta+Shift+ArrowUp'];
    const window = await pressedKeys(openWindow, keys);
    expect([await window.asked(), await window.active()]).toEqual([[], expect.stringContaining('storefront-prod')]);
  });

  it('goes past those of organisations that are not shown', async ({ openWindow }) => {
    const [first, second, ...others] = pinned;
    if (first === undefined || second === undefined) throw new Error('The example has pinned roles.');
    const elsewhere = { ...role('999988887777', 'Admin'), organisationId: '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11' };
    const shown = snapshot({ pinned: [first, elsewhere, second, ...others] });
    const window = await pressedKeys(openWindow, ['Meta+Shift+ArrowDown'], { snapshot: shown });
    expect(await window.asked()).toEqual([{ name: 'role.move-pin', input: { role: first, to: 2 } }]);
  });

  it('is dragged to a place; a click that shakes drags nothing', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, []);
    const { mouse } = window.page;
    const box = async (at: number) => {
      const found = await window.page.getByRole('option').nth(at).boundingBox();
      if (found === null) throw new Error('The row is not drawn.');
      return { x: found.x + 80, y: found.y + found.height / 2 };
    };
    const [from, to] = [await box(0), await box(2)];
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x, from.y + 3);
    await mouse.up();
    const shaken = await window.asked();
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 4 });
    await window.picture('pin-drag');
    await mouse.up();
    expect([shaken, await window.asked()]).toEqual([
      [],
      [{ name: 'role.move-pin', input: { role: pinned[0], to: 2 } }],
    ]);
  });
});
