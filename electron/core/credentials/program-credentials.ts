import type { Result } from '../../contract/failure.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { ReadWay } from '../app/request-policy.ts';
import type { Services } from '../app/services.ts';
import type { RoleCredentialsBroker } from './role-credentials-broker.ts';
import { failed, failureOf } from '../failures/fail.ts';
import { second } from '../time/instant.ts';
import type { Program } from '../app/latchkey.ts';
import type { Organisations } from '../organisations/organisations.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import { isPassing, ServiceError } from '../failures/service-error.ts';
import type { OrganisationSignIn } from '../sign-in/organisation-sign-in.ts';
import type { LastReads } from '../export/last-reads.ts';
import { within } from '../time/waiting.ts';

/** How long a program waits for a sign-in that the person has started. */
const longestSignIn = 20 * second;

/** How long it waits for AWS, be it for an access token or for the credentials. */
const longestAnswer = 10 * second;

/** How long it waits in all: less than the 30 s after which curl gives up, so that a person reads our sentence. */
const longestWait = 25 * second;

type ProgramServices = Pick<
  Services,
  'policy' | 'productionReads' | 'report' | 'clock' | 'time' | 'log' | 'identities' | 'held'
>;

/**
 * Credentials for the programs of this computer, which nobody sits before: answered at once or soon, and never with a
 * browser. However many ask, AWS is asked once and the person is notified once.
 */
export class ProgramCredentials {
  readonly #services: ProgramServices;
  readonly #organisations: Organisations;
  readonly #credentials: RoleCredentialsBroker;

  readonly #lastReads: LastReads;

  constructor(
    services: ProgramServices,
    organisations: Organisations,
    credentials: RoleCredentialsBroker,
    lastReads: LastReads,
  ) {
    this.#services = services;
    this.#organisations = organisations;
    this.#credentials = credentials;
    this.#lastReads = lastReads;
  }

  /** Never rejects. See `Latchkey.credentialsFor` for the answers. */
  async credentialsFor(role: Role, source: Program, by: ReadWay = 'profiles'): Promise<Result<RoleCredentials>> {
    const { policy, productionReads, report, time, identities } = this.#services;
    const permission = policy({ kind: 'read-credentials', role, by }, source);
    const outcome = permission.permitted ? await this.#settle(role) : failed(permission.failure);
    // Not waited for, since no program should wait for a slow disk.
    void report.activity.record({
      at: time.now(),
      kind: 'read-credentials',
      role,
      account: identities.account(role),
      source,
      outcome: outcome.ok ? 'done' : outcome.failure.code,
    });
    if (outcome.ok) {
      productionReads.wasRead(role, source);
      const isNews = this.#lastReads.note(role, { at: time.now(), program: source.program });
      if (isNews) report.programsChanged();
    }
    return outcome;
  }

  async #settle(role: Role): Promise<Result<RoleCredentials>> {
    try {
      return { ok: true, value: await this.#find(role) };
    } catch (error) {
      const failure = failureOf(error, this.#services.identities.names(role));
      if (failure.code === 'internal') {
        this.#services.log.error('A program could not be given credentials.', error);
      }
      return failed(failure);
    }
  }

  async #find(role: Role): Promise<RoleCredentials> {
    const { clock } = this.#services;
    const askedAt = clock.monotonic();
    const signIn = this.#organisations.get(role.organisationId).signIn;
    const ready = this.#credentials.ready(role);
    if (ready !== null) {
      return ready;
    }
    if (!signIn.isSignedIn()) {
      await this.#waitForSignIn(signIn);
    }
    try {
      const left = Math.max(0, longestWait - (clock.monotonic() - askedAt));
      return await this.#fromAws(role, Math.min(longestAnswer, left));
    } catch (error) {
      if (failureOf(error).code === 'sign-in-needed') {
        signIn.programRefused();
      }
      throw error;
    }
  }

  /** Rejects unless there is a sign-in then. Who cancels a sign-in, or lets it wait, sits before it and is not notified. */
  async #waitForSignIn(signIn: OrganisationSignIn): Promise<void> {
    if (signIn.isSigningIn()) {
      await within(this.#services.clock, longestSignIn, signIn.attemptEnded(), noSignIn);
    } else {
      signIn.programRefused();
    }
    if (!signIn.isSignedIn()) {
      throw noSignIn();
    }
  }

  /**
   * A request that takes longer than so many ms goes on: its answer is for who asks next. Meanwhile what is left is better than
   * nothing.
   */
  async #fromAws(role: Role, longest: number): Promise<RoleCredentials> {
    const { clock, held } = this.#services;
    try {
      return await within(clock, longest, this.#credentials.credentials(role, 'program'), noAnswer);
    } catch (error) {
      const left = error instanceof ServiceError && isPassing(error.kind) ? held.live(role) : null;
      if (left === null) {
        throw error;
      }
      return left;
    }
  }
}

function noSignIn(): ServiceError {
  return new ServiceError('unauthorized', 'There is no sign-in.');
}

function noAnswer(): ServiceError {
  return new ServiceError('offline', 'AWS has not answered in time.');
}
