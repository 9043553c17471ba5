import * as v from 'valibot';
import { instantSchema } from '../../contract/identifiers.ts';
import { latestBelieved } from '../time/server-time.ts';
import type { SetAsideReason } from '../ports/files.ts';

/** What could be read of a list from outside. */
export interface ReadableItems<Item> {
  readonly read: Item[];
  readonly leftOut: number;
}

/** The items of a list that fit, each checked by itself: one odd item is no reason to lose the others. */
export function readableItems<Schema extends v.GenericSchema>(
  item: Schema,
  items: readonly unknown[],
): ReadableItems<v.InferOutput<Schema>> {
  const parsed = items.map((one) => v.safeParse(item, one));
  const read = parsed.flatMap((one) => (one.success ? [one.output] : []));
  return { read, leftOut: items.length - read.length };
}

/** As `readableItems`, of the values of a record, and of its keys. */
export function readableValues<Schema extends v.GenericSchema>(
  key: v.GenericSchema<string>,
  value: Schema,
  record: Readonly<Record<string, unknown>>,
): { readonly read: Record<string, v.InferOutput<Schema>>; readonly leftOut: number } {
  const entries = Object.entries(record);
  const { read, leftOut } = readableItems(v.tuple([key, value]), entries);
  return { read: Object.fromEntries(read), leftOut };
}

/** `readableItems` as a schema. */
export function itemsThatFit<Schema extends v.GenericSchema>(
  item: Schema,
): v.GenericSchema<unknown[], ReadableItems<v.InferOutput<Schema>>> {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((items) => readableItems(item, items)),
  );
}

/** As `itemsThatFit`, for a part of a file: where it is missing there are none, and what is no list counts as one left out. */
export function keptItems<Schema extends v.GenericSchema>(
  item: Schema,
): v.GenericSchema<unknown, ReadableItems<v.InferOutput<Schema>>> {
  return v.pipe(
    v.optional(v.unknown(), []),
    v.transform((items) => (Array.isArray(items) ? readableItems(item, items) : { read: [], leftOut: 1 })),
  );
}

/** As `keptItems`, of a record. */
export function keptValues<Schema extends v.GenericSchema>(
  key: v.GenericSchema<string>,
  value: Schema,
): v.GenericSchema<unknown, ReturnType<typeof readableValues<Schema>>> {
  return v.pipe(
    v.optional(v.unknown(), {}),
    v.transform((record) => {
      const isRecord = typeof record === 'object' && record !== null && !Array.isArray(record);
      return isRecord ? readableValues(key, value, record as Record<string, unknown>) : { read: {}, leftOut: 1 };
    }),
  );
}

/** An instant in a file of ours: none is beyond what the server's time is believed to be, from which it was taken. */
export const keptInstantSchema = v.pipe(
  instantSchema,
  v.check((at) => at < latestBelieved),
);

const versionSchema = v.pipe(v.string(), v.parseJson(), v.object({ version: v.number() }));

/**
 * Why a stored text cannot be used.
 *
 * @param known the latest version of it that this Latchkey writes.
 */
export function reasonToSetAside(text: string, known: number): SetAsideReason {
  const parsed = v.safeParse(versionSchema, text);
  return parsed.success && parsed.output.version > known ? 'newer' : 'damaged';
}
