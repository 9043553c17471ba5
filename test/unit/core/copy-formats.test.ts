/** Each format, read by the shell or parser it is for: the values come out as they went in, or are refused. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { loadSharedConfigFiles } from '@smithy/core/config';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { copyFormatIds, isKeyless, type KeyFormat } from '../../../electron/shared/tables/copy-formats.ts';
import { FailureError } from '../../../electron/core/failures/fail.ts';
import { copyText, maskedCopyText } from '../../../electron/core/copy/copy-text.ts';
import { writtenFormats, type CopyMaterial } from '../../../electron/core/copy/formats.ts';
import { profileName, type ProfileNameParts } from '../../../electron/core/accounts/names/profile-name.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import { Secret } from '../../../electron/core/secret.ts';

/** What a shell could take for its own, and what is more than one byte. */
const awkwardCharacters = `aZ09+/=\\'"$\`!&|;<>()*?[]{}~# %^-_:,@äあ🙂\u2018\u2019\u201a\u201b`;
const awkward = fc.string({ unit: fc.constantFrom(...Array.from(awkwardCharacters)), minLength: 1, maxLength: 40 });
const plain: CopyMaterial = {
  accessKeyId: 'ASIAEXAMPLE000007Q4M',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE/token+with==',
  expiration: '2026-11-22T20:35:29Z',
  region: 'eu-west-1',
  profile: 'payments-prod-ReadOnlyAccess',
};
const names = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_CREDENTIAL_EXPIRATION',
];

function valuesOf(material: CopyMaterial): string[] {
  const { accessKeyId, secretAccessKey, sessionToken, region, expiration } = material;
  return [accessKeyId, secretAccessKey, sessionToken, region, region, expiration];
}

/** Those without keys hold nothing that could be masked. */
const keyFormatIds = copyFormatIds.filter((format): format is KeyFormat => !isKeyless(format));

/** The text, or null where the format refuses the values. */
function written(format: KeyFormat, material: CopyMaterial): string | null {
  try {
    return writtenFormats[format](material);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'format-cannot-hold') return null;
    throw error;
  }
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-formats-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Shells that are asked for the six variables, NUL between them, after the text was run. */
const shells = [
  {
    program: 'bash',
    format: 'shell',
    options: ['--norc', '-c'],
    ask: `printf '%s\\0' ${names.map((name) => `"$${name}"`).join(' ')}`,
  },
  {
    program: 'zsh',
    format: 'shell',
    options: ['-f', '-c'],
    ask: `printf '%s\\0' ${names.map((name) => `"$${name}"`).join(' ')}`,
  },
  {
    program: 'fish',
    format: 'fish',
    options: ['--no-config', '-c'],
    ask: `printf '%s\\0' ${names.map((name) => `"$${name}"`).join(' ')}`,
  },
  {
    program: 'pwsh',
    format: 'powershell',
    options: ['-NoProfile', '-NonInteractive', '-Command'],
    ask: `[Console]::OutputEncoding = [Text.Encoding]::UTF8; [Console]::Out.Write((@(${names.map((name) => `$Env:${name}`).join(',')}) -join [char]0) + [char]0)`,
  },
] as const;

