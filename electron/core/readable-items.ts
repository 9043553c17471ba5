import * as v from 'valibot';

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

/** As `readableItems`, of the values of a record. */
export function readableValues<Schema extends v.GenericSchema>(
  value: Schema,
  record: Readonly<Record<string, unknown>>,
): { readonly read: Record<string, v.InferOutput<Schema>>; readonly leftOut: number } {
  const entries = Object.entries(record);
  const { read, leftOut } = readableItems(v.tuple([v.string(), value]), entries);
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
