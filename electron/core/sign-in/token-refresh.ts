import type { Services } from '../app/services.ts';
import type { IdentityCenterAddress, TokenGrant } from '../ports/identity-center.ts';
import { Secret } from '../secret.ts';
import type { StoredSignIn } from '../storage/secret-document.ts';
import { later, minute, second, type Instant } from '../time/instant.ts';
import { isUnauthorized, ServiceError } from '../failures/service-error.ts';
import { within } from '../time/waiting.ts';
import type { Approval } from './attempt.ts';
import { eventOfFailure, type RefreshEvent } from './sign-in-state.ts';

/** Other tools on the machine refresh at 15 minutes; at 20 none of them needs to (docs/aws.md#refresh). */
const refreshBefore = 20 * minute;

/** After a failed refresh; the last one repeats. */
const retryAfter = [2 * second, 5 * second, 15 * second, 30 * second, minute];

/** A life of a second must not become a refresh every second; who asks meanwhile gets a new token then. */
const leastPause = minute;

/** How long (ms) somebody who wants a token waits for a refresh. */
const askersWait = 30 * second;

/** A token this close to its end may be over when the request arrives. */
const leastUsable = 10 * second;

type RefreshServices = Pick<Services, 'clock' | 'identityCenter' | 'secrets' | 'deadlines' | 'time'>;

/**
 * Told what happens to the sign-in.
 *
 * @param about the sign-in as it was before; null: there is none.
 */
export type RefreshReport = (event: RefreshEvent, about: StoredSignIn | null) => void;

/** The sign-in as another tool has refreshed it, where it is shared; null: it has not. Never rejects. */
export type NewerElsewhere = (signIn: StoredSignIn) => Promise<StoredSignIn | null>;

/**
 * Keeps the access token of one organisation fresh. One refresh is under way at a time, whoever asks; a failure on the
 * way keeps what there is and is tried again.
 */
export class TokenRefresh {
  readonly #services: RefreshServices;
  readonly #organisationId: string;
  readonly #at: IdentityCenterAddress;
  readonly #report: RefreshReport;
  readonly #newerElsewhere: NewerElsewhere;
  #inFlight: Promise<StoredSignIn> | null = null;
  #failures = 0;
  /** AWS asked to be left alone until then. */
  #notBefore: Instant | null = null;
  /** The access token that another tool has got. */
  #adopted: Secret | null = null;

  constructor(
    services: RefreshServices,
    organisationId: string,
    at: IdentityCenterAddress,
    report: RefreshReport,
    newerElsewhere: NewerElsewhere,
  ) {
    this.#services = services;
    this.#organisationId = organisationId;
    this.#at = at;
    this.#report = report;
    this.#newerElsewhere = newerElsewhere;
  }

  /** Takes over a new sign-in, or one read from disk. */
  keep(): void {
    const signIn = this.#signIn();
    if (signIn !== null) {
      this.#refreshAt(dueAt(signIn));
    }
  }

  stop(): void {
    this.#failures = 0;
    this.#services.deadlines.clear(this.#deadline());
  }

  /**
   * An access token good for at least a few seconds, refreshed first if need be. Rejects with a `ServiceError`:
   * `unauthorized` when the person has to sign in, else what stood in the way.
   */
  async accessToken(): Promise<Secret> {
    const signIn = this.#signIn();
    if (signIn === null) {
      throw new ServiceError('unauthorized', 'There is no sign-in.');
    }
    if (signIn.accessTokenExpiresAt > later(this.#services.time.now(), leastUsable)) {
      return signIn.accessToken;
    }
    return (await this.refresh()).accessToken;
  }

  /**
   * Refreshes now; everyone who asks meanwhile gets the same answer. Whoever asks gets no token after 30 s;
   * the refresh itself is listened to for longer, as its answer may hold the only refresh token that is still good.
   */
  refresh(): Promise<StoredSignIn> {
    return within(this.#services.clock, askersWait, this.#refreshToItsEnd(), noAnswer);
  }

  /**
   * Runs a call with an access token. A 401 can mean an expired token whatever its stated end says (docs/aws.md#tokens):
   * refresh once and call again; refused once more, the sign-in has ended.
   */
  async callWith<Value>(accessToken: Secret, call: (accessToken: Secret) => Promise<Value>): Promise<Value> {
    try {
      return await call(accessToken);
    } catch (error) {
      if (!isUnauthorized(error)) {
        throw error;
      }
    }
    const refreshed = await this.#tokenAfter(accessToken);
    try {
      return await call(refreshed);
    } catch (error) {
      if (isUnauthorized(error)) {
        await this.#refusedAgain(refreshed);
      }
      throw error;
    }
  }

  /** The token to try after this one was refused: a newer one, if a refresh has been meanwhile, else a refreshed one. */
  async #tokenAfter(refused: Secret): Promise<Secret> {
    const current = this.#signIn();
    return current !== null && current.accessToken !== refused
      ? current.accessToken
      : (await this.refresh()).accessToken;
  }

  /** AWS has refused this token too, which a refresh had just given: the sign-in is over. */
  async #refusedAgain(refused: Secret): Promise<void> {
    const signIn = this.#signIn();
    if (signIn?.accessToken !== refused) {
      return;
    }
    if (refused === this.#adopted) {
      // Another tool's word is not AWS's: a refresh of our own tells whether it is over.
      await this.#tryRefresh();
      return;
    }
    await this.#end({ name: 'refused', at: this.#services.time.now() }, signIn);
  }

