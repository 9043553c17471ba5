import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountId, type Role } from '../../../electron/contract/identifiers.ts';
import { roleKey } from '../../../electron/shared/model/role.ts';
import type { RoleCredentialsBroker } from '../../../electron/core/credentials/role-credentials-broker.ts';
import { hour, instant, minute, second } from '../../../electron/core/time/instant.ts';
import type { RoleCredentials } from '../../../electron/core/ports/identity-center.ts';
import { Deadlines } from '../../../electron/core/time/deadlines.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { ServiceError, type ServiceErrorKind } from '../../../electron/core/failures/service-error.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { loneBroker } from '../../harness/lone-broker.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

const inUseFor = hour;
const answersAfter = 300;
const roles: readonly Role[] = ['111122223333', '111122224444', '111122225555'].map((accountId) => ({
  organisationId: '3f0c2c9a-6a53-4c1c-9d0b-2a4a5b8e7f10',
  accountId: accountId as AccountId,
  roleName: 'ReadOnlyAccess',
}));

type Step =
  | { readonly kind: 'ask'; readonly place: number; readonly isProgram: boolean; readonly times: number }
  /** Awake, or asleep and then woken. */
  | { readonly kind: 'pass' | 'sleep'; readonly by: number }
  | { readonly kind: 'fault'; readonly fault: ServiceErrorKind | null; readonly retryAfterMs: number | null };

/** What AWS and the askers saw of one role. */
class Seen {
  calls = 0;
  faults = 0;
  underWay = 0;
  /** Since when and until when the role is in use, without a break each; ms. */
  readonly stretches: { readonly from: number; until: number }[] = [];

  used(at: number): void {
    const last = this.stretches.at(-1);
    if (last !== undefined && at <= last.until) {
      last.until = at + inUseFor;
    } else {
      this.stretches.push({ from: at, until: at + inUseFor });
    }
  }
}

/** The broker with an AWS of its own, and what went wrong. */
class World {
  readonly wrong: string[] = [];
  readonly seen = new Map<string, Seen>(roles.map((role) => [roleKey(role), new Seen()]));
  readonly #life: number;
  readonly #clock = new ManualClock();
  readonly #time = new ServerTime(this.#clock);
  readonly #broker: RoleCredentialsBroker;
  readonly #deadlines = new Deadlines(this.#clock, this.#time);
  #fault: ServiceError | null = null;

  constructor(life: number) {
    this.#life = life;
    this.#broker = loneBroker(
      { clock: this.#clock, time: this.#time, deadlines: this.#deadlines },
      () => 0.5,
      (role) => this.#fetch(role),
    );
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'fault') {
      const { fault, retryAfterMs } = step;
      this.#fault = fault === null ? null : new ServiceError(fault, 'Asked for.', { retryAfterMs });
    } else if (step.kind === 'ask') {
      for (let time = 0; time < step.times; time += 1) void this.#ask(step.place, step.isProgram);
      // What is at hand is handed out before the computer can fall asleep.
      await settle();
    } else {
      if (step.kind === 'sleep') {
        this.#clock.jump(step.by);
        this.#deadlines.runDue();
        this.#broker.wake();
      }
      await this.#clock.advance(step.kind === 'sleep' ? second : step.by, settle);
    }
  }

  async #ask(place: number, isProgram: boolean): Promise<void> {
    const role = roles[place % roles.length];
    if (role === undefined) return;
    this.#seenOf(role).used(this.#time.now());
    try {
      const ready = isProgram ? this.#broker.ready(role) : null;
      const { expiresAt } = ready ?? (await this.#broker.credentials(role, isProgram ? 'program' : 'person'));
      if (expiresAt <= this.#time.now()) this.wrong.push(`served ${String(this.#time.now() - expiresAt)} ms too late`);
    } catch (error) {
      if (!(error instanceof ServiceError)) this.wrong.push(String(error));
    }
  }

  async #fetch(role: Role): Promise<RoleCredentials> {
    const seen = this.#seenOf(role);
    seen.calls += 1;
    seen.underWay += 1;
    if (seen.underWay > 1) this.wrong.push('two requests for one role');
    await new Promise((resolve) => this.#clock.setTimer(answersAfter, () => resolve(null)));
    seen.underWay -= 1;
    if (this.#fault !== null) {
      seen.faults += 1;
      throw this.#fault;
    }
    const secret = new Secret('secret');
    const expiresAt = instant(Math.round(this.#clock.now() + this.#life));
    return { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: secret, sessionToken: secret, expiresAt };
  }

  #seenOf(role: Role): Seen {
    const seen = this.seen.get(roleKey(role));
    if (seen === undefined) throw new Error('There is no such role.');
    return seen;
  }
}

/** All that follows from what has happened, before the clock moves on. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      place: fc.nat(roles.length - 1),
      isProgram: fc.boolean(),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), by: fc.oneof(fc.nat(second), fc.nat(45 * minute)) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sleep' as const), by: fc.nat(3 * hour) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      fault: fc.oneof(
        fc.constant(null),
        fc.constantFrom(
          'offline' as const,
          'throttled' as const,
          'unavailable' as const,
          'forbidden' as const,
          'unauthorized' as const,
        ),
      ),
      retryAfterMs: fc.option(fc.nat(2 * minute)),
    }),
  },
);

describe('the broker, whatever is asked and whatever goes wrong', () => {
  it.each([15 * minute, hour, 12 * hour])(
    'serves nothing that has ended and asks AWS no more than it must, when credentials live %i ms',
    async (life) => {
      const renewedAfter = life - Math.min(20 * minute, life / 3);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
          const world = new World(life);
          for (const one of steps) await world.take(one);
          const tooMany = [...world.seen.values()]
            .map(({ calls, faults, stretches }) => {
              // Each stretch begins with a request of its own.
              const needed = stretches.map(({ from, until }) => Math.ceil((until - from) / renewedAfter));
              return { calls, faults, needed, most: needed.reduce((sum, one) => sum + one, 1) + faults };
            })
            .filter(({ calls, most }) => calls > most);
          expect({ wrong: world.wrong, tooMany }).toEqual({ wrong: [], tooMany: [] });
        }),
        { numRuns: 60 },
      );
    },
  );
});
