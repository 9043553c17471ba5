import { PortalSessions } from './access-portal/portal-sessions.ts';
import { Trail } from './audit/trail.ts';
import { SimulatorClock } from './clock.ts';
import { Faults } from './faults/faults.ts';
import { IdentitySource } from './identity-source/identity-source.ts';
import type { Account } from './organisation/accounts.ts';
import { Organisation } from './organisation/organisation.ts';
import { ScimAccess } from './scim/scim-access.ts';
import { RequestLog } from './state/request-log.ts';
import { AuthorizationCodes } from './state/authorization-codes.ts';
import { ConsoleSessions } from './state/console-sessions.ts';
import { CredentialMaker } from './state/credential-maker.ts';
import { DeviceAuthorizations } from './state/device-authorizations.ts';
import { Registrations } from './state/registrations.ts';
import { RoleCredentialsStore } from './state/role-credentials.ts';
import { Sessions } from './state/sessions.ts';
import { defaultSwitches } from './state/switches.ts';
import type { Switches } from './state/switches.ts';

export interface SimulatorOptions {
  accounts: number | readonly Account[];
  seed: number;
  region: string;
  startUrl: string;
  secretMark?: string | undefined;
  userCodes?: readonly string[] | undefined;
  verificationUri?: string | undefined;
  now?: (() => number) | undefined;
  /** What two organisations on one server have in common: time, and who signs at STS. */
  shared?: Pick<Simulator, 'clock' | 'roleCredentials'> | undefined;
}

/** One IAM Identity Center organisation with everything the services remember. */
export class Simulator {
  readonly region: string;
  readonly startUrl: string;
  /** Undefined: the page of the simulator itself. */
  readonly verificationUri: string | undefined;
  readonly clock: SimulatorClock;
  readonly maker: CredentialMaker;
  readonly organisation: Organisation;
  readonly faults: Faults;
  readonly requests = new RequestLog();
  readonly registrations = new Registrations();
  readonly devices = new DeviceAuthorizations();
  readonly authorizationCodes = new AuthorizationCodes();
  readonly sessions = new Sessions();
  readonly roleCredentials: RoleCredentialsStore;
  readonly consoles = new ConsoleSessions();
  readonly trail = new Trail();
  readonly scim: ScimAccess;
  readonly portalSessions = new PortalSessions();
  readonly identitySource: IdentitySource;
  switches: Switches = defaultSwitches();
  /** `http://127.0.0.1:PORT`, set as soon as the port is known. */
  origin = '';

  constructor(options: SimulatorOptions) {
    const { accounts, seed, region } = options;
    this.region = region;
    this.startUrl = options.startUrl;
    this.verificationUri = options.verificationUri;
    this.clock = options.shared?.clock ?? new SimulatorClock(options.now);
    this.roleCredentials = options.shared?.roleCredentials ?? new RoleCredentialsStore();
    this.maker = new CredentialMaker(options);
    this.organisation = new Organisation({ accounts, seed, region, nowMs: this.clock.now() });
    this.faults = new Faults(options.seed);
    this.scim = new ScimAccess(this.organisation.store.id, this.maker);
    this.identitySource = new IdentitySource(this, seed);
  }
}
