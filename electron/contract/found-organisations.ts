import * as v from 'valibot';

/** An organisation that other tools on this computer know. */
export const foundOrganisationSchema = v.strictObject({
  startUrl: v.string(),
  region: v.nullable(v.string()),
  name: v.nullable(v.string()),
  /** The files it was found in. */
  files: v.array(v.string()),
  /** It is in Latchkey already. */
  isKnown: v.boolean(),
});

export const foundSchema = v.strictObject({
  organisations: v.array(foundOrganisationSchema),
  /** Profiles with keys that do not end, which are left alone. */
  longLivedKeys: v.number(),
  /** A sentence for each file that could not be read. */
  problems: v.array(v.string()),
});
export type Found = v.InferOutput<typeof foundSchema>;
