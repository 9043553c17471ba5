import { expect, test } from 'vitest';
import { canonicalRequest, sha256Hex, signature, stringToSign } from '../identity-center/wire/canonical-request.ts';

// The published test suite of AWS Signature Version 4 (aws-sig-v4-test-suite): its keys, date and scope.
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const DATE = '20150830T123600Z';
const SUITE = { day: '20150830', region: 'us-east-1', service: 'service' };
const HOST: readonly [string, string][] = [
  ['host', 'example.amazonaws.com'],
  ['x-amz-date', DATE],
];
const FORM: [string, string] = ['content-type', 'application/x-www-form-urlencoded'];
const TOKEN =
  'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';

interface Vector {
  name: string;
  method: string;
  path?: string;
  query?: string;
  headers: readonly (readonly [string, string])[];
  body?: string;
  signature: string;
}

const VECTORS: readonly Vector[] = [
  {
    name: 'get-vanilla',
    method: 'GET',
    headers: HOST,
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'get-vanilla-query-order-key-case',
    method: 'GET',
    query: 'Param2=value2&Param1=value1',
    headers: HOST,
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  {
    name: 'normalize-path: get-slash-dot-slash',
    method: 'GET',
    path: '/./',
    headers: HOST,
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'post-x-www-form-urlencoded',
    method: 'POST',
    headers: [FORM, ...HOST],
    body: 'Param1=value1',
    signature: 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  },
  {
    name: 'post-sts-token: post-sts-header-before',
    method: 'POST',
    headers: [...HOST, ['x-amz-security-token', TOKEN]],
    signature: '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
  },
];

test.for(VECTORS)('$name of the published suite', (vector) => {
  const canonical = canonicalRequest({
    method: vector.method,
    path: vector.path ?? '/',
    rawQuery: vector.query ?? '',
    headers: new Map(vector.headers),
    payloadHash: sha256Hex(vector.body ?? ''),
  });
  expect(signature(SECRET, SUITE, stringToSign(canonical, DATE, SUITE))).toBe(vector.signature);
});

test("the worked example of AWS's guide, IAM ListUsers", () => {
  const scope = { ...SUITE, service: 'iam' };
  const canonical = canonicalRequest({
    method: 'GET',
    path: '/',
    rawQuery: 'Action=ListUsers&Version=2010-05-08',
    headers: new Map([
      ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
      ['host', 'iam.amazonaws.com'],
      ['x-amz-date', DATE],
    ]),
    payloadHash: sha256Hex(''),
  });
  expect({
    sha256Hex: sha256Hex(canonical),
    signature: signature(SECRET, scope, stringToSign(canonical, DATE, scope)),
  }).toEqual({
    sha256Hex: 'f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    signature: '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  });
});
