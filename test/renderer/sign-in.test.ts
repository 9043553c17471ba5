import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FailureCode } from '../../electron/contract/failure.ts';
import { attemptId, now, organisation, organisationId, snapshot, waitingForApproval } from './support/northwind.ts';
import { openWindow, startBrowser, type TestWindow } from './support/window.ts';

let browser: Browser;
let window: TestWindow;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
afterEach(() => window.close());

const attempt = { organisationId, attemptId };

async function openWaiting(change: Parameters<typeof waitingForApproval>[0] = {}): Promise<void> {
  window = await openWindow(browser, { snapshot: snapshot({ organisations: [waitingForApproval(change)] }) });
  await window.page.getByRole('heading').waitFor();
}

async function failed(code: FailureCode, sentence = 'A sentence.'): Promise<void> {
  const signIn = { state: 'signed-out' as const, problem: { code, sentence, retry: true } };
  window = await openWindow(browser, { snapshot: snapshot({ organisations: [{ ...organisation, signIn }] }) });
  await window.page.getByRole('heading').waitFor();
}

describe('the code', () => {
  test('is said to be shown only after it was drawn, and once', async () => {
    await openWaiting({ browser: 'not-opened' });
    const before = await window.asked();
    await window.page.clock.runFor(100);
    await window.push('snapshot.changed', snapshot({ revision: 2, organisations: [waitingForApproval()] }));
    await window.page.clock.runFor(1_000);
    expect([before, await window.asked()]).toEqual([[], [{ name: 'sign-in.code-shown', input: attempt }]]);
  });

  test('is not said to be shown where the host is not known: a button names the host', async () => {
    await openWaiting({ hostTrusted: false, host: 'portal.example', browser: 'not-opened' });
    await window.page.clock.runFor(1_000);
    const before = await window.asked();
    await window.page.getByRole('button', { name: 'Open portal.example in the browser' }).click();
    expect([before, await window.asked()]).toEqual([[], [{ name: 'sign-in.open-browser', input: attempt }]]);
  });

  test('is read letter by letter, its link keeps host and code', async () => {
    await openWaiting();
    const main = window.page.getByRole('main');
    expect({
      spoken: await main.getByText('Code: W D Q K, R T N B').count(),
      link: await main.getByTitle(/^https/u).textContent(),
      qr: await main.getByRole('img', { name: 'QR code of the verification link' }).count(),
      current: await main.locator('[aria-current=step]').innerText(),
    }).toEqual({
      spoken: 1,
      link: 'northwind-example.awsapps.com/start/#/device?user_code=WDQK-RTNB',
      qr: 1,
      current: 'Waiting for your approval\nChecked 3 seconds ago',
    });
  });

  test('counts down', async () => {
    await openWaiting();
    const timer = window.page.getByRole('timer');
    const before = await timer.innerText();
    await window.page.clock.runFor(42_000);
    expect([before, await timer.innerText()]).toEqual(['9:42 left', '9:00 left']);
  });
});

test('the keys of the page: Enter, ⌘C, ⇧⌘C, Esc', async () => {
  await openWaiting();
  for (const key of ['Enter', 'Meta+c', 'Shift+Meta+c', 'Escape']) await window.page.keyboard.press(key);
  expect(await window.asked()).toEqual([
    { name: 'sign-in.open-browser', input: attempt },
    { name: 'sign-in.copy-link', input: attempt },
    { name: 'sign-in.copy-code', input: attempt },
    { name: 'sign-in.cancel', input: { organisationId } },
  ]);
});

test('where the browser did not open, the link is to be copied', async () => {
  await openWaiting({ browser: 'failed' });
  await window.page.keyboard.press('Enter');
  const step = await window.page.locator('[aria-current=step]').innerText();
  expect([step, await window.asked()]).toEqual([
    'The browser did not open\nCopy the link into any browser.',
    [{ name: 'sign-in.copy-link', input: attempt }],
  ]);
});

