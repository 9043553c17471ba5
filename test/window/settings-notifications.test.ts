import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allNotifications } from '../harness/builders.ts';
import { snapshot } from './support/northwind.ts';
import { alerts, openSettings } from './support/settings.ts';
import { startBrowser, type TestWindow, type WindowOptions } from './support/window.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const notifications = { ...allNotifications, 'access-removed': false };

function opened(options: WindowOptions = {}): Promise<TestWindow> {
  return openSettings(browser, {}, { address: '/settings.html?page=notifications', ...options }, { notifications });
}

/** What each switch is called and whether it is on. */
function switches(window: TestWindow): Promise<(string | null)[][]> {
  return window.page
    .getByRole('switch')
    .evaluateAll((found) => found.map((one) => [one.id, one.ariaLabel, one.getAttribute('aria-checked')]));
}

describe('the notifications', () => {
  it.each(['light', 'dark'] as const)('are drawn in %s without complaint of policy or axe', async (colorScheme) => {
    const window = await opened({ context: { colorScheme } });
    await window.picture(`settings-notifications-${colorScheme}`);
    // axe waits by timers, which stand still until now.
    await window.page.clock.resume();
    const { violations } = await new AxeBuilder({ page: window.page }).analyze();
    expect({ complaints: await window.complaints(), violationIds: violations.map(({ id }) => id) }).toEqual({
      complaints: [],
      violationIds: [],
    });
    await window.close();
  });

  it('have one switch for each kind there is', async () => {
    const window = await opened();
    const shown = await switches(window);
    expect([shown.map(([kind]) => kind), shown[3]]).toEqual([
      Object.keys(allNotifications),
      ['access-removed', 'Access was removed', 'false'],
    ]);
    await window.close();
  });

  it('are switched by keys, each alone, once main has taken it', async () => {
    const window = await opened();
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
    await window.close();
  });

  it('that cannot be kept say so at their switch', async () => {
    const failure = { code: 'storage-failed', sentence: 'The disk is full.', retry: true } as const;
    const window = await opened({ answers: { 'notifications.switch': { ok: false, failure } } });
    await window.page.getByRole('switch', { name: 'Access was removed' }).click();
    await window.page.locator('#access-removed-problem').waitFor();
    expect([await alerts(window), (await switches(window))[3]?.[2]]).toEqual([['The disk is full.'], 'false']);
    await window.close();
  });

  it('are reached from the organisations and back, and their place is marked', async () => {
    const window = await openSettings(browser);
    const marked = (): Promise<string> => window.page.locator('nav [aria-current=page]').innerText();
    const seen = [await marked()];
    await window.page.getByRole('button', { name: 'Notifications' }).press('Enter');
    seen.push(await marked(), await window.page.locator('h1').innerText());
    await window.push('settings.wanted', { page: 'organisations' });
    seen.push(await marked());
    expect(seen).toEqual(['Organisations', 'Notifications', 'Notifications', 'Organisations']);
    await window.close();
  });
});
