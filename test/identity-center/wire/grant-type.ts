import * as v from 'valibot';
import { parseJson } from './body.ts';
import type { WireRequest } from './message.ts';

/** The grant a CreateToken call asks for, at most 60 characters of it; undefined for any other call. */
export function grantTypeOf(request: WireRequest): string | undefined {
  if (request.path !== '/token') return undefined;
  const parsed = v.safeParse(v.object({ grantType: v.string() }), parseJson(request.body.toString('utf8')));
  return parsed.success ? parsed.output.grantType.slice(0, 60) : undefined;
}
