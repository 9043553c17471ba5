import * as v from 'valibot';
import type { ClockMove } from '../clock.ts';
import { faultSchema } from '../faults/fault-schema.ts';
import type { FaultRequest } from '../faults/fault-schema.ts';
import type { ActiveFault } from '../faults/faults.ts';
import type { Account } from '../organisation/accounts.ts';
import { answerDevice } from '../person.ts';
import type { DeviceAnswer } from '../person.ts';
import { ControlError } from './call.ts';
import { IdentityControl } from './identity-control.ts';
import type { Simulator } from '../simulator.ts';
import type { DeviceOutcome } from '../state/device-authorizations.ts';
import type { LoggedRequest } from '../state/request-log.ts';
import type { IssuedSecret } from '../state/secret-book.ts';
import { switchesSchema } from '../state/switches.ts';
import type { SwitchChange, Switches } from '../state/switches.ts';

export interface ClockReading {
  nowMs: number;
  frozen: boolean;
}

export interface WaitingDevice {
  userCode: string;
  clientName: string;
  region: string;
  outcome: DeviceOutcome | 'expired';
  polls: number;
}

export interface OpenedConsole {
  accountId: string;
  roleName: string;
  destination: string;
}

/** What stands behind the control API. Tests in the same process may call it directly. */
export class Control {
  /** What administrators do: people, groups, assignments, identity source; and CloudTrail. */
  readonly identity: IdentityControl;
  readonly #simulator: Simulator;

  constructor(simulator: Simulator) {
    this.identity = new IdentityControl(simulator);
    this.#simulator = simulator;
  }

  state(): Record<string, number> {
    const { registrations, devices, sessions, roleCredentials, consoles, requests } = this.#simulator;
    return {
      accounts: this.#simulator.organisation.positions().length,
      registrations: registrations.size,
      deviceAuthorizations: devices.all().length,
      ...sessions.counts(this.#simulator.clock.now()),
      roleCredentials: roleCredentials.size,
      signinTokens: consoles.tokenCount,
      consoleSessions: consoles.all().length,
      requests: requests.all().length,
    };
  }

  /** Every call of a client or browser, oldest first, without secrets. */
  requests(): readonly LoggedRequest[] {
    return this.#simulator.requests.all();
  }

  /** Resolves as soon as the log holds that many calls of an operation such as `CreateToken`. */
  whenAsked(operation: string, times: number): Promise<void> {
    return this.#simulator.requests.whenAsked(operation, times);
  }

  clearRequests(): void {
    this.#simulator.requests.clear();
  }

  /** Every secret given out so far, for tests that look for leaks. */
  secrets(): readonly IssuedSecret[] {
    return this.#simulator.maker.secrets.all();
  }

  /** The accounts and permission sets as they are, for tests that compare. */
  accounts(): readonly Account[] {
    return this.#simulator.organisation.positions();
  }

  clock(): ClockReading {
    return { nowMs: this.#simulator.clock.now(), frozen: this.#simulator.clock.frozen };
  }

  moveClock(move: ClockMove): ClockReading {
    this.#simulator.clock.move(move);
    return this.clock();
  }

  /** Device authorizations, oldest first, by user code. */
  devices(): WaitingDevice[] {
    const now = this.#simulator.clock.now();
    return this.#simulator.devices.all().map(({ userCode, clientName, region, outcome, polls, expiresAtMs }) => ({
      userCode,
      clientName,
      region,
      outcome: outcome === 'pending' && expiresAtMs <= now ? 'expired' : outcome,
      polls,
    }));
  }

  /** Consoles that were opened, oldest first. */
  consoles(): OpenedConsole[] {
    return this.#simulator.consoles.all().map(({ credentials: { role }, destination }) => ({
      accountId: role.accountId,
      roleName: role.name,
      destination: destination.href,
    }));
  }

  /** As the first user, or as somebody else. */
  approveDevice(userCode: string, userName?: string): void {
    this.#answer(userCode, 'allow', userName);
  }

  denyDevice(userCode: string): void {
    this.#answer(userCode, 'deny');
  }

  /** Ends every live session now, as an administrator may; returns how many. */
  endSessions(): number {
    const now = this.#simulator.clock.now();
    const live = this.#simulator.sessions.live(now);
    for (const session of live) this.#simulator.sessions.end(session, now);
    return live.length;
  }

  /** How long new sessions last, in ms; with `current` the live ones too, counted from their start. */
  setSessionLength(ms: number, current = false): void {
    this.#simulator.sessions.setLength(ms, current, this.#simulator.clock.now());
  }

  /** Makes all access tokens invalid; sessions and refresh tokens stay. */
  revokeAccessTokens(): number {
    return this.#simulator.sessions.revokeAccessTokens();
  }

  /** Forgets all registered clients, so that the next call with one gets 401 InvalidClientException. */
  forgetRegistrations(): number {
    return this.#simulator.registrations.forgetAll();
  }

  removeAssignment(accountId: string, roleName: string): void {
    if (this.#simulator.organisation.assignments.suspend(accountId, roleName)) return;
    throw new ControlError(`There is no assignment of ${roleName} in account ${accountId} to remove.`);
  }

  restoreAssignment(accountId: string, roleName: string): void {
    if (this.#simulator.organisation.assignments.restore(accountId, roleName)) return;
    throw new ControlError(`The assignment of ${roleName} in account ${accountId} was not removed before.`);
  }

  faults(): readonly ActiveFault[] {
    return this.#simulator.faults.all();
  }

  addFault(fault: FaultRequest): ActiveFault {
    return this.#simulator.faults.add(v.parse(faultSchema, fault));
  }

  /** Resolves as soon as faults have struck that often in all; a slow answer strikes when it begins to be slow. */
  whenInjected(times: number): Promise<void> {
    return this.#simulator.faults.whenInjected(times);
  }

  removeFaults(): void {
    this.#simulator.faults.clear();
  }

  switches(): Switches {
    return this.#simulator.switches;
  }

  setSwitches(change: SwitchChange): Switches {
    this.#simulator.switches = v.parse(switchesSchema, { ...this.#simulator.switches, ...change });
    return this.#simulator.switches;
  }

  #answer(userCode: string, answer: DeviceAnswer, userName?: string): void {
    const { store, firstUser } = this.#simulator.organisation;
    const user = userName === undefined ? firstUser : store.userByName(userName);
    if (user === undefined) throw new ControlError(`There is no user ${userName ?? ''}.`);
    const outcome = answerDevice(this.#simulator, userCode, answer, { user, session: undefined });
    if (outcome === 'approved' || outcome === 'denied') return;
    throw new ControlError(`The user code ${userCode} cannot be answered: ${outcome}.`);
  }
}
