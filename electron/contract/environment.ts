import * as v from 'valibot';
import { environmentNames, type EnvironmentName } from '../shared/model/environment.ts';
import { accountIdSchema, organisationIdSchema } from './identifiers.ts';

export type { EnvironmentName };
export const environmentNameSchema = v.picklist(environmentNames);

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
