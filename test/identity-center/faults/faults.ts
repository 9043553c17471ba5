import { seededNumber } from '../seeded.ts';
import type { Simulator } from '../simulator.ts';
import { grantTypeOf } from '../wire/grant-type.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import type { InjectedFault } from './fault-kind.ts';
import { FAULT_KINDS } from './fault-kinds.ts';
import type { Fault } from './fault-schema.ts';

export interface ActiveFault extends Fault {
  id: number;
  /** How often it has struck. */
  injections: number;
}

type Answer = { reply: WireReply | 'reset'; faults: readonly string[] };

/** The faults in force, in the order they were added. Chance comes from the seed, so a run can be repeated. */
export class Faults {
  readonly #seed: number;
  #active: ActiveFault[] = [];
  #lastId = 0;
  #draws = 0;
  #injections = 0;
  #waiting: { times: number; resolve: () => void }[] = [];

  constructor(seed: number) {
    this.#seed = seed;
  }

  add(fault: Fault): ActiveFault {
    this.#lastId += 1;
    const active = { ...fault, id: this.#lastId, injections: 0 };
    this.#active.push(active);
    return active;
  }

  /** Faults that can still injected. */
  all(): readonly ActiveFault[] {
    return this.#active;
  }

  clear(): void {
    this.#active = [];
  }

  /** Resolves as soon as faults have struck that often in all: a slow answer has begun to be slow by then. */
  whenInjected(times: number): Promise<void> {
    if (this.#injections >= times) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ times, resolve }));
  }

  /** Answers a request through the faults that meet it. */
  async answer(
    request: WireRequest,
    simulator: Simulator,
    serve: () => WireReply | Promise<WireReply>,
  ): Promise<Answer> {
    const meeting = this.#active.filter(
      (fault) => meets(fault, request) && concerns({ fault, request, simulator }) && this.#happens(fault),
    );
    const names: string[] = [];
    let reply: WireReply | 'reset' | undefined;
    for (const fault of meeting) {
      const { before } = FAULT_KINDS[fault.kind];
      if (before === undefined || reply !== undefined || !this.#inject(fault)) continue;
      names.push(fault.kind);
      reply = await before({ fault, request, simulator });
    }
    if (reply === 'reset') return { reply, faults: names };
    let result = reply ?? (await serve());
    for (const fault of meeting) {
      const changed = isSpent(fault)
        ? undefined
        : FAULT_KINDS[fault.kind].after?.(result, { fault, request, simulator });
      if (changed === undefined) continue;
      this.#inject(fault);
      names.push(fault.kind);
      result = changed;
    }
    return { reply: result, faults: names };
  }

  #happens(fault: Fault): boolean {
    if (fault.probability >= 1) return true;
    this.#draws += 1;
    return (
      seededNumber(`${String(this.#seed)}/fault/${String(this.#draws)}`, 1_000_000) < fault.probability * 1_000_000
    );
  }

  /** Counts one strike; false when another request used the last one up in the meantime. */
  #inject(fault: ActiveFault): boolean {
    if (isSpent(fault)) return false;
    fault.injections += 1;
    this.#injections += 1;
    for (const waiting of this.#waiting) if (waiting.times <= this.#injections) waiting.resolve();
    this.#waiting = this.#waiting.filter(({ times }) => times > this.#injections);
    if (isSpent(fault)) this.#active = this.#active.filter((other) => other !== fault);
    return true;
  }
}

function isSpent(fault: ActiveFault): boolean {
  return fault.count !== undefined && fault.injections >= fault.count;
}

function concerns(injected: InjectedFault): boolean {
  return FAULT_KINDS[injected.fault.kind].concerns?.(injected) ?? true;
}

function meets(fault: Fault, request: WireRequest): boolean {
  if (fault.grantType !== undefined && grantTypeOf(request)?.split(':').at(-1) !== fault.grantType) return false;
  if (fault.method !== undefined && fault.method !== request.method) return false;
  if (fault.page !== undefined && (fault.page === 'later') !== request.query.has('next_token')) return false;
  return fault.path === '*' || fault.path === request.path;
}
