import * as v from 'valibot';
import { environmentNames, guardLevels, type EnvironmentName, type GuardLevel } from '../shared/model/environment.ts';
import { accountIdSchema, organisationIdSchema } from './identifiers.ts';

export type { EnvironmentName, GuardLevel };

/** The look of an environment: its colour, its shape, and the word that is usual for it. Red with the diamond: production. */
export const environmentNameSchema = v.picklist(environmentNames);

/** One of `environmentNames`, for the environments that are there from the beginning, or made for one of the person's own. */
export const environmentIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/u));

/** An environment's own word; null: the usual one of its look. */
const environmentWordSchema = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(24)));

/** An environment as the person can make one. */
export const environmentSchema = v.strictObject({
  id: environmentIdSchema,
  look: environmentNameSchema,
  word: environmentWordSchema,
});
export type Environment = v.InferOutput<typeof environmentSchema>;

/** What stands before an action on a role: nothing, a question, or the last four digits of the account id. */
export const guardLevelSchema = v.picklist(guardLevels);

const patternSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** Which accounts a rule is for. */
export const ruleMatchSchema = v.variant('kind', [
  /** Whole words of the account's name, with what stands before them: `nonprod` is not `prod`. */
  v.strictObject({
    kind: v.literal('words'),
    words: v.pipe(
      v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32))),
      v.minLength(1),
      v.maxLength(50),
    ),
  }),
  /** All accounts whose whole name fits, in every organisation: `*` stands for any characters, `?` for one, case is one. */
  v.strictObject({ kind: v.literal('names'), pattern: patternSchema }),
  v.strictObject({ kind: v.literal('account'), organisationId: organisationIdSchema, accountId: accountIdSchema }),
  /** Everything that no rule before it fits; always there, and the last. */
  v.strictObject({ kind: v.literal('rest') }),
]);
export type RuleMatch = v.InferOutput<typeof ruleMatchSchema>;

/** Accounts that fit are of this environment; rules are read from the top, and the first that fits counts. */
export const environmentRuleSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  match: ruleMatchSchema,
  environmentId: environmentIdSchema,
  guard: guardLevelSchema,
});
export type EnvironmentRule = v.InferOutput<typeof environmentRuleSchema>;

/** More than anybody writes, and than was ever said of single accounts. */
export const mostRules = 2000;

/** The environments there are, and which accounts are of which. */
export const environmentRulesSchema = v.strictObject({
  environments: v.pipe(v.array(environmentSchema), v.maxLength(50)),
  rules: v.pipe(v.array(environmentRuleSchema), v.minLength(1), v.maxLength(mostRules)),
});
export type EnvironmentRules = v.InferOutput<typeof environmentRulesSchema>;

/** What a person corrects the environment of. */
export const correctedSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('account'), organisationId: organisationIdSchema, accountId: accountIdSchema }),
  /** As in a rule. */
  v.strictObject({ kind: v.literal('names'), pattern: patternSchema }),
]);
export type Corrected = v.InferOutput<typeof correctedSchema>;

/** The environment that a person gave, whatever the name tells. `none`: it has none. */
export const environmentCorrectionSchema = v.strictObject({ of: correctedSchema, environment: environmentNameSchema });
export type EnvironmentCorrection = v.InferOutput<typeof environmentCorrectionSchema>;