  #refreshToItsEnd(): Promise<StoredSignIn> {
    this.#inFlight ??= this.#refreshOnce().finally(() => {
      this.#inFlight = null;
    });
    return this.#inFlight;
  }

  /**
   * After a wake, the return of the network, or with the person before the window: a refresh that waits for its next try
   * takes it now, unless AWS asked for time.
   */
  wake(): void {
    const mayAsk = this.#notBefore === null || this.#notBefore <= this.#services.time.now();
    if (this.#failures > 0 && mayAsk) {
      this.#failures = 0;
      void this.#tryRefresh();
    }
  }

  /** What another tool has refreshed meanwhile is taken over; a refresh under way looks for it by itself. Never rejects. */
  async takeNewer(): Promise<void> {
    const before = this.#signIn();
    const newer = before === null || this.#inFlight !== null ? null : await this.#newerElsewhere(before);
    if (newer !== null && this.#inFlight === null && this.#signIn() === before) {
      await this.#adopt(newer);
    }
  }

  /** Where another tool was first, AWS is not asked: our refresh token may have been good for that one use only. */
  async #refreshOnce(): Promise<StoredSignIn> {
    const before = this.#signIn();
    const newer = before === null ? null : await this.#newerElsewhere(before);
    if (newer !== null && this.#signIn() === before) {
      return this.#adoptedOrRefreshed(newer);
    }
    return this.#refreshAtAws();
  }

  /** What another tool has got can be over as well; its refresh token is then the good one. */
  async #adoptedOrRefreshed(newer: StoredSignIn): Promise<StoredSignIn> {
    await this.#adopt(newer);
    const now = this.#services.time.now();
    const isFresh = newer.accessTokenExpiresAt > later(now, leastUsable) && dueAt(newer) > now;
    return isFresh ? newer : this.#refreshAtAws();
  }

  async #refreshAtAws(): Promise<StoredSignIn> {
    const signIn = this.#signIn();
    if (signIn?.refreshToken == null) {
      await this.#end({ name: 'not-renewable', at: this.#services.time.now() }, signIn);
      throw new ServiceError('unauthorized', 'The sign-in cannot be refreshed.');
    }
    this.#report({ name: 'refresh-begun' }, signIn);
    try {
      const identityCenter = await this.#services.identityCenter();
      const grant = await identityCenter.refreshToken(this.#at, signIn.registration, signIn.refreshToken, neverAborted);
      return await this.#take(signIn, grant);
    } catch (error) {
      const newer = isInvalidGrant(error) ? await this.#newerElsewhere(signIn) : null;
      const now = this.#signIn();
      if (newer !== null && now === signIn) {
        return await this.#adoptedOrRefreshed(newer);
      }
      if (now === null || now === signIn || error instanceof NoAccessToken) {
        await this.#afterFailure(error, signIn);
        throw error;
      }
      // Signed in anew while AWS was answering: what is refused is not that one.
      return now;
    }
  }

  async #adopt(newer: StoredSignIn): Promise<void> {
    this.#adopted = newer.accessToken;
    await this.#services.secrets.setSignIn(this.#organisationId, newer);
    if (this.#signIn() !== newer) {
      // Signed out or signed in anew meanwhile: what the person did last counts.
      return;
    }
    this.#failures = 0;
    this.#report({ name: 'refreshed' }, newer);
    this.#refreshAt(dueAt(newer));
  }

  async #take(before: StoredSignIn, grant: TokenGrant): Promise<StoredSignIn> {
    const next = signInOf({ grant, registration: before.registration }, this.#services.time.now(), before);
    if (this.#signIn() !== before) {
      // Signed out or signed in anew while AWS was answering: what the person did last counts.
      return this.#signIn() ?? next;
    }
    await this.#services.secrets.setSignIn(this.#organisationId, next);
    if (grant.accessToken === null) {
      throw new NoAccessToken();
    }
    this.#failures = 0;
    this.#report({ name: 'refreshed' }, next);
    this.#refreshAt(dueAt(next));
    return next;
  }

  async #afterFailure(error: unknown, signIn: StoredSignIn): Promise<void> {
    const event = eventOfFailure(error, this.#services.time.now());
    if (event.name === 'refused' || event.name === 'not-renewable') {
      if (error instanceof ServiceError && error.kind === 'invalid-client') {
        await this.#services.secrets.dropRegistration(signIn.registration);
      }
      await this.#end(event, signIn);
      return;
    }
    const wait = retryAfter[Math.min(this.#failures, retryAfter.length - 1)] ?? minute;
    const asked = error instanceof ServiceError ? (error.retryAfterMs ?? 0) : 0;
    this.#failures += 1;
    this.#notBefore = asked === 0 ? null : later(this.#services.time.now(), asked);
    this.#report(event, signIn);
    this.#refreshAt(later(this.#services.time.now(), Math.max(wait, asked)));
  }

  async #end(event: RefreshEvent, signIn: StoredSignIn | null): Promise<void> {
    this.stop();
    await this.#services.secrets.setSignIn(this.#organisationId, null);
    this.#report(event, signIn);
  }

  #refreshAt(at: Instant): void {
    this.#services.deadlines.set(this.#deadline(), at, () => void this.#tryRefresh());
  }

  async #tryRefresh(): Promise<void> {
    try {
      await this.#refreshToItsEnd();
    } catch {
      // What follows from it has been done: a next try is set, or the sign-in has ended.
    }
  }

  #signIn(): StoredSignIn | null {
    return this.#services.secrets.signIn(this.#organisationId);
  }

  #deadline(): string {
    return `refresh ${this.#organisationId}`;
  }
}

