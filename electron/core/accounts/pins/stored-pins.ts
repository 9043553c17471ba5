import * as v from 'valibot';
import { accountLabelSchema } from '../../../contract/account-label.ts';
import { consoleDestinationSchema, type ConsoleDestination } from '../../../contract/console-place.ts';
import { accountIdSchema, organisationIdSchema, roleNameSchema, roleSchema } from '../../../contract/identifiers.ts';
import { roleKey, type Role } from '../../../shared/model/role.ts';
import { looksLikeRegion } from '../../regions/partitions.ts';
import type { SetAsideReason } from '../../ports/files.ts';
import { cleanLabel, isEmptyLabel, type Labels } from './account-labels.ts';
import { keptItems, keptValues, reasonToSetAside } from '../../storage/stored-values.ts';

/** Raised when an older version could not read the file, or would lose by writing it. */
const personalVersion = 1;

/** What a person made of roles and accounts. */
export interface PersonalFile {
  readonly pinned: readonly Role[];
  readonly recent: readonly Role[];
  /** The region last used, by organisation and account. */
  readonly regions: Readonly<Record<string, string>>;
  /** Places of the console, latest first, by role. */
  readonly places: Readonly<Record<string, readonly ConsoleDestination[]>>;
  /** What the person wrote on accounts, by organisation and account. */
  readonly labels: Labels;
}

export const mostRecent = 20;
export const mostPlaces = 6;

const regionSchema = v.pipe(v.string(), v.check(looksLikeRegion));
const { alias, tags, hidden, hiddenRoles } = accountLabelSchema.entries;
/** As it is written; what a newer version adds to it is left out. */
const labelSchema = v.object({ alias, tags, hidden, hiddenRoles });
/** The parts of a role before its last, and all of them: see `roleKey`. */
const accountKeySchema = keyOf(organisationIdSchema, accountIdSchema);
const roleKeySchema = keyOf(organisationIdSchema, accountIdSchema, roleNameSchema);

function keyOf(...parts: readonly v.GenericSchema<string>[]) {
  return v.pipe(
    v.string(),
    v.check((key) => {
      const found = key.split('/', parts.length + 1);
      return found.length === parts.length && parts.every((part, index) => v.is(part, found[index]));
    }),
  );
}

/** As it is stored; what a newer version adds is left out. */
const storedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(personalVersion),
    pinned: keptItems(roleSchema),
    recent: keptItems(roleSchema),
    regions: keptValues(accountKeySchema, regionSchema),
    places: keptValues(roleKeySchema, keptItems(consoleDestinationSchema)),
    labels: keptValues(accountKeySchema, labelSchema),
  }),
);

/** Reads the stored text and counts the entries that cannot be read, or answers why the whole cannot. */
export function parsePersonalFile(text: string): { file: PersonalFile; leftOut: number } | SetAsideReason {
  const parsed = v.safeParse(storedSchema, text);
  if (!parsed.success) {
    return reasonToSetAside(text, personalVersion);
  }
  const { pinned, recent, regions, places, labels } = parsed.output;
  const ofRoles = Object.entries(places.read);
  return {
    file: {
      pinned: once(pinned.read),
      recent: once(recent.read).slice(0, mostRecent),
      regions: regions.read,
      places: Object.fromEntries(ofRoles.map(([key, { read }]) => [key, eachPageOnce(read)])),
      labels: cleanLabels(labels.read),
    },
    leftOut: [pinned, recent, regions, places, labels, ...ofRoles.map(([, of]) => of)].reduce(
      (sum, of) => sum + of.leftOut,
      0,
    ),
  };
}

function cleanLabels(labels: Labels): Labels {
  const clean = Object.entries(labels).map(([key, label]) => [key, cleanLabel(label)] as const);
  return Object.fromEntries(clean.filter(([, label]) => !isEmptyLabel(label)));
}

/** The latest of each page counts, and stands first. */
function eachPageOnce(places: readonly ConsoleDestination[]): ConsoleDestination[] {
  const isFirst = ({ service }: ConsoleDestination, at: number): boolean =>
    places.findIndex((other) => other.service === service) === at;
  return places.slice(0, mostRecent).filter(isFirst).slice(0, mostPlaces);
}

export function writePersonalFile(file: PersonalFile): string {
  return JSON.stringify({ version: personalVersion, ...file });
}

/** A list of the window holds no role twice. */
function once(roles: readonly Role[]): Role[] {
  return [...new Map(roles.map((role) => [roleKey(role), role])).values()];
}
