import type { Services } from '../app/services.ts';
import type { Role } from '../../contract/identifiers.ts';
import { later, type Instant } from '../time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deadlines } from '../time/deadlines.ts';
import { PriorityQueue } from '../time/priority-queue.ts';
import { ServiceError } from '../failures/service-error.ts';
import { CallPace, type PaceLimits } from '../throttling/call-pace.ts';
import type { ServerTime } from '../time/server-time.ts';

/**
 * Nobody knows AWS's limit for GetRoleCredentials; this leaves half of the 20 calls a second that are known of its list
 * calls (docs/aws.md#throttling) to whoever asks now. Ten thousand renewals take 17 of the 20 minutes that are left of
 * them then.
 */
const renewalPace: PaceLimits = { start: 10, most: 10 };

/** Turns are not given up one by one: what waits for them is. */
const neverAborted = new AbortController().signal;

type PaceServices = Pick<Services, 'clock' | 'time' | 'deadlines'>;

interface Renewal {
  readonly key: string;
  readonly endsAt: Instant;
  readonly renew: () => void;
}

/**
 * How often one organisation is asked for credentials of roles. AWS counts the calls of a caller, whichever roles they are
 * for, so a 429 for one slows the renewals of all. What somebody asks for now waits for none of them.
 */
export class RenewalQueue {
  readonly #time: ServerTime;
  readonly #pace: CallPace;
  readonly #waiting = new Map<string, Renewal>();
  /** Also holds what was dropped, until it comes up. */
  readonly #byEnd = new PriorityQueue<Renewal>((one, other) => one.endsAt < other.endsAt);
  #isTaking = false;
  #refusal: { readonly error: ServiceError; readonly until: Instant } | null = null;

  constructor({ clock, time, deadlines }: PaceServices, organisationId: string) {
    this.#time = time;
    this.#pace = new CallPace(onDeadline(clock, deadlines, `next renewal ${organisationId}`), renewalPace);
  }

  /** Renews when it is this one's turn: what ends first goes first. One that waits already keeps its place. */
  renewInTurn(key: string, endsAt: Instant, renew: () => void): void {
    if (!this.#waiting.has(key)) {
      const renewal = { key, endsAt, renew };
      this.#waiting.set(key, renewal);
      this.#byEnd.add(renewal);
      void this.#takeTurns();
    }
  }

  /** It is needed no more, or on its way without a turn. */
  drop(key: string): void {
    this.#waiting.delete(key);
  }

  succeeded(): void {
    this.#pace.succeeded();
  }

  /** A call came to this. */
  failed(error: unknown): void {
    if (!(error instanceof ServiceError)) {
      return;
    }
    const { kind, retryAfterMs } = error;
    if (kind === 'throttled') {
      this.#pace.throttled(retryAfterMs);
    } else if (kind === 'unavailable') {
      this.#pace.unavailable(retryAfterMs);
    } else if (kind === 'offline' || kind === 'proxy') {
      this.#pace.lost();
    }
    if (retryAfterMs !== null) {
      this.#refusal = { error, until: later(this.#time.now(), retryAfterMs) };
    }
  }

  /** What AWS said when it asked to be left alone (`Retry-After`), while that lasts. */
  refusal(): ServiceError | null {
    return this.#refusal !== null && this.#time.now() < this.#refusal.until ? this.#refusal.error : null;
  }

  async #takeTurns(): Promise<void> {
    if (this.#isTaking) {
      return;
    }
    this.#isTaking = true;
    while (this.#waiting.size > 0) {
      await this.#pace.turn(neverAborted);
      this.#takeFirst();
    }
    this.#isTaking = false;
  }

  #takeFirst(): void {
    for (let first = this.#byEnd.take(); first !== undefined; first = this.#byEnd.take()) {
      if (this.#waiting.get(first.key) === first) {
        this.#waiting.delete(first.key);
        first.renew();
        return;
      }
    }
  }
}

/** One pace for each organisation. */
export class RequestPaces {
  readonly #services: PaceServices;
  readonly #paces = new Map<string, RenewalQueue>();

  constructor(services: PaceServices) {
    this.#services = services;
  }

  of({ organisationId }: Pick<Role, 'organisationId'>): RenewalQueue {
    const pace = this.#paces.get(organisationId) ?? new RenewalQueue(this.#services, organisationId);
    this.#paces.set(organisationId, pace);
    return pace;
  }
}

/** The clock with its timers, of which one is set at a time, among the deadlines: however many organisations, one timer in all. */
function onDeadline(clock: Clock, deadlines: Deadlines, name: string): Clock {
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    setTimer(milliseconds, callback) {
      deadlines.setSpan(name, milliseconds, callback);
      return { cancel: () => deadlines.clear(name) };
    },
  };
}
