import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinkWay } from '../../electron/contract/links.ts';
import type { Ports } from '../../electron/core/app/latchkey.ts';
import type { Clock } from '../../electron/core/ports/clock.ts';
import type { Role } from '../../electron/shared/model/role.ts';
import { createAwsFileStore } from '../../electron/shell/desktop/files/aws-file-store.ts';
import { createDataFolder } from '../../electron/shell/desktop/files/data-folder.ts';
import { createTokenCacheFolder } from '../../electron/shell/desktop/files/token-cache-folder.ts';
import { identifiers } from '../../electron/shell/desktop/identifiers.ts';
import { createCredentialsEndpoint } from '../../electron/shell/desktop/programs/credentials-endpoint.ts';
import { createProgramSocket } from '../../electron/shell/desktop/programs/program-socket.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { writeRuleSets } from '../harness/rule-sets.ts';
import { readOnlyRole, signIn, startCore, stateOf, type RunningCore } from '../harness/running-core.ts';

export const region = 'us-east-1';

/** The product over the simulator, with the person's home on a real disk and its real doors for programs. */
export interface LinkedApp {
  readonly core: RunningCore;
  readonly role: Role;
  readonly home: string;
  /** What every client is started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Links the role under a name. */
  link(way: LinkWay, profile: string): Promise<void>;
  /** The lines of "Shell, renews by itself", copied once. */
  shellLines(): Promise<string>;
  /** Gets new credentials for the role, as long as there is a sign-in. */
  renew(): Promise<void>;
  /** How the app says the sign-in stands, and what Activity has last of a program. */
  said(): Promise<{ readonly signIn: string; readonly lastRead: string }>;
  /** AWS ends the sign-in, the app learns of it, and holds nothing any more. */
  endSignIn(): Promise<void>;
  close(): Promise<void>;
}

export async function startLinkedApp(): Promise<LinkedApp> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-interop-'));
  const home = join(folder, 'a home');
  await mkdir(join(home, '.aws'), { recursive: true });
  const log = new RecordingLog();
  const core = await startCore({}, (clock) => realPorts(home, clock, log));
  // Clients go by the clock of this computer.
  core.clock.jump(Date.now() - core.clock.now());
  await core.latchkey.start();
  const role = readOnlyRole(await signIn(core));
  await writeRuleSets(home, `${core.simulator.url}/${region}`);
  const perform = async (kind: 'renew-credentials' | 'forget-credentials'): Promise<void> => {
    await core.latchkey.perform({ kind, role }, 'window');
    // What is written into the person's files is gathered for a while.
    await core.advance(5_000);
  };
  const copied = async (): Promise<string> => {
    const outcome = await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'renewing-shell' }, 'window');
    if (!outcome.ok) throw new Error(outcome.failure.sentence);
    return core.clipboard.text;
  };
  let lines: Promise<string> | null = null;
  return {
    core,
    role,
    home,
    environment: environmentOf(home, core.simulator.url),
    async link(way, profile) {
      const request = { roles: [{ role, profile }], way, forOldTools: true, prune: false };
      const linked = await core.latchkey.commands['links.apply']({ request, digits: null });
      if (!linked.ok) throw new Error(linked.failure.sentence);
      await core.advance(5_000);
    },
    shellLines: () => (lines ??= copied()),
    renew: () => perform('renew-credentials'),
    async endSignIn() {
      core.simulator.control.endSessions();
      await perform('renew-credentials');
      await perform('forget-credentials');
      // AWS CLI keeps what it was given by itself, which no sign-in can take from it.
      await rm(join(home, '.aws/cli/cache'), { recursive: true, force: true });
    },
    async said() {
      const activity = await core.latchkey.commands['activity.get']({});
      const entries = activity.ok ? activity.value.entries : [];
      const read = entries.find((entry) => entry.kind === 'read-credentials');
      return { signIn: stateOf(core.latchkey), lastRead: read?.about === 'role' ? read.outcome : 'none' };
    },
    async close() {
      await core.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function realPorts(home: string, clock: Clock, log: RecordingLog): Partial<Ports> {
  const dataFolder = join(home, 'data');
  const files = createDataFolder(dataFolder, clock);
  return {
    files,
    endpointServer: createCredentialsEndpoint({ peerOf: () => Promise.resolve('unchecked') }),
    awsFiles: createAwsFileStore({
      environment: { home, configFile: undefined, credentialsFile: undefined },
      dataFolder,
      clock,
      identifiers,
      log,
    }),
    tokenCache: createTokenCacheFolder({ home, clock, log }),
    programSocket: createProgramSocket({
      system: 'linux',
      home,
      runtimeFolder: undefined,
      executable: null,
      ownExecutable: '',
      files,
      log,
    }),
  };
}

function environmentOf(home: string, url: string): Record<string, string> {
  const base = `${url}/${region}`;
  return {
    HOME: home,
    PATH: process.env['PATH'] ?? '',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL_SSO: base,
    AWS_ENDPOINT_URL_SSO_OIDC: base,
    AWS_ENDPOINT_URL_STS: base,
  };
}
