import { expect, test } from 'vitest';
import { matching } from './matching.ts';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, poll, portal, register, signIn, startDevice } from './wire-client.ts';
import type { Client } from './wire-client.ts';
import { started } from './running.ts';

async function outcome(running: RunningIdentityCenter, client: Client, deviceCode: string): Promise<string> {
  const answer = await poll(running, client, deviceCode);
  return answer.errorType ?? String(answer.status);
}

test('a device authorization has the shape of the service', async () => {
  const running = await started();
  const device = await startDevice(running, await register(running));
  expect(device).toEqual({
    deviceCode: matching(/^[\w-]{86}$/u),
    expiresIn: 600,
    interval: 1,
    userCode: matching(/^[A-Z]{4}-[A-Z]{4}$/u),
    verificationUri: `${running.url}/us-east-1/start/#/device`,
    verificationUriComplete: `${running.url}/us-east-1/start/#/device?user_code=${device.userCode}`,
  });
});

test('pending has the captured body, to the byte', async () => {
  const running = await started();
  const client = await register(running);
  const device = await startDevice(running, client);
  const answer = await poll(running, client, device.deviceCode);
  expect({
    status: answer.status,
    text: answer.text,
    length: answer.headers.get('content-length'),
    type: answer.headers.get('x-amzn-errortype'),
  }).toEqual({
    status: 400,
    text: '{"error":"authorization_pending","error_description":"Authorization is still pending"}',
    length: '86',
    type: 'AuthorizationPendingException:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/',
  });
});

test('two polls at once are allowed, a third must keep the interval', async () => {
  const running = await started();
  const client = await register(running);
  const { deviceCode } = await startDevice(running, client);
  const seen = [
    await outcome(running, client, deviceCode),
    await outcome(running, client, deviceCode),
    await outcome(running, client, deviceCode),
  ];
  running.control.moveClock({ advanceMs: 900 });
  seen.push(await outcome(running, client, deviceCode));
  running.control.moveClock({ advanceMs: 1000 });
  seen.push(await outcome(running, client, deviceCode));
  const [pending, slowDown] = ['AuthorizationPendingException', 'SlowDownException'];
  expect(seen).toEqual([pending, pending, slowDown, slowDown, pending]);
});

test('an approved code redeems once', async () => {
  const running = await started();
  const client = await register(running);
  const { deviceCode, userCode } = await startDevice(running, client);
  running.control.approveDevice(userCode);
  const seen = [await outcome(running, client, deviceCode), await outcome(running, client, deviceCode)];
  expect(seen).toEqual(['200', 'InvalidGrantException']);
});

test('a code of another client is no grant', async () => {
  const running = await started();
  const { deviceCode, userCode } = await startDevice(running, await register(running));
  running.control.approveDevice(userCode);
  expect(await outcome(running, await register(running), deviceCode)).toBe('InvalidGrantException');
});

test('a denied code is access denied, however often one asks', async () => {
  const running = await started();
  const client = await register(running);
  const { deviceCode, userCode } = await startDevice(running, client);
  running.control.denyDevice(userCode);
  const seen = [await outcome(running, client, deviceCode), await outcome(running, client, deviceCode)];
  expect(seen).toEqual(['AccessDeniedException', 'AccessDeniedException']);
});

test('a code expires after 600 seconds, approved or not', async () => {
  const running = await started();
  const client = await register(running);
  const ignored = await startDevice(running, client);
  const approved = await startDevice(running, client);
  running.control.moveClock({ advanceMs: 599_000 });
  const seen = [await outcome(running, client, ignored.deviceCode)];
  running.control.approveDevice(approved.userCode);
  running.control.moveClock({ advanceMs: 1000 });
  seen.push(await outcome(running, client, ignored.deviceCode), await outcome(running, client, approved.deviceCode));
  expect(seen).toEqual(['AuthorizationPendingException', 'ExpiredTokenException', 'ExpiredTokenException']);
  expect(() => running.control.approveDevice(ignored.userCode)).toThrow('cannot be answered: expired');
});

test('approval by itself comes at the n-th poll', async () => {
  const running = await started();
  running.control.setSwitches({ approveAfterPolls: 2 });
  const client = await register(running);
  const { deviceCode } = await startDevice(running, client);
  const seen = [await outcome(running, client, deviceCode), await outcome(running, client, deviceCode)];
  expect(seen).toEqual(['AuthorizationPendingException', '200']);
});

test('in another region the code is given out, the page fails, and the client waits until it expires', async () => {
  const running = await started();
  const region = 'eu-west-1';
  const client = await register(running, undefined, region);
  const device = await startDevice(running, client, region);
  expect(() => running.control.approveDevice(device.userCode)).toThrow('invalid_grant');
  const waiting = await poll(running, client, device.deviceCode, region);
  running.control.moveClock({ advanceMs: 600_000 });
  const over = await poll(running, client, device.deviceCode, region);
  expect({ waitingErrorType: waiting.errorType, overErrorType: over.errorType }).toEqual({
    waitingErrorType: 'AuthorizationPendingException',
    overErrorType: 'ExpiredTokenException',
  });
});

test("one region's client and token are worth nothing in another", async () => {
  const running = await started();
  const { client, accessToken } = await signIn(running);
  const device = await call(running, 'POST', '/device_authorization', {
    region: 'eu-west-1',
    json: { ...client, startUrl: running.startUrl },
  });
  const accounts = await call(running, 'GET', '/assignment/accounts', {
    region: 'eu-west-1',
    headers: { 'x-amz-sso_bearer_token': accessToken },
  });
  const home = await portal(running, accessToken, '/assignment/accounts');
  expect({ deviceStatus: device.status, accountsStatus: accounts.status, homeStatus: home.status }).toEqual({
    deviceStatus: 401,
    accountsStatus: 401,
    homeStatus: 200,
  });
});