test('back shows the list while the sign-in waits, and the code again when asked', async () => {
  await openWaiting();
  await window.page.getByRole('button', { name: 'Back to the list' }).click();
  await window.page.getByRole('button', { name: 'Show the code' }).first().click();
  await window.page.getByRole('heading', { name: 'Sign in to Northwind' }).waitFor();
  expect(await window.asked()).toEqual([]);
});

test('after approval the list is there and says so', async () => {
  await openWaiting();
  await window.push('snapshot.changed', snapshot({ revision: 2 }));
  await window.page.getByRole('combobox').waitFor();
  const said = () => window.page.locator('footer').getByRole('status').innerText();
  const first = await said();
  await window.page.clock.runFor(6_000);
  expect([first, (await said()).split('\n')[0]]).toEqual(['Signed in to Northwind', 'Checked 2 min ago']);
});

test('what went wrong has the line to itself, and a new summon does not repeat it', async () => {
  const sentence = 'AWS could not be reached.';
  const refused = { ok: false, failure: { code: 'offline', sentence, retry: true } } as const;
  window = await openWindow(browser, { answers: { 'catalogue.reload': refused } });
  await window.page.keyboard.press('Meta+r');
  await window.page.getByText(sentence).waitFor();
  const wide = (await window.page.locator('footer').getByRole('status').boundingBox())?.width ?? 0;
  await window.push('window.summoned', { clean: true });
  await window.page.getByText(sentence).waitFor({ state: 'detached' });
  expect(wide).toBeGreaterThan(350);
});

test('a code that ran out is named', async () => {
  await openWaiting();
  const problem = { code: 'code-expired' as const, sentence: 'The code ran out.', retry: true };
  const signIn = { state: 'signed-out' as const, problem };
  await window.push('snapshot.changed', snapshot({ revision: 2, organisations: [{ ...organisation, signIn }] }));
  const alert = await window.page.getByRole('alert').innerText();
  await window.page.keyboard.press('Enter');
  expect([alert.split('\n').filter(Boolean), await window.asked()]).toEqual([
    ['The code ran out', 'Nobody approved WDQK-RTNB within 10 minutes. Nothing has changed.'],
    [{ name: 'sign-in.start', input: { organisationId } }],
  ]);
});

test.each<[FailureCode, string, string, string]>([
  [
    'request-refused',
    'The request was refused',
    'It was refused in the browser. If that was not you, tell your administrator.',
    'Try again',
  ],
  ['browser-did-not-return', 'The browser did not come back', 'A sentence.', 'Try again'],
  [
    'portal-not-found',
    'No portal at this address',
    'Check the address and the region with your administrator.',
    'Edit address',
  ],
  ['portal-moved', 'This address leads somewhere else now', 'A sentence.', 'Edit address'],
  [
    'perhaps-wrong-region',
    'Nothing came back from AWS',
    'The region may be wrong. Check it with your administrator.',
    'Edit region',
  ],
  ['offline', 'No connection', 'A sentence.', 'Try now'],
  ['proxy-in-between', 'A proxy stands in between', 'A sentence.', 'Open network settings'],
  ['service-error', 'The sign-in did not finish', 'A sentence.', 'Try again'],
])('the problem %s', async (code, title, sentence, action) => {
  await failed(code);
  const alert = await window.page.getByRole('alert').innerText();
  const focused = await window.page.locator(':focus').innerText();
  await window.page.keyboard.press('Escape');
  expect([alert.split('\n').filter(Boolean), focused.split('\n')[0]?.trim(), await window.asked()]).toEqual([
    [title, sentence],
    action,
    [{ name: 'sign-in.dismiss-problem', input: { organisationId } }],
  ]);
});

