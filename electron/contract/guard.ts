import * as v from 'valibot';
import { copyFormatSchema } from './copy-format.ts';
import { environmentNameSchema } from './environment.ts';
import { instantSchema, roleNameSchema, roleSchema } from './identifiers.ts';

/** What the production guard stands before. */
export const guardedActions = [
  'open-console',
  'copy-credentials',
  'copy-console-link',
  'open-terminal',
  'link-profile',
  'change-environment',
] as const;

/** The question that waits for the person, whoever asked for the action. At most one at a time; main decides what it came to. */
export const guardQuestionSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  action: v.picklist(guardedActions),
  role: roleSchema,
  /** What the account of the role is, also where no list has it: a rule can be for one that is reached through a role. */
  environment: environmentNameSchema,
  /** As an account has it; null: the usual one. */
  environmentWord: v.nullable(v.string()),
  /** How many other roles the same action is for. */
  more: v.number(),
  level: v.picklist(['ask', 'digits']),
  /** Of `copy-credentials`. */
  format: v.nullable(copyFormatSchema),
  /** A permission set of the same account that only reads, to do the same with; null: there is none, or it makes no sense. */
  safer: v.nullable(roleNameSchema),
  /** Where a console opens, as the person reads it: "Firefox, container Production"; null: nothing opens. */
  opensIn: v.nullable(v.string()),
  /** For how long the same role may be let through without a question: minutes, until the screen is locked, or not at all. */
  remembers: v.nullable(v.union([v.number(), v.literal('until-lock')])),
  askedAt: instantSchema,
});
export type GuardQuestion = v.InferOutput<typeof guardQuestionSchema>;

/** What the person says to it. Digits are compared in main. */
export const guardAnswerSchema = v.variant('answer', [
  v.strictObject({ answer: v.literal('go-back') }),
  v.strictObject({ answer: v.literal('safer') }),
  v.strictObject({
    answer: v.literal('confirm'),
    digits: v.nullable(v.pipe(v.string(), v.regex(/^\d{0,4}$/u))),
    remember: v.boolean(),
  }),
]);
export type GuardAnswer = v.InferOutput<typeof guardAnswerSchema>;
