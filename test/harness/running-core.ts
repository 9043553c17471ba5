import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import type { AccountId, Role } from '../../electron/contract/identifiers.ts';
import type { OrganisationView, SignInView } from '../../electron/contract/organisation.ts';
import type { Latchkey, Ports } from '../../electron/core/app/latchkey.ts';
import {
  startIdentityCenter,
  type IdentityCenterOptions,
  type RunningIdentityCenter,
} from '../identity-center/start.ts';
import { createCore } from './create-core.ts';
import { ManualClock } from './manual-clock.ts';
import { createTestPorts, simulatorEndpoints, type TestPorts } from './ports.ts';
import { untilQuiet } from './until-quiet.ts';

/** The core under test with everything it was given, so that a test can look at it and disturb it. */
export interface RunningCore extends TestPorts {
  readonly simulator: RunningIdentityCenter;
  readonly latchkey: Latchkey;
  /** Lets everything that is on its way arrive. */
  readonly settle: () => Promise<void>;
  /** Another start of the app on the same disk and keychain. */
  readonly create: () => Latchkey;
  readonly advance: (milliseconds: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The real core and the real AWS clients against the simulator over loopback; time stands still unless moved.
 *
 * @param real ports in place of doubles.
 */
export async function startCore(
  options: IdentityCenterOptions = {},
  real: (clock: ManualClock) => Partial<Ports> = () => ({}),
): Promise<RunningCore> {
  const clock = new ManualClock();
  const given = real(clock);
  const simulator = await startIdentityCenter({ accounts: 5, ...options, now: () => clock.now() });
  const ports = createTestPorts({ clock, overrides: simulatorEndpoints(simulator.url) });
  const settle = (): Promise<void> => untilQuiet(() => ports.http.inFlight > 0);
  const started: Latchkey[] = [];
  const create = (): Latchkey => {
    const latchkey = createCore(ports, given);
    started.push(latchkey);
    return latchkey;
  };
  return {
    ...ports,
    simulator,
    settle,
    create,
    latchkey: create(),
    advance: (milliseconds: number) => clock.advance(milliseconds, settle),
    close: async () => {
      await Promise.all(started.map((latchkey) => latchkey.stop()));
      await simulator.close();
    },
  };
}

/** The first organisation in the snapshot. */
export function organisationIn(snapshot: AppSnapshot): OrganisationView {
  const [organisation] = snapshot.organisations;
  if (organisation === undefined) {
    throw new Error('There is no organisation.');
  }
  return organisation;
}

/** Adds the simulator's organisation; answers its id. */
export async function addOrganisation(core: RunningCore): Promise<string> {
  const { startUrl, region } = core.simulator;
  const added = await core.latchkey.commands['organisation.add']({ startUrl, region, name: 'Northwind' });
  if (!added.ok) {
    throw new Error(added.failure.sentence);
  }
  return added.value.organisationId;
}

type WaitingSignIn = Extract<SignInView, { state: 'waiting-for-approval' }>;

/** Starts a sign-in and waits for the code; answers what is shown. */
export async function askForCode(core: RunningCore, organisationId: string): Promise<WaitingSignIn> {
  await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code' });
  await core.settle();
  const { signIn } = organisationIn(core.latchkey.snapshot());
  if (signIn.state !== 'waiting-for-approval') {
    throw new Error(`The sign-in is ${signIn.state}.`);
  }
  return signIn;
}

/** Adds the organisation, signs in, and reads the whole list. */
export async function signIn(core: RunningCore): Promise<string> {
  const organisationId = await addOrganisation(core);
  const { userCode } = await askForCode(core, organisationId);
  core.simulator.control.approveDevice(userCode);
  await core.advance(2_000);
  while (organisationIn(core.latchkey.snapshot()).catalogue.reading !== null) {
    await core.advance(1_000);
  }
  return organisationId;
}

/** `payments-prod` with ReadOnlyAccess, which every organisation of the simulator with five accounts or more has. */
export function readOnlyRole(organisationId: string): Role {
  return { organisationId, accountId: '111122223333' as AccountId, roleName: 'ReadOnlyAccess' };
}

/** The app is started anew on what is kept, as it is kept now. */
export async function startAgain(core: RunningCore): Promise<Latchkey> {
  await core.latchkey.stop();
  const next = core.create();
  await next.start();
  await core.settle();
  return next;
}

/** What is said, oldest first. */
export function noticesOf(latchkey: Latchkey): string[] {
  return latchkey.snapshot().notices.map(({ sentence }) => sentence);
}

/** How the sign-in of the one organisation stands. */
export function stateOf(latchkey: Latchkey): SignInView['state'] {
  return organisationIn(latchkey.snapshot()).signIn.state;
}