describe('a problem page', () => {
  const begin = (way: 'browser' | 'code') => ({ name: 'sign-in.start', input: { organisationId, way } });

  test.each([
    ['code-expired', 'Sign in with the browser instead', begin('browser')],
    ['browser-did-not-return', 'Use a code', begin('code')],
    ['proxy-in-between', 'Open network settings', { name: 'window.open-network-settings', input: {} }],
  ] as const)('of %s offers "%s"', async (code, name, asked) => {
    await failed(code);
    await window.page.getByRole('button', { name }).click();
    expect(await window.asked()).toEqual([asked]);
  });

  test('ends with the details for support, and says when they are copied', async () => {
    await failed('service-error');
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.press('Tab');
    const last = await window.page.locator(':focus').innerText();
    await window.page.keyboard.press('Enter');
    const signIn = {
      state: 'signed-out' as const,
      problem: { code: 'service-error' as const, sentence: 'A sentence.', retry: true },
    };
    await window.push(
      'snapshot.changed',
      snapshot({
        revision: 2,
        organisations: [{ ...organisation, signIn }],
        clipboard: { what: 'support-details', role: null, copiedAt: now, clearsAt: null },
      }),
    );
    await window.page.getByRole('button', { name: 'Details copied' }).waitFor();
    expect([last, await window.asked()]).toEqual([
      'Copy details for support',
      [{ name: 'support.copy-details', input: { organisationId } }],
    ]);
  });
});

test('where the browser did not open for a sign-in in it, Enter copies the link', async () => {
  const signIn = {
    state: 'waiting-in-browser' as const,
    attemptId,
    browser: 'failed' as const,
    startedAt: now,
    expiresAt: now + 600_000,
    redeeming: false,
  };
  window = await openWindow(browser, { snapshot: snapshot({ organisations: [{ ...organisation, signIn }] }) });
  const alert = await window.page.getByRole('alert').innerText();
  await window.picture('signin-browser-not-opened');
  await window.page.keyboard.press('Enter');
  expect([
    alert.split('\n').filter(Boolean),
    await window.page.locator('footer .primary').innerText(),
    await window.asked(),
  ]).toEqual([
    ['The browser did not open', 'Copy the link into any browser.'],
    expect.stringMatching(/^Copy link/u),
    [{ name: 'sign-in.copy-link', input: attempt }],
  ]);
});

test('a code that stands in for a taken return address says so', async () => {
  await openWaiting({ noReturnAddress: true });
  await window.picture('signin-code-fallback');
  const why = 'Another program is using the return address. Sign in with a code instead.';
  expect(await window.page.getByText(why).count()).toBe(1);
});

describe('the first run', () => {
  const empty = snapshot({ organisations: [], selectedOrganisationId: null, pinned: [], recent: [], freshness: [] });

  test('adds the organisation and signs in to it', async () => {
    window = await openWindow(browser, {
      snapshot: empty,
      answers: { 'organisation.add': { ok: true, value: { organisationId } } },
    });
    await window.page.getByLabel('Portal address').fill(' northwind-example.awsapps.com/start ');
    await window.page.keyboard.press('Enter');
    await expect
      .poll(() => window.asked())
      .toEqual([
        {
          name: 'organisation.add',
          input: { startUrl: 'northwind-example.awsapps.com/start', region: null, name: null },
        },
        { name: 'sign-in.start', input: { organisationId } },
      ]);
  });

  test('says at the field what is wrong and goes there', async () => {
    const failure = {
      code: 'region-needed' as const,
      sentence: 'The address names no region. Enter it.',
      retry: false,
    };
    window = await openWindow(browser, { snapshot: empty, answers: { 'organisation.add': { ok: false, failure } } });
    await window.page.keyboard.press('Enter');
    const missing = await window.page.getByRole('alert').innerText();
    await window.page.getByLabel('Portal address').fill('d-9067example');
    await window.page.keyboard.press('Enter');
    await window.page.getByText(failure.sentence).waitFor();
    const focused = await window.page.locator(':focus').getAttribute('id');
    expect([missing, focused, (await window.asked()).length]).toEqual([
      'Enter the portal address.',
      'portal-region',
      1,
    ]);
  });
});
