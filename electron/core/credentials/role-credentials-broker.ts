import type { FailureCode } from '../../contract/failure.ts';
import { type Role } from '../../contract/identifiers.ts';
import { roleKey } from '../../shared/model/role.ts';
import type { Services } from '../app/services.ts';
import { FailureError, failureOf } from '../failures/fail.ts';
import { later, minute, second, type Instant } from '../time/instant.ts';
import type { RoleChains } from '../chained-roles/role-chains.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import { isPassing, ServiceError } from '../failures/service-error.ts';
import {
  believed,
  hasEnoughLife,
  isInUse,
  liveCredentials,
  renewalAt,
  type HeldCredentials,
  type HeldRoles,
} from './held-credentials.ts';
import { RequestPaces } from './renewal-queue.ts';

const retryAfter = [2 * second, 5 * second, 15 * second, 30 * second, minute];

/** A renewal this late (ms) was held up by sleep, and so were others. */
const overslept = 10 * second;

type BrokerServices = Pick<
  Services,
  'clock' | 'time' | 'deadlines' | 'identifiers' | 'held' | 'identities' | 'report' | 'events'
>;

/** Where a role's organisation is found, which alone can ask AWS for its credentials. */
interface RoleOrganisations {
  get(id: string): Pick<Organisation, 'roleCredentials'>;
}

/** How roles are reached that are reached through others. */
export type Chains = Pick<RoleChains, 'via' | 'assume'>;

/**
 * Holds the credentials of roles in memory, one request on its way for each role whoever asks, and renews those in use
 * before they end.
 */
export class RoleCredentialsBroker {
  readonly #services: BrokerServices;
  readonly #organisations: RoleOrganisations;
  readonly #chains: Chains;
  readonly #held: HeldRoles;
  readonly #inFlight = new Map<string, Promise<RoleCredentials>>();
  readonly #paces: RequestPaces;

  constructor(services: BrokerServices, organisations: RoleOrganisations, chains: Chains) {
    this.#services = services;
    this.#organisations = organisations;
    this.#chains = chains;
    this.#held = services.held;
    this.#paces = new RequestPaces(services);
  }

  /**
   * Held credentials with enough of their life left, or what is left while AWS cannot be reached and is tried again by
   * itself; null: AWS has to be asked. What is answered makes the role one in use.
   */
  ready(role: Role): RoleCredentials | null {
    const held = this.#held.get(role);
    const now = this.#services.time.now();
    const isReady = hasEnoughLife(held, now) || (held.retrying && isInUse(held, now));
    const live = isReady ? liveCredentials(held, now) : null;
    if (live !== null) {
      this.#use(held, now);
    }
    return live;
  }