function isInvalidGrant(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'invalid-grant';
}

/** A refresh must be heard to its end: its answer may hold the only refresh token that is still good. */
const neverAborted = new AbortController().signal;

function noAnswer(): ServiceError {
  return new ServiceError('offline', 'The refresh has had no answer so far.');
}

/** The refresh token that came is kept already; what is wanted of AWS needs the access token that did not. */
class NoAccessToken extends ServiceError {
  constructor() {
    super('unexpected', 'The answer held no access token.');
  }
}

/** In the place of a token that did not come: it is over at once, so it is refreshed before it is ever sent. */
const noToken = new Secret('');

/**
 * The sign-in a grant makes. A refresh that omits a new refresh token leaves the old one in force (docs/aws.md#refresh);
 * one that omits the access token leaves that in force until its end.
 */
export function signInOf({ grant, registration }: Approval, now: Instant, before: StoredSignIn | null): StoredSignIn {
  const given = grant.accessToken !== null;
  return {
    accessToken: grant.accessToken ?? before?.accessToken ?? noToken,
    accessTokenIssuedAt: now,
    accessTokenExpiresAt: given ? later(now, grant.expiresInMs) : (before?.accessTokenExpiresAt ?? now),
    refreshToken: grant.refreshToken ?? before?.refreshToken ?? null,
    since: before?.since ?? now,
    registration,
  };
}

/** When to refresh: 20 minutes before the end, or after two thirds of a shorter life; what cannot be refreshed runs out. */
function dueAt(signIn: StoredSignIn): Instant {
  if (signIn.refreshToken === null) {
    return signIn.accessTokenExpiresAt;
  }
  const life = signIn.accessTokenExpiresAt - signIn.accessTokenIssuedAt;
  const due = later(signIn.accessTokenExpiresAt, -Math.min(refreshBefore, life / 3));
  return due < later(signIn.accessTokenIssuedAt, leastPause) ? later(signIn.accessTokenIssuedAt, leastPause) : due;
}
