import type { Server } from 'node:http';
import { Control } from './control/control.ts';
import type { IdentitySourceKind } from './identity-source/identity-source.ts';
import { closeServer, listenOnLoopback } from './loopback-server.ts';
import type { Account } from './organisation/accounts.ts';
import { Simulator } from './simulator.ts';
import { makeServer } from './wire/server.ts';
import type { Host } from './wire/server.ts';

export interface IdentityCenterOptions {
  /** 0, the default, takes a free port. */
  port?: number | undefined;
  /** How many accounts the organisation has; 5 by default. Or the accounts themselves, of permission sets there are. */
  accounts?: number | readonly Account[] | undefined;
  seed?: number | undefined;
  /** The region of the organisation; others answer too, as regions where it is not. */
  region?: string | undefined;
  startUrl?: string | undefined;
  /** Put into every secret: 4 to 24 letters and digits. */
  secretMark?: string | undefined;
  /** The first user codes, in order; those after them come from the seed. */
  userCodes?: readonly string[] | undefined;
  /** What links to approve a code begin with; the page of the simulator itself unless given, which no browser can open else. */
  verificationUri?: string | undefined;
  /** The clock under the simulator's, ms since the epoch. */
  now?: (() => number) | undefined;
  pageSize?: number | undefined;
  /** How people sign in; `open-door` by default: nobody is asked who they are. */
  identitySource?: IdentitySourceKind | undefined;
  /** Another organisation on the same server and clock, at home in another region. */
  second?: SecondOrganisation | undefined;
}

/** Its seed is the first one's plus one unless given. */
export type SecondOrganisation = Required<Pick<IdentityCenterOptions, 'region' | 'startUrl'>> &
  Pick<IdentityCenterOptions, 'accounts' | 'seed' | 'pageSize' | 'identitySource'>;

/** What a test needs of one organisation. */
export interface RunningOrganisation {
  startUrl: string;
  region: string;
  /** Ends with a slash. */
  controlUrl: string;
  control: Control;
}

export interface RunningIdentityCenter extends RunningOrganisation {
  /** `http://127.0.0.1:PORT`; endpoints are `url/REGION`. */
  url: string;
  /** The second organisation, if one was asked for. */
  second: RunningOrganisation | undefined;
  close: () => Promise<void>;
}

/** Starts a simulated IAM Identity Center on loopback. Rejects when the port is taken or an option makes no sense. */
export async function startIdentityCenter(options: IdentityCenterOptions = {}): Promise<RunningIdentityCenter> {
  checkOptions(options);
  const first = makeHost(options);
  const second =
    options.second === undefined
      ? undefined
      : makeHost({ seed: (options.seed ?? 1) + 1, ...options.second }, first.simulator);
  const server = makeServer(first, second);
  const url = `http://127.0.0.1:${String(await listenOnLoopback(server, options.port ?? 0))}`;
  const close = (): Promise<void> => closeAll(server, [first.simulator, ...(second ? [second.simulator] : [])]);
  await open(first, url, options);
  if (second !== undefined) await open(second, url, options.second ?? {});
  return {
    url,
    ...running(first, `${url}/_control/`),
    second: second && running(second, `${url}/_control/${second.simulator.region}/`),
    close,
  };
}

function makeHost(options: IdentityCenterOptions, shared?: Simulator): Host {
  const region = options.region ?? 'us-east-1';
  const startUrl = options.startUrl ?? 'https://sim.awsapps.com/start';
  const { accounts = 5, seed = 1, secretMark, userCodes, verificationUri, now } = options;
  const simulator = new Simulator({
    accounts,
    seed,
    region,
    startUrl,
    secretMark,
    userCodes,
    verificationUri,
    now,
    shared,
  });
  return { simulator, control: new Control(simulator) };
}

async function open({ simulator, control }: Host, url: string, options: IdentityCenterOptions): Promise<void> {
  if (options.pageSize !== undefined) control.setSwitches({ pageSize: options.pageSize });
  simulator.origin = url;
  await simulator.identitySource.choose(options.identitySource ?? 'open-door');
}

function running({ simulator, control }: Host, controlUrl: string): RunningOrganisation {
  return { startUrl: simulator.startUrl, region: simulator.region, controlUrl, control };
}

function checkOptions({ secretMark, region = 'us-east-1', second }: IdentityCenterOptions): void {
  if (secretMark !== undefined && !/^[A-Za-z0-9]{4,24}$/u.test(secretMark))
    throw new Error('The secret mark must be 4 to 24 letters and digits, so that it fits into every secret.');
  if (second !== undefined && second.region === region)
    throw new Error(`The second organisation must be at home in another region than the first, ${region}.`);
}

async function closeAll(server: Server, simulators: readonly Simulator[]): Promise<void> {
  for (const simulator of simulators) simulator.clock.close();
  await Promise.all([closeServer(server), ...simulators.map((simulator) => simulator.identitySource.close())]);
}
