import * as v from 'valibot';
import { accountLabelSchema } from '../../contract/account-label.ts';
import {
  environmentIdSchema,
  environmentSchema,
  guardLevelSchema,
  ruleMatchSchema,
} from '../../contract/environment.ts';
import { accountIdSchema, roleNameSchema } from '../../contract/identifiers.ts';
import { notificationSwitchesSchema } from '../../contract/notification-switches.ts';
import { organisationSettings } from '../../contract/organisation.ts';
import { globalSettings } from '../../contract/settings.ts';
import { withoutDefaults } from '../../contract/without-defaults.ts';
import { longestOrganisationName } from '../ports/settings.ts';
import { oneLine } from '../safe-text/one-line.ts';

/** What a file of settings calls itself (docs/sharing-settings.md). */
export const sharedFormat = 'latchkey-settings';
/** Raised when an older version would read a file wrongly. */
export const sharedVersion = 1;
/** More than thousands of rules and names come to (bytes). */
export const largestShared = 4 * 1024 * 1024;
/** Of organisations, accounts and profiles each. */
export const mostItems = 5000;

/** How one file refers to its organisations, which have no names twice; cleaned as the name itself is. */
const organisationNameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(longestOrganisationName),
  v.transform((name) => oneLine(name, longestOrganisationName) ?? ''),
);
const addressSchema = v.pipe(v.string(), v.maxLength(2000));

export const sharedOrganisationSchema = v.object({
  name: organisationNameSchema,
  startUrl: addressSchema,
  /** Of an address of the company's own: the portal of AWS that it leads to. */
  portalUrl: v.optional(v.nullable(addressSchema), null),
  /** Where the portal's address does not say it. */
  region: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100))), null),
});

const ofAccount = v.strictObject({
  kind: v.literal('account'),
  organisation: organisationNameSchema,
  accountId: accountIdSchema,
});
const [ofWords, ofNames, , ofRest] = ruleMatchSchema.options;

export const sharedRuleSchema = v.object({
  match: v.variant('kind', [ofWords, ofNames, ofAccount, ofRest]),
  environment: environmentIdSchema,
  guard: guardLevelSchema,
});
export type SharedRule = v.InferOutput<typeof sharedRuleSchema>;

export const sharedEnvironmentSchema = v.object({
  ...environmentSchema.entries,
  word: v.optional(environmentSchema.entries.word, null),
});

const { alias, tags, hidden, hiddenRoles } = accountLabelSchema.entries;

/** What a person wrote on an account; what is left out says nothing. */
export const sharedAccountSchema = v.object({
  organisation: organisationNameSchema,
  accountId: accountIdSchema,
  alias: v.optional(alias, null),
  tags: v.optional(tags, []),
  hidden: v.optional(v.nullable(hidden), null),
  hiddenRoles: v.optional(v.nullable(hiddenRoles), null),
});
export type SharedAccount = v.InferOutput<typeof sharedAccountSchema>;

export const sharedProfileSchema = v.object({
  profile: v.pipe(v.string(), v.maxLength(128)),
  organisation: organisationNameSchema,
  accountId: accountIdSchema,
  roleName: roleNameSchema,
});
export type SharedProfile = v.InferOutput<typeof sharedProfileSchema>;

/** Opening at login is of one computer: its system is asked for it. */
const sharedSettingsSchema = v.omit(v.object(withoutDefaults(globalSettings)), ['openAtLogin']);
export const sharedSettingsEntries = sharedSettingsSchema.entries;
export type SharedSettings = Partial<v.InferOutput<typeof sharedSettingsSchema>>;

export const organisationEntries = withoutDefaults(organisationSettings);
const organisationSettingsSchema = v.object(organisationEntries);
export type SharedOrganisationSettings = Partial<v.InferOutput<typeof organisationSettingsSchema>>;

/** The whole, for the names that it knows; a file is read item by item. */
export const sharedNames = v.object({
  format: v.string(),
  version: v.number(),
  app: v.string(),
  organisations: v.array(v.object({ ...sharedOrganisationSchema.entries, settings: organisationSettingsSchema })),
  environments: v.array(sharedEnvironmentSchema),
  rules: v.array(sharedRuleSchema),
  accounts: v.array(sharedAccountSchema),
  profiles: v.array(sharedProfileSchema),
  settings: sharedSettingsSchema,
  notifications: v.object(notificationSwitchesSchema.entries),
});
