import * as v from 'valibot';
import { parseJson } from '../wire/body.ts';
import type { WireReply } from '../wire/message.ts';
import type { Fault } from './fault-schema.ts';

const record = v.record(v.string(), v.unknown());
type Change = (value: unknown) => unknown;

/** An answer of 200 with one field changed or left out; undefined when it has no such place. */
export function changedField(reply: WireReply, fault: Fault): WireReply | undefined {
  if (reply.status !== 200) return undefined;
  const whole = v.safeParse(record, parseJson(reply.body));
  if (!whole.success) return undefined;
  const changed = within(whole.output, fault.field.split('.'), changeOf(fault));
  return changed === undefined ? undefined : { ...reply, body: JSON.stringify(changed) };
}

/** Half of the text with the length that belongs to it: well-formed HTTP, but no JSON. */
export function halved(reply: WireReply): WireReply {
  return { ...reply, body: reply.body.slice(0, reply.body.length / 2) };
}

export function withoutRefreshToken(reply: WireReply): WireReply | undefined {
  const parsed = v.safeParse(v.looseObject({ refreshToken: v.string() }), parseJson(reply.body));
  if (!parsed.success) return undefined;
  return { ...reply, body: JSON.stringify({ ...parsed.output, refreshToken: undefined }) };
}

export function withoutErrorType(reply: WireReply): WireReply | undefined {
  const { 'x-amzn-ErrorType': dropped, ...headers } = reply.headers;
  return dropped === undefined ? undefined : { ...reply, headers };
}

function changeOf({ as, plus, value }: Fault): Change {
  if (plus !== undefined) return (own) => numberOf(own) + plus;
  switch (as) {
    case 'seconds':
      return (own) => Math.floor(numberOf(own) / 1000);
    case 'text':
      return (own) => String(own);
    case 'instant':
      return (own) => new Date(numberOf(own)).toISOString();
    default:
      // JSON leaves undefined out.
      return () => value;
  }
}

function within(
  whole: Record<string, unknown>,
  [name = '', ...inside]: readonly string[],
  change: Change,
): Record<string, unknown> | undefined {
  if (!Object.hasOwn(whole, name)) return undefined;
  if (inside.length === 0) return { ...whole, [name]: change(whole[name]) };
  const part = v.safeParse(record, whole[name]);
  const changed = part.success ? within(part.output, inside, change) : undefined;
  return changed === undefined ? undefined : { ...whole, [name]: changed };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
