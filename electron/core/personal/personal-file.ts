import * as v from 'valibot';
import { consoleDestinationSchema, type ConsoleDestination } from '../../contract/console-place.ts';
import { roleKey, roleSchema, type Role } from '../../contract/identifiers.ts';
import { looksLikeRegion } from '../partitions/partitions.ts';
import type { SetAsideReason } from '../ports/files.ts';
import { readableItems, readableValues } from '../readable-items.ts';
import { reasonToSetAside } from '../stored-version.ts';

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
}

const regionSchema = v.pipe(v.string(), v.check(looksLikeRegion));

/** As it is stored; what a newer version adds is left out. */
const storedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    version: v.literal(personalVersion),
    pinned: v.array(v.unknown()),
    recent: v.array(v.unknown()),
    regions: v.optional(v.record(v.string(), v.unknown()), {}),
    places: v.optional(v.record(v.string(), v.unknown()), {}),
  }),
);

/** Reads the stored text and counts the entries that cannot be read, or answers why the whole cannot. */
export function parsePersonalFile(text: string): { file: PersonalFile; leftOut: number } | SetAsideReason {
  const parsed = v.safeParse(storedSchema, text);
  if (!parsed.success) {
    return reasonToSetAside(text, personalVersion);
  }
  const pinned = readableItems(roleSchema, parsed.output.pinned);
  const recent = readableItems(roleSchema, parsed.output.recent);
  const regions = readableValues(regionSchema, parsed.output.regions);
  const places = readableValues(v.array(consoleDestinationSchema), parsed.output.places);
  return {
    file: {
      pinned: onceBy(pinned.read, roleKey),
      recent: onceBy(recent.read, roleKey),
      regions: regions.read,
      places: Object.fromEntries(
        Object.entries(places.read).map(([role, used]) => [role, onceBy(used, ({ service }) => service)]),
      ),
    },
    leftOut: pinned.leftOut + recent.leftOut + regions.leftOut + places.leftOut,
  };
}

export function writePersonalFile(file: PersonalFile): string {
  return JSON.stringify({ version: personalVersion, ...file });
}

/** A list of the window holds nothing twice; the first one counts. */
function onceBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const first = new Map(items.toReversed().map((item) => [keyOf(item), item]));
  return items.filter((item) => first.get(keyOf(item)) === item);
}
