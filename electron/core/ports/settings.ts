import * as v from 'valibot';
import { copyFormatSchema } from '../../contract/copy-format.ts';
import { environmentCorrectionSchema } from '../../contract/environment.ts';
import { organisationIdSchema } from '../../contract/identifiers.ts';
import { plainEndpoints, signInLengthSchema } from '../../contract/organisation.ts';
import { signInWaySchema } from '../sign-in/sign-in-way.ts';
import { readableItems } from '../readable-items.ts';
import type { SetAsideReason } from './files.ts';

export const organisationRecordSchema = v.object({
  id: organisationIdSchema,
  name: v.string(),
  /** As pasted, cut at `#` and trimmed of a final slash. */
  startUrl: v.string(),
  /** The portal of AWS that the start URL led to when it was added, which the API is given; null: it is one itself. */
  portalUrl: v.optional(v.nullable(v.string()), null),
  region: v.string(),
  /** Whether a list or credentials have come from the portal in this region. */
  regionWorked: v.optional(v.boolean(), false),
  signInWay: v.optional(signInWaySchema, 'browser'),
  /** How long a sign-in lasts (ms), where the person has said so; AWS never does. */
  sessionLengthMs: v.optional(v.nullable(signInLengthSchema)),
  endpoints: v.optional(v.object({ fips: v.boolean(), dualStack: v.boolean() }), plainEndpoints),
  /** The command line of the browser to use; null: the system's default browser. Confirmed by the person in a dialog. */
  browserCommand: v.optional(v.nullable(v.string()), null),
  /** How old (ms) the last sign-ins were when AWS refused them, oldest first. */
  refusedAges: v.optional(v.array(v.pipe(v.number(), v.minValue(0)))),
});
export type OrganisationRecord = v.InferOutput<typeof organisationRecordSchema>;

/** Raised when an older version could not read the settings, or would lose by writing them. */
export const settingsVersion = 1;

const correctionsSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((items) => readableItems(environmentCorrectionSchema, items).read),
);

/** What a person set; no secret. Unknown keys of a newer version are kept by the store. */
export const settingsSchema = v.object({
  organisations: v.optional(v.array(organisationRecordSchema), []),
  selectedOrganisationId: v.optional(v.nullable(organisationIdSchema), null),
  /** Whether the lists of all organisations are shown as one. */
  showsAll: v.optional(v.boolean(), false),
  /** How long copied credentials stay on the clipboard. */
  clipboardClearMs: v.optional(v.pipe(v.number(), v.minValue(15_000), v.maxValue(300_000)), 60_000),
  /** Whether it was said that this desktop shows no tray icons. */
  toldNoTray: v.optional(v.boolean(), false),
  /** The format of ⌘C and of the tray menu. */
  copyFormat: v.optional(copyFormatSchema, 'shell'),
  /** What the person has said of environments, the latest first; one that cannot be read is left out. */
  environments: v.optional(correctionsSchema, []),
  /** The kinds of notifications that are not shown; also ones that only a newer version knows. */
  notificationsOff: v.optional(v.array(v.string()), []),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/**
 * What can be used of stored settings: organisations that fit, and each setting that does; for the others the default.
 * Null: they are no settings of this version at all.
 */
export function readSettings(stored: unknown): { readonly settings: Settings; readonly whole: boolean } | null {
  const parsed = v.safeParse(settingsSchema, stored);
  if (parsed.success) {
    return { settings: parsed.output, whole: true };
  }
  const record = v.safeParse(v.record(v.string(), v.unknown()), stored);
  if (!record.success || !Array.isArray(record.output['organisations'] ?? [])) {
    return null;
  }
  const organisations = readableItems(organisationRecordSchema, (record.output['organisations'] ?? []) as unknown[]);
  const fitting = Object.entries(record.output).filter(
    ([name, value]) => v.safeParse(settingsSchema, { [name]: value }).success,
  );
  return {
    settings: v.parse(settingsSchema, { ...Object.fromEntries(fitting), organisations: organisations.read }),
    whole: false,
  };
}

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
