import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation, snapshot, waitingForApproval } from './support/northwind.ts';
import { openWindow, startBrowser } from './support/window.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const signedOut = { ...organisation, signIn: { state: 'signed-out' as const, problem: null } };
const ranOut = {
  ...organisation,
  signIn: {
    state: 'signed-out' as const,
    problem: { code: 'code-expired' as const, sentence: 'The code ran out.', retry: true },
  },
};

const pages = {
  'list-light': { snapshot: snapshot(), keys: ['ArrowDown'] },
  'list-dark': { snapshot: snapshot(), keys: [] },
  'list-windows': { snapshot: snapshot({ platform: 'win32' }), keys: ['ArrowDown'] },
  'signin-code': { snapshot: snapshot({ organisations: [waitingForApproval()] }), keys: [] },
  'signin-error': { snapshot: snapshot({ organisations: [ranOut] }), keys: [] },
  'signed-out': { snapshot: snapshot({ organisations: [signedOut] }), keys: [] },
  search: { snapshot: snapshot(), keys: Array.from('pay prod') },
  'search-empty': { snapshot: snapshot(), keys: Array.from('nowhere at all') },
  welcome: { snapshot: snapshot({ organisations: [], selectedOrganisationId: null }), keys: [] },
};

test.each(Object.entries(pages))('%s is drawn without complaint', async (name, { snapshot: shown, keys }) => {
  const colorScheme = name.endsWith('dark') ? 'dark' : 'light';
  const window = await openWindow(browser, { snapshot: shown, context: { colorScheme } });
  await window.page.getByRole('heading').or(window.page.getByRole('option')).first().waitFor();
  for (const key of keys) await window.page.keyboard.press(key);
  await window.picture(name);
  expect(await window.complaints()).toEqual([]);
  await window.close();
});
