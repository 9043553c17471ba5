import { text } from '../../shared/text/text.ts';
import type { Services } from '../app/services.ts';
import type { Secret } from '../secret.ts';
import type { StoredSignIn } from '../storage/secret-document.ts';
import { minute } from '../time/instant.ts';
import { newerSignIn, readSharedText, sharedText, type SharedPlace } from './shared-token.ts';

/** Some tools cut a file to nothing and then write it; it is looked at again after so long (ms), so many times. */
const looksAgainAfter = 100;
const mostLooks = 3;

/** What an organisation shares with tools. */
export interface SharedWish {
  /** The key of its file. */
  readonly session: string;
  readonly place: SharedPlace;
  /** Null: nobody is signed in. */
  readonly signIn: StoredSignIn | null;
  /** The copy for tools that know no sessions; `ambiguous`: another organisation has the start URL, under which it would stand. */
  readonly copy: 'none' | 'wanted' | 'ambiguous';
}

/** What can be done about the sign-in itself. */
export interface SharedSignInActions {
  /** Takes over what another tool has refreshed. Never rejects. */
  takeNewer(): Promise<void>;
  /** Asks AWS whether the sign-in goes on. Never rejects. */
  findOut(): Promise<void>;
}

export type SharedSignInServices = Pick<Services, 'tokenCache' | 'clock' | 'time' | 'deadlines' | 'log' | 'report'>;

/** What stands in the folder by our hand. */
interface Shown {
  readonly session: string;
  readonly place: SharedPlace;
  readonly signIn: StoredSignIn;
  readonly text: Secret;
}

/**
 * The files of one organisation in `~/.aws/sso/cache` (docs/aws.md#token-cache). Nobody locks them: each is looked at before it
 * is written, and what another tool has refreshed is taken over. The file of the session is ours by its name. A copy under the
 * start URL can be anybody's, so it is written and removed only where it is known to be ours.
 */
export class SharedSignIn {
  readonly #services: SharedSignInServices;
  readonly #id: string;
  readonly #actions: SharedSignInActions;
  #wish: SharedWish | null = null;
  #shown: Shown | null = null;
  #looks = 0;
  /** When AWS was asked last whether a sign-in goes on whose file had vanished. */
  #askedAt: number | null = null;
  #problem: string | null = null;
  #copyProblem: string | null = null;
  #isQueued = false;
  #isStopped = false;
  /** One look after the other. */
  #turns: Promise<void> = Promise.resolve();

  constructor(services: SharedSignInServices, organisationId: string, actions: SharedSignInActions) {
    this.#services = services;
    this.#id = organisationId;
    this.#actions = actions;
  }

