import type { Intent } from '../../contract/commands.ts';
import type { Failure } from '../../contract/failure.ts';
import type { SignInView } from '../../contract/organisation.ts';
import type { Log } from '../ports/desktop.ts';
import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';
import { failure, failureOf, FailureError } from '../failures/fail.ts';
import type { Secret } from '../secret.ts';
import type { StoredSignIn } from '../secrets/secret-document.ts';
import { ApprovalAttempt } from './approval-attempt.ts';
import type { Attempt } from './attempt.ts';
import { BrowserAttempt, ListenerUnavailable, type BrowserAttemptParts } from './browser-attempt.ts';
import { callWithToken } from './call-with-token.ts';
import { EndWarnings, type EndWarningParts } from './end-warnings.ts';
import { isRegionUnproven, regionSuspicion } from './region-suspicion.ts';
import { SignInLength, type SignInEnd } from './sign-in-length.ts';
import {
  heldOf,
  isOver,
  signedOut,
  stateAfter,
  type RefreshEvent,
  type SignInEvent,
  type SignInState,
} from './sign-in-state.ts';
import { signInView } from './sign-in-view.ts';
import type { SignInWay } from './sign-in-way.ts';
import { signInOf, TokenRefresh, type RefreshParts } from './token-refresh.ts';

export interface SignInParts extends BrowserAttemptParts, RefreshParts, EndWarningParts {
  readonly settings: SettingsStore;
  readonly log: Log;
  /** Rejects with a `FailureError` where no attempt should be made. */
  readonly beforeAttempt: () => Promise<void>;
  /** The portal has answered for the first time, so it is in that region. */
  readonly onRegionWorked: () => void;
}

/** What the rest of core is told of a sign-in. */
export interface SignInEvents {
  changed(): void;
  /** Approved; `then` is what the person wanted done after it. */
  signedIn(then: Intent | null): void;
  ended(): void;
}

/** The sign-in of one organisation: at most one attempt and one refresh at a time, whoever asks. */
export class OrganisationSignIn {
  readonly #parts: SignInParts;
  readonly #organisation: OrganisationRecord;
  readonly #events: SignInEvents;
  readonly #refresh: TokenRefresh;
  readonly #length: SignInLength;
  readonly #warnings: EndWarnings;
  #state: SignInState = signedOut;
  #attempt: Attempt | null = null;
  #way: SignInWay = 'browser';
  #problem: Failure | null = null;
  #attemptOver: PromiseWithResolvers<null> | null = null;

