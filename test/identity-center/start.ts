import type { Server } from 'node:http';
import { Control } from './control/control.ts';
import type { IdentitySourceKind } from './identity-source/identity-source.ts';
import { closeServer, listenOnLoopback } from './loopback-server.ts';
import { Simulator } from './simulator.ts';
import { makeServer } from './wire/server.ts';

export interface IdentityCenterOptions {
  /** 0, the default, takes a free port. */
  port?: number | undefined;
  /** How many accounts the organisation has; 5 by default. */
  accounts?: number | undefined;
  seed?: number | undefined;
  /** The region of the organisation; others answer too, as regions where it is not. */
  region?: string | undefined;
  startUrl?: string | undefined;
  /** Put into every secret: 4 to 24 letters and digits. */
  secretMark?: string | undefined;
  /** The clock under the simulator's, ms since the epoch. */
  now?: (() => number) | undefined;
  pageSize?: number | undefined;
  /** How people sign in; `open-door` by default: nobody is asked who they are. */
  identitySource?: IdentitySourceKind | undefined;
}

export interface RunningIdentityCenter {
  /** `http://127.0.0.1:PORT`; endpoints are `url/REGION`. */
  url: string;
  startUrl: string;
  region: string;
  /** Ends with a slash. */
  controlUrl: string;
  control: Control;
  close: () => Promise<void>;
}

/** Starts a simulated IAM Identity Center on loopback. Rejects when the port is taken or an option makes no sense. */
export async function startIdentityCenter(options: IdentityCenterOptions = {}): Promise<RunningIdentityCenter> {
  const region = options.region ?? 'us-east-1';
  const startUrl = options.startUrl ?? 'https://sim.awsapps.com/start';
  const { accounts = 5, seed = 1, secretMark, now } = options;
  checkMark(secretMark);
  const simulator = new Simulator({ accounts, seed, region, startUrl, secretMark, now });
  const control = new Control(simulator);
  if (options.pageSize !== undefined) control.setSwitches({ pageSize: options.pageSize });
  const server = makeServer(simulator, control);
  const url = `http://127.0.0.1:${String(await listenOnLoopback(server, options.port ?? 0))}`;
  simulator.origin = url;
  await simulator.identitySource.choose(options.identitySource ?? 'open-door');
  return { url, startUrl, region, controlUrl: `${url}/_control/`, control, close: () => close(server, simulator) };
}

function checkMark(mark: string | undefined): void {
  if (mark === undefined || /^[A-Za-z0-9]{4,24}$/u.test(mark)) return;
  throw new Error('The secret mark must be 4 to 24 letters and digits, so that it fits into every secret.');
}

async function close(server: Server, simulator: Simulator): Promise<void> {
  simulator.clock.close();
  await Promise.all([closeServer(server), simulator.identitySource.close()]);
}
