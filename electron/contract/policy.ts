import * as v from 'valibot';
import { copyFormatSchema } from './copy-format.ts';
import { environmentNameSchema, guardLevelSchema, ruleMatchSchema } from './environment.ts';
import { accountIdSchema, organisationIdSchema } from './identifiers.ts';
import { organisationSettings } from './organisation.ts';
import { clipboardTimes, globalSettings, guardMemories } from './settings.ts';
import { withoutDefaults } from './without-defaults.ts';

/** Raised when an older version of Latchkey would read a policy wrongly. */
export const policyVersion = 1;

/** The ways in which credentials leave Latchkey, besides the formats of a copy; each is open until it is closed. */
export const handOuts = [
  /** An address that signs whoever opens it in to the console. */
  'consoleLinks',
  'terminals',
  /** Profiles whose `credential_process` asks Latchkey, through its socket. */
  'profiles',
  /** The sign-in in `~/.aws/sso/cache`. */
  'sharedSignIn',
  /** Keys in `~/.aws/credentials`. */
  'credentialsFile',
  /** `latchkey env` and `latchkey run`. */
  'commands',
  /** The address of this computer that SDKs ask. */
  'endpoint',
  /** `latchkey env --remote`, for the far end of `ssh -R`. */
  'ssh',
] as const;
export type HandOut = (typeof handOuts)[number];

// Programs are started from no file: the person is asked about a command line of their own.
const settingsOfOrganisation = v.omit(v.strictObject(withoutDefaults(organisationSettings)), ['browserCommand']);

const policyOrganisationSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  startUrl: v.pipe(v.string(), v.maxLength(2000)),
  region: v.nullish(v.pipe(v.string(), v.maxLength(100)), null),
  settings: v.optional(v.partial(settingsOfOrganisation), {}),
});
export type PolicyOrganisation = v.InferOutput<typeof policyOrganisationSchema>;

const policyRuleSchema = v.object({
  match: v.variant('kind', [
    ruleMatchSchema.options[0],
    ruleMatchSchema.options[1],
    /** In whichever organisation. */
    v.strictObject({ kind: v.literal('account'), accountId: accountIdSchema }),
  ]),
  environment: environmentNameSchema,
  guard: guardLevelSchema,
});
export type PolicyRule = v.InferOutput<typeof policyRuleSchema>;

/** What a policy file says (docs/managed-settings.md). What is left out is the person's own. */
export const policySchema = v.object({
  version: v.literal(policyVersion),
  organisations: v.optional(v.pipe(v.array(policyOrganisationSchema), v.maxLength(50)), []),
  onlyTheseOrganisations: v.optional(v.boolean(), false),
  handOuts: v.optional(
    v.object({
      copyFormats: v.optional(v.array(copyFormatSchema)),
      ...v.entriesFromList(handOuts, v.optional(v.boolean(), true)),
    }),
    {},
  ),
  clipboard: v.optional(
    v.object({
      longest: v.optional(v.picklist(clipboardTimes)),
      onlyWithMarks: v.optional(v.boolean(), false),
    }),
    {},
  ),
  guard: v.optional(
    v.object({
      atLeast: v.optional(v.record(environmentNameSchema, guardLevelSchema), {}),
      rules: v.optional(v.pipe(v.array(policyRuleSchema), v.maxLength(500)), []),
      longestMemory: v.optional(v.picklist(guardMemories)),
    }),
    {},
  ),
  settings: v.optional(v.partial(v.strictObject(withoutDefaults(globalSettings))), {}),
});
export type PolicyContent = v.InferOutput<typeof policySchema>;

/** What the window shows of the policy. */
export const policyViewSchema = v.strictObject({
  /** `damaged`: there is one that cannot be used, so nothing is handed out. */
  state: v.picklist(['none', 'in-force', 'damaged']),
  file: v.nullable(v.string()),
  /** What is wrong with it and what to do; null: nothing. */
  problem: v.nullable(v.string()),
  /** Names in it that this version does not know. */
  unknown: v.array(v.string()),
  /** The settings of `globalSettings` that are fixed. */
  settings: v.array(v.string()),
  /** Of a setting that is limited, what it can still be. */
  choices: v.record(v.string(), v.array(v.string())),
  /** The organisations that cannot be removed or renamed, with what of them is fixed. */
  organisations: v.array(v.strictObject({ organisationId: organisationIdSchema, settings: v.array(v.string()) })),
  onlyTheseOrganisations: v.boolean(),
  /** What is not handed out. */
  closed: v.array(v.picklist(handOuts)),
  closedFormats: v.array(copyFormatSchema),
  /** The ids of the rules that the person cannot change. */
  rules: v.array(v.string()),
  /** The least that stands before use, by the look of an environment. */
  atLeast: v.record(environmentNameSchema, guardLevelSchema),
});
export type PolicyView = v.InferOutput<typeof policyViewSchema>;
