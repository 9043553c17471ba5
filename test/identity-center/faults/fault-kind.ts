import type { Simulator } from '../simulator.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import type { Fault } from './fault-schema.ts';

/** A fault about to strike a request. */
export interface InjectedFault {
  readonly fault: Fault;
  readonly request: WireRequest;
  readonly simulator: Simulator;
}

export interface FaultKind {
  /** False: this request is none it could strike, so it passes and is not counted. All are when left out. */
  concerns?: (injected: InjectedFault) => boolean;
  /** Before the service sees the call: an answer in its place, `reset` to cut the connection, or nothing to go on. */
  before?: (injected: InjectedFault) => WireReply | 'reset' | undefined | Promise<undefined>;
  /** After the service answered: the changed answer, or undefined when this fault does not concern it (and is not counted). */
  after?: (reply: WireReply, injected: InjectedFault) => WireReply | undefined;
}
