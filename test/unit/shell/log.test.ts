import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { createLog } from '../../../electron/shell/desktop/log.ts';
import { redact } from '../../../electron/shell/desktop/redact.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

function letters(alphabet: string, least: number, most: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...alphabet.split('')), minLength: least, maxLength: most });
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const base64 = `${upper}${upper.toLowerCase()}${digits}+/`;
const base64Url = `${upper}${upper.toLowerCase()}${digits}-_`;

/** Texts with all three kinds of letters, as random ones of this length have. */
function mixed(text: string): boolean {
  return /[A-Z]/u.test(text) && /[a-z]/u.test(text) && /\d/u.test(text);
}

const kinds: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a secret access key': letters(base64, 40, 40).filter(mixed),
  'a session token': letters(base64, 200, 900).filter(mixed),
  'an access token': letters(base64Url, 60, 400).map((text) => `aoa${text}`),
  'a JSON web token': fc
    .tuple(letters(base64Url, 4, 20), letters(base64Url, 4, 20), letters(base64Url, 4, 20))
    .map((parts) => `eyJ${parts.join('.')}`),
  'a nonce': letters(base64Url, 43, 43).filter(mixed),
  'a user code': letters(upper, 8, 8).map((text) => `${text.slice(0, 4)}-${text.slice(4)}`),
  'a key id': letters(`${upper}234567`, 16, 16).map((text) => `ASIA${text}`),
};

const around = fc.constantFrom(
  (secret: string) => `The answer was ${secret}.`,
  (secret: string) => `{"token":"${secret}","n":1}`,
  (secret: string) => `token=${secret}`,
  (secret: string) => `Authorization: Bearer ${secret}\n    at send (file:///app/main.js:1:2)`,
  (secret: string) => `GET https://portal.example/federation/credentials?x=${encodeURIComponent(secret)} failed`,
  (secret: string) => `[${secret}]`,
);

