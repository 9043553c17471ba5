import { describe, expect } from 'vitest';
import { allNotifications } from '../harness/builders.ts';
import { snapshot } from './support/northwind.ts';
import { alerts, openSettings } from './support/settings.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const notifications = { ...allNotifications, 'access-removed': false };

function opened(openWindow: OpenWindow, options: WindowOptions = {}): Promise<TestWindow> {
  return openSettings(openWindow, {}, { address: '/settings.html?page=notifications', ...options }, { notifications });
}

/** What each switch is called and whether it is on. */
function switches(window: TestWindow): Promise<(string | null)[][]> {
  return window.page
    .getByRole('switch')
    .evaluateAll((found) => found.map((one) => [one.id, one.ariaLabel, one.getAttribute('aria-checked')]));
}

describe('the notifications', () => {
  it('have one switch for each kind there is', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const shown = await switches(window);
    expect([shown.map(([kind]) => kind), shown[3]]).toEqual([
      Object.keys(allNotifications),
      ['access-removed', 'Access was removed', 'false'],
    ]);
  });

  it('are switched by keys, each alone, once main has taken it', async ({ openWindow }) => {
    const window = await opened(openWindow);
    await window.page.getByRole('switch', { name: 'A sign-in ends soon' }).focus();
    await window.page.keyboard.press(' ');
    await window.page.keyboard.press('Tab');
    const before = (await switches(window))[0]?.[2];
    const pushed = { ...notifications, 'sign-in-ends': false };
    await window.push('snapshot.changed', snapshot({ revision: 2, notifications: pushed }));
    expect({ before, thirdFirstSwitch: (await switches(window))[0]?.[2], asked: await window.asked() }).toEqual({
      before: 'true',
      thirdFirstSwitch: 'false',
      asked: [{ name: 'notifications.switch', input: { kind: 'sign-in-ends', on: false } }],
    });
  });

  it('that cannot be kept say so at their switch', async ({ openWindow }) => {
    const failure = { code: 'storage-failed', sentence: 'The disk is full.', retry: true } as const;
    const window = await opened(openWindow, { answers: { 'notifications.switch': { ok: false, failure } } });
    await window.page.getByRole('switch', { name: 'Access was removed' }).click();
    await window.page.locator('#access-removed-problem').waitFor();
    expect([await alerts(window), (await switches(window))[3]?.[2]]).toEqual([['The disk is full.'], 'false']);
  });

  it('are reached from the organisations and back, and their place is marked', async ({ openWindow }) => {
    const window = await openSettings(openWindow);
    const marked = (): Promise<string> => window.page.locator('nav [aria-current=page]').innerText();
    const seen = [await marked()];
    await window.page.getByRole('button', { name: 'Notifications' }).press('Enter');
    seen.push(await marked(), await window.page.locator('h1').innerText());
    await window.push('settings.wanted', { page: 'organisations' });
    seen.push(await marked());
    expect(seen).toEqual(['Organisations', 'Notifications', 'Notifications', 'Organisations']);
  });
});
