/**
 * Keeps rows in their places while somebody works with them: what was shown stays in its order, what is new joins below
 * in its own order, what is gone is left out.
 */
export function steadyOrder<Item>(
  shown: readonly string[],
  next: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  const places = new Map(shown.map((key, place) => [key, place]));
  const end = shown.length;
  return next
    .map((item, place) => ({ item, shownPlace: places.get(keyOf(item)) ?? end, place }))
    .sort((one, other) => one.shownPlace - other.shownPlace || one.place - other.place)
    .map(({ item }) => item);
}
