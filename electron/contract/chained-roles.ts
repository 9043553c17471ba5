import * as v from 'valibot';
import { roleNameSchema, roleSchema } from './identifiers.ts';

/** Role chaining ends after an hour, whatever a role allows (docs/aws.md#role-chaining); the shortest life of AssumeRole is 15 minutes. In s. */
export const shortestChained = 900;
export const longestChained = 3600;

/** As long as a field takes what is pasted (characters): what is too long for AWS is refused with a sentence of its own. */
export const longestTyped = 2048;

const typed = v.pipe(v.string(), v.maxLength(longestTyped));

/** What a person says of a role that is reached through another one; all of it is checked once more, with a sentence for each mistake. */
export const chainedRoleWishSchema = v.strictObject({
  /** The role whose credentials assume it: a permission set, or a chained role. */
  via: roleSchema,
  roleArn: typed,
  /** What it is called here; null: the name of the IAM role. */
  name: v.nullable(typed),
  /** Null: the name of the session that assumes it. */
  sessionName: v.nullable(typed),
  externalId: v.nullable(typed),
  sourceIdentity: v.nullable(typed),
  /** In s. */
  durationSeconds: v.pipe(v.number(), v.integer(), v.minValue(shortestChained), v.maxValue(longestChained)),
});
export type ChainedRoleWish = v.InferOutput<typeof chainedRoleWishSchema>;

/** A role reached through another one. `role` is what everything else calls it: the account of its ARN, and its name here. */
export const chainedRoleSchema = v.strictObject({
  ...chainedRoleWishSchema.entries,
  name: roleNameSchema,
  role: roleSchema,
  /** Whether it can be asked for as it stands; with some problems, such as a name that AWS lists by now, it can. */
  usable: v.boolean(),
  /** What is wrong with it; null: nothing. */
  problem: v.nullable(v.pipe(v.string(), v.maxLength(500))),
});
export type ChainedRole = v.InferOutput<typeof chainedRoleSchema>;
