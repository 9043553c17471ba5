import type { Intent } from '../../contract/commands.ts';
import type { Failure } from '../../contract/failure.ts';
import type { SignInView } from '../../contract/organisation.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { Emitter } from '../app/events.ts';
import type { Services } from '../app/services.ts';
import { changeRecord } from '../organisations/live-record.ts';
import { refuseMovedPortal } from '../organisations/vanity-url.ts';
import { failure, failureOf, FailureError } from '../failures/fail.ts';
import type { Secret } from '../secret.ts';
import type { StoredSignIn } from '../storage/secret-document.ts';
import { ApprovalAttempt } from './approval-attempt.ts';
import type { Attempt, AttemptServices } from './attempt.ts';
import { BrowserAttempt } from './browser-attempt.ts';
import { EndWarnings } from '../notifications/end-warnings.ts';
import { logOut, LogOutLater } from './log-out.ts';
import { OfflineRetry } from './offline-retry.ts';
import { isRegionUnproven, regionSuspicion } from './region-suspicion.ts';
import { SignInLength, type SignInEnd } from './sign-in-length.ts';
import {
  heldOf,
  hasEnded,
  signedOut,
  stateAfter,
  type RefreshEvent,
  type SignInEvent,
  type SignInState,
} from './sign-in-state.ts';
import { shownAttempt, signInView, stepOf } from './sign-in-view.ts';
import type { SignInWay } from '../ports/identity-center.ts';
import { signInOf, TokenRefresh } from './token-refresh.ts';

export type SignInServices = AttemptServices &
  Pick<
    Services,
    'listeners' | 'settings' | 'log' | 'http' | 'notifier' | 'platform' | 'held' | 'events' | 'sharedTokens'
  >;

/** The sign-in of one organisation: at most one attempt and one refresh at a time, whoever asks. */
export class OrganisationSignIn {
  /** An attempt was approved; with what the person wanted done after it. */
  readonly approved = new Emitter<Intent | null>();
  /** AWS has ended it. */
  readonly ended = new Emitter<void>();
  readonly #services: SignInServices;
  readonly #organisation: OrganisationRecord;
  readonly #length: SignInLength;
  readonly #warnings: EndWarnings;
  readonly #retry: OfflineRetry;
  readonly #logOut: LogOutLater;
  readonly #refresh: TokenRefresh;
  #state: SignInState = signedOut;
  #attempt: Attempt | null = null;
  #way: SignInWay = 'browser';
  #problem: Failure | null = null;
  /** See `shownAttempt`. */
  #isRetry = false;
  #attemptEnded: PromiseWithResolvers<null> | null = null;

