import * as v from 'valibot';
import { instantSchema } from './identifiers.ts';

/** Why this copy of Latchkey looks for no updates by itself; `package-manager`: something else put it here and replaces it. */
export const withoutUpdates = ['development', 'no-address', 'package-manager'] as const;

/** How it stands with newer versions of Latchkey. */
export const updatesSchema = v.strictObject({
  /** Null: it looks for them. */
  without: v.nullable(v.picklist(withoutUpdates)),
  /** `found`: the person decides whether it is downloaded; `ready`: it is downloaded and was checked, and they decide when it is installed. */
  state: v.picklist(['unasked', 'checking', 'newest', 'found', 'downloading', 'ready', 'failed']),
  /** The newer version, once one is found. */
  version: v.nullable(v.string()),
  /** Per cent of it. */
  downloaded: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  /** When the last answer came, also one of before this start. */
  checkedAt: v.nullable(instantSchema),
  /** What went wrong last, as a sentence. */
  problem: v.nullable(v.pipe(v.string(), v.maxLength(500))),
});
export type Updates = v.InferOutput<typeof updatesSchema>;
