import * as v from 'valibot';
import { instantSchema } from '../../contract/identifiers.ts';
import { lastInstant, type Instant } from '../../shared/model/instant.ts';

export { day, hour, minute, second } from '../../shared/model/spans.ts';
export type { Instant };

/** Milliseconds since the epoch on the server's clock. Throws for a fraction, a negative number, NaN, and what no `Date` can be. */
export function instant(milliseconds: number): Instant {
  return v.parse(instantSchema, milliseconds);
}

/** An instant moved by a span in milliseconds, no further than instants go. */
export function later(from: Instant, milliseconds: number): Instant {
  return instant(Math.min(Math.max(0, Math.round(from + milliseconds)), lastInstant));
}

/** `2026-11-22T20:35:29Z`: whole seconds and `Z`, the one form every AWS SDK reads (docs/aws.md#times-and-units). */
export function isoSeconds(at: Instant): string {
  return `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
