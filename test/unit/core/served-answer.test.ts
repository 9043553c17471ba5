import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FailureCode, Result } from '../../../electron/contract/failure.ts';
import type { AccountId, Role } from '../../../electron/shared/model/role.ts';
import { claimedName } from '../../../electron/core/export/claimed-name.ts';
import { credentialProcessCommand } from '../../../electron/core/export/credential-process-line.ts';
import { renewingShellLines } from '../../../electron/core/export/renewing-shell-lines.ts';
import { containerAnswer, endpointRefusal, processAnswer } from '../../../electron/core/export/served-answer.ts';
import type { RoleCredentials } from '../../../electron/core/ports/identity-center.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import { inBash } from '../../harness/in-bash.ts';
import { temporaryFolder } from '../shell/doubles/temporary-folder.ts';

const credentials: Result<RoleCredentials> = {
  ok: true,
  value: {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: new Secret('secret'),
    sessionToken: new Secret('token'),
    expiresAt: instant(Date.UTC(2026, 10, 22, 20, 35, 29, 999)),
  },
};
const refused = (code: FailureCode): Result<RoleCredentials> => ({
  ok: false,
  failure: { code, sentence: 'What happened.', retry: false },
});

describe('a program is answered', () => {
  it('over the socket with what a credential_process prints', () => {
    const { status, contentType, body } = processAnswer(credentials);
    expect([status, contentType, JSON.parse(body.reveal())]).toEqual([
      200,
      'application/json',
      {
        Version: 1,
        AccessKeyId: 'ASIAEXAMPLE',
        SecretAccessKey: 'secret',
        SessionToken: 'token',
        Expiration: '2026-11-22T20:35:29Z',
      },
    ]);
  });

  it('over the endpoint with what a container gives', () => {
    const { status, contentType, body } = containerAnswer(credentials);
    expect([status, contentType, JSON.parse(body.reveal())]).toEqual([
      200,
      'application/json',
      { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'secret', Token: 'token', Expiration: '2026-11-22T20:35:29Z' },
    ]);
  });

  it.each([
    ['sign-in-needed', 401],
    ['access-denied', 403],
    ['program-not-allowed', 403],
    ['throttled', 429],
    ['offline', 503],
    ['proxy-in-between', 503],
    ['service-error', 503],
    ['internal', 500],
    ['storage-failed', 500],
  ] as const)('with a status for %s, and the sentence', (code, status) => {
    const [socket, endpoint] = [processAnswer(refused(code)), containerAnswer(refused(code))];
    expect([socket.status, socket.body.reveal()]).toEqual([status, 'What happened.\n']);
    expect([endpoint.status, JSON.parse(endpoint.body.reveal())]).toEqual([
      status,
      { Code: code, Message: 'What happened.', code, message: 'What happened.' },
    ]);
  });

  it('alike for every address and token that is not known', () => {
    const { status, body } = endpointRefusal();
    expect([status, Object.keys(JSON.parse(body.reveal()) as object)]).toEqual([
      403,
      ['Code', 'Message', 'code', 'message'],
    ]);
  });
});

describe('the name a program gives itself', () => {
  it.each([
    ['aws-cli/2.9.19 Python/3.11.2', 'aws-cli/2.9.19 Python/3.11.2'],
    ['\u001b[31mred\u202egnp.exe\n', '[31mred gnp.exe'],
    ['', ''],
    [undefined, ''],
    ['a'.repeat(100_000), `${'a'.repeat(59)}…`],
  ])('is cleaned and cut', (header, name) => {
    expect(claimedName(header)).toBe(name);
  });
});

const role: Role = {
  organisationId: '0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10',
  accountId: '011122223333' as AccountId,
  roleName: 'Read+Only=,.@-',
};
const words = '0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10 011122223333 Read+Only=,.@-';

describe('the line for a profile', () => {
  it.each([
    ['/home/ada/.latchkey/bin/x', `/home/ada/.latchkey/bin/x ${words}`],
    ['/home/Ada L/x', `'/home/Ada L/x' ${words}`],
    ['/home/$ada/"x"', `'/home/$ada/"x"' ${words}`],
    ['/home/ünï/x', `'/home/ünï/x' ${words}`],
    ["/home/it's/x", null],
    ['/home/a #b/x', null],
    ['/home/a;b/x', null],
    ['/home/a\nb/x', null],
  ])('for the script at %j', (script, line) => {
    expect(credentialProcessCommand(script, role)).toBe(line);
  });
});

describe('lines for a shell that renew by themselves', () => {
  const shell = {
    address: 'http://127.0.0.1:20000/credentials/5d1a7f52-9f0a-4a8e-8f63-6f0f5b8f2c11',
    tokenFile: "/tmp/it's $HOME `x`/token",
    region: 'eu-west-1',
  };

  it('hold the address and the file, and clear what would go before', async () => {
    const file = join(temporaryFolder(), "it's $HOME `x`");
    writeFileSync(file, 'tok');
    const show = 'env | grep ^AWS_ | sort\n';
    const stale = { AWS_ACCESS_KEY_ID: 'a', AWS_PROFILE: 'b', AWS_CONTAINER_AUTHORIZATION_TOKEN: 'c' };
    const { stdout, stderr } = await inBash(`${renewingShellLines({ ...shell, tokenFile: file }) ?? ''}${show}`, stale);
    expect([stdout.split('\n'), stderr]).toEqual([
      [
        'AWS_CONTAINER_AUTHORIZATION_TOKEN=tok',
        `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=${file}`,
        `AWS_CONTAINER_CREDENTIALS_FULL_URI=${shell.address}`,
        'AWS_DEFAULT_REGION=eu-west-1',
        'AWS_REGION=eu-west-1',
        '',
      ],
      '',
    ]);
  });

  it('read the file for tools that know the variable alone; the token is not in them', async () => {
    const lines = renewingShellLines({ ...shell, tokenFile: '/dev/fd/3' }) ?? '';
    const { stdout } = await inBash(`exec 3<<<tok\n${lines}echo "$AWS_CONTAINER_AUTHORIZATION_TOKEN"\n`);
    expect(stdout).toBe('tok\n');
  });

  it('begin with a blank each, and are not made of a path that a terminal takes for keys', () => {
    const lines = (renewingShellLines(shell) ?? '').trimEnd().split('\n');
    expect(lines.every((line) => /^ (?:unset|export) /u.test(line))).toBe(true);
    expect(renewingShellLines({ ...shell, tokenFile: '/a\u0003b' })).toBeNull();
  });
});
