import * as v from 'valibot';
import { environmentCorrectionSchema } from '../../contract/environment.ts';
import { subjectOf } from '../accounts/environments/rules-in-use.ts';
import { clipboardTimes } from '../../contract/settings.ts';
import { second } from '../time/instant.ts';
import { nameOf, freeName } from '../organisations/add-organisation.ts';
import { readStartUrl } from '../organisations/start-url.ts';
import { hasDualStack } from '../regions/endpoint.ts';
import { looksLikeRegion } from '../regions/partitions.ts';
import {
  organisationRecordSchema,
  profileNameSchema,
  settingsSchema,
  type OrganisationRecord,
  type Settings,
} from '../ports/settings.ts';
import { readStoredRules } from './stored-rules.ts';
import { readableItems } from './stored-values.ts';

/** What could be used of stored settings. */
export interface ReadSettings {
  readonly settings: Settings;
  /** Nothing had to be left out. */
  readonly whole: boolean;
}

const recordSchema = v.pipe(
  v.unknown(),
  v.check((stored) => !Array.isArray(stored)),
  v.record(v.string(), v.unknown()),
);

/** `readSettings` of a text; null also where it is no JSON. */
export function readStoredSettings(text: string): ReadSettings | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  return parsed.success ? readSettings(parsed.output) : null;
}

/**
 * What can be used of stored settings: of organisations, of environments and their rules, and of each other setting what
 * fits; for the rest the default. Null: they are no settings of this version at all.
 */
export function readSettings(stored: unknown): ReadSettings | null {
  const record = v.safeParse(recordSchema, stored);
  if (!record.success) {
    return null;
  }
  const { organisations = [], environments = [], environmentRules = null, ...rest } = withClipboardTime(record.output);
  const { notificationsOff = [], profileNames = [], ...others } = rest;
  if (!Array.isArray(organisations)) {
    return null;
  }
  const fields = fittingFields(settingsSchema.entries, others);
  const known = readOrganisations(organisations);
  const corrections = readableItems(environmentCorrectionSchema, listOf(environments));
  const rules = readStoredRules(environmentRules);
  const off = readableItems(v.string(), listOf(notificationsOff));
  const names = readableItems(profileNameSchema, listOf(profileNames));
  const settings = v.parse(settingsSchema, {
    ...fields.fitting,
    organisations: known.read,
    environments: [...Map.groupBy(corrections.read, ({ of }) => subjectOf(of)).values()].flatMap(
      ([first]) => first ?? [],
    ),
    environmentRules: rules.read,
    notificationsOff: [...new Set(off.read)],
    profileNames: names.read,
  });
  return {
    settings: { ...settings, selectedOrganisationId: among(known.read, settings.selectedOrganisationId) },
    whole: [fields, known, corrections, rules, off, names].every(({ leftOut }) => leftOut === 0),
  };
}

/** An earlier version kept the time on the clipboard in milliseconds; it counts until the person sets another. */
function withClipboardTime(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { clipboardClearMs, ...others } = stored;
  if (clipboardClearMs === undefined || 'clipboardTime' in others) return others;
  const longest = clipboardTimes.findLast(
    (time) => time !== 'never' && Number(time) * second <= Number(clipboardClearMs),
  );
  return longest === undefined ? others : { ...others, clipboardTime: longest };
}

/** What is no list is one item that is none. */
function listOf(stored: unknown): readonly unknown[] {
  return Array.isArray(stored) ? stored : [stored];
}

function among(organisations: readonly OrganisationRecord[], selected: string | null): string | null {
  return organisations.some(({ id }) => id === selected) ? selected : null;
}

/**
 * Of two with one id the first counts: a list of the window holds none twice. Of two with one name the second gets a free
 * one, as when it is added: names tell them apart wherever they are shown, and in the sections of AWS's files.
 */
function readOrganisations(stored: readonly unknown[]): {
  readonly read: OrganisationRecord[];
  readonly leftOut: number;
} {
  const read = new Map<string, OrganisationRecord>();
  let leftOut = 0;
  for (const one of stored.map(readRecord)) {
    if (one === null || read.has(one.record.id)) {
      leftOut += 1;
    } else {
      leftOut += one.leftOut;
      read.set(one.record.id, { ...one.record, name: freeName(one.record.name, [...read.values()]) });
    }
  }
  return { read: [...read.values()], leftOut };
}

/** Null: without the address of its portal, a region and an id it is no organisation. All else has a default. */
function readRecord(stored: unknown): { readonly record: OrganisationRecord; readonly leftOut: number } | null {
  const fields = v.safeParse(recordSchema, stored);
  if (!fields.success) {
    return null;
  }
  const { fitting, leftOut } = fittingFields(organisationRecordSchema.entries, fields.output);
  const parsed = v.safeParse(organisationRecordSchema, { name: '', ...fitting });
  if (!parsed.success || !isReachable(parsed.output)) {
    return null;
  }
  const record = withKnownHosts(parsed.output);
  return {
    record: { ...record, ...inNormalForm(record), name: record.name || nameOf(record) },
    leftOut: leftOut + (record === parsed.output ? 0 : 1),
  };
}

/** What was added by a person passed the same (`organisationFrom`); a file can be written by anybody. */
function isReachable({ startUrl, portalUrl, region }: OrganisationRecord): boolean {
  const isPortal = readStartUrl(portalUrl ?? startUrl).ok;
  return isPortal && URL.parse(startUrl)?.protocol === 'https:' && looksLikeRegion(region);
}

/** A portal as it is kept when it is added: to AWS another spelling is another portal (docs/aws.md#start-urls). */
function inNormalForm({ startUrl, portalUrl }: OrganisationRecord): Pick<OrganisationRecord, 'startUrl' | 'portalUrl'> {
  const plain = (url: string): string => {
    const reading = readStartUrl(url);
    return reading.ok ? reading.startUrl.url : url;
  };
  return portalUrl === null ? { startUrl: plain(startUrl), portalUrl } : { startUrl, portalUrl: plain(portalUrl) };
}

function withKnownHosts(record: OrganisationRecord): OrganisationRecord {
  const { region, endpoints } = record;
  return endpoints.dualStack && !hasDualStack(region)
    ? { ...record, endpoints: { ...endpoints, dualStack: false } }
    : record;
}

/** The fields that fit, each by itself, with those that nobody here knows. */
function fittingFields(
  schemas: Readonly<Record<string, v.GenericSchema>>,
  stored: Readonly<Record<string, unknown>>,
): { readonly fitting: Record<string, unknown>; readonly leftOut: number } {
  const entries = Object.entries(stored);
  const fitting = entries.filter(([name, value]) => {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    return schema === undefined || v.is(schema, value);
  });
  return { fitting: Object.fromEntries(fitting), leftOut: entries.length - fitting.length };
}
