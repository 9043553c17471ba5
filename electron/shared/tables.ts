/** A table: its rows by id, in the order in which they are offered. */
type Table = Readonly<Record<string, object>>;

/** The fields of a row that are text. */
type TextField<Row> = { [Field in keyof Row & string]: Row[Field] extends string ? Field : never }[keyof Row & string];

/** `copy-format.fish.label` for the label of the row `fish` in the table of copy formats. */
export type TableTextKey<Name extends string, Rows extends Table> = {
  [Id in keyof Rows & string]: `${Name}.${Id}.${TextField<Rows[Id]>}`;
}[keyof Rows & string];

/** The ids of a table's rows, in order. */
export function idsOf<Rows extends Table>(rows: Rows): readonly (keyof Rows & string)[] {
  return Object.keys(rows);
}

/** The texts that the rows of a table hold, by the keys the message catalogue has them under. */
export function textsOf<Name extends string, Rows extends Table>(
  name: Name,
  rows: Rows,
): Readonly<Record<TableTextKey<Name, Rows>, string>> {
  const texts = Object.entries(rows).flatMap(([id, row]) =>
    Object.entries(row).flatMap(([field, value]) =>
      typeof value === 'string' ? [[`${name}.${id}.${field}`, value] as const] : [],
    ),
  );
  return Object.fromEntries(texts) as Record<TableTextKey<Name, Rows>, string>;
}
