/** The rows of a table of settings with their ids, in order. */
export function entriesOf<Id extends string, Row>(rows: Readonly<Record<Id, Row>>): [id: Id, row: Row][] {
  return Object.entries(rows) as [Id, Row][];
}
