import * as v from 'valibot';
import { consoleDestinationSchema } from '../../contract/console-place.ts';
import { roleSchema } from '../../contract/identifiers.ts';

/** Raised when an older version could not read the file, or would lose by writing it. */
export const personalVersion = 1;

/** What a person made of roles and accounts, as it is stored; what a newer version adds is left out. */
export const personalFileSchema = v.object({
  version: v.literal(personalVersion),
  pinned: v.array(roleSchema),
  recent: v.array(roleSchema),
  /** The region last used, by organisation and account. */
  regions: v.optional(v.record(v.string(), v.string()), {}),
  /** Places of the console, latest first, by role. */
  places: v.optional(v.record(v.string(), v.array(consoleDestinationSchema)), {}),
});
export type PersonalFile = v.InferOutput<typeof personalFileSchema>;
