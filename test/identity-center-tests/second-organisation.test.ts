import { expect, test } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { call, poll, register, startDevice, tokensOf } from './wire-client.ts';
import { NOON, started } from './running.ts';

const SECOND = { region: 'eu-west-1', startUrl: 'https://other.awsapps.com/start', accounts: 7 };

async function tokenOf(running: RunningIdentityCenter, region: string, startUrl: string): Promise<string> {
  const client = await register(running, undefined, region);
  const organisation = running.second?.region === region ? running.second : running;
  const device = await startDevice({ ...running, startUrl }, client, region);
  organisation.control.approveDevice(device.userCode);
  return tokensOf(await poll(running, client, device.deviceCode, region)).accessToken;
}

function statusAt(
  running: RunningIdentityCenter,
  region: string,
  accessToken: string,
): Promise<{ status: number; json: unknown }> {
  return call(running, 'GET', '/assignment/accounts', { region, headers: { 'x-amz-sso_bearer_token': accessToken } });
}

test('two organisations at home in two regions share an address and a clock, and nothing else', async () => {
  const running = await started({ second: SECOND });
  const { second } = running;
  const [first, other] = [
    await tokenOf(running, 'us-east-1', running.startUrl),
    await tokenOf(running, 'eu-west-1', SECOND.startUrl),
  ];
  const answers = await Promise.all([
    statusAt(running, 'us-east-1', first),
    statusAt(running, 'eu-west-1', other),
    statusAt(running, 'eu-west-1', first),
    statusAt(running, 'us-east-1', other),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 401]);
  expect({
    runningAccountCount: running.control.accounts().length,
    secondAccountCount: second?.control.accounts().length,
  }).toEqual({ runningAccountCount: 5, secondAccountCount: 7 });
  running.control.moveClock({ advanceMs: 3_600_000 });
  expect({
    nowMs: second?.control.clock().nowMs,
    statusAtEuWest1Status: (await statusAt(running, 'eu-west-1', other)).status,
  }).toEqual({
    nowMs: NOON + 3_600_000,
    statusAtEuWest1Status: 401,
  });
  const state: unknown = await (await fetch(`${second?.controlUrl ?? ''}state`)).json();
  expect(state).toMatchObject({ accounts: 7, sessions: 1 });
});

test('two organisations in one region are refused', async () => {
  await expect(started({ second: { ...SECOND, region: 'us-east-1' } })).rejects.toThrow('another region');
});
