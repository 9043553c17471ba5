import * as v from 'valibot';
import { accountIdSchema, organisationIdSchema } from './identifiers.ts';

export const environmentNames = ['production', 'staging', 'development', 'sandbox', 'shared', 'none'] as const;
export const environmentNameSchema = v.picklist(environmentNames);
export type EnvironmentName = v.InferOutput<typeof environmentNameSchema>;

/** What a person corrects the environment of. */
export const correctedSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('account'), organisationId: organisationIdSchema, accountId: accountIdSchema }),
  /** All accounts whose whole name fits, in every organisation: `*` stands for any characters, `?` for one, case is one. */
  v.strictObject({ kind: v.literal('names'), pattern: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)) }),
]);
export type Corrected = v.InferOutput<typeof correctedSchema>;

/** The environment that a person gave, whatever the name tells. `none`: it has none. */
export const environmentCorrectionSchema = v.strictObject({ of: correctedSchema, environment: environmentNameSchema });
export type EnvironmentCorrection = v.InferOutput<typeof environmentCorrectionSchema>;