  constructor(services: SignInServices, organisation: OrganisationRecord) {
    this.#services = services;
    this.#organisation = organisation;
    this.#retry = new OfflineRetry(services.deadlines, services.time, `sign in ${organisation.id}`);
    this.#logOut = new LogOutLater(services, organisation);
    this.#length = new SignInLength(services.settings, organisation.id);
    this.#warnings = new EndWarnings(services, organisation, () => this.#endKnown());
    this.#refresh = new TokenRefresh(
      services,
      organisation.id,
      organisation,
      (event, about) => this.#onRefresh(event, about),
      (signIn) => services.sharedTokens.newer(organisation, signIn),
    );
  }

  /** Resumes the sign-in read from disk, if there is one. */
  restore(): void {
    const stored = this.#services.secrets.signIn(this.#organisation.id);
    if (stored !== null) {
      this.#happened({ name: 'restored', since: stored.since });
      this.#refresh.keep();
      this.#warnings.schedule();
    }
  }

  view(): SignInView {
    const attempt = shownAttempt(this.#attempt?.view() ?? null, this.#isRetry);
    return signInView(this.#state, attempt, this.#endKnown(), this.#problem);
  }

  isSignedIn(): boolean {
    return heldOf(this.#state) !== null;
  }

  isSigningIn(): boolean {
    return this.#state.name === 'signing-in';
  }

  /** Resolves when no attempt is under way, however the last one ended. */
  attemptEnded(): Promise<null> {
    if (!this.isSigningIn()) {
      return Promise.resolve(null);
    }
    this.#attemptEnded ??= Promise.withResolvers<null>();
    return this.#attemptEnded.promise;
  }

  /** A program got nothing for want of a sign-in. The person is notified if it has ended; who has signed out knows. */
  programRefused(): void {
    if (hasEnded(this.#state)) {
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
      this.#services.report.organisationChanged();
      return;
    }
    this.#attempt?.cancel();
    this.#retry.stop();
    this.#problem = null;
    this.#start(way, then);
  }

  #start(way: SignInWay, then: Intent | null): void {
    const Kind = way === 'browser' ? BrowserAttempt : ApprovalAttempt;
    const attempt = new Kind(this.#services, this.#organisation);
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
    this.#happened({ name: 'attempt-ended' });
  }

  dismissProblem(): void {
    this.cancel();
    this.#problem = null;
    this.#services.report.organisationChanged();
  }

  async withAccessToken<Value>(call: (accessToken: Secret) => Promise<Value>): Promise<Value> {
    const accessToken = await this.#refresh.accessToken();
    const unproven = isRegionUnproven(this.#organisation);
    try {
      const value = await this.#refresh.callWith(accessToken, call);
      if (unproven) {
        changeRecord(this.#services.settings, this.#organisation.id, { regionWorked: true });
      }
      return value;
    } catch (error) {
      if (unproven && this.view().state === 'ended') {
        // In a wrong region the portal refuses at once what OIDC has just given (docs/aws.md#a-wrong-region).
        this.#problem = failure('perhaps-wrong-region');
        this.#services.report.problem(this.#organisation.id, 'step.list', this.#problem);
        this.#services.report.organisationChanged();
      }
      throw error;
    }
  }

  /** Another tool may have refreshed the sign-in that is shared with it: its tokens are taken over. Never rejects. */
  async takeNewer(): Promise<void> {
    await this.#refresh.takeNewer();
  }

  /** Asks AWS, by a refresh, whether the sign-in goes on; what comes of it shows in `view`. Never rejects. */
  async findOut(): Promise<void> {
    if (this.isSignedIn()) {
      await this.#refresh.refresh().catch(() => undefined);
    }
  }

  /** Forgets the tokens and tells AWS. What AWS answers changes nothing here; where it cannot be reached, it is tried again. */
  async signOut(): Promise<void> {
    this.cancel();
    const stored = this.#services.secrets.signIn(this.#organisation.id);
    this.#problem = null;
    await this.#forget();
    await this.#logOut.begin(stored);
  }

  /** Ends the sign-in at AWS and forgets its tokens. Rejects with a `ServiceError` when AWS cannot be reached; it goes on then. */
  async endAtAws(): Promise<void> {
    this.#refresh.stop();
    try {
      await logOut(this.#services, this.#organisation, this.#services.secrets.signIn(this.#organisation.id));
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
    await this.#services.secrets.setSignIn(this.#organisation.id, null);
  }

  wake(): void {
    this.#refresh.wake();
    this.#retry.wake();
    this.#logOut.wake();
  }

  /** The person changed something of the organisation: the end of its sign-in may be another now. */
  recordChanged(): void {
    this.#warnings.schedule();
  }

  async #follow(attempt: Attempt, way: SignInWay, then: Intent | null): Promise<void> {
    try {
      await refuseMovedPortal(this.#services.http, this.#services.clock, this.#organisation);
      if (this.#attempt !== attempt) {
        return;
      }
      const approval = await attempt.run();
      if (this.#attempt !== attempt) {
        return;
      }
      const now = this.#services.time.now();
      const stored = this.#services.secrets.setSignIn(this.#organisation.id, signInOf(approval, now, null));
      this.#attempt = null;
      this.#problem = null;
      this.#retry.stop();
      this.#happened({ name: 'approved', at: now });
      this.#refresh.keep();
      this.#warnings.schedule();
      await stored;
      if (this.isSignedIn()) {
        this.approved.emit(then);
      }
    } catch (error) {
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
    this.#services.report.problem(this.#organisation.id, stepOf(view, way), this.#problem);
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
    this.#services.log.warn(`Sign-in to ${this.#organisation.name}: ${this.#problem.code}.`);
    this.#happened({ name: 'attempt-ended' });
  }

  #onRefresh(event: RefreshEvent, about: StoredSignIn | null): void {
    this.#happened(event);
    const now = this.#services.time.now();
    if (event.name === 'refreshed' && about !== null) {
      this.#length.outlived(now - about.since);
      this.#warnings.schedule();
    }
    if (event.name === 'refused' && about !== null) {
      this.#length.refused(about.since, about.accessTokenIssuedAt, now);
    }
    if (event.name === 'refused' || event.name === 'not-renewable') {
      this.#warnings.ended();
      this.ended.emit();
    }
  }

  #happened(event: SignInEvent): void {
    this.#state = stateAfter(this.#state, event);
    if (!this.isSigningIn()) {
      this.#attemptEnded?.resolve(null);
      this.#attemptEnded = null;
    }
    this.#services.report.organisationChanged();
  }

  #endKnown(): SignInEnd {
    const held = heldOf(this.#state);
    return held && this.#length.end(held.since, this.#services.time.now());
  }
}
