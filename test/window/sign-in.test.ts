import { describe, expect } from 'vitest';
import { attemptId, now, organisation, organisationId, snapshot, waitingForApproval } from './support/northwind.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const attempt = { organisationId, attemptId };
const begun = { name: 'sign-in.start', input: { organisationId } };

async function openWaiting(
  openWindow: OpenWindow,
  change: Parameters<typeof waitingForApproval>[0] = {},
): Promise<TestWindow> {
  const window = await openWindow({ snapshot: snapshot({ organisations: [waitingForApproval(change)] }) });
  await window.page.getByRole('heading').waitFor();
  return window;
}

describe('the code', () => {
  test('is said to be shown only after it was drawn, and once', async ({ openWindow }) => {
    const window = await openWaiting(openWindow, { browser: 'not-opened' });
    const before = await window.asked();
    await window.page.clock.runFor(100);
    await window.push('snapshot.changed', snapshot({ revision: 2, organisations: [waitingForApproval()] }));
    await window.page.clock.runFor(1_000);
    expect({ before, asked: await window.asked() }).toEqual({
      before: [],
      asked: [{ name: 'sign-in.code-shown', input: attempt }],
    });
  });

  test('is not said to be shown where the host is not known: a button names the host', async ({ openWindow }) => {
    const window = await openWaiting(openWindow, { hostTrusted: false, host: 'portal.example', browser: 'not-opened' });
    await window.page.clock.runFor(1_000);
    const before = await window.asked();
    await window.page.getByRole('button', { name: 'Open portal.example in the browser' }).click();
    expect({ before, asked: await window.asked() }).toEqual({
      before: [],
      asked: [{ name: 'sign-in.open-browser', input: attempt }],
    });
  });

  test('is read letter by letter, its link keeps host and code', async ({ openWindow }) => {
    const window = await openWaiting(openWindow);
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

  test('counts down', async ({ openWindow }) => {
    const window = await openWaiting(openWindow);
    const timer = window.page.getByRole('timer');
    const before = await timer.innerText();
    await window.page.clock.runFor(42_000);
    expect({ before, timer: await timer.innerText() }).toEqual({ before: '9:42 left', timer: '9:00 left' });
  });
});

test('the keys of the page: Enter, ⌘C, ⇧⌘C, Esc', async ({ openWindow }) => {
  const window = await openWaiting(openWindow);
  for (const key of ['Enter', 'Meta+c', 'Shift+Meta+c', 'Escape']) await window.page.keyboard.press(key);
  expect(await window.asked()).toEqual([
    { name: 'sign-in.open-browser', input: attempt },
    { name: 'sign-in.copy-link', input: attempt },
    { name: 'sign-in.copy-code', input: attempt },
    { name: 'sign-in.cancel', input: { organisationId } },
  ]);
});

test('where the browser did not open, the link is to be copied', async ({ openWindow }) => {
  const window = await openWaiting(openWindow, { browser: 'failed' });
  await window.page.keyboard.press('Enter');
  const step = await window.page.locator('[aria-current=step]').innerText();
  expect({ step, asked: await window.asked() }).toEqual({
    step: 'The browser did not open\nCopy the link into any browser.',
    asked: [{ name: 'sign-in.copy-link', input: attempt }],
  });
});

test('back shows the list while the sign-in waits, and the code again when asked', async ({ openWindow }) => {
  const window = await openWaiting(openWindow);
  await window.page.getByRole('button', { name: 'Back to the list' }).click();
  await window.page.getByRole('button', { name: 'Show the code' }).first().click();
  await window.page.getByRole('heading', { name: 'Sign in to Northwind' }).waitFor();
  expect(await window.asked()).toEqual([]);
});

test('after approval the list is there and says so', async ({ openWindow }) => {
  const window = await openWaiting(openWindow);
  await window.push('snapshot.changed', snapshot({ revision: 2 }));
  await window.page.getByRole('combobox').waitFor();
  const said = () => window.page.locator('footer').getByRole('status').innerText();
  const first = await said();
  await window.page.clock.runFor(6_000);
  expect({ first, firstSaid: (await said()).split('\n')[0] }).toEqual({
    first: 'Signed in to Northwind',
    firstSaid: 'Checked 2 min ago',
  });
});

test('what went wrong has the line to itself, and a new summon does not repeat it', async ({ openWindow }) => {
  const sentence = 'AWS could not be reached.';
  const refused = { ok: false, failure: { code: 'offline', sentence, retry: true } } as const;
  const window = await openWindow({ answers: { 'catalogue.reload': refused } });
  await window.page.keyboard.press('Meta+r');
  await window.page.getByText(sentence).waitFor();
  const wide = (await window.page.locator('footer').getByRole('status').boundingBox())?.width ?? 0;
  await window.push('window.summoned', { clean: true });
  await window.page.getByText(sentence).waitFor({ state: 'detached' });
  expect(wide).toBeGreaterThan(350);
});

test('where the browser did not open for a sign-in in it, Enter copies the link', async ({ openWindow }) => {
  const signIn = {
    state: 'waiting-in-browser' as const,
    attemptId,
    browser: 'failed' as const,
    startedAt: now,
    expiresAt: now + 600_000,
    redeeming: false,
  };
  const window = await openWindow({ snapshot: snapshot({ organisations: [{ ...organisation, signIn }] }) });
  const alert = await window.page.getByRole('alert').innerText();
  await window.picture('signin-browser-not-opened');
  await window.page.keyboard.press('Enter');
  expect({
    alert: alert.split('\n').filter(Boolean),
    footerPrimary: await window.page.locator('footer .primary').innerText(),
    asked: await window.asked(),
  }).toEqual({
    alert: ['The browser did not open', 'Copy the link into any browser.'],
    footerPrimary: expect.stringMatching(/^Copy link/u) as unknown,
    asked: [{ name: 'sign-in.copy-link', input: attempt }],
  });
});

test.for([
  [null, 'The browser did not open. Copy the link into any browser.', 1],
  ['firefox -P work', 'firefox could not be started. Check which browser is set for Northwind.', 2],
] as const)(
  'a browser that did not open is said once; the program that is set (%s) is named',
  async ([browserCommand, sentence, alerts], { openWindow }) => {
    const failure = { code: 'browser-did-not-open' as const, sentence, retry: true };
    const signIn = {
      state: 'waiting-in-browser' as const,
      attemptId,
      browser: 'failed' as const,
      startedAt: now,
      expiresAt: now + 600_000,
      redeeming: false,
    };
    const window = await openWindow({
      snapshot: snapshot({ organisations: [{ ...organisation, browserCommand, signIn }] }),
      answers: { 'sign-in.open-browser': { ok: false, failure } },
    });
    await window.page.getByRole('button', { name: 'Open browser again' }).click();
    await expect.poll(() => window.page.getByRole('alert').allInnerTexts()).toHaveLength(alerts);
    const said = await window.page.getByRole('alert').allInnerTexts();
    expect(said.slice(1)).toEqual(alerts === 1 ? [] : [sentence]);
  },
);

test.for<[string, Parameters<typeof waitingForApproval>[0]]>([
  ['as usual', {}],
  ['where the browser did not open', { browser: 'failed' }],
  ['of a host that is not known', { hostTrusted: false, host: 'portal.example', browser: 'not-opened' }],
])('the caution is on screen with a code %s', async ([, change], { openWindow }) => {
  const window = await openWaiting(openWindow, change);
  const caution = await window.page.getByText('Nobody needs to be told this code.').boundingBox();
  const bar = await window.page.locator('footer').boundingBox();
  expect((caution?.y ?? 1_000) + (caution?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
});

describe('⇧⌘S', () => {
  const key = 'Shift+Meta+s';

  test('on the page of a sign-in opens the browser again', async ({ openWindow }) => {
    const window = await openWaiting(openWindow);
    await window.page.keyboard.press(key);
    expect(await window.asked()).toEqual([{ name: 'sign-in.open-browser', input: attempt }]);
  });

  test('in the list shows the page of the sign-in that waits', async ({ openWindow }) => {
    const window = await openWaiting(openWindow);
    await window.page.getByRole('button', { name: 'Back to the list' }).click();
    await window.page.keyboard.press(key);
    await window.page.getByRole('heading', { name: 'Sign in to Northwind' }).waitFor();
    expect(await window.asked()).toEqual([]);
  });

  test.for([
    ['signed in', organisation.signIn],
    ['ended', { state: 'ended' as const, endedAt: now, problem: null }],
    ['signed out', { state: 'signed-out' as const, problem: null }],
  ] as const)('in the list of one that is %s signs in, also from the switcher', async ([, signIn], { openWindow }) => {
    const window = await openWindow({ snapshot: snapshot({ organisations: [{ ...organisation, signIn }] }) });
    await window.page.getByRole('option').first().waitFor();
    for (const pressed of [key, 'Meta+o', key]) await window.page.keyboard.press(pressed);
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await window.asked()).toEqual([begun, begun]);
  });
});

describe('the first run', () => {
  const empty = snapshot({ organisations: [], selectedOrganisationId: null, pinned: [], recent: [], freshness: [] });

  test('adds the organisation and signs in to it', async ({ openWindow }) => {
    const window = await openWindow({
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

  test('says at the field what is wrong and goes there', async ({ openWindow }) => {
    const failure = {
      code: 'region-needed' as const,
      sentence: 'The address names no region. Enter it.',
      retry: false,
    };
    const window = await openWindow({ snapshot: empty, answers: { 'organisation.add': { ok: false, failure } } });
    await window.page.keyboard.press('Enter');
    const missing = await window.page.getByRole('alert').innerText();
    await window.page.getByLabel('Portal address').fill('d-9067example');
    await window.page.keyboard.press('Enter');
    await window.page.getByText(failure.sentence).waitFor();
    const focused = await window.page.locator(':focus').getAttribute('id');
    expect({ missing, focused, askedCount: (await window.asked()).length }).toEqual({
      missing: 'Enter the portal address.',
      focused: 'portal-region',
      askedCount: 1,
    });
  });
});