  /**
   * Credentials to use: held ones with enough of their life left, else new ones. When AWS cannot be reached, whatever
   * is held and good. Rejects with a `ServiceError`. A program does not make a call while AWS asks to be left alone; a person may.
   */
  async credentials(role: Role, asker: 'person' | 'program' = 'person'): Promise<RoleCredentials> {
    const held = this.#held.get(role);
    const now = this.#services.time.now();
    this.#use(held, now);
    const live = liveCredentials(held, now);
    if (live !== null && hasEnoughLife(held, now)) {
      return live;
    }
    try {
      return await (asker === 'person' ? this.#fetch(role) : this.#fetchUnlessRefused(role));
    } catch (error) {
      const still = liveCredentials(this.#held.get(role), this.#services.time.now());
      if (still !== null && error instanceof ServiceError && isPassing(error.kind)) {
        return still;
      }
      throw error;
    }
  }

  /** New credentials whatever is left of the old ones, which stay if none come. Rejects with a `ServiceError`. */
  async renewNow(role: Role): Promise<void> {
    this.#put({ ...this.#held.get(role), lastUsedAt: this.#services.time.now() });
    await this.#fetch(role);
  }

  /**
   * Fetches, each in its turn, those of these kept roles that have not enough of their life left; `credentialsCame` tells of
   * what comes. What AWS refused, or asked to be given time for, is left.
   *
   * @param evenRefused there is a new sign-in: what was refused to the one before is asked for again.
   */
  freshen(roles: readonly Role[], evenRefused: boolean): void {
    const now = this.#services.time.now();
    for (const role of roles) {
      const held = this.#held.get(role);
      if (!held.fetching && !hasEnoughLife(held, now) && (evenRefused || mayAskAgain(held))) {
        this.#renewInTurn(role);
      }
    }
  }

  /** Forgets what is held for one role, also what is on its way; keys already copied work until they end. False: nothing was held. */
  forget(role: Role): boolean {
    const held = this.#held.get(role);
    this.#drop(role);
    this.#services.report.changed();
    return held.fetching || held.credentials !== null;
  }

  /** Forgets all of one organisation: it was signed out. Keys already copied work until they end. */
  forgetOrganisation(organisationId: string): void {
    for (const { role } of this.#held.all()) {
      if (role.organisationId === organisationId) {
        this.#drop(role);
      }
    }
    this.#services.report.changed();
  }

  /**
   * After a sign-in, a wake, the return of the network, or with the person before the window: what could not be renewed
   * is renewed now, each in its turn. What AWS refused, or asked to be given time for, is left.
   */
  wake(): void {
    for (const held of this.#held.all()) {
      if (
        held.problem !== null &&
        mayAskAgain(held) &&
        held.credentials !== null &&
        isInUse(held, this.#services.time.now())
      ) {
        this.#renewInTurn(held.role);
      }
    }
  }

  /** Joins what is on its way; else a program that asks again and again costs AWS nothing while it wants no calls. */
  #fetchUnlessRefused(role: Role): Promise<RoleCredentials> {
    const refusal = this.#inFlight.has(roleKey(role)) ? null : this.#paces.of(role).refusal();
    return refusal === null ? this.#fetch(role) : Promise.reject(refusal);
  }

  #fetch(role: Role): Promise<RoleCredentials> {
    const key = roleKey(role);
    const underWay = this.#inFlight.get(key);
    if (underWay !== undefined) {
      return underWay;
    }
    const isCurrent = (): boolean => this.#inFlight.get(key) === fetching;
    const fetching: Promise<RoleCredentials> = this.#fetchOnce(role, isCurrent).finally(() => {
      if (isCurrent()) this.#inFlight.delete(key);
    });
    this.#inFlight.set(key, fetching);
    return fetching;
  }

  /** @param isCurrent false: it was forgotten meanwhile, so what comes is for those alone who wait for it. */
  async #fetchOnce(role: Role, isCurrent: () => boolean): Promise<RoleCredentials> {
    this.#paces.of(role).drop(roleKey(role));
    this.#put({ ...this.#held.get(role), fetching: true });
    try {
      const { credentials: fetched, isChained } = await this.#ask(role);
      const obtainedAt = this.#services.time.now();
      const credentials = believed(fetched, obtainedAt, isChained);
      if (credentials.expiresAt <= obtainedAt) {
        // Seconds for milliseconds, or a clock that is wrong over there: to renew them would be to renew for ever.
        throw new ServiceError('unexpected', 'The credentials have ended already.');
      }
      if (!isCurrent()) {
        return credentials;
      }
      this.#put({
        ...this.#held.get(role),
        credentials,
        obtainedAt,
        fetching: false,
        failures: 0,
        retrying: false,
        problem: null,
      });
      const due = renewalAt(credentials, obtainedAt, this.#services.identifiers.random());
      this.#services.deadlines.set(deadlineOf(roleKey(role)), due, () => this.#renewSpread(role, due));
      this.#services.events.credentialsCame.emit(role);
      return credentials;
    } catch (error) {
      if (isCurrent()) {
        this.#failed(role, error);
      }
      throw error;
    }
  }

  /** Asks AWS: for a permission set Identity Center, else STS with the credentials of the role it is reached through. */
  async #ask(role: Role): Promise<{ readonly credentials: RoleCredentials; readonly isChained: boolean }> {
    if (this.#chains.via(role) === null) {
      const organisation = this.#organisations.get(role.organisationId);
      return { credentials: await this.#paced(role, () => organisation.roleCredentials(role)), isChained: false };
    }
    const credentials = await this.#chains.assume(role, {
      parentCredentials: (parent, anew) => this.#parentCredentials(parent, anew),
      call: (ask) => this.#paced(role, ask),
    });
    return { credentials, isChained: true };
  }

  /** A call to AWS, which tells the pace of its organisation how it went. */
  async #paced<Value>(role: Role, call: () => Promise<Value>): Promise<Value> {
    const pace = this.#paces.of(role);
    try {
      const value = await call();
      pace.succeeded();
      return value;
    } catch (error) {
      pace.failed(error);
      throw error;
    }
  }

  /** Held ones with enough of their life left, else new ones, which nobody renews who does not use them himself. */
  async #parentCredentials(role: Role, anew: boolean): Promise<RoleCredentials> {
    const held = this.#held.get(role);
    const now = this.#services.time.now();
    const live = liveCredentials(held, now);
    if (live !== null && !anew && hasEnoughLife(held, now)) return live;
    try {
      return await this.#fetch(role);
    } catch (error) {
      const isOnTheWay = error instanceof ServiceError && isPassing(error.kind);
      const still = anew || !isOnTheWay ? null : this.#held.live(role);
      if (still !== null) return still;
      // Of the parent, whose name the sentence needs.
      const reason = failureOf(error, this.#services.identities.names(role));
      throw reason.code === 'access-denied' ? new FailureError(reason) : error;
    }
  }

  #failed(role: Role, error: unknown): void {
    const held = this.#held.get(role);
    const problem = failureOf(error, this.#services.identities.names(role));
    const passing = error instanceof ServiceError && isPassing(error.kind);
    const now = this.#services.time.now();
    const retrying = passing && isInUse(held, now) && (held.credentials !== null || held.isKept);
    this.#put({ ...held, fetching: false, failures: held.failures + 1, retrying, problem });
    if (retrying) {
      const wait = retryAfter[Math.min(held.failures, retryAfter.length - 1)] ?? minute;
      const due = later(now, Math.max(wait, error.retryAfterMs ?? 0));
      this.#services.deadlines.set(deadlineOf(roleKey(role)), due, () => this.#renewInTurn(role));
    } else {
      this.#watchEnd(held);
    }
  }

  /** Renewals that sleep has made due together do not start together, where there is time left to spread them over. */
  #renewSpread(role: Role, due: Instant): void {
    const { credentials } = this.#held.get(role);
    const now = this.#services.time.now();
    const left = credentials === null ? 0 : credentials.expiresAt - now;
    if (now < later(due, overslept) || left < 2 * minute) {
      this.#renewInTurn(role);
      return;
    }
    const at = later(now, this.#services.identifiers.random() * minute);
    this.#services.deadlines.set(deadlineOf(roleKey(role)), at, () => this.#renewInTurn(role));
  }

  #renewInTurn(role: Role): void {
    if (this.#isWanted(role)) {
      const endsAt = this.#held.get(role).credentials?.expiresAt ?? this.#services.time.now();
      this.#paces.of(role).renewInTurn(roleKey(role), endsAt, () => void this.#renew(role));
    }
  }

  async #renew(role: Role): Promise<void> {
    if (!this.#isWanted(role)) {
      return;
    }
    try {
      await this.#fetch(role);
    } catch {
      // What follows from it has been done: a next try is set, or the problem is shown.
      const { failures, retrying } = this.#held.get(role);
      if (failures > 1 || !retrying) {
        this.#services.events.notRenewed.emit(role);
      }
    }
  }

  /** What is not in use runs out. */
  #isWanted(role: Role): boolean {
    const held = this.#held.get(role);
    const isWanted = this.#held.isRenewed(held);
    if (!isWanted) {
      this.#watchEnd(held);
    }
    return isWanted;
  }

  /** Nothing more will be renewed: at their end the keys leave memory. What is kept is then tried once more. */
  #watchEnd(held: HeldCredentials): void {
    const key = roleKey(held.role);
    if (held.credentials === null) {
      this.#services.deadlines.clear(deadlineOf(key));
      return;
    }
    this.#services.deadlines.set(deadlineOf(key), held.credentials.expiresAt, () => {
      this.#held.delete(held.role);
      this.#services.report.changed();
      if (this.#held.get(held.role).isKept) {
        this.#renewInTurn(held.role);
      }
    });
  }

  #drop(role: Role): void {
    const key = roleKey(role);
    this.#held.delete(role);
    this.#inFlight.delete(key);
    this.#services.deadlines.clear(deadlineOf(key));
    this.#paces.of(role).drop(key);
  }

  /** The role is in use; reported only where that is news, since programs ask a hundred times a second. */
  #use(held: HeldCredentials, now: Instant): void {
    this.#held.put({ ...held, lastUsedAt: now });
    if (!isInUse(held, now)) {
      this.#services.report.changed();
    }
  }

  #put(held: HeldCredentials): void {
    this.#held.put(held);
    this.#services.report.changed();
  }
}

/** What AWS has refused, or asked to be given time for. */
const leftAlone: ReadonlySet<FailureCode> = new Set(['access-denied', 'chained-role-refused', 'throttled']);

function mayAskAgain({ problem }: HeldCredentials): boolean {
  return !leftAlone.has(problem?.code ?? 'internal');
}

function deadlineOf(key: string): string {
  return `renew ${key}`;
}