  /** @param wish null: it is not shared any more. */
  want(wish: SharedWish | null): void {
    if (isSame(this.#wish, wish)) return;
    const before = this.#wish;
    this.#wish = wish;
    if (before !== null && wish === null) this.#queue(() => this.#forget(before));
    this.look();
  }

  /** A file may have changed, or this computer's clock. */
  look(): void {
    if (this.#isQueued || this.#isStopped) return;
    this.#isQueued = true;
    this.#queue(() => {
      this.#isQueued = false;
      return this.#settle();
    });
  }

  /** Resolves when nothing is being written. The files stay: tools use and refresh them while Latchkey is not running. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#turns;
  }

  /** Why tools do not find it, in a sentence; null: they do, or nobody is signed in. */
  problem(isForOldTools: boolean): string | null {
    return this.#problem ?? (isForOldTools ? this.#copyProblem : null);
  }

  #queue(work: () => Promise<void>): void {
    this.#turns = this.#turns.then(async () => {
      try {
        await work();
        this.#said(null);
      } catch (error) {
        this.#failed(error);
      }
    });
  }

  async #settle(): Promise<void> {
    const wish = this.#wish;
    const shown = this.#shown;
    const isMoved = wish !== null && (shown?.session !== wish.session || shown.place.startUrl !== wish.place.startUrl);
    if (shown !== null && (wish?.signIn == null || isMoved)) await this.#takeAway(shown);
    if (wish?.signIn == null) this.#copySaid(null);
    else await this.#show(wish, wish.signIn);
  }

  async #show(wish: SharedWish, signIn: StoredSignIn): Promise<void> {
    const { tokenCache, time, clock } = this.#services;
    const there = await tokenCache.read(wish.session);
    const token = there === null ? null : readSharedText(there, time);
    if (there === null && this.#shown?.signIn === signIn) {
      this.#askAws();
    } else if (there !== null && token === null && this.#looks < mostLooks) {
      this.#looks += 1;
      clock.setTimer(looksAgainAfter, () => this.look());
    } else if (token !== null && newerSignIn(wish.place, signIn, token, time) !== null) {
      // Known as ours from now on: what it was a copy of may be another client's soon.
      this.#shown ??= { ...wish, signIn, text: sharedText(wish.place, signIn, time) };
      await this.#actions.takeNewer();
    } else {
      this.#looks = 0;
      await this.#write({ ...wish, signIn, text: sharedText(wish.place, signIn, time) }, wish.copy, there);
    }
  }

  /** The copy comes first: cut off in between, it holds the tokens of the stored sign-in, by which it is known as ours. */
  async #write(next: Shown, copy: SharedWish['copy'], there: Secret | null): Promise<void> {
    let failing: { readonly error: unknown } | null = null;
    try {
      await this.#writeCopy(next, copy, there);
    } catch (error) {
      failing = { error };
    }
    if (there?.reveal() !== next.text.reveal()) await this.#services.tokenCache.write(next.session, next.text);
    this.#shown = next;
    if (failing !== null) throw failing.error;
  }

  async #writeCopy(next: Shown, copy: SharedWish['copy'], session: Secret | null): Promise<void> {
    const { tokenCache } = this.#services;
    const { startUrl } = next.place;
    if (copy !== 'wanted') {
      await this.#removeCopy(next, session);
      this.#copySaid(copy === 'ambiguous' ? text('link.copy-ambiguous', { address: startUrl }) : null);
      return;
    }
    const there = await tokenCache.read(startUrl);
    if (there !== null && !this.#isOurs(there, session, next)) {
      this.#copySaid(text('link.copy-taken', { address: startUrl }));
      return;
    }
    if (there?.reveal() !== next.text.reveal()) await tokenCache.write(startUrl, next.text);
    this.#copySaid(null);
  }

  /**
   * It says what the session's file says, or what we wrote last; or it holds the tokens or the client of this sign-in, which a
   * cut-off write leaves, or a tool that has refreshed the session's file only. Each tool registers a client of its own.
   */
  #isOurs(copy: Secret, session: Secret | null, { signIn }: Pick<Shown, 'signIn'>): boolean {
    const known = [session, this.#shown?.text ?? null];
    if (known.some((one) => one?.reveal() === copy.reveal())) return true;
    const token = readSharedText(copy, this.#services.time);
    return (
      token !== null &&
      (token.accessToken.reveal() === signIn.accessToken.reveal() ||
        token.clientId?.reveal() === signIn.registration.clientId.reveal())
    );
  }

  async #removeCopy(of: Pick<Shown, 'place' | 'signIn'>, session: Secret | null): Promise<void> {
    const { tokenCache } = this.#services;
    const copy = await tokenCache.read(of.place.startUrl);
    if (copy !== null && this.#isOurs(copy, session, of)) await tokenCache.remove(of.place.startUrl);
  }

  async #takeAway(shown: Shown): Promise<void> {
    const { tokenCache } = this.#services;
    // An unreadable file is nobody's to keep: it goes by its name.
    const session = await tokenCache.read(shown.session).catch(() => null);
    await this.#removeCopy(shown, session);
    await tokenCache.remove(shown.session);
    this.#shown = null;
  }

  /** It is not shared any more: its file goes, also one that an earlier start has written. */
  async #forget({ session, place, signIn }: SharedWish): Promise<void> {
    const { tokenCache } = this.#services;
    const there = await tokenCache.read(session).catch(() => null);
    const copy = await tokenCache.read(place.startUrl).catch(() => null);
    const isOurs =
      copy !== null &&
      (copy.reveal() === there?.reveal() || (signIn !== null && this.#isOurs(copy, there, { signIn })));
    if (isOurs) await tokenCache.remove(place.startUrl);
    await tokenCache.remove(session);
    this.#shown = null;
  }

  /**
   * Somebody has deleted the file. `aws sso logout` does, and ends the session at AWS before; only a refresh tells. One that
   * works brings a new sign-in to be written; where AWS cannot be reached nobody knows, and its next refresh tells.
   */
  #askAws(): void {
    const { time, deadlines } = this.#services;
    const now = time.now();
    // Whoever deletes it again and again makes us ask no more than once a minute.
    if (this.#askedAt !== null && now - this.#askedAt < minute) {
      deadlines.setSpan(this.#deadline(), minute, () => this.look());
      return;
    }
    this.#askedAt = now;
    void this.#actions.findOut();
  }

  #failed(error: unknown): void {
    const { log, tokenCache, deadlines } = this.#services;
    if (this.#problem === null) log.error('A sign-in could not be shared with tools.', error);
    this.#said(text('link.sign-in-not-written', { folder: tokenCache.folder }));
    if (!this.#isStopped) deadlines.setSpan(this.#deadline(), minute, () => this.look());
  }

  #said(problem: string | null): void {
    if (this.#problem === problem) return;
    this.#problem = problem;
    this.#services.report.programsChanged();
  }

  #copySaid(problem: string | null): void {
    if (this.#copyProblem === problem) return;
    this.#copyProblem = problem;
    if (problem !== null)
      this.#services.log.warn(`The sign-in is not shared with tools that know no sessions: ${problem}`);
    this.#services.report.programsChanged();
  }

  #deadline(): string {
    return `share ${this.#id}`;
  }
}

function isSame(one: SharedWish | null, other: SharedWish | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.session === other.session &&
    one.signIn === other.signIn &&
    one.copy === other.copy &&
    one.place.startUrl === other.place.startUrl &&
    one.place.region === other.place.region
  );
}
