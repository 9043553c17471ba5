import type { Services } from '../app/services.ts';
import { failureOf } from '../failures/fail.ts';
import { later, minute, second } from '../time/instant.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { isUnauthorized, ServiceError } from '../failures/service-error.ts';
import type { StoredSignIn } from '../storage/secret-document.ts';

/** Between two tries to sign out at AWS; the last one repeats until the access token, which alone can end a session, is over. */
const pauses = [5 * second, 30 * second, 2 * minute, 5 * minute];

/**
 * Ends a sign-in at AWS, by its own access token. Without one, or with one that AWS refuses, there is nothing to end.
 * Rejects with a `ServiceError`, also where somebody answers who is not AWS.
 */
export async function logOut(
  services: Pick<Services, 'identityCenter'>,
  organisation: OrganisationRecord,
  signIn: StoredSignIn | null,
): Promise<void> {
  if (signIn !== null) {
    const identityCenter = await services.identityCenter();
    await identityCenter
      .logout(organisation, signIn.accessToken, new AbortController().signal)
      .catch((error: unknown) => {
        if (!isUnauthorized(error)) throw error;
      });
  }
}

type LogOutServices = Pick<Services, 'identityCenter' | 'deadlines' | 'time' | 'log' | 'report'>;

/** Signs out at AWS where it is done here already. What AWS could not be asked is kept in memory alone, and tried again. */
export class LogOutLater {
  readonly #services: LogOutServices;
  readonly #organisation: OrganisationRecord;
  #pending: StoredSignIn | null = null;
  #tries = 0;
  /** Once for each sign-out: who has put it away knows. */
  #isReported = false;

  constructor(services: LogOutServices, organisation: OrganisationRecord) {
    this.#services = services;
    this.#organisation = organisation;
  }

  /** The first try; resolves when it is over, however it ended. */
  async begin(signIn: StoredSignIn | null): Promise<void> {
    this.stop();
    this.#pending = signIn;
    await this.#try();
  }

  /** After a wake or the return of the network: what waits for its next try takes it now. */
  wake(): void {
    if (this.#pending !== null) {
      this.#tries = 0;
      void this.#try();
    }
  }

  /** Nobody wants it any more: a new sign-in in the same browser could be ended with the old one. */
  stop(): void {
    this.#tries = 0;
    this.#services.deadlines.clear(this.#deadline());
    this.#pending = null;
    if (this.#isReported) {
      this.#isReported = false;
      this.#services.report.signOutPending(this.#organisation, false);
    }
  }

  async #try(): Promise<void> {
    const signIn = this.#pending;
    try {
      await logOut(this.#services, this.#organisation, signIn);
      if (this.#pending === signIn) this.stop();
    } catch (error) {
      this.#services.log.warn(`AWS could not be told of the sign-out: ${failureOf(error, {}, 'sign-out').code}.`);
      if (this.#pending === signIn) this.#failed(error instanceof ServiceError ? (error.retryAfterMs ?? 0) : 0);
    }
  }

  /** @param askedMs how long AWS asked to be left alone. */
  #failed(askedMs: number): void {
    const pause = pauses[Math.min(this.#tries, pauses.length - 1)] ?? minute;
    const next = later(this.#services.time.now(), Math.max(pause, askedMs));
    this.#tries += 1;
    if (this.#pending === null || this.#pending.accessTokenExpiresAt <= next) {
      this.#services.log.warn('The session goes on at AWS until its own end: there is nothing left to end it with.');
      this.stop();
      return;
    }
    if (!this.#isReported) {
      this.#isReported = true;
      this.#services.report.signOutPending(this.#organisation, true);
    }
    this.#services.deadlines.set(this.#deadline(), next, () => void this.#try());
  }

  #deadline(): string {
    return `sign out ${this.#organisation.id}`;
  }
}
