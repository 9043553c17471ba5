/**
 * One letter for each organisation, in their order: the first of its name or, where another before it has that one, the
 * first of its last word: "Northwind" N, "Northwind Gov" G.
 */
export function monograms(
  organisations: readonly { readonly id: string; readonly name: string }[],
): Map<string, string> {
  const letters = new Map<string, string>();
  for (const { id, name } of organisations) {
    const [first, last] = [letterOf(name), letterOf(name.trim().split(/\s+/u).at(-1) ?? '')];
    const isTaken = [...letters.values()].includes(first);
    letters.set(id, isTaken ? last : first);
  }
  return letters;
}

function letterOf(words: string): string {
  return /[\p{L}\p{N}]/u.exec(words)?.[0].toLocaleUpperCase() ?? '·';
}
