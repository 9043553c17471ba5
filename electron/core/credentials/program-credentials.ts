import type { Result } from '../../contract/failure.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { Activity } from '../app/activity.ts';
import type { Policy } from '../app/policy.ts';
import type { RoleCredentialsBroker } from './role-credentials-broker.ts';
import { failed, failureOf } from '../failures/fail.ts';
import { second } from '../time/instant.ts';
import type { Program } from '../app/latchkey.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/desktop.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import { isPassing, ServiceError } from '../failures/service-error.ts';
import type { OrganisationSignIn } from '../sign-in/organisation-sign-in.ts';
import type { ServerTime } from '../time/server-time.ts';
import { within } from '../time/within.ts';

/** How long a program waits for a sign-in that the person has started. */
const longestSignIn = 20 * second;

/** How long it waits for AWS, be it for an access token or for the credentials. */
const longestAnswer = 10 * second;

export interface ProgramCredentialsParts {
  readonly permit: Policy;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly time: ServerTime;
  readonly log: Log;
  readonly credentials: Pick<RoleCredentialsBroker, 'ready' | 'credentials' | 'held'>;
  /** Throws a `FailureError` when there is no organisation of this id. */
  readonly signIn: (organisationId: string) => SignInForPrograms;
  /** Values for the sentence of a failure. */
  readonly names: (role: Role) => Readonly<Record<string, string>>;
}

type SignInForPrograms = Pick<OrganisationSignIn, 'isSignedIn' | 'isSigningIn' | 'attemptEnded' | 'programRefused'>;

/**
 * Credentials for the programs of this computer, which nobody sits before: answered at once or soon, and never with a
 * browser. However many ask, AWS is asked once and the person is told once.
 */
export class ProgramCredentials {
  readonly #parts: ProgramCredentialsParts;

  constructor(parts: ProgramCredentialsParts) {
    this.#parts = parts;
  }

  /** Never rejects. What it may answer is told at `Latchkey.credentialsFor`. */
  async credentialsFor(role: Role, source: Program): Promise<Result<RoleCredentials>> {
    const { permit, activity, time, names } = this.#parts;
    const wish = { kind: 'read-credentials', role } as const;
    const permission = permit(wish, source);
    const outcome = permission.permitted ? await this.#settle(role) : failed(permission.failure);
    // Not waited for, since no program should wait for a slow disk.
    void activity.record({
      at: time.now(),
      ...wish,
      account: names(role)['account'] ?? role.accountId,
      source,
      outcome: outcome.ok ? 'done' : outcome.failure.code,
    });
    return outcome;
  }

  async #settle(role: Role): Promise<Result<RoleCredentials>> {
    try {
      return { ok: true, value: await this.#find(role) };
    } catch (error) {
      const failure = failureOf(error, this.#parts.names(role));
      if (failure.code === 'internal') {
        this.#parts.log.error('A program could not be given credentials.', error);
      }
      return failed(failure);
    }
  }

  async #find(role: Role): Promise<RoleCredentials> {
    const signIn = this.#parts.signIn(role.organisationId);
    const ready = this.#parts.credentials.ready(role);
    if (ready !== null) {
      return ready;
    }
    if (!signIn.isSignedIn()) {
      await this.#waitForSignIn(signIn);
    }
    try {
      return await this.#fromAws(role);
    } catch (error) {
      if (failureOf(error).code === 'sign-in-needed') {
        signIn.programRefused();
      }
      throw error;
    }
  }

  /** Rejects unless there is a sign-in then. Who cancels a sign-in, or lets it wait, sits before it and is not told. */
  async #waitForSignIn(signIn: SignInForPrograms): Promise<void> {
    if (signIn.isSigningIn()) {
      await within(this.#parts.clock, longestSignIn, signIn.attemptEnded(), noSignIn);
    } else {
      signIn.programRefused();
    }
    if (!signIn.isSignedIn()) {
      throw noSignIn();
    }
  }

  /** A request that takes too long goes on: its answer is for who asks next. Meanwhile what is left is better than nothing. */
  async #fromAws(role: Role): Promise<RoleCredentials> {
    const { clock, credentials } = this.#parts;
    try {
      return await within(clock, longestAnswer, credentials.credentials(role, 'program'), noAnswer);
    } catch (error) {
      const left = error instanceof ServiceError && isPassing(error.kind) ? credentials.held(role) : null;
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
