import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import { plainEndpoints } from '../../electron/contract/organisation.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { Latchkey } from '../../electron/core/app/latchkey.ts';
import type { Http } from '../../electron/core/ports/http.ts';
import { createDataFolder } from '../../electron/shell/desktop/files/data-folder.ts';
import { systemClock } from '../../electron/shell/desktop/system-clock.ts';
import { LoopbackHttp } from '../harness/loopback-http.ts';
import { simulatorEndpoints } from '../harness/ports.ts';
import { keptSignIn, signInOverWire } from './kept-sign-in.ts';
import { createCoreOnDisk } from './core-on-disk.ts';
import type { SimulatorProcess } from './simulator-process.ts';

export const credentialsPath = '/federation/credentials';

/** The core on the real clock and a real disk, over real HTTP, its list read. */
export interface NearCore {
  readonly latchkey: Latchkey;
  readonly http: LoopbackHttp;
  /** How long (ms) each GetRoleCredentials of core was on the wire. */
  readonly wireMs: readonly number[];
  /** GetRoleCredentials as core makes it, with nothing of core in front of it. */
  readonly upstream: (role: Role) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export async function startNearCore(simulator: SimulatorProcess): Promise<NearCore> {
  const { url, startUrl } = simulator;
  const overrides = simulatorEndpoints(url);
  const alone = createIdentityCenter(new LoopbackHttp(), overrides);
  const approval = await signInOverWire(alone, startUrl, async (userCode) => {
    await simulator.control('POST', 'device/approve', { userCode });
  });
  const http = new LoopbackHttp();
  const wireMs: number[] = [];
  const timed: Http = {
    async send(request) {
      const startedAt = performance.now();
      const response = await http.send(request);
      if (request.url.includes(credentialsPath)) wireMs.push(performance.now() - startedAt);
      return response;
    },
  };
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const latchkey = createCoreOnDisk({
    clock: systemClock,
    http: timed,
    overrides,
    startUrl,
    secrets: keptSignIn(approval, systemClock.now()),
    files: createDataFolder(folder, systemClock),
  });
  await readList(latchkey);
  const at = { region: 'us-east-1', startUrl, portalUrl: null, endpoints: plainEndpoints };
  const { signal } = new AbortController();
  const { accessToken } = approval.grant;
  if (accessToken === null) throw new Error('The far end gave no access token.');
  return {
    latchkey,
    http,
    wireMs,
    upstream: ({ accountId, roleName }) => alone.getRoleCredentials(at, accessToken, accountId, roleName, signal),
    close: async () => {
      await latchkey.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function readList(latchkey: Latchkey): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const stop = latchkey.onSnapshot((snapshot) => {
    const catalogue = snapshot.organisations[0]?.catalogue;
    if (catalogue?.reading === null && catalogue.checkedAt !== null) resolve(null);
  });
  await latchkey.start();
  await promise;
  stop();
}
