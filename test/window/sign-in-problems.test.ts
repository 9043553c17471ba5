import { describe, expect } from 'vitest';
import type { FailureCode } from '../../electron/contract/failure.ts';
import { now, organisation, organisationId, snapshot, waitingForApproval } from './support/northwind.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const begun = { name: 'sign-in.start', input: { organisationId } };

async function failed(openWindow: OpenWindow, code: FailureCode, sentence = 'A sentence.'): Promise<TestWindow> {
  const signIn = { state: 'signed-out' as const, problem: { code, sentence, retry: true } };
  const window = await openWindow({ snapshot: snapshot({ organisations: [{ ...organisation, signIn }] }) });
  await window.page.getByRole('heading').waitFor();
  return window;
}

test('a code that ran out is named', async ({ openWindow }) => {
  const window = await openWindow({ snapshot: snapshot({ organisations: [waitingForApproval()] }) });
  await window.page.getByRole('heading').waitFor();
  const sentence = 'Nobody approved WDQK-RTNB within 10 minutes. Nothing has changed.';
  const problem = { code: 'code-expired' as const, sentence, retry: true };
  const signIn = { state: 'signed-out' as const, problem };
  await window.push('snapshot.changed', snapshot({ revision: 2, organisations: [{ ...organisation, signIn }] }));
  const alert = await window.page.getByRole('alert').innerText();
  await window.page.keyboard.press('Enter');
  expect({ alert: alert.split('\n').filter(Boolean), asked: await window.asked() }).toEqual({
    alert: ['The code ran out', sentence],
    asked: [begun],
  });
});

test.for<[FailureCode, string, string, string]>([
  ['request-refused', 'The request was refused', 'A sentence.', 'Try again'],
  ['browser-did-not-return', 'The browser did not come back', 'A sentence.', 'Try again'],
  [
    'portal-not-found',
    'No portal at this address',
    'Check the address and the region with your administrator.',
    'Edit address',
  ],
  ['portal-moved', 'This address leads somewhere else now', 'A sentence.', 'Edit address'],
  ['perhaps-wrong-region', 'Nothing came back from AWS', 'A sentence.', 'Edit region'],
  ['offline', 'No connection', 'A sentence.', 'Try now'],
  ['proxy-in-between', 'A proxy stands in between', 'A sentence.', 'Open network settings'],
  ['port-taken', 'Another program is using the return address', 'Sign in with a code instead.', 'Use a code'],
  ['return-refused', 'AWS did not accept the sign-in', 'A sentence.', 'Try again'],
  ['sign-in-unsupported', 'AWS refused the sign-in', 'A sentence.', 'Use a code'],
  ['service-error', 'The sign-in did not finish', 'A sentence.', 'Try again'],
])('the problem %s', async ([code, title, sentence, action], { openWindow }) => {
  const window = await failed(openWindow, code);
  const alert = await window.page.getByRole('alert').innerText();
  const focused = await window.page.locator(':focus').innerText();
  await window.page.keyboard.press('Escape');
  expect({
    alert: alert.split('\n').filter(Boolean),
    firstFocused: focused.split('\n')[0]?.trim(),
    asked: await window.asked(),
  }).toEqual({
    alert: [title, sentence],
    firstFocused: action,
    asked: [{ name: 'sign-in.dismiss-problem', input: { organisationId } }],
  });
});

describe('a problem page', () => {
  const begin = (way: 'browser' | 'code') => ({ name: 'sign-in.start', input: { organisationId, way } });

  test.for([
    ['code-expired', 'Sign in with the browser instead', begin('browser')],
    ['browser-did-not-return', 'Use a code', begin('code')],
    ['return-refused', 'Use a code', begin('code')],
    ['proxy-in-between', 'Open network settings', { name: 'window.open-network-settings', input: {} }],
  ] as const)('of %s offers "%s"', async ([code, name, asked], { openWindow }) => {
    const window = await failed(openWindow, code);
    await window.page.getByRole('button', { name }).click();
    expect(await window.asked()).toEqual([asked]);
  });

  test('signs in by ⇧⌘S, whatever its first button is', async ({ openWindow }) => {
    const window = await failed(openWindow, 'portal-not-found');
    await window.page.keyboard.press('Shift+Meta+s');
    expect(await window.asked()).toEqual([begun]);
  });

  test('ends with the details for support, and says when they are copied', async ({ openWindow }) => {
    const window = await failed(openWindow, 'service-error');
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
    expect({ last, asked: await window.asked() }).toEqual({
      last: 'Copy details for support',
      asked: [{ name: 'support.copy-details', input: { organisationId } }],
    });
  });
});

describe('correcting an organisation', () => {
  test.for([
    ['perhaps-wrong-region', 'Edit region', 'portal-region'],
    ['portal-not-found', 'Edit address', 'portal-address'],
  ] as const)('after %s begins at what may be wrong', async ([code, title, field], { openWindow }) => {
    const window = await failed(openWindow, code);
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('heading', { name: title }).waitFor();
    const focused = await window.page.locator(':focus').getAttribute('id');
    expect({
      focused,
      saveAndSignInCount: await window.page.getByRole('button', { name: 'Save and sign in' }).count(),
    }).toEqual({ focused: field, saveAndSignInCount: 1 });
  });

  test('a region other than the address names is put right by one key', async ({ openWindow }) => {
    const failure = {
      code: 'region-invalid' as const,
      sentence: 'This portal is not in us-east-1. Its address says eu-west-1.',
      region: 'eu-west-1',
      retry: false,
    };
    const organisations = [{ ...organisation, signIn: { state: 'signed-out' as const, problem: failure } }];
    const window = await openWindow({
      snapshot: snapshot({ organisations }),
      answers: { 'organisation.add': { ok: false, failure } },
    });
    await window.page.getByRole('button', { name: 'Edit region' }).click();
    await window.page.getByLabel('Region').fill('us-east-1');
    await window.page.keyboard.press('Enter');
    await window.page.getByText(failure.sentence).waitFor();
    await window.picture('edit-region');
    const offered = (await window.page.locator(':focus').innerText()).trim();
    await window.page.keyboard.press('Enter');
    const regions = (await window.asked()).map(({ input }) => (input as { region: string }).region);
    expect({ offered, regions }).toEqual({ offered: 'Use eu-west-1', regions: ['us-east-1', 'eu-west-1'] });
  });
});