  constructor(parts: SignInParts, organisation: OrganisationRecord, events: SignInEvents) {
    this.#parts = parts;
    this.#organisation = organisation;
    this.#events = events;
    this.#refresh = new TokenRefresh(parts, organisation.id, organisation, (event, about) =>
      this.#refreshTold(event, about),
    );
    this.#length = new SignInLength(parts.settings, organisation.id);
    const end = (): SignInEnd => this.#endKnown();
    this.#warnings = new EndWarnings(parts, organisation, end, () => this.#events.changed());
  }

  /** Takes up the sign-in read from disk, if there is one. */
  restore(): void {
    const stored = this.#parts.secrets.signIn(this.#organisation.id);
    if (stored !== null) {
      this.#happened({ name: 'restored', since: stored.since });
      this.#refresh.keep();
      this.#warnings.aim();
    }
  }

  view(): SignInView {
    return signInView(this.#state, this.#attempt?.view() ?? null, this.#endKnown(), this.#problem);
  }

  isSignedIn(): boolean {
    return heldOf(this.#state) !== null;
  }

  isSigningIn(): boolean {
    return this.#state.name === 'signing-in';
  }

  /** Resolves when no attempt is under way, however the last one ended. */
  attemptOver(): Promise<null> {
    if (!this.isSigningIn()) {
      return Promise.resolve(null);
    }
    this.#attemptOver ??= Promise.withResolvers<null>();
    return this.#attemptOver.promise;
  }

  /** A program got nothing for want of a sign-in. The person is told if it has ended; who has signed out knows. */
  programRefused(): void {
    if (isOver(this.#state)) {
      this.#warnings.programRefused();
    }
  }

  /**
   * Starts an attempt; while one is under way it is that one, unless the person wants it another way: then that one
   * takes its place. Answers at once, the rest shows in `view`.
   */
  begin(way: SignInWay, then: Intent | null): void {
    if (this.#attempt !== null && this.#way === way) {
      return;
    }
    this.#attempt?.cancel();
    this.#problem = null;
    this.#start(way, then);
  }

  #start(way: SignInWay, then: Intent | null): void {
    const Kind = way === 'browser' ? BrowserAttempt : ApprovalAttempt;
    const attempt = new Kind(this.#parts, this.#organisation, () => this.#events.changed());
    this.#attempt = attempt;
    this.#way = way;
    this.#happened({ name: 'attempt-begun' });
    void this.#follow(attempt, then);
  }

  /** The attempt under way, or a failure for the person when it is over. */
  attempt(): Attempt {
    if (this.#attempt === null) {
      throw new FailureError(failure('not-found'));
    }
    return this.#attempt;
  }

  /** Ends the attempt at once and leaves everything as it was before. */
  cancel(): void {
    this.#attempt?.cancel();
    this.#attempt = null;
    this.#happened({ name: 'attempt-over' });
  }

  dismissProblem(): void {
    this.#problem = null;
    this.#events.changed();
  }

  /** Runs a call with an access token, refreshed if need be: see `callWithToken`. */
  async withAccessToken<Value>(call: (accessToken: Secret) => Promise<Value>): Promise<Value> {
    const accessToken = await this.#refresh.accessToken();
    const unproven = isRegionUnproven(this.#organisation);
    try {
      const value = await callWithToken(call, accessToken, {
        after: (refused) => this.#tokenAfter(refused),
        refused: (refreshed) => this.#end(refreshed),
      });
      if (unproven) {
        this.#parts.onRegionWorked();
      }
      return value;
    } catch (error) {
      if (unproven && this.view().state === 'ended') {
        // In a wrong region the portal refuses at once what OIDC has just given (protocol fact 6).
        this.#problem = failure('perhaps-wrong-region');
        this.#events.changed();
      }
      throw error;
    }
  }

  /** Tells AWS and forgets the tokens. What AWS answers changes nothing: the tokens here are gone either way. */
  async signOut(): Promise<void> {
    this.cancel();
    const stored = this.#parts.secrets.signIn(this.#organisation.id);
    this.#refresh.stop();
    this.#warnings.stop();
    this.#problem = null;
    this.#happened({ name: 'signed-out' });
    if (stored === null) {
      return;
    }
    await this.#parts.secrets.setSignIn(this.#organisation.id, null);
    try {
      const identityCenter = await this.#parts.identityCenter();
      await identityCenter.logout(this.#organisation, stored.accessToken, new AbortController().signal);
    } catch (error) {
      this.#parts.log.warn(`AWS could not be told of the sign-out: ${failureOf(error).code}.`);
    }
  }

  wake(): void {
    this.#refresh.wake();
  }

  /** The person changed something of the organisation: the end of its sign-in may be another now. */
  recordChanged(): void {
    this.#warnings.aim();
  }

  async #follow(attempt: Attempt, then: Intent | null): Promise<void> {
    try {
      await this.#parts.beforeAttempt();
      if (this.#attempt !== attempt) {
        return;
      }
      const approval = await attempt.run();
      if (this.#attempt !== attempt) {
        return;
      }
      const now = this.#parts.time.now();
      const stored = this.#parts.secrets.setSignIn(this.#organisation.id, signInOf(approval, now, null));
      this.#attempt = null;
      this.#happened({ name: 'approved', at: now });
      this.#refresh.keep();
      this.#warnings.aim();
      await stored;
      if (this.isSignedIn()) {
        this.#events.signedIn(then);
      }
    } catch (error) {
      if (error instanceof ListenerUnavailable && this.#attempt === attempt) {
        // No port to come back to: a code needs none.
        this.#start('code', then);
        return;
      }
      this.#attemptFailed(attempt, error);
    }
  }

  #attemptFailed(attempt: Attempt, error: unknown): void {
    if (this.#attempt !== attempt) {
      return;
    }
    this.#attempt = null;
    this.#problem =
      regionSuspicion(this.#organisation, attempt.view(), error) ??
      failureOf(error, { organisation: this.#organisation.name });
    this.#parts.log.warn(`Sign-in to ${this.#organisation.name}: ${this.#problem.code}.`);
    this.#happened({ name: 'attempt-over' });
  }

  /** The token to try after this one was refused: a newer one, if a refresh has been meanwhile, else a refreshed one. */
  async #tokenAfter(refused: Secret): Promise<Secret> {
    const current = this.#parts.secrets.signIn(this.#organisation.id);
    return current !== null && current.accessToken !== refused
      ? current.accessToken
      : (await this.#refresh.refresh()).accessToken;
  }

  async #end(refused: Secret): Promise<void> {
    const stored = this.#parts.secrets.signIn(this.#organisation.id);
    if (stored?.accessToken !== refused) {
      return;
    }
    this.#refresh.stop();
    await this.#parts.secrets.setSignIn(this.#organisation.id, null);
    this.#refreshTold({ name: 'refused', at: this.#parts.time.now() }, stored);
  }

  #refreshTold(event: RefreshEvent, about: StoredSignIn | null): void {
    this.#happened(event);
    const now = this.#parts.time.now();
    if (event.name === 'refreshed' && about !== null) {
      this.#length.outlived(now - about.since);
      this.#warnings.aim();
    }
    if (event.name === 'refused' && about !== null) {
      this.#length.refused(about.since, about.accessTokenIssuedAt, now);
    }
    if (event.name === 'refused' || event.name === 'not-renewable') {
      this.#warnings.ended();
      this.#events.ended();
    }
  }

  #happened(event: SignInEvent): void {
    this.#state = stateAfter(this.#state, event);
    if (!this.isSigningIn()) {
      this.#attemptOver?.resolve(null);
      this.#attemptOver = null;
    }
    this.#events.changed();
  }

  #endKnown(): SignInEnd {
    const held = heldOf(this.#state);
    return held && this.#length.end(held.since, this.#parts.time.now());
  }
}
