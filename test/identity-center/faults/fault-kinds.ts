import * as v from 'valibot';
import type { SimulatorClock } from '../clock.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { parseJson } from '../wire/body.ts';
import { denied, expired, revoked } from './refusals.ts';
import { portalError } from '../wire/service-error.ts';

/** One fault as a test asks for it. */
export const faultSchema = v.strictObject({
  kind: v.picklist([
    'throttle',
    'status',
    'reset',
    'slow',
    'body',
    'omitRefreshToken',
    'dropErrorType',
    'deny',
    'expire',
    'revoke',
  ]),
  /** Path without the region, or `*` for every one. */
  path: v.optional(v.pipe(v.string(), v.regex(/^(\*|\/.*)$/u, 'path must be * or begin with /')), '*'),
  method: v.optional(v.picklist(['GET', 'POST'])),
  /** How often it strikes; without it, for ever. */
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  body: v.optional(v.string()),
  contentType: v.optional(v.string(), 'application/json'),
  retryAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  ms: v.optional(v.pipe(v.number(), v.minValue(0)), 1000),
});
export type Fault = v.InferOutput<typeof faultSchema>;
export type FaultRequest = v.InferInput<typeof faultSchema>;

export interface FaultKind {
  /** Before the service sees the call: an answer in its place, `reset` to cut the connection, or nothing to go on. */
  before?: (
    fault: Fault,
    clock: SimulatorClock,
    request: WireRequest,
  ) => WireReply | 'reset' | undefined | Promise<undefined>;
  /** After the service answered: the changed answer, or undefined when this fault does not concern it (and is not counted). */
  after?: (fault: Fault, reply: WireReply) => WireReply | undefined;
}

/** Every fault the simulator knows. A new one is an entry here and its name in the schema above. */
export const FAULT_KINDS: Readonly<Record<Fault['kind'], FaultKind>> = {
  throttle: { before: (fault) => withRetryAfter(fault, portalError('TooManyRequestsException').reply) },
  status: {
    before: (fault) => withRetryAfter(fault, madeReply(fault, fault.status ?? 500, '{"message":"Internal error"}')),
  },
  reset: { before: () => 'reset' },
  slow: { before: (fault, clock) => clock.sleep(fault.ms).then(() => undefined) },
  body: { after: (fault, reply) => madeReply(fault, fault.status ?? reply.status, '{}') },
  omitRefreshToken: { after: (_fault, reply) => withoutRefreshToken(reply) },
  deny: { before: (_fault, _clock, request) => denied(request) },
  expire: { before: (_fault, _clock, request) => expired(request) },
  revoke: { before: (_fault, _clock, request) => revoked(request) },
  dropErrorType: { after: (_fault, reply) => withoutErrorType(reply) },
};

function madeReply(fault: Fault, status: number, usualBody: string): WireReply {
  return { status, headers: { 'Content-Type': fault.contentType }, body: fault.body ?? usualBody };
}

function withRetryAfter(fault: Fault, reply: WireReply): WireReply {
  if (fault.retryAfterSeconds === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(fault.retryAfterSeconds) } };
}

function withoutRefreshToken(reply: WireReply): WireReply | undefined {
  const parsed = v.safeParse(v.looseObject({ refreshToken: v.string() }), parseJson(reply.body));
  if (!parsed.success) return undefined;
  return { ...reply, body: JSON.stringify({ ...parsed.output, refreshToken: undefined }) };
}

function withoutErrorType(reply: WireReply): WireReply | undefined {
  const { 'x-amzn-ErrorType': dropped, ...headers } = reply.headers;
  return dropped === undefined ? undefined : { ...reply, headers };
}
