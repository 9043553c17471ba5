import type { Session } from './sessions.ts';

export type DeviceOutcome = 'pending' | 'approved' | 'denied' | 'redeemed';

/** One device authorization, from the code until it is redeemed. */
export interface DeviceAuthorization {
  deviceCode: string;
  userCode: string;
  clientId: string;
  clientName: string;
  region: string;
  expiresAtMs: number;
  intervalMs: number;
  outcome: DeviceOutcome;
  session: Session | undefined;
  polls: number;
  lastPollMs: number | undefined;
}

/** AWS CLI asks twice at once before its first wait, and is not told to slow down for it. */
const INSTANT_POLLS = 2;
/** What a timer of the client and the way over the network may shift. */
const TOLERANCE_MS = 50;

export class DeviceAuthorizations {
  readonly #all: DeviceAuthorization[] = [];

  add(authorization: DeviceAuthorization): void {
    this.#all.push(authorization);
  }

  byDeviceCode(deviceCode: string): DeviceAuthorization | undefined {
    return this.#all.find((authorization) => authorization.deviceCode === deviceCode);
  }

  /** Finds by the code the person typed: case, blanks and the hyphen do not matter. */
  byUserCode(userCode: string): DeviceAuthorization | undefined {
    const wanted = plain(userCode);
    return this.#all.find((authorization) => plain(authorization.userCode) === wanted);
  }

  all(): readonly DeviceAuthorization[] {
    return this.#all;
  }
}

/** Counts a poll and says whether it came too fast. */
export function pollTooFast(authorization: DeviceAuthorization, nowMs: number): boolean {
  const last = authorization.lastPollMs;
  authorization.polls += 1;
  authorization.lastPollMs = nowMs;
  if (authorization.polls <= INSTANT_POLLS || last === undefined) return false;
  return nowMs - last < authorization.intervalMs - TOLERANCE_MS;
}

function plain(userCode: string): string {
  return userCode.toUpperCase().replaceAll(/[^A-Z]/gu, '');
}
