import { minute, second } from '../../electron/core/time/instant.ts';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import type { InProcess, SimulatedOrganisation } from '../faults/in-process.ts';
import type { Random } from './random.ts';

const paths = ['/token', '/assignment/accounts', '/assignment/roles', '/federation/credentials', '*'];

const passing: readonly Omit<FaultRequest, 'path'>[] = [
  { kind: 'throttle' },
  { kind: 'throttle', retryAfterSeconds: 20 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, contentType: 'text/html', body: '<html>' },
  { kind: 'status', status: 403, contentType: 'text/html', body: '<html>' },
  { kind: 'reset' },
  { kind: 'slow', ms: 61 * second },
  { kind: 'slow', ms: 12 * second },
  // A sign-in without one from the start cannot be kept by anybody.
  { kind: 'omitRefreshToken', grantType: 'refresh_token' },
];

/** Trouble of the day, from the seed: none of it may end a sign-in except what an administrator does. */
export class Trouble {
  readonly #core: InProcess;
  readonly #random: Random;
  #endsAt = 0;
  /** What an administrator did that costs calls or ends sign-ins. */
  revocations = 0;

  constructor(core: InProcess, random: Random) {
    this.#core = core;
    this.#random = random;
  }

  /** Once a minute while the computer is awake. */
  look(): void {
    const now = this.#core.clock.now();
    if (this.#endsAt !== 0 && now >= this.#endsAt) this.end();
    if (this.#random.oneIn(150)) this.#begin(now);
    if (this.#random.oneIn(2000)) {
      this.#organisation().control.revokeAccessTokens();
      this.revocations += 1;
    }
    if (this.#random.oneIn(4000)) this.#organisation().control.endSessions();
  }

  end(): void {
    this.#endsAt = 0;
    this.#core.wire.offline = false;
    for (const { control } of this.#core.organisations) control.removeFaults();
  }

  #begin(now: number): void {
    this.#endsAt = now + (1 + this.#random.below(this.#random.oneIn(4) ? 120 : 8)) * minute;
    if (this.#random.oneIn(4)) {
      this.#core.wire.offline = true;
      return;
    }
    const fault = passing[this.#random.below(passing.length)];
    const path = paths[this.#random.below(paths.length)];
    const { control, simulator } = this.#organisation();
    // A service that spends a refresh token always gives the next one.
    if (fault === undefined || (fault.kind === 'omitRefreshToken' && simulator.switches.singleUseRefreshTokens)) return;
    const failingPath = fault.kind === 'status' && fault.status === 403 ? '/token' : path;
    control.addFault({ ...fault, path: failingPath, probability: this.#random.oneIn(2) ? 1 : 0.5 });
  }

  #organisation(): SimulatedOrganisation {
    return this.#core.organisations[this.#random.below(this.#core.organisations.length)] ?? this.#core.first;
  }
}
