import { axeComplaints } from '../browser/axe.ts';
import { mkdirSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchChromium } from '../browser/chromium.ts';
import type { RunningChromium } from '../browser/chromium.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { poll, portal, register, startDevice, tokensOf } from './wire-client.ts';
import type { Client, Device } from './wire-client.ts';
import { started } from './running.ts';
import { takePicture } from '../browser/picture.ts';

const ADA = 'ada@example.com';
const PICTURES = new URL('../../test-results/organisation/', import.meta.url).pathname;

let chromium: RunningChromium;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  chromium = await launchChromium();
});
afterAll(() => chromium.close());

interface Browsing {
  page: Page;
  context: BrowserContext;
  /** What the browser refused or reported. */
  complaints: string[];
}

async function browse(): Promise<Browsing> {
  const context = await chromium.browser.newContext({ viewport: { width: 800, height: 640 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A page that refuses says so with its status, which the console repeats.
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, context, complaints };
}

async function waiting(running: RunningIdentityCenter): Promise<{ client: Client; device: Device }> {
  const client = await register(running);
  return { client, device: await startDevice(running, client) };
}

/** A picture of the step, and what an accessibility checker has against it. */
async function picture(page: Page, name: string): Promise<string[]> {
  await takePicture(page, { path: `${PICTURES}${name}.png` });
  return (await axeComplaints(page)).map((violation) => `${name}: ${violation}`);
}

async function signInAtProvider(running: RunningIdentityCenter, page: Page, userName: string): Promise<void> {
  const person = running.control.identity.person(userName);
  await page.fill('#username', userName);
  await page.fill('#password', person.password);
  await page.click('#Continue');
  await page.fill('#code', person.code);
  await page.click('#Verify');
}

const accountsOn = (page: Page): Promise<(string | null)[]> =>
  page.locator('#accounts > li').evaluateAll((items) => items.map((item) => item.getAttribute('data-account')));
const rolesOn = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('[data-account="111122223333"] [data-role]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-role')));

test('portal address, provider, second step, assertion, groups, accounts, approval', async () => {
  const running = await started({ identitySource: 'external-idp' });
  const { identity } = running.control;
  const { client, device } = await waiting(running);
  const { page, complaints } = await browse();
  const problems: string[] = [];

  await page.goto(device.verificationUriComplete);
  await page.locator('#username').waitFor();
  const providerOrigin = new URL(page.url()).origin;
  expect(providerOrigin).not.toBe(running.url);
  problems.push(...(await picture(page, '1-provider-password')));
  await page.fill('#username', ADA);
  await page.fill('#password', 'wrong');
  await page.click('#Continue');
  await page.locator('#error').waitFor();
  await page.fill('#username', ADA);
  await page.fill('#password', identity.person(ADA).password);
  await page.click('#Continue');
  await page.locator('#code').waitFor();
  problems.push(...(await picture(page, '2-provider-second-step')));
  await page.fill('#code', '000000');
  await page.click('#Verify');
  await page.locator('#error').waitFor();
  await page.fill('#code', identity.person(ADA).code);
  await page.click('#Verify');

  await page.locator('#user-code').waitFor();
  expect([await page.textContent('#user-code'), await page.textContent('#user-name')]).toEqual([device.userCode, ADA]);
  problems.push(...(await picture(page, '3-approval')));
  await page.click('#Allow');
  await page.locator('#outcome[data-outcome=approved]').waitFor();
  problems.push(...(await picture(page, '4-approved')));

  await page.goto(`${running.url}/us-east-1/start/`);
  expect({ accountsOn: await accountsOn(page), rolesOn: await rolesOn(page) }).toEqual({
    accountsOn: running.control.accounts().map((account) => account.id),
    rolesOn: ['ReadOnlyAccess', 'PowerUserAccess', 'DatabaseOperator'],
  });
  problems.push(...(await picture(page, '5-portal')));
  const { accessToken } = tokensOf(await poll(running, client, device.deviceCode));
  expect((await portal(running, accessToken, '/assignment/accounts')).json).toMatchObject({
    accountList: running.control.accounts().map(({ id }) => ({ accountId: id })),
  });

  await page.getByRole('link', { name: 'Management console of payments-prod as PowerUserAccess' }).click();
  expect([
    await page.textContent('#account-id'),
    await page.textContent('#role-name'),
    await page.textContent('#user-name'),
  ]).toEqual(['111122223333', 'PowerUserAccess', ADA]);
  problems.push(...(await picture(page, '6-console')));

  identity.removeFromGroup(ADA, 'aws-developers');
  await page.goto(`${running.url}/us-east-1/start/`);
  expect(await rolesOn(page)).toEqual(['ReadOnlyAccess']);
  problems.push(...(await picture(page, '7-out-of-the-group')));
  await page.click('#SignOut');
  await page.locator('#signed-out').waitFor();
  problems.push(...(await picture(page, '8-signed-out')));
  expect((await portal(running, accessToken, '/assignment/accounts')).status).toBe(401);
  expect({ problems, complaints }).toEqual({ problems: [], complaints: [] });
  expect(identity.audit().map((event) => event.eventName)).toEqual([
    'UserAuthentication',
    'Authenticate',
    'CreateToken',
    'Federate',
    'AssumeRoleWithSAML',
    'Logout',
  ]);
});