describe('redaction', () => {
  it.each(Object.keys(kinds))('removes %s from any line', (kind) => {
    fc.assert(
      fc.property(kinds[kind] ?? fc.constant(''), around, (secret, line) => {
        const shown = redact(line(secret));
        // Any twelve letters of it in a row are too many; of a user code, any four with the hyphen.
        const piece = Math.min(12, secret.length);
        for (let at = 0; at + piece <= secret.length; at += 1) {
          expect(shown).not.toContain(secret.slice(at, at + piece));
        }
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it.each([
    ['{"accessToken":"short","expiresIn":28800}', '{"accessToken":[removed],"expiresIn":28800}'],
    ["{ clientSecret: 'it\\'s', name: 'kept' }", "{ clientSecret: [removed], name: 'kept' }"],
    ['"{\\"refreshToken\\":\\"short\\",\\"a\\":1}"', '"{\\"refreshToken\\":[removed],\\"a\\":1}"'],
    ['x-amz-sso_bearer_token: short and more', 'x-amz-sso_bearer_token: [removed] and more'],
    ['Authorization: Bearer short\nHost: kept', 'Authorization: [removed]\nHost: kept'],
    [
      'authorization: AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=ab\nkept',
      'authorization: [removed]\nkept',
    ],
    ["Map(1) { 'session_token' => 'short' }", "Map(1) { 'session_token' => [removed] }"],
    ["[ 'Authorization', 'Basic c2hv', 'Host', 'kept' ]", "[ 'Authorization', [removed], 'Host', 'kept' ]"],
    [
      'AWS_SECRET_ACCESS_KEY=short password=p4ss; userCode: ABCD',
      'AWS_SECRET_ACCESS_KEY=[removed] password=[removed]; userCode: [removed]',
    ],
    ["{ codeVerifier: { value: 'short' }, n: 1 }", '{ codeVerifier: [removed], n: 1 }'],
    ['Set-Cookie: a=short; b=short\nHost: kept', 'Set-Cookie: [removed]\nHost: kept'],
    ["{ name: 'authorization', value: 'Basic c2hv', n: 1 }", "{ name: 'authorization', value: [removed], n: 1 }"],
    ['{"name":"cookie","value":"a=short"}', '{"name":"cookie","value":[removed]}'],
    ['{ deviceCode: "cut off in the mid', '{ deviceCode: [removed]'],
    ['{ refreshToken: null, accessToken: [secret] }', '{ refreshToken: null, accessToken: [secret] }'],
    ['The access token was refused: it has ended.', 'The access token was refused: it has ended.'],
  ])('removes the value of what is called a secret in %j', (line, shown) => {
    expect(redact(line)).toBe(shown);
  });

  it.each([
    'Request 5a1f2c3d-1111-4222-8333-abcdefabcdef was refused.',
    'GET https://portal.sso.eu-west-1.amazonaws.com/assignment/accounts had no answer: ERR_TIMED_OUT.',
    '    at createLatchkey (file:///opt/latchkey/resources/app/out/main/main.js:10:5)',
    '/Users/somebody/Library/Application Support/Latchkey/catalogue/5a1f2c3d-1111-4222-8333-abcdefabcdef.json',
    'AWSReservedSSO role AdministratorAccess of 111122223333',
  ])('leaves %j as it is', (line) => {
    expect(redact(line)).toBe(line);
  });

  it.each([
    ['http://somebody:s3cret@proxy.example:8080 did not answer', 'http://[removed]@proxy.example:8080 did not answer'],
    ['socks5://token@10.0.0.1', 'socks5://[removed]@10.0.0.1'],
    ['a name \u001b[2Jwith \u0007 controls\u0000', 'a name  [2Jwith   controls '],
  ])('makes %j harmless', (line, shown) => {
    expect(redact(line)).toBe(shown);
  });

  it('runs no pattern over more than is shown, and cuts no word in two', () => {
    const word = 'Aa1'.repeat(20);
    const long = `${'one two '.repeat(2045)}${word}${' and more'.repeat(100_000)}`;
    const shown = redact(long);
    expect([shown.length < 16_500, shown.includes('Aa1'), /\[and \d+ more characters\]$/u.test(shown)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(redact('eyJ-'.repeat(40_000))).toBe(' [and 160000 more characters]');
  });

  it('masks a key id in the middle and cuts an address at its query', () => {
    expect(redact('ASIAIOSFODNN7EXAMPLE, https://x.example/a/b?code=1#t and http://127.0.0.1:8/c#frag')).toBe(
      'ASIA…MPLE, https://x.example/a/b?[removed] and http://127.0.0.1:8/c?[removed]',
    );
  });
});

describe('the log', () => {
  it('writes redacted lines for the owner only', () => {
    const file = join(temporaryFolder(), 'data', 'latchkey.log');
    const log = createLog(file, new ManualClock());
    log.info('Started.');
    log.warn('Code WDQK-RTNB shown.');
    log.error('Refused.', { token: new Secret('aoaVerySecret'), id: 'ASIAIOSFODNN7EXAMPLE' });
    expect({ text: readFileSync(file, 'utf8'), mode: (statSync(file).mode & 0o777).toString(8) }).toEqual({
      text: `2026-11-22T09:04:00.000Z info Started.
2026-11-22T09:04:00.000Z warn Code [code] shown.
2026-11-22T09:04:00.000Z error Refused.
  { token: [secret], id: 'ASIA…MPLE' }
`,
      mode: '600',
    });
  });

  it('begins anew at 1 MB and keeps one old file', () => {
    const file = join(temporaryFolder(), 'latchkey.log');
    const log = createLog(file, new ManualClock());
    writeFileSync(file, 'x'.repeat(1024 * 1024));
    log.info('First.');
    log.info('Second.');
    expect({
      size: statSync(`${file}.1`).size,
      storedLength: readFileSync(file, 'utf8').split('\n').length,
    }).toEqual({ size: 1024 * 1024, storedLength: 3 });
  });

  it('removes by its key what an error carries along', () => {
    const file = join(temporaryFolder(), 'latchkey.log');
    const error = Object.assign(new Error('Refused.'), { request: { headers: { authorization: 'short one' } } });
    createLog(file, new ManualClock()).error('Refused.', error);
    createLog(file, new ManualClock()).error('Refused.', { error });
    const text = readFileSync(file, 'utf8');
    expect([text.includes('short one'), text.includes('authorization: [removed]')]).toEqual([false, true]);
  });

  it('keeps the latest lines and one file of older ones, however much is written', () => {
    const folder = temporaryFolder();
    const log = createLog(join(folder, 'latchkey.log'), new ManualClock());
    for (let line = 0; line < 400; line += 1) log.info(`${line} ${'many words '.repeat(1000)}`);
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect([sizes.length, Math.max(...sizes) <= 1024 * 1024]).toEqual([2, true]);
    expect(readFileSync(join(folder, 'latchkey.log'), 'utf8')).toContain(' 399 ');
  });

  it('does not stop the program when it cannot write', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const file = join(folder, 'file', 'latchkey.log');
    createLog(file, new ManualClock()).error('Nobody hears this.');
    expect(existsSync(file)).toBe(false);
  });
});
