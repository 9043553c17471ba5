import { expect, test } from 'vitest';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import { call, poll, portal, refresh, refreshTokenOf, register, signIn, startDevice } from './wire-client.ts';
import { started } from './running.ts';

test.for<[kind: FaultRequest['kind'], answers: readonly unknown[]]>([
  ['deny', ['AccessDeniedException', 'AccessDeniedException', 'ForbiddenException', 'AccessDenied']],
  ['expire', ['ExpiredTokenException', 'InvalidGrantException', 'UnauthorizedException', 'ExpiredToken']],
  ['revoke', ['InvalidGrantException', 'InvalidGrantException', 'UnauthorizedException', 'MissingAuthenticationToken']],
])('the fault %s is told in the words of each service', async ([kind, answers]) => {
  const running = await started();
  const { client, answer, accessToken } = await signIn(running);
  const other = await register(running);
  const device = await startDevice(running, other);
  running.control.addFault({ kind });
  const sts = await call(running, 'POST', '/', { body: 'Action=GetCallerIdentity&Version=2011-06-15' });
  expect([
    (await poll(running, other, device.deviceCode)).errorType,
    (await refresh(running, client, refreshTokenOf(answer))).errorType,
    (await portal(running, accessToken, '/federation/credentials?account_id=111122223333&role_name=x')).errorType,
    /<Code>(\w+)</u.exec(sts.text)?.[1],
  ]).toEqual(answers);
  running.control.removeFaults();
  expect((await portal(running, accessToken, '/assignment/accounts')).status).toBe(200);
});
