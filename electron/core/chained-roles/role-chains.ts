import type { Role } from '../../shared/model/role.ts';
import { roleKey } from '../../shared/model/role.ts';
import type { Services } from '../app/services.ts';
import { atStep, failureOf } from '../failures/fail.ts';
import { isPassing, ServiceError } from '../failures/service-error.ts';
import type { Organisations } from '../organisations/organisations.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import { firstRegion } from '../regions/first-region.ts';
import { partitionOf } from '../regions/partitions.ts';
import { atServerTime } from '../time/at-server-time.ts';
import type { ChainedDefinition } from './stored-chained-roles.ts';
import { isSessionName } from './typed-wish.ts';

type ChainServices = Pick<
  Services,
  'chainedRoles' | 'events' | 'identities' | 'identityCenter' | 'personal' | 'report' | 'time'
>;

/** How the broker has credentials of a chained role asked for. */
export interface AskingBroker {
  /** Of the role that another one is reached through. `anew`: AWS has refused those that were given before. */
  parentCredentials(parent: Role, anew: boolean): Promise<RoleCredentials>;
  /** Makes a call to AWS, which counts towards the pace. */
  call<Value>(ask: () => Promise<Value>): Promise<Value>;
}

/** What a session is called where neither the person nor AWS says. */
const plainSession = 'latchkey';

interface Session {
  readonly organisationId: string;
  readonly name: string;
}

const unaborted = new AbortController().signal;

/** Gets credentials of roles that are reached through others, from STS (docs/aws.md#role-chaining). */
export class RoleChains {
  readonly #services: ChainServices;
  readonly #organisations: Organisations;
  /** What the session of a role is called, by role; as long as the sign-in it was of, so what is on its way then is put nowhere. */
  #sessions = new Map<string, Session>();
  /** By the id of keys: who is asked about them already. */
  readonly #asked = new Map<string, Promise<string>>();

  constructor(services: ChainServices, organisations: Organisations) {
    this.#services = services;
    this.#organisations = organisations;
    // A new sign-in may be another person's.
    services.events.signedIn.on(({ organisationId }) => this.#forgetSessions(organisationId));
    services.events.chainedRolesChanged.on(() => (this.#sessions = new Map()));
  }

  /** The role that this one is reached through; null: it is a permission set. Throws a `FailureError` where it cannot be reached. */
  via(role: Role): Role | null {
    return this.#services.chainedRoles.reached(role)?.via ?? null;
  }

  /**
   * New credentials of a chained role. Keys of the parent that have ended for AWS are fetched anew, once. Rejects with what the
   * parent's did, else with a `ServiceError`, or a `FailureError` where STS refuses this role.
   */
  async assume(role: Role, broker: AskingBroker): Promise<RoleCredentials> {
    const chained = this.#services.chainedRoles.reached(role);
    if (chained === null) throw new ServiceError('unexpected', 'The role is reached through no other any more.');
    const { via } = chained;
    const keys = await broker.parentCredentials(via, false);
    try {
      return await broker.call(() => this.#ask(chained, keys));
    } catch (error) {
      if (!isExpired(error)) return this.#refused(chained, error);
    }
    const fresh = await broker.parentCredentials(via, true);
    try {
      return await broker.call(() => this.#ask(chained, fresh));
    } catch (error) {
      return this.#refused(chained, error);
    }
  }

  async #ask(chained: ChainedDefinition, keys: RoleCredentials): Promise<RoleCredentials> {
    const { roleArn, role, externalId, sourceIdentity, durationSeconds } = chained;
    const { identityCenter, time } = this.#services;
    const { endpoints } = this.#organisations.get(role.organisationId).record;
    const sessions = this.#sessions;
    const sessionName = chained.sessionName ?? (await this.#sessionOf(chained.via, keys));
    const request = { roleArn, sessionName, externalId, sourceIdentity, durationSeconds };
    const aws = await identityCenter();
    const credentials = await firstRegion(this.#regions(role), (region) =>
      atServerTime(time, (now) => aws.assumeRole({ region, endpoints }, keys, request, now, unaborted)),
    );
    sessions.set(roleKey(role), { organisationId: role.organisationId, name: sessionName });
    return credentials;
  }

  /** What STS calls the session that these keys are of: of a permission set the person's user name. */
  async #sessionOf(role: Role, keys: RoleCredentials): Promise<string> {
    const sessions = this.#sessions;
    const known = sessions.get(roleKey(role));
    if (known !== undefined) return known.name;
    const { accessKeyId } = keys;
    const asking = this.#asked.get(accessKeyId) ?? this.#askSession(role, keys);
    this.#asked.set(accessKeyId, asking);
    try {
      const name = await asking;
      if (!isSessionName(name)) return plainSession;
      sessions.set(roleKey(role), { organisationId: role.organisationId, name });
      return name;
    } catch (error) {
      if (isExpired(error) || (error instanceof ServiceError && isPassing(error.kind))) throw error;
      return plainSession;
    } finally {
      this.#asked.delete(accessKeyId);
    }
  }

  async #askSession(role: Role, keys: RoleCredentials): Promise<string> {
    const { identityCenter, time } = this.#services;
    const { organisationId } = role;
    const { endpoints } = this.#organisations.get(organisationId).record;
    const aws = await identityCenter();
    const arn = await firstRegion(this.#regions(role), (region) =>
      atServerTime(time, (now) => aws.callerArn({ region, endpoints }, keys, now, unaborted)),
    );
    return arn.slice(arn.lastIndexOf('/') + 1);
  }

  /** In the order to be asked, as `askCallerArn` does. */
  #regions(role: Role): readonly string[] {
    const { region } = this.#organisations.get(role.organisationId).record;
    return [region, this.#services.personal.region(role) ?? region, partitionOf(region).homeRegion];
  }

  /** Throws what it means that STS did not give credentials. */
  #refused({ role, via }: ChainedDefinition, error: unknown): Promise<never> {
    const { identities, report } = this.#services;
    const values = { ...identities.names(role), via: via.roleName };
    report.problem(role.organisationId, 'step.credentials', failureOf(error, values, 'assume-role'));
    return atStep('assume-role', values, () =>
      Promise.reject(error instanceof Error ? error : new Error(String(error))),
    );
  }

  #forgetSessions(organisationId: string): void {
    const others = [...this.#sessions].filter(([, session]) => session.organisationId !== organisationId);
    this.#sessions = new Map(others);
  }
}

function isExpired(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'invalid-grant';
}
