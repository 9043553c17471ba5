import * as v from 'valibot';
import { environmentCorrectionSchema, environmentRulesSchema } from '../../contract/environment.ts';
import { instantSchema, organisationIdSchema, roleSchema } from '../../contract/identifiers.ts';
import { endpointsSchema, organisationSettings, plainEndpoints } from '../../contract/organisation.ts';
import { globalSettings } from '../../contract/settings.ts';
import { day } from '../time/instant.ts';
import { oneLine } from '../safe-text/one-line.ts';
import type { SetAsideReason } from './files.ts';

/** No sign-in lasts longer than 90 days (docs/aws.md#limits-and-lives), in ms. */
const longestAge = 90 * day;
/** The longest name (characters) a person can give an organisation. */
export const longestOrganisationName = 100;

export const organisationRecordSchema = v.object({
  id: organisationIdSchema,
  name: v.pipe(
    v.string(),
    v.transform((name) => oneLine(name, longestOrganisationName) ?? ''),
  ),
  /** As pasted, cut at `#` and trimmed of a final slash. */
  startUrl: v.string(),
  /** The portal of AWS that the start URL led to when it was added, which the API is given; null: it is one itself. */
  portalUrl: v.optional(v.nullable(v.string()), null),
  region: v.string(),
  /** Whether a list or credentials have come from the portal in this region. */
  regionWorked: v.optional(v.boolean(), false),
  ...organisationSettings,
  /** A newer version may know more of them. */
  endpoints: v.optional(v.object(endpointsSchema.entries), plainEndpoints),
  /** How old (ms) the last sign-ins were when AWS refused them, oldest first. */
  refusedAges: v.optional(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(longestAge)))),
});
export type OrganisationRecord = v.InferOutput<typeof organisationRecordSchema>;

/** What an organisation that was removed was called here: added again, it is the same one. */
const formerOrganisationSchema = v.object({ id: organisationIdSchema, portal: v.string(), region: v.string() });
export type FormerOrganisation = v.InferOutput<typeof formerOrganisationSchema>;

/** A name that somebody else gave a role's profile: it is proposed when the role is linked. */
export const profileNameSchema = v.object({ role: roleSchema, profile: v.pipe(v.string(), v.maxLength(128)) });

/** Raised when an older version could not read the settings, or would lose by writing them. */
export const settingsVersion = 1;

/** What a person set; no secret. Unknown keys of a newer version are kept by the store. */
export const settingsSchema = v.object({
  organisations: v.optional(v.array(organisationRecordSchema), []),
  /** Those that were removed, the latest first. */
  formerOrganisations: v.optional(v.array(formerOrganisationSchema), []),
  selectedOrganisationId: v.optional(v.nullable(organisationIdSchema), null),
  /** Whether the lists of all organisations are shown as one. */
  showsAll: v.optional(v.boolean(), false),
  /** Whether it was said that this desktop shows no tray icons. */
  toldNoTray: v.optional(v.boolean(), false),
  ...globalSettings,
  /** What the person has said of environments, the latest first. */
  environments: v.optional(v.array(environmentCorrectionSchema), []),
  /** The environments and rules that the person made; null: the usual ones. */
  environmentRules: v.optional(v.nullable(environmentRulesSchema), null),
  /** The names of profiles that came from a file of settings, each for one role. */
  profileNames: v.optional(v.array(profileNameSchema), []),
  /** The hints that were seen, and when the last of them was shown. */
  hintsSeen: v.optional(v.array(v.string()), []),
  hintedAt: v.optional(v.nullable(instantSchema), null),
  /** When a newer Latchkey was last looked for. */
  updatesCheckedAt: v.optional(v.nullable(instantSchema), null),
  /** The kinds of notifications that are not shown; also ones that only a newer version knows. */
  notificationsOff: v.optional(v.array(v.string()), []),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/** A copy made of stored settings that this version could not take over whole. */
export interface SettingsBackup {
  readonly name: string;
  readonly reason: SetAsideReason;
  /** Whether what this version knows of them is in use all the same. */
  readonly used: boolean;
}

export interface SettingsStore {
  /** What was kept aside when the settings were opened; null: nothing had to be. */
  readonly backup: SettingsBackup | null;
  /** The system did not hand the stored settings over: defaults are read, and nothing is written over what is there. */
  readonly isUnread: boolean;
  read(): Settings;
  /** Replaces the given keys; throws what the disk has to say. */
  change(part: Partial<Settings>): void;
}
