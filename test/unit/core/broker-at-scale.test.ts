import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountId, type Role } from '../../../electron/contract/identifiers.ts';
import { roleKey } from '../../../electron/shared/model/role.ts';
import type { RoleCredentialsBroker } from '../../../electron/core/credentials/role-credentials-broker.ts';
import { hour, instant, minute, second } from '../../../electron/core/time/instant.ts';
import type { RoleCredentials } from '../../../electron/core/ports/identity-center.ts';
import { Deadlines } from '../../../electron/core/time/deadlines.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { seeded } from '../../soak/random.ts';
import { loneBroker } from '../../harness/lone-broker.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

const many = 200;
const answersAfter = 300;
const inUseFor = hour;
/** So long all of them take at ten calls a second, each with its answer: what ends sooner after a wake may be lost. */
const allTake = (many / 10) * second + answersAfter + second;
/** Answers of AWS: a role's permission set has a life of its own. */
const lives = [15 * minute, hour, 12 * hour];
/** The same on each run. */
const spread = seeded(1);
const secret = new Secret('secret');

type Step =
  | { readonly kind: 'ask'; readonly from: number; readonly count: number; readonly isProgram: boolean }
  | { readonly kind: 'pass' | 'sleep'; readonly by: number };

interface Seen {
  readonly role: Role;
  readonly life: number;
  endsAt: number;
  inUseUntil: number;
  isUnderWay: boolean;
}

/** Many roles of one organisation, used in any way, and an AWS that always answers. */
class World {
  readonly wrong = new Set<string>();
  readonly #clock = new ManualClock();
  readonly #time = new ServerTime(this.#clock);
  readonly #deadlines = new Deadlines(this.#clock, this.#time);
  readonly #seen: ReadonlyMap<string, Seen>;
  readonly #broker: RoleCredentialsBroker;
  readonly #unasked: number[] = [];
  #isAsking = false;
  #wokenAt = 0;

  constructor(fraction: () => number) {
    const seen = Array.from({ length: many }, (_none, place): Seen => {
      const accountId = String(100_000_000_000 + place) as AccountId;
      const role = { organisationId: 'northwind', accountId, roleName: 'ReadOnlyAccess' };
      return { role, life: lives[place % lives.length] ?? hour, endsAt: 0, inUseUntil: 0, isUnderWay: false };
    });
    this.#seen = new Map(seen.map((one) => [roleKey(one.role), one]));
    this.#broker = loneBroker({ clock: this.#clock, time: this.#time, deadlines: this.#deadlines }, fraction, (role) =>
      this.#fetch(role),
    );
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'ask') {
      [...this.#seen.values()]
        .slice(step.from, step.from + step.count)
        .forEach((seen) => this.#ask(seen, step.isProgram));
      await this.#pass(second);
    } else if (step.kind === 'pass') {
      await this.#pass(step.by);
    } else {
      this.#clock.jump(step.by);
      this.#wokenAt = this.#clock.now();
      this.#deadlines.runDue();
      this.#broker.wake();
      await this.#pass(second);
    }
  }

  #ask(seen: Seen, isProgram: boolean): void {
    seen.inUseUntil = this.#clock.now() + inUseFor;
    this.#isAsking = true;
    if (!isProgram || this.#broker.ready(seen.role) === null) {
      void this.#broker.credentials(seen.role, isProgram ? 'program' : 'person');
    }
    this.#isAsking = false;
  }

  /** In steps of a second, so that what has ended is seen. */
  async #pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += second) {
      await this.#clock.advance(second, settle);
      this.#check();
    }
  }

  #check(): void {
    const now = this.#clock.now();
    for (const { endsAt, inUseUntil, isUnderWay } of this.#seen.values()) {
      const canBeKnown = endsAt > this.#wokenAt + allTake;
      if (endsAt !== 0 && endsAt <= now && endsAt < inUseUntil && canBeKnown && !isUnderWay)
        this.wrong.add('ended unrenewed');
    }
    const atOnce = this.#unasked.filter((at) => at > this.#clock.monotonic() - second).length;
    if (atOnce > 11) this.wrong.add(`${String(atOnce)} renewals in a second`);
    const underWay = [...this.#seen.values()].filter((seen) => seen.isUnderWay).length;
    if (this.#clock.timerCount() - underWay > 1) this.wrong.add('more than one timer');
    this.#unasked.splice(0, this.#unasked.length - 100);
  }

  async #fetch(role: Role): Promise<RoleCredentials> {
    const seen = this.#seen.get(roleKey(role));
    if (seen === undefined) throw new Error('There is no such role.');
    if (seen.isUnderWay) this.wrong.add('two requests for one role');
    if (!this.#isAsking) this.#unasked.push(this.#clock.monotonic());
    seen.isUnderWay = true;
    await new Promise((resolve) => this.#clock.setTimer(answersAfter, () => resolve(null)));
    seen.isUnderWay = false;
    seen.endsAt = this.#clock.now() + seen.life;
    return {
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: secret,
      sessionToken: secret,
      expiresAt: instant(seen.endsAt),
    };
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      from: fc.nat(many / 2),
      count: fc.oneof(fc.nat(5), fc.constant(many)),
      isProgram: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), by: fc.nat(30 * minute) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sleep' as const), by: fc.nat(hour) }) },
);

describe('two hundred roles, used in any way, while AWS answers', () => {
  it.each([
    ['in the same instant', () => 0],
    ['within a minute', () => spread.fraction()],
  ])(
    'none in use ends unrenewed, no burst, one request for each and one timer, when they fall due %s',
    async (_name, fraction) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12, size: 'max' }), async (steps) => {
          const world = new World(fraction);
          for (const one of steps) await world.take(one);
          expect([...world.wrong]).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
  );
});
