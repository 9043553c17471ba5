import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { fromProcess } from '@aws-sdk/credential-provider-process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../electron/shared/model/role.ts';
import { credentialProcessCommand } from '../../../electron/core/export/credential-process-line.ts';
import { EndpointConsumers, type OpenedConsumer } from '../../../electron/core/export/endpoint-consumers.ts';
import { renewingShellLines } from '../../../electron/core/export/renewing-shell-lines.ts';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { identifiers } from '../../../electron/shell/desktop/identifiers.ts';
import { createCredentialsEndpoint } from '../../../electron/shell/desktop/programs/credentials-endpoint.ts';
import { openProgramAccess, type ProgramAccess } from '../../../electron/shell/desktop/programs/program-access.ts';
import { tokens } from '../../../electron/shell/desktop/programs/tokens.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { awsCommand } from '../../harness/aws-command.ts';
import { runProgram } from '../../harness/run-program.ts';
import { pythonWithBotocore } from '../../harness/python-with-botocore.ts';
import { readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const region = 'us-east-1';
const arn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/.+$/u;

let core: RunningCore;
let role: Role;
let home: string;
let dataFolder: string;
let asked: string[];
let whenAsked: () => void;
let access: ProgramAccess;
let consumers: EndpointConsumers;

/** The whole of it over the real core, which asks the simulator. */
beforeEach(async () => {
  core = await startCore();
  // AWS's providers refuse what has ended by the clock of this computer.
  core.clock.jump(Date.now() - core.clock.now());
  await core.latchkey.start();
  role = readOnlyRole(await signIn(core));
  home = join(temporaryFolder(), 'a home');
  mkdirSync(home);
  dataFolder = join(home, 'data');
  asked = [];
  whenAsked = () => undefined;
  const files = createDataFolder(dataFolder, core.clock);
  const credentialsFor: typeof core.latchkey.credentialsFor = (wanted, source) => {
    asked.push(source.program);
    whenAsked();
    return core.latchkey.credentialsFor(wanted, source);
  };
  const { log } = core;
  access = await openProgramAccess({
    system: 'linux',
    home,
    runtimeFolder: undefined,
    executable: null,
    files,
    log,
    desk: deskOf(credentialsFor),
  });
  const server = createCredentialsEndpoint({
    peerOf: () => Promise.resolve('unchecked'),
  });
  const time = new ServerTime(core.clock);
  consumers = new EndpointConsumers({
    files,
    server,
    tokens,
    identifiers,
    time,
    log,
    credentialsFor,
    otherUserAsked: () => undefined,
    report: { programsChanged: () => undefined },
  });
  await consumers.start();
});
afterEach(async () => {
  await consumers.stop();
  await access.close();
  await core.close();
});

const fetched = (): number => core.http.requests.filter(({ path }) => path.endsWith('/federation/credentials')).length;

function script(): string {
  if (access.script === null) throw new Error('There is no script.');
  return access.script;
}

const env = (): Record<string, string> => ({
  HOME: home,
  PATH: process.env['PATH'] ?? '',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
  AWS_DEFAULT_REGION: region,
});

/** A profile whose credentials come from the script. */
function writeProfile(): void {
  mkdirSync(join(home, '.aws'), { recursive: true });
  const line = credentialProcessCommand(script(), role) ?? '';
  writeFileSync(join(home, '.aws', 'config'), `[profile linked]\ncredential_process = ${line}\nregion = ${region}\n`);
}

async function opened(): Promise<OpenedConsumer> {
  const result = await consumers.open(role, 'shell');
  if (!result.ok) throw new Error(result.failure.sentence);
  return result.value;
}

async function shellLines(): Promise<string> {
  const { address, tokenPath } = await opened();
  return renewingShellLines({ address, tokenFile: join(dataFolder, tokenPath), region }) ?? '';
}

const stsUrl = (): string => `${core.simulator.url}/${region}`;
/** Asks STS who it is. */
const askByBotocore = `
import sys, botocore.session
session = botocore.session.Session(profile=sys.argv[2] if len(sys.argv) > 2 else None)
print(session.create_client('sts', endpoint_url=sys.argv[1]).get_caller_identity()['Arn'])
`;
import { deskOf } from '../../harness/program-desk.ts';

describe('a hundred programs at once, with nothing held', () => {
  it('are all answered for one call to AWS', async () => {
    const release = core.http.hold('/federation/credentials');
    const several = new Promise<void>((resolve) => {
      whenAsked = () => {
        if (asked.length === 10) resolve();
      };
    });
    const words = [role.organisationId, role.accountId, role.roleName];
    const running = Array.from({ length: 100 }, () => runProgram(script(), words, { env: env() }));
    await several;
    release();
    const ended = await Promise.all(running);
    expect(ended.map(({ status, stderr }) => `${String(status)} ${stderr}`)).toEqual(ended.map(() => '0 '));
    expect(new Set(ended.map(({ stdout }) => stdout)).size).toBe(1);
    expect([asked.length, fetched()]).toEqual([100, 1]);
  });
});

const aws = awsCommand();
if (aws === undefined)
  console.warn('NOT RUN: AWS CLI 2 is not on this computer, so nothing shows that it gets credentials.');
const askAws = (): string[] => [
  'sts',
  'get-caller-identity',
  '--endpoint-url',
  stsUrl(),
  '--query',
  'Arn',
  '--output',
  'text',
];

describe.skipIf(aws === undefined)('AWS CLI', () => {
  it('is who the role is by a profile with the script', async () => {
    writeProfile();
    const { stdout, stderr } = await runProgram(aws ?? '', [...askAws(), '--profile', 'linked'], { env: env() });
    expect([stdout.trim(), stderr]).toEqual([expect.stringMatching(arn), '']);
    expect(asked).toEqual([expect.stringMatching(/^(?:aws|python)/u)]);
  });

  it('shows our sentence where there is no sign-in', async () => {
    writeProfile();
    await core.latchkey.commands['sign-out']({ organisationId: role.organisationId });
    const { status, stdout, stderr } = await runProgram(aws ?? '', [...askAws(), '--profile', 'linked'], {
      env: env(),
    });
    expect([status, stdout]).toEqual([255, '']);
    expect(stderr).toContain('Latchkey: The sign-in to Northwind has ended. Sign in again.');
  });

  it('is who the role is by the lines of a shell, as old as it may be', async () => {
    const lines = await shellLines();
    const words = askAws().map((word) => `'${word}'`);
    const script = `${lines}exec '${aws ?? ''}' ${words.join(' ')}\n`;
    const stale = { AWS_ACCESS_KEY_ID: 'ASIASTALE', AWS_SECRET_ACCESS_KEY: 'stale', AWS_PROFILE: 'gone' };
    const { stdout, stderr } = await runProgram('/bin/bash', ['--norc', '-c', script], { env: { ...env(), ...stale } });
    expect([stdout.trim(), stderr]).toEqual([expect.stringMatching(arn), '']);
    expect(consumers.view().consumers.map(({ lastAsked }) => lastAsked?.program)).toEqual([expect.any(String)]);
  });
});

const python = pythonWithBotocore();
if (python === undefined)
  console.warn('NOT RUN: botocore is not on this computer, so nothing shows that it gets credentials.');

describe.skipIf(python === undefined)('botocore', () => {
  it('is who the role is by a profile with the script', async () => {
    writeProfile();
    const { stdout, stderr } = await runProgram(python ?? '', ['-c', askByBotocore, stsUrl(), 'linked'], {
      env: env(),
    });
    expect([stdout.trim(), stderr]).toEqual([expect.stringMatching(arn), '']);
  });

  it('is who the role is by the lines of a shell', async () => {
    const lines = await shellLines();
    const script = `${lines}exec '${python ?? ''}' -c "$PROGRAM" '${stsUrl()}'\n`;
    const variables = { ...env(), PROGRAM: askByBotocore };
    const { stdout, stderr } = await runProgram('/bin/bash', ['--norc', '-c', script], { env: variables });
    expect([stdout.trim(), stderr]).toEqual([expect.stringMatching(arn), '']);
  });
});

describe("AWS's providers for JavaScript", () => {
  it('read the profile with the script', async () => {
    writeProfile();
    const given = await fromProcess({
      profile: 'linked',
      configFilepath: join(home, '.aws', 'config'),
      filepath: '/dev/null',
    })();
    expect(Object.keys(given)).toEqual(
      expect.arrayContaining(['accessKeyId', 'secretAccessKey', 'sessionToken', 'expiration']),
    );
    expect(asked).toHaveLength(1);
  });

  it('read the endpoint and the file of its token', async () => {
    const { address, tokenPath } = await opened();
    const provide = fromHttp({
      awsContainerCredentialsFullUri: address,
      awsContainerAuthorizationTokenFile: join(dataFolder, tokenPath),
      timeout: 30_000,
    });
    const { accessKeyId, sessionToken, expiration } = await provide();
    expect([typeof accessKeyId, typeof sessionToken, expiration instanceof Date]).toEqual(['string', 'string', true]);
  });

  it('are told why by the endpoint', async () => {
    const { address, tokenPath } = await opened();
    await core.latchkey.commands['sign-out']({ organisationId: role.organisationId });
    const provide = fromHttp({
      awsContainerCredentialsFullUri: address,
      awsContainerAuthorizationTokenFile: join(dataFolder, tokenPath),
      timeout: 30_000,
      maxRetries: 0,
    });
    await expect(provide()).rejects.toMatchObject({
      Code: 'sign-in-needed',
      Message: 'The sign-in to Northwind has ended. Sign in again.',
    });
  });
});