test("while the provider's session lives, a second sign-in takes no page", async () => {
  const running = await started({ identitySource: 'external-idp' });
  const { page, context } = await browse();
  await page.goto(`${running.url}/us-east-1/start/`);
  await signInAtProvider(running, page, ADA);
  await page.locator('#accounts').waitFor();
  await context.clearCookies({ name: 'x-amz-sso_authn' });
  await page.goto(`${running.url}/us-east-1/start/`);
  await page.locator('#accounts').waitFor();
  expect(running.control.state()['sessions']).toBe(2);
});

test('the session ends with the one of the provider, if that is sooner', async () => {
  const running = await started({ identitySource: 'external-idp' });
  running.control.identity.setProviderSessionLength(2 * 3_600_000);
  const { client, device } = await waiting(running);
  const { page } = await browse();
  await page.goto(device.verificationUriComplete);
  await signInAtProvider(running, page, ADA);
  await page.click('#Allow');
  await page.locator('#outcome').waitFor();
  const { accessToken } = tokensOf(await poll(running, client, device.deviceCode));
  running.control.setSwitches({ accessTokenSeconds: 86_400 });
  running.control.moveClock({ advanceMs: 3_599_999 });
  const statuses = [(await portal(running, accessToken, '/assignment/accounts')).status];
  await page.goto(`${running.url}/us-east-1/start/`);
  await page.locator('#accounts').waitFor();
  running.control.moveClock({ advanceMs: 3_600_001 });
  statuses.push((await portal(running, accessToken, '/assignment/accounts')).status);
  await page.goto(`${running.url}/us-east-1/start/`);
  await page.locator('#username').waitFor();
  expect(statuses).toEqual([200, 401]);
});

test("the organisation's own directory asks for a password and writes every step down", async () => {
  const running = await started({ identitySource: 'directory' });
  const { client, device } = await waiting(running);
  const { page, complaints } = await browse();
  await page.goto(device.verificationUriComplete);
  await page.locator('#username').waitFor();
  const problems = await picture(page, 'directory-1-password');
  await page.fill('#username', ADA);
  await page.fill('#password', 'wrong');
  await page.click('#SignIn');
  await page.locator('#error').waitFor();
  await page.fill('#username', ADA);
  await page.fill('#password', running.control.identity.person(ADA).password);
  await page.keyboard.press('Enter');
  await page.locator('#Allow').click();
  await page.locator('#outcome[data-outcome=approved]').waitFor();
  expect({ pollStatus: (await poll(running, client, device.deviceCode)).status, problems, complaints }).toEqual({
    pollStatus: 200,
    problems: [],
    complaints: [],
  });
  const events = running.control.identity.audit().map((event) => [event.eventName, event.serviceEventDetails]);
  expect(events).toEqual([
    ['CredentialChallenge', { CredentialChallenge: 'Success' }],
    ['CredentialVerification', { CredentialVerification: 'Failure' }],
    ['CredentialChallenge', { CredentialChallenge: 'Success' }],
    ['CredentialVerification', { CredentialVerification: 'Success' }],
    ['UserAuthentication', { UserAuthentication: 'Success' }],
    ['Authenticate', undefined],
    ['CreateToken', undefined],
  ]);
});

test('a link to a console leads through the sign-in to that console; without access to a page that says so', async () => {
  const running = await started({ identitySource: 'external-idp' });
  const { page } = await browse();
  const destination = 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1';
  const query = new URLSearchParams({ account_id: '111122223333', role_name: 'PowerUserAccess', destination });
  await page.goto(`${running.url}/us-east-1/start/#/console?${query.toString()}`);
  await signInAtProvider(running, page, ADA);
  await page.locator('#account-id').waitFor();
  expect([await page.textContent('#service'), await page.textContent('#role-name')]).toEqual(['s3', 'PowerUserAccess']);
  query.set('role_name', 'AdministratorAccess');
  await page.goto(`${running.url}/us-east-1/start/#/console?${query.toString()}`);
  expect(await page.locator('#error').textContent()).toContain('no access');
});

test('no page of the portal and no approval without a sign-in', async () => {
  const running = await started({ identitySource: 'directory' });
  const { client, device } = await waiting(running);
  const get = async (path: string): Promise<string> => {
    const answer = await fetch(`${running.url}/us-east-1${path}`, { redirect: 'manual' });
    return `${String(answer.status)} ${answer.headers.get('location') ?? ''}`;
  };
  const body = new URLSearchParams({ user_code: device.userCode, answer: 'allow' });
  const approval = await fetch(`${running.url}/us-east-1/start/device`, { method: 'POST', body, redirect: 'manual' });
  const headers = { cookie: 'x-amz-sso_authn=guessed' };
  const guessed = await fetch(`${running.url}/us-east-1/start/device`, {
    method: 'POST',
    body,
    headers,
    redirect: 'manual',
  });
  expect([
    await get(`/start/device?user_code=${device.userCode}`),
    await get('/start/console?account_id=111122223333&role_name=ReadOnlyAccess'),
    approval.status,
    guessed.status,
    (await poll(running, client, device.deviceCode)).errorType,
  ]).toEqual([
    `303 /us-east-1/start/sign-in?next=${encodeURIComponent(`/us-east-1/start/device?user_code=${device.userCode}`)}`,
    expect.stringMatching(/^303 \/us-east-1\/start\/sign-in\?next=/u),
    303,
    303,
    'AuthorizationPendingException',
  ]);
});

test('the address after the sign-in stays with the portal', async () => {
  const running = await started();
  const next = encodeURIComponent('https://evil.example/phish');
  const answer = await fetch(`${running.url}/us-east-1/start/sign-in?next=${next}`, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/us-east-1/start/');
});