describe.each(shells)('$program', ({ program, format, options, ask }) => {
  const here = isOnPath(program);
  if (!here)
    console.warn(`NOT RUN: ${program} is not on this computer, so the format ${format} was not pasted into it.`);

  it.skipIf(!here)('holds exactly the values, whatever characters are in them', { timeout: 120_000 }, () => {
    const home = { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
    const run = (text: string) =>
      execFileSync(program, [...options, `${text}${ask}`], { encoding: 'utf8', env: home })
        .split('\0')
        .slice(0, -1);
    fc.assert(
      fc.property(awkward, awkward, awkward, (accessKeyId, secretAccessKey, sessionToken) => {
        const material = { ...plain, accessKeyId, secretAccessKey, sessionToken };
        expect(run(writtenFormats[format](material))).toEqual(valuesOf(material));
      }),
      { numRuns: program === 'pwsh' ? 10 : 40, seed: 7 },
    );
  });
});

test.each(['shell', 'fish'] as const)('%s lines begin with a blank, so that they stay out of the history', (format) => {
  expect(writtenFormats[format](plain)).toMatch(/^(?: \S[^\n]*\n){6}$/u);
});

test('PowerShell: a verbatim string, read by its documented rules, is the value', () => {
  // about_Quoting_Rules: in a single-quoted string nothing is replaced; a quote is written twice. The characters taken for
  // one are those of `single-quote-character` in the language's grammar.
  const read = (line: string): string => {
    const body = /^\$Env:\w+ = '(?<body>.*)'$/u.exec(line)?.groups?.['body'] ?? '';
    expect(body).toMatch(/^(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*$/u);
    return body.replaceAll(/(['\u2018-\u201b])\1/gu, '$1');
  };
  fc.assert(
    fc.property(awkward, (sessionToken) => {
      const lines = writtenFormats
        .powershell({ ...plain, sessionToken })
        .trimEnd()
        .split('\n');
      expect(lines.map(read)).toEqual(valuesOf({ ...plain, sessionToken }));
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('Command Prompt: what is not refused, read by its documented rules, is the value', () => {
  // In `set "NAME=value"` everything up to the last quote is literal, if no variable is named (`set /?`, `cmd /?`).
  fc.assert(
    fc.property(awkward, (sessionToken) => {
      const text = written('cmd', { ...plain, sessionToken });
      expect(text === null).toBe(/[%"!]/u.test(sessionToken));
      if (text === null) return;
      const lines = text.split('\r\n').slice(0, -1);
      const read = lines.map((line) => /^set "\w+=(?<value>[^"%!]*)"$/u.exec(line)?.groups?.['value']);
      expect(read).toEqual(valuesOf({ ...plain, sessionToken }));
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('Command Prompt: a line that is too long for it is refused', () => {
  const fits = 8191 - 'set "AWS_SESSION_TOKEN="'.length;
  expect([
    written('cmd', { ...plain, sessionToken: 'x'.repeat(fits) }) === null,
    written('cmd', { ...plain, sessionToken: 'x'.repeat(fits + 1) }) === null,
  ]).toEqual([false, true]);
});

test('.env lines: Node reads exactly the values; only a single quote is refused', () => {
  fc.assert(
    fc.property(awkward, awkward, (secretAccessKey, sessionToken) => {
      const material = { ...plain, secretAccessKey, sessionToken };
      const text = written('dotenv', material);
      expect(text === null).toBe(`${secretAccessKey}${sessionToken}`.includes("'"));
      if (text !== null) expect(names.map((name) => parseEnv(text)[name])).toEqual(valuesOf(material));
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('.env lines: what AWS gives is written bare, since docker keeps quotes', () => {
  expect(writtenFormats.dotenv(plain)).toBe(
    names.map((name, index) => `${name}=${valuesOf(plain)[index] ?? ''}\n`).join(''),
  );
});

test('.env lines: node --env-file takes them', () => {
  const file = join(folder, 'plain.env');
  writeFileSync(file, writtenFormats.dotenv(plain));
  const print = `process.stdout.write(JSON.stringify(${JSON.stringify(names)}.map((name) => process.env[name])))`;
  const printed = execFileSync(process.execPath, [`--env-file=${file}`, '-e', print], { encoding: 'utf8', env: {} });
  expect(JSON.parse(printed)).toEqual(valuesOf(plain));
});

test('JSON is the form of credential_process, with Version the number 1', () => {
  fc.assert(
    fc.property(awkward, awkward, (secretAccessKey, sessionToken) => {
      expect(JSON.parse(writtenFormats.json({ ...plain, secretAccessKey, sessionToken }))).toEqual({
        Version: 1,
        AccessKeyId: plain.accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionToken,
        Expiration: '2026-11-22T20:35:29Z',
      });
    }),
    { numRuns: 100, seed: 7 },
  );
});

test("JSON is taken by AWS's own credential_process provider", async () => {
  const { fromProcess } = await import('@aws-sdk/credential-provider-process');
  const printed = join(folder, 'printed.json');
  const config = join(folder, 'config');
  writeFileSync(printed, writtenFormats.json({ ...plain, expiration: '2036-11-22T20:35:29Z' }));
  writeFileSync(config, `[profile p]\ncredential_process = cat ${printed}\n`);
  expect(await fromProcess({ profile: 'p', configFilepath: config, filepath: join(folder, 'none') })()).toMatchObject({
    accessKeyId: plain.accessKeyId,
    secretAccessKey: plain.secretAccessKey,
    sessionToken: plain.sessionToken,
    expiration: new Date('2036-11-22T20:35:29Z'),
  });
});

test("the credentials file section: AWS's own parser reads exactly the values, or they are refused", async () => {
  await fc.assert(
    fc.asyncProperty(awkward, awkward, async (secretAccessKey, sessionToken) => {
      const material = { ...plain, secretAccessKey, sessionToken };
      const text = written('credentials-file', material);
      expect(text === null).toBe([secretAccessKey, sessionToken].some((value) => /\s|^[#;]/u.test(value)));
      if (text === null) return;
      const filepath = join(folder, 'credentials');
      writeFileSync(filepath, text);
      const read = await loadSharedConfigFiles({ filepath, configFilepath: join(folder, 'none'), ignoreCache: true });
      expect(read.credentialsFile).toEqual({
        [plain.profile]: {
          aws_access_key_id: plain.accessKeyId,
          aws_secret_access_key: secretAccessKey,
          aws_session_token: sessionToken,
        },
      });
    }),
    { numRuns: 200, seed: 7 },
  );
});

const named = (account: string | null, roleName: string, more: Partial<ProfileNameParts> = {}): string =>
  profileName({ account, accountId: '111122223333', roleName, ...more });

test('a section is named so that every tool finds it', () => {
  expect([
    named('payments-prod', 'ReadOnlyAccess'),
    named('Müller & Söhne (prod)', 'Power=User,Access'),
    named('データ', 'ReadOnlyAccess'),
    named(null, 'ReadOnlyAccess'),
    named('plugins', 'plugins'),
    named('Acme (prod)', 'Power=User', { withId: true }),
    named('Acme (prod)', 'Power=User', { withId: true, withOrganisation: true, organisation: 'Client A', exact: true }),
  ]).toEqual([
    'payments-prod-ReadOnlyAccess',
    'M-ller-S-hne-prod-Power-User-Access',
    '111122223333-ReadOnlyAccess',
    '111122223333-ReadOnlyAccess',
    'plugins-plugins',
    'Acme-prod-111122223333-Power-User',
    'Acme%20%28prod%29-111122223333-Power%3DUser-Client%20A',
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (account, role) => {
      for (const name of [named(account, role), named(account, role, { exact: true })]) {
        expect([/^[A-Za-z0-9_.@+%:/-]+$/u.test(name), 'plugins'.includes(name)]).toEqual([true, false]);
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

test.each(keyFormatIds.filter((format) => format !== 'json'))(
  '%s refuses what a terminal takes for a key, and says so',
  (format) => {
    expect(
      ['\u0000', '\n', '\r', '\u001b[201~', '\u0003'].map((value) =>
        written(format, { ...plain, sessionToken: `a${value}b` }),
      ),
    ).toEqual([null, null, null, null, null]);
  },
);

test.each(keyFormatIds)('%s as it is shown before holds no secret, and of the key id four and four', (format) => {
  const secret = new Secret(plain.secretAccessKey);
  const token = new Secret(plain.sessionToken);
  const held = {
    accessKeyId: plain.accessKeyId,
    secretAccessKey: secret,
    sessionToken: token,
    expiresAt: instant(Date.parse(plain.expiration)),
  };
  const shown = maskedCopyText(format, held, plain);
  const copied = copyText(format, held, plain).reveal();
  const masked = copied
    .replace(plain.accessKeyId, 'ASIA••••••••7Q4M')
    .replace(plain.secretAccessKey, '••••••••••••')
    .replace(plain.sessionToken, '••••••••••••');
  expect(shown).toBe(masked);
});
