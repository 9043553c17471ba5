/** A table: its rows by id, in the order in which they are offered. */
type Table = Readonly<Record<string, object>>;

type NoText = 'widget' | 'page' | 'onlyWith' | 'systems';
const noTexts: readonly string[] = ['widget', 'page', 'onlyWith', 'systems'] satisfies NoText[];

/** The ways to the texts of a row: `label`, `options.dark`. Those in `NoText` say how and where a setting is shown. */
type TextPath<Row> = {
  [Field in Exclude<keyof Row & string, NoText>]: Row[Field] extends string
    ? Field
    : Row[Field] extends object
      ? `${Field}.${TextPath<Row[Field]>}`
      : never;
}[Exclude<keyof Row & string, NoText>];

/** `copy-format.fish.label` for the label of the row `fish` in the table of copy formats. */
export type TableTextKey<Name extends string, Rows extends Table> = {
  [Id in keyof Rows & string]: `${Name}.${Id}.${TextPath<Rows[Id]>}`;
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
  const texts = Object.entries(rows).flatMap(([id, row]) => textsIn(`${name}.${id}`, row));
  return Object.fromEntries(texts) as Record<TableTextKey<Name, Rows>, string>;
}

function textsIn(path: string, row: object): (readonly [key: string, text: string])[] {
  const fields = Object.entries(row) as [string, unknown][];
  return fields
    .filter(([field]) => !noTexts.includes(field))
    .flatMap(([field, value]) => {
      if (typeof value === 'string') return [[`${path}.${field}`, value] as const];
      return typeof value === 'object' && value !== null ? textsIn(`${path}.${field}`, value) : [];
    });
}

/** The labels of a table's rows by id, as the options of a choice. */
export function labelsOf<Rows extends Readonly<Record<string, { readonly label: string }>>>(
  rows: Rows,
): Readonly<Record<keyof Rows & string, string>> {
  const labels = Object.entries(rows).map(([id, { label }]) => [id, label] as const);
  return Object.fromEntries(labels) as Record<keyof Rows & string, string>;
}
