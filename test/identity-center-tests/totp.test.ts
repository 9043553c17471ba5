import { expect, test } from 'vitest';
import { PersonalSecrets } from '../identity-center/identity-provider/personal-secrets.ts';
import { base32, oneTimeCode, timeStep } from '../identity-center/identity-provider/totp.ts';

/** RFC 6238, appendix B: the key of the SHA-1 rows. */
const KEY = Buffer.from('12345678901234567890');

test.for<[seconds: number, code: string]>([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i s the code is the one of RFC 6238', ([seconds, code]) => {
  expect(oneTimeCode(KEY, timeStep(seconds * 1000), 8)).toBe(code);
});

test.for<[text: string, encoded: string]>([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foobar', 'MZXW6YTBOI'],
])('"%s" in base 32 is the one of RFC 4648, unpadded', ([text, encoded]) => {
  expect(base32(Buffer.from(text))).toBe(encoded);
});

test('a code is good one step early or late, no more, and once', () => {
  const secrets = new PersonalSecrets(1);
  const name = 'user@example.com';
  const at = 1_000_000 * 30_000;
  const codeOf = (step: number): string => oneTimeCode(secrets.totpSecret(name), timeStep(at) + step);
  expect([
    secrets.takeCode(name, codeOf(2), at),
    secrets.takeCode(name, codeOf(-2), at),
    secrets.takeCode(name, codeOf(-1), at),
    secrets.takeCode(name, codeOf(0), at),
    secrets.takeCode(name, codeOf(0), at),
    secrets.takeCode(name, codeOf(-1), at),
    secrets.takeCode(name, codeOf(1), at),
  ]).toEqual([false, false, true, true, false, false, true]);
});
