import { describe, expect, it } from 'vitest';
import { allCases } from './all-cases.ts';
import { runCase } from './run-case.ts';

/** One of each class of trouble, and the answers that once made a loop, ended a sign-in or were taken for something else. */
const chosen = new Set([
  'throttle, Retry-After 30',
  '503 html',
  'reset',
  'truncated body',
  'slow, 61 s',
  '200 {}',
  'captive portal, 200 html',
  'captive portal, 511',
  'captive portal, 302',
  'certificate not trusted',
  'proxy, 403',
  '401 json',
  '403 html',
  '403 ExpiredToken',
  '403 ForbiddenException',
  'expiresIn 1',
  'interval 1e300',
  'expiration in seconds',
  'expiration 1e300',
  'invalid_grant',
  'another state',
  'the keychain fails',
  'settings: no space at the end',
  'the clipboard fails',
  'no browser opens',
]);

const cases = allCases().filter(({ fault, times }) => times === null && chosen.has(fault.name));

describe('a fault that stays', () => {
  it.each(cases.map((one) => ({ ...one, name: `${one.fault.name}, at ${one.moment.name}` })))(
    '$name',
    async ({ moment, fault, times }) => {
      expect((await runCase(moment, fault, times)).broken).toEqual([]);
    },
  );
});
