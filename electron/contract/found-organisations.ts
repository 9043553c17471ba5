import * as v from 'valibot';
import { partitionNames } from './organisation.ts';

/** An organisation that other tools on this computer know. */
export const foundOrganisationSchema = v.strictObject({
  startUrl: v.string(),
  region: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** As its region tells, or its address; null: neither does. */
  partition: v.nullable(v.picklist(partitionNames)),
  /** The files it was found in. */
  files: v.array(v.string()),
  /** How many profiles of AWS's files sign in to it. */
  profiles: v.number(),
  /** It is in Latchkey already. */
  isKnown: v.boolean(),
});

export const foundSchema = v.strictObject({
  organisations: v.array(foundOrganisationSchema),
  /** Profiles with keys that do not end, which are left alone. */
  longLivedKeys: v.number(),
  /** What they are called; nobody has more than are named. */
  longLivedProfiles: v.pipe(v.array(v.string()), v.maxLength(100)),
  /** A sentence for each file that could not be read. */
  problems: v.array(v.string()),
});
export type Found = v.InferOutput<typeof foundSchema>;
