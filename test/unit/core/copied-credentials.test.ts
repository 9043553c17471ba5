import { existsSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { fromProcess } from '@aws-sdk/credential-provider-process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CopyFormat } from '../../../electron/shared/tables/copy-formats.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { callerIdentity } from '../../harness/in-bash.ts';
import { runProgram } from '../../harness/run-program.ts';
import { readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';

const ask = `"${process.execPath}" "${callerIdentity}"\n`;
const arn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/.+$/u;

let core: RunningCore;
let role: Role;
let folder: string;
beforeAll(async () => {
  core = await startCore();
  // AWS's providers refuse what has ended by the clock of this computer.
  core.clock.jump(Date.now() - core.clock.now());
  await core.latchkey.start();
  role = readOnlyRole(await signIn(core));
  folder = await mkdtemp(join(tmpdir(), 'latchkey-copied-'));
});
afterAll(async () => {
  await core.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the app puts on the clipboard. */
async function copied(format: CopyFormat): Promise<string> {
  const done = await core.latchkey.perform({ kind: 'copy-credentials', role, format }, 'window');
  expect(done).toEqual({ ok: true, value: null });
  return core.clipboard.text;
}

/** Types lines into a real program; answers what it printed. Only PATH and where the simulator is are in its environment. */
async function typedInto(program: string, args: readonly string[], lines: string, more = {}): Promise<string> {
  const script = join(folder, 'pasted');
  await writeFile(script, lines);
  // From a file, since fish does not read the sockets that Node makes of pipes.
  const input = await open(script);
  const env = { PATH: process.env['PATH'], HOME: folder, ...simulated(), ...more };
  const { stdout, stderr } = await runProgram(program, args, { input: input.fd, env });
  await input.close();
  return stdout.trim() === '' ? stderr : stdout.trim();
}

function simulated(): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_STS: `${core.simulator.url}/us-east-1`,
    LATCHKEY_TEST_NOW: String(core.clock.now()),
  };
}

const shells = [
  { format: 'shell', program: 'bash', args: ['--norc'], call: '' },
  { format: 'shell', program: 'zsh', args: ['-f'], call: '' },
  { format: 'fish', program: 'fish', args: ['--no-config'], call: '' },
  { format: 'powershell', program: 'pwsh', args: ['-NoProfile', '-Command', '-'], call: '& ' },
] as const;

describe('copied credentials are those of the role', () => {
  for (const { format, program, args, call } of shells) {
    const here = (process.env['PATH'] ?? '').split(delimiter).some((path) => existsSync(join(path, program)));
    if (!here) {
      console.warn(`NOT RUN: ${program} is not on this computer, so nothing was pasted into it.`);
    }
    it.skipIf(!here)(`in a real ${program}`, async () => {
      expect(await typedInto(program, args, `${await copied(format)}\n${call}${ask}`)).toMatch(arn);
    });
  }

  it('as an .env file, read by Node', async () => {
    const file = join(folder, '.env');
    await writeFile(file, await copied('dotenv'));
    expect(await typedInto(process.execPath, [`--env-file=${file}`, callerIdentity], '')).toMatch(arn);
  });

  it('as the answer of a credential_process, read by AWS’s own provider', async () => {
    await writeFile(join(folder, 'answer.json'), await copied('json'));
    const config = join(folder, 'config');
    await writeFile(config, `[profile copied]\ncredential_process = cat ${join(folder, 'answer.json')}\n`);
    const provider = fromProcess({ profile: 'copied', configFilepath: config, filepath: join(folder, 'none') });
    expect(await withCredentials(await provider())).toMatch(arn);
  });

  it('as a section of the credentials file, read by AWS’s own provider', async () => {
    const section = await copied('credentials-file');
    const file = join(folder, 'credentials');
    await writeFile(file, section);
    const profile = /^\[(.+)\]$/mu.exec(section)?.[1] ?? '';
    const provider = fromIni({ profile, filepath: file, configFilepath: join(folder, 'none') });
    expect(await withCredentials(await provider())).toMatch(arn);
  });
});

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

async function withCredentials(keys: Keys): Promise<string> {
  return await typedInto(process.execPath, [callerIdentity], '', {
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken ?? '',
  });
}
