/**
 * The letters of each organisation, in their order: those that the person has set, else one: the first of its name or, where
 * another before it has that one or the last word is a letter alone, the first letter of its last word: "Northwind" N,
 * "northwind-gov" G, "Client A" A. A number, as in "Client 10", stands for nobody.
 */
export function monograms(
  organisations: readonly { readonly id: string; readonly name: string; readonly monogram?: string | null }[],
): Map<string, string> {
  const letters = new Map<string, string>();
  for (const { id, name, monogram } of organisations) {
    if (monogram !== undefined && monogram !== null) {
      letters.set(id, monogram);
      continue;
    }
    const first = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? '·';
    const last = /[\s_-][^\s\p{L}\p{N}]*(\p{L})[^\s_-]*\s*$/u.exec(name)?.[1] ?? first;
    const isTaken = [...letters.values()].includes(first.toLocaleUpperCase());
    const endsInLetter = /[\s_-]\p{L}$/u.test(name);
    letters.set(id, (isTaken || endsInLetter ? last : first).toLocaleUpperCase());
  }
  return letters;
}
