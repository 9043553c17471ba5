import { locale } from '../../electron/shared/text/text.ts';

/** "Northwind, Client A and Client B", the way the person's system joins names. */
export function nameList(names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names);
}

/** Names by id, in the order given. */
export function namesById(
  named: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  return new Map(named.map(({ id, name }) => [id, name]));
}
