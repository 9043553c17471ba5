/** Longer words are not compared: nobody mistypes a text of this length by two letters only (characters). */
const longestCompared = 100;

/** The one of these that is spelt most alike, so that a slip can be named; null: none is near. Letters' case makes no difference. */
export function nearest(word: string, among: Iterable<string>): string | null {
  const typed = word.toLowerCase();
  if (typed.length > longestCompared) return null;
  let best: { readonly word: string; readonly distance: number } | null = null;
  let most = slipsIn(typed);
  for (const one of among) {
    if (Math.abs(one.length - typed.length) > most || one.length > longestCompared) continue;
    const distance = distanceOf(typed, one.toLowerCase());
    if (distance <= most && (best === null || distance < best.distance)) {
      best = { word: one, distance };
      most = distance;
    }
  }
  return best?.word ?? null;
}

/** How many slips a word of this length may have and still be meant for another. */
function slipsIn({ length }: string): number {
  return Math.min(3, Math.ceil(length / 3));
}

/** Letters left out, added, changed or swapped with the next one ("optimal string alignment"). */
function distanceOf(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const changed = cell(last, column - 1) + (isSame ? 0 : 1);
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = isSwapped ? cell(before, column - 2) + 1 : changed;
      next.push(Math.min(cell(last, column) + 1, cell(next, column - 1) + 1, changed, swapped));
    }
    [before, last] = [last, next];
  }
  return cell(last, other.length);
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
