import { axeComplaints } from '../browser/axe.ts';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchChromium } from '../browser/chromium.ts';
import type { RunningChromium } from '../browser/chromium.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, credentialsFor, poll, register, signIn, startDevice } from './wire-client.ts';
import type { Client, Device } from './wire-client.ts';
import { started } from './running.ts';

let chromium: RunningChromium;
beforeAll(async () => {
  chromium = await launchChromium();
});
afterAll(() => chromium.close());

interface Opened {
  page: Page;
  /** What the browser refused or reported. */
  complaints: string[];
}

async function openPage(browser: Browser, url: string): Promise<Opened> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints };
}

async function waiting(running: RunningIdentityCenter): Promise<{ client: Client; device: Device }> {
  const client = await register(running);
  return { client, device: await startDevice(running, client) };
}

async function violations(page: Page): Promise<string[]> {
  return axeComplaints(page);
}

test.for<[button: 'Allow' | 'Deny', outcome: string, answer: string]>([
  ['Allow', 'approved', '200'],
  ['Deny', 'denied', 'AccessDeniedException'],
])('the complete address shows the code; %s is pressed', async ([button, outcome, answer]) => {
  const running = await started();
  const { client, device } = await waiting(running);
  const { page, complaints } = await openPage(chromium.browser, device.verificationUriComplete);
  await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
  expect([
    await page.textContent('#user-code'),
    await page.textContent('#client-name'),
    await violations(page),
  ]).toEqual([device.userCode, 'test', []]);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.locator(`#outcome[data-outcome=${outcome}]`).waitFor();
  const polled = await poll(running, client, device.deviceCode);
  expect({
    errorType: polled.errorType ?? String(polled.status),
    complaints,
    violations: await violations(page),
  }).toEqual({ errorType: answer, complaints: [], violations: [] });
});

test('the plain address asks for the code, by keyboard alone', async () => {
  const running = await started();
  const { client, device } = await waiting(running);
  const { page } = await openPage(chromium.browser, device.verificationUri);
  await page.getByRole('heading', { name: 'Enter the code' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type(device.userCode.toLowerCase());
  await page.keyboard.press('Enter');
  await page.locator('#Allow').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#outcome[data-outcome=approved]').waitFor();
  expect((await poll(running, client, device.deviceCode)).status).toBe(200);
});

test('the console page in a browser names account, role, region and service', async () => {
  const running = await started();
  const { accessToken } = await signIn(running);
  const credentials = await credentialsFor(running, accessToken, '777788889999', 'SecurityAudit');
  const { accessKeyId: sessionId, secretAccessKey: sessionKey, sessionToken } = credentials;
  const Session = JSON.stringify({ sessionId, sessionKey, sessionToken });
  const body = new URLSearchParams({ Action: 'getSigninToken', Session }).toString();
  const { json } = await call(running, 'POST', '/federation', { body });
  const { SigninToken } = v.parse(v.object({ SigninToken: v.string() }), json);
  const Destination = 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1';
  const query = new URLSearchParams({ Action: 'login', Issuer: '', Destination, SigninToken });
  const address = `${running.url}/us-east-1/federation?${query.toString()}`;
  const { page, complaints } = await openPage(chromium.browser, address);
  const facts = await Promise.all(
    ['#account-id', '#account-name', '#role-name', '#region', '#service'].map((id) => page.textContent(id)),
  );
  expect(running.control.consoles()).toEqual([
    { accountId: '777788889999', roleName: 'SecurityAudit', destination: Destination },
  ]);
  expect({
    facts,
    complaints,
    violations: await violations(page),
    searchParamsHasSigninToken: new URL(page.url()).searchParams.has('SigninToken'),
  }).toEqual({
    facts: ['777788889999', 'storefront-prod', 'SecurityAudit', 'eu-west-1', 's3'],
    complaints: [],
    violations: [],
    searchParamsHasSigninToken: false,
  });
});

test('a code that is wrong, late or answered gets a page that says so', async () => {
  const running = await started();
  const { device } = await waiting(running);
  const { device: answered } = await waiting(running);
  running.control.denyDevice(answered.userCode);
  running.control.moveClock({ advanceMs: 599_999 });
  const path = (code: string): string => `/start/device?user_code=${code}`;
  const pages = [await call(running, 'GET', path('ZZZZ-ZZZZ')), await call(running, 'GET', path(answered.userCode))];
  running.control.moveClock({ advanceMs: 1 });
  pages.push(await call(running, 'GET', path(device.userCode)));
  expect(pages.map((page) => [page.status, /data-outcome="(\w+)"/u.exec(page.text)?.[1]])).toEqual([
    [404, 'unknown'],
    [400, 'answered'],
    [400, 'expired'],
  ]);
});

test('an answer sent by a page of another site changes nothing', async () => {
  const running = await started();
  const { client, device } = await waiting(running);
  const body = new URLSearchParams({ user_code: device.userCode, answer: 'allow' }).toString();
  const headers = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' };
  const foreign = await call(running, 'POST', '/start/device', { body, headers });
  const neither = await call(running, 'POST', '/start/device', { body: body.replace('allow', 'perhaps') });
  const polled = await poll(running, client, device.deviceCode);
  expect({ foreignStatus: foreign.status, neitherStatus: neither.status, errorType: polled.errorType }).toEqual({
    foreignStatus: 403,
    neitherStatus: 400,
    errorType: 'AuthorizationPendingException',
  });
});
