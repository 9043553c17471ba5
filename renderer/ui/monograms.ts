/**
 * The letters of each organisation, in their order: those that the person has set, else the first letter of the last word
 * of its name, which tells apart what begins alike: "Northwind" N, "Northwind Gov" G, "client-a" A. Where another before it
 * has that one, it is the first letter of the name. A number, as in "Client 10", stands for nobody.
 */
export function monograms(
  organisations: readonly { readonly id: string; readonly name: string; readonly monogram?: string | null }[],
): Map<string, string> {
  const letters = new Map<string, string>();
  for (const { id, name, monogram } of organisations)
    letters.set(id, monogram ?? freeLetter(name, new Set(letters.values())));
  return letters;
}

function freeLetter(name: string, taken: ReadonlySet<string>): string {
  const words = name.split(/[\s_-]/u).map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0].toLocaleUpperCase());
  const [first = '·'] = words.filter((letter) => letter !== undefined);
  const last = words.at(-1) ?? first;
  if (!/\p{L}/u.test(last)) return first;
  return taken.has(last) && !taken.has(first) ? first : last;
}
