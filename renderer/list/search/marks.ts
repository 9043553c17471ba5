import { fit, matchWord, searchable, type Tolerance } from './match-text.ts';

/** The letters to mark: pairs of start and end in the shown text, sorted, not overlapping. */
export interface Marks {
  readonly name: readonly number[];
  readonly permissionSet: readonly number[];
  readonly id: readonly number[];
  readonly organisation: readonly number[];
  /** In the name of the role it is reached through. */
  readonly via: readonly number[];
}

/** Where each word matched: in the name if it fits there best, else in the permission set, the id, the organisation. */
export function marksOf(
  words: readonly string[],
  tolerance: Tolerance,
  shown: {
    readonly name: string;
    readonly permissionSet: string;
    readonly id: string;
    readonly organisation: string;
    readonly via: string;
  },
): Marks {
  const name = searchable(shown.name);
  const permissionSet = searchable(shown.permissionSet);
  const organisation = searchable(shown.organisation);
  const via = searchable(shown.via);
  const ranges = {
    name: [] as number[],
    permissionSet: [] as number[],
    id: [] as number[],
    organisation: [] as number[],
    via: [] as number[],
  };
  for (const word of words) {
    const inName = matchWord(name, word, tolerance);
    const inSet = matchWord(permissionSet, word, tolerance);
    const inVia = matchWord(via, word, tolerance);
    const inId = idRange(shown.id, word);
    if (inId !== null && inName.fit !== fit.start) ranges.id.push(...inId);
    else if (inName.fit !== fit.none && inName.fit >= inSet.fit) ranges.name.push(...inName.ranges);
    else if (inSet.fit !== fit.none) ranges.permissionSet.push(...inSet.ranges);
    else if (inVia.fit !== fit.none) ranges.via.push(...inVia.ranges);
    else ranges.organisation.push(...matchWord(organisation, word, 'as-typed').ranges);
  }
  return {
    name: merged(ranges.name),
    permissionSet: merged(ranges.permissionSet),
    id: merged(ranges.id),
    organisation: merged(ranges.organisation),
    via: merged(ranges.via),
  };
}

function idRange(id: string, word: string): [number, number] | null {
  const at = /^\d+$/u.test(word) ? id.indexOf(word) : -1;
  if (at < 0) return null;
  const end = at + word.length;
  return [groupedIndex(at), groupedIndex(end - 1) + 1];
}

function merged(ranges: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) pairs.push([ranges[at] ?? 0, ranges[at + 1] ?? 0]);
  pairs.sort((one, other) => one[0] - other[0]);
  const result: number[] = [];
  for (const [start, end] of pairs) {
    const lastEnd = result.at(-1);
    if (lastEnd !== undefined && start <= lastEnd) result[result.length - 1] = Math.max(lastEnd, end);
    else result.push(start, end);
  }
  return result;
}

/** The index of a digit in "1111 2222 3333": one blank before the second and the third group. */
function groupedIndex(digit: number): number {
  return digit + Math.min(2, Math.floor(digit / 4));
}
