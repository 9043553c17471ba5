/** The recipes of docs/remote.md, with Debian's server of OpenSSH as the other computer. */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../electron/shared/model/role.ts';
import { createPeerCheck } from '../../../electron/shell/desktop/browser/peer-check.ts';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { createCredentialsEndpoint } from '../../../electron/shell/desktop/programs/credentials-endpoint.ts';
import { launcherPath } from '../../../electron/shell/desktop/programs/launcher-script.ts';
import { createProgramSocket } from '../../../electron/shell/desktop/programs/program-socket.ts';
import { awsCommand } from '../../harness/aws-command.ts';
import {
  farComputerIsMissing,
  makeFarComputer,
  startNearServer,
  type FarComputer,
} from '../../harness/far-computer.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { outputOf } from '../../harness/run-program.ts';
import { writeRuleSets } from '../../harness/rule-sets.ts';
import { readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const region = 'us-east-1';
const arn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/.+\n$/u;
/** `nobody`, whom every Linux has. */
const otherUser = 65_534;

const missing = farComputerIsMissing();
if (missing !== null) console.warn(`DID NOT RUN: programs on another computer, over ssh: ${missing}.`);
const aws = awsCommand();
if (aws === undefined) console.warn('DID NOT RUN: AWS CLI 2 is not installed here, so nothing asks from afar.');

let core: RunningCore;
let role: Role;
let home: string;
let dataFolder: string;
let far: FarComputer;
let near: string;

beforeEach(async () => {
  if (missing !== null) return;
  home = temporaryFolder();
  dataFolder = join(home, 'data');
  near = join(home, 'near');
  const log = new RecordingLog();
  core = await startCore({}, (clock) => {
    const files = createDataFolder(dataFolder, clock);
    const peerOf = createPeerCheck({ system: 'linux', read: (path) => readFile(path, 'utf8'), log });
    return {
      files,
      endpointServer: createCredentialsEndpoint({ peerOf }),
      programSocket: createProgramSocket({
        system: 'linux',
        home: near,
        runtimeFolder: undefined,
        executable: null,
        ownExecutable: '',
        files,
        log,
      }),
    };
  });
  // Clients go by the clock of this computer.
  core.clock.jump(Date.now() - core.clock.now());
  await core.latchkey.start();
  role = readOnlyRole(await signIn(core));
  const keys = join(home, 'ssh');
  mkdirSync(keys, { mode: 0o700 });
  far = await makeFarComputer(keys);
});
afterEach(async () => {
  if (missing === null) await core.close();
});

interface Carried {
  readonly lines: string;
  readonly port: string;
  readonly address: string;
  readonly token: string;
  readonly revoke: () => Promise<unknown>;
}

/** What `latchkey env --remote` prints by the real command, and what stands in it. */
async function carried(): Promise<Carried> {
  const env = { HOME: near, PATH: process.env['PATH'] };
  const lines = await outputOf(launcherPath(near), ['env', '111122223333/ReadOnlyAccess', '--remote'], { env });
  const address = /FULL_URI='(.*)'/u.exec(lines)?.[1];
  const token = /TOKEN='(.*)'/u.exec(lines)?.[1];
  if (address === undefined || token === undefined) throw new Error('There is no address, or no token.');
  return {
    lines,
    port: new URL(address).port,
    address,
    token,
    revoke: () => core.latchkey.commands['consumer.revoke']({ id: address.split('/').at(-1) ?? '' }),
  };
}

/** Carries ports of ours to the same ones of the far computer's own. */
const carrying = (...ports: string[]): string[] =>
  ports.flatMap((port) => ['-R', `127.0.0.1:${port}:127.0.0.1:${port}`]);

describe.skipIf(missing !== null)('a program on another computer', () => {
  it.skipIf(aws === undefined)('is the role by the endpoint that ssh carries, until it is revoked', async () => {
    await writeRuleSets(home, `${core.simulator.url}/${region}`);
    const { lines: printed, port, revoke } = await carried();
    const lines = [
      'export AWS_PROFILE=other AWS_ACCESS_KEY_ID=other AWS_SECRET_ACCESS_KEY=other',
      printed,
      `export HOME='${home}' AWS_EC2_METADATA_DISABLED=true AWS_PAGER= AWS_ENDPOINT_URL_STS='${core.simulator.url}/${region}'`,
      `'${aws ?? ''}' sts get-caller-identity --query Arn --output text`,
    ].join('\n');
    const options = carrying(port, new URL(core.simulator.url).port);
    const allowed = await far.run(options, lines);
    await revoke();
    const refused = await far.run(options, lines);
    expect([allowed, refused]).toEqual([
      { status: 0, stdout: expect.stringMatching(arn) as string, stderr: '' },
      {
        status: 255,
        stdout: '',
        stderr: expect.stringContaining('were revoked. Copy them again in Latchkey.') as string,
      },
    ]);
  });

  it('without what ssh carries reaches nothing of ours', async () => {
    const { address, token } = await carried();
    const { status, stdout } = await far.run([], `curl -s -H 'Authorization: ${token}' '${address}'`);
    expect([status, stdout]).toEqual([7, '']);
  });

  it('gets any role by the socket that ssh carries, signed in to twice', async () => {
    const socket = join(near, '.latchkey', 'programs.sock');
    const there = join(home, 'far.sock');
    const admin = { ...role, roleName: 'AdministratorAccess' };
    const ask = [role, admin].map(
      ({ organisationId, accountId, roleName }) =>
        `curl -s --unix-socket '${there}' -H 'X-Latchkey-Program: far' 'http://latchkey/credentials/${organisationId}/${accountId}/${roleName}'\n`,
    );
    // The far end's socket is still there when one comes back, since its server is not told to take it away.
    const first = await far.run(['-R', `${there}:${socket}`], ask.join(''));
    const second = await far.run(['-R', `${there}:${socket}`], ask[0] ?? '');
    const keys = [...`${first.stdout}${second.stdout}`.matchAll(/"AccessKeyId": "(ASIA\w+)"/gu)].map(([, key]) => key);
    expect([keys.length, new Set(keys).size, second.stderr]).toEqual([3, 2, '']);
  });
});

describe.skipIf(missing !== null)('the endpoint, asked by an ssh', () => {
  it('of our user answers, and of another user of this computer refuses, and revokes the token that was seen', async () => {
    const { port, address, token } = await carried();
    const folder = temporaryFolder();
    const server = await startNearServer(folder, otherUser);
    // In one network the same port is taken, so that the far one is another: what is asked names ours.
    const elsewhere = '65000';
    const options = ['-R', `127.0.0.1:${elsewhere}:127.0.0.1:${port}`];
    const ask = `curl -s -o /dev/null -w '%{http_code}' -H 'Host: 127.0.0.1:${port}' -H 'Authorization: ${token}' 'http://127.0.0.1:${elsewhere}${new URL(address).pathname}'`;
    try {
      const asUs = await server.runAs(0, options, ask);
      const asOther = await server.runAs(otherUser, options, ask);
      const after = await server.runAs(0, options, ask);
      const programs = await core.latchkey.commands['programs.get']({});
      expect([asUs, asOther, after.stdout, programs.ok && programs.value.endpoint.consumers]).toEqual([
        { status: 0, stdout: '200', stderr: '' },
        { status: 0, stdout: '403', stderr: '' },
        '403',
        [],
      ]);
    } finally {
      await server.close();
    }
  });
});
