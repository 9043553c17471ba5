import type { Intent } from '../../contract/commands.ts';
import type { Failure } from '../../contract/failure.ts';
import type { SignInView } from '../../contract/organisation.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { failure, failureOf, FailureError } from '../failures/fail.ts';
import type { Secret } from '../secret.ts';
import type { StoredSignIn } from '../storage/secret-document.ts';
import { ApprovalAttempt } from './approval-attempt.ts';
import type { Attempt } from './attempt.ts';
import { BrowserAttempt, ListenerUnavailable } from './browser-attempt.ts';
import { callWithToken } from './call-with-token.ts';
import { EndWarnings } from '../notifications/end-warnings.ts';
import { logOut, LogOutLater } from './log-out.ts';
import { OfflineRetry } from './offline-retry.ts';
import { isRegionUnproven, regionSuspicion } from './region-suspicion.ts';
import type { SignInEvents, SignInParts } from './sign-in-services.ts';
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
import { shownAttempt, signInView, stepOf } from './sign-in-view.ts';
import type { SignInWay } from './sign-in-way.ts';
import { signInOf, TokenRefresh } from './token-refresh.ts';

/** The sign-in of one organisation: at most one attempt and one refresh at a time, whoever asks. */
export class OrganisationSignIn {
  readonly #parts: SignInParts;
  readonly #organisation: OrganisationRecord;
  readonly #events: SignInEvents;
  readonly #refresh: TokenRefresh;
  readonly #length: SignInLength;
  readonly #warnings: EndWarnings;
  readonly #retry: OfflineRetry;
  readonly #logOut: LogOutLater;
  #state: SignInState = signedOut;
  #attempt: Attempt | null = null;
  #way: SignInWay = 'browser';
  #problem: Failure | null = null;
  /** See `shownAttempt`. */
  #isRetry = false;
  #noReturnAddress = false;
  #attemptOver: PromiseWithResolvers<null> | null = null;

  constructor(parts: SignInParts, organisation: OrganisationRecord, events: SignInEvents) {
    this.#parts = parts;
    this.#organisation = organisation;
    this.#events = events;
    this.#refresh = new TokenRefresh(parts, organisation.id, organisation, (event, about) =>
      this.#refreshTold(event, about),
    );
    this.#retry = new OfflineRetry(parts.deadlines, parts.time, `sign in ${organisation.id}`);
    this.#logOut = new LogOutLater(parts, organisation);
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
    const attempt = shownAttempt(this.#attempt?.view() ?? null, this.#isRetry, this.#noReturnAddress);
    return signInView(this.#state, attempt, this.#endKnown(), this.#problem);
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
    this.#isRetry = false;
    if (this.#attempt !== null && this.#way === way) {
      this.#events.changed();
      return;
    }
    this.#attempt?.cancel();
    this.#retry.stop();
    this.#problem = null;
    this.#noReturnAddress = false;
    this.#start(way, then);
  }

  #start(way: SignInWay, then: Intent | null): void {
    const Kind = way === 'browser' ? BrowserAttempt : ApprovalAttempt;
    const attempt = new Kind(this.#parts, this.#organisation, () => this.#events.changed());
    this.#attempt = attempt;
    this.#way = way;
    this.#logOut.stop();
    this.#happened({ name: 'attempt-begun' });
    void this.#follow(attempt, way, then);
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
    this.#retry.stop();
    this.#happened({ name: 'attempt-over' });
  }

  dismissProblem(): void {
    this.cancel();
    this.#problem = null;
    this.#events.changed();
  }

  async withAccessToken<Value>(call: (accessToken: Secret) => Promise<Value>): Promise<Value> {
    const accessToken = await this.#refresh.accessToken();
    const unproven = isRegionUnproven(this.#organisation);
    try {
      const value = await callWithToken(call, accessToken, {
        after: (refused) => this.#refresh.tokenAfter(refused),
        refused: (refreshed) => this.#refresh.refusedAgain(refreshed),
      });
      if (unproven) {
        this.#parts.onRegionWorked();
      }
      return value;
    } catch (error) {
      if (unproven && this.view().state === 'ended') {
        // In a wrong region the portal refuses at once what OIDC has just given (docs/aws.md#a-wrong-region).
        this.#problem = failure('perhaps-wrong-region');
        this.#parts.onProblem('step.list', this.#problem);
        this.#events.changed();
      }
      throw error;
    }
  }

  /** Forgets the tokens and tells AWS. What AWS answers changes nothing here; where it does not hear, it is told again. */
  async signOut(): Promise<void> {
    this.cancel();
    const stored = this.#parts.secrets.signIn(this.#organisation.id);
    this.#problem = null;
    await this.#forget();
    await this.#logOut.begin(stored);
  }

  /** Ends the sign-in at AWS and forgets its tokens. Rejects with a `ServiceError` when AWS cannot be told; it goes on then. */
  async endAtAws(): Promise<void> {
    this.#refresh.stop();
    try {
      await logOut(this.#parts, this.#organisation, this.#parts.secrets.signIn(this.#organisation.id));
    } catch (error) {
      this.#refresh.keep();
      throw error;
    }
    await this.#forget();
  }

  async #forget(): Promise<void> {
    this.#refresh.stop();
    this.#warnings.stop();
    this.#happened({ name: 'signed-out' });
    await this.#parts.secrets.setSignIn(this.#organisation.id, null);
  }

  wake(): void {
    this.#refresh.wake();
    this.#retry.wake();
    this.#logOut.wake();
  }

  /** The person changed something of the organisation: the end of its sign-in may be another now. */
  recordChanged(): void {
    this.#warnings.aim();
  }

  async #follow(attempt: Attempt, way: SignInWay, then: Intent | null): Promise<void> {
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
      this.#problem = null;
      this.#retry.stop();
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
        this.#noReturnAddress = true;
        this.#start('code', then);
        return;
      }
      if (this.#attempt === attempt) {
        this.#attemptFailed(attempt, way, then, error);
      }
    }
  }

  #attemptFailed(attempt: Attempt, way: SignInWay, then: Intent | null, error: unknown): void {
    const view = attempt.view();
    this.#attempt = null;
    this.#problem =
      regionSuspicion(this.#organisation, view, error) ??
      failureOf(error, { organisation: this.#organisation.name }, 'poll');
    this.#parts.onProblem(stepOf(view, way), this.#problem);
    // Later than this the browser has been opened already, and a second tab is nobody's wish.
    if (this.#problem.code === 'offline' && view.state === 'starting') {
      this.#problem = failure('offline', {}, null, 'failure.offline-retried');
      this.#retry.failed(() => {
        this.#isRetry = true;
        this.#start(way, then);
      });
    } else {
      this.#retry.stop();
    }
    this.#parts.log.warn(`Sign-in to ${this.#organisation.name}: ${this.#problem.code}.`);
    this.#happened({ name: 'attempt-over' });
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
