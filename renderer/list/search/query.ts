import { beginsWord, folded } from './fold.ts';
import { fit, fitAsTyped } from './match-text.ts';
import type { SearchScope } from './search-scope.ts';

/** What filter words ask for (`env:prod is:live is:hidden org:client role:admin`); values are folded. */
export interface Filters {
  readonly environment: readonly string[];
  readonly organisation: readonly string[];
  readonly permissionSet: readonly string[];
  readonly live: boolean;
  readonly pinned: boolean;
  /** What the person hid, and nothing else. */
  readonly hidden: boolean;
}

export interface Query {
  /** All but the filter words, folded and trimmed. */
  readonly whole: string;
  /** Its digits alone, when it is nothing but digits, blanks and hyphens; else empty. */
  readonly digits: string;
  /** The ways to read it as words, tried in this order. */
  readonly readings: readonly (readonly string[])[];
  readonly filters: Filters;
}

/**
 * Reads what was typed. Account ids come with or without blanks ("1111 2222 3333"), so groups of digits that follow each
 * other are first read as one, then as they stand. A filter word whose value is still to be typed asks for nothing.
 */
export function readQuery(typed: string): Query {
  const all = folded(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const filters = readFilters(all);
  const words = all.filter((word) => !isFilter(word));
  const whole = words.join(' ');
  const joined = joinDigits(words);
  return {
    whole,
    digits: /^[\d\s-]+$/u.test(whole) ? whole.replaceAll(/\D/gu, '') : '',
    readings: joined.every((word, at) => word === words[at]) ? [words] : [joined, words],
    filters,
  };
}

/** A word of another kind with a colon in it is searched as it stands. */
function isFilter(word: string): boolean {
  if (/^(?:env|org|role):/u.test(word)) return true;
  return word.startsWith('is:') && ['is:live', 'is:pinned', 'is:hidden'].some((state) => state.startsWith(word));
}

function readFilters(words: readonly string[]): Filters {
  const valuesOf = (name: string): string[] =>
    words.flatMap((word) => (word.startsWith(`${name}:`) ? [word.slice(name.length + 1)] : [])).filter(Boolean);
  const states = valuesOf('is');
  return {
    environment: valuesOf('env'),
    organisation: valuesOf('org'),
    permissionSet: valuesOf('role'),
    live: states.includes('live'),
    pinned: states.includes('pinned'),
    hidden: states.includes('hidden'),
  };
}

function joinDigits(words: readonly string[]): string[] {
  const joined: string[] = [];
  let previousIsDigits = false;
  for (const word of words) {
    const digits = /^[\d-]*\d[\d-]*$/u.test(word) ? word.replaceAll('-', '') : null;
    const last = joined.at(-1);
    if (digits !== null && previousIsDigits && last !== undefined) joined[joined.length - 1] = last + digits;
    else joined.push(digits !== null && digits.length === 12 ? digits : word);
    previousIsDigits = digits !== null;
  }
  return joined;
}

/** Whether an organisation is one that is asked for: a word of its name starts so. */
export function isAskedFor({ organisationName }: SearchScope, { organisation }: Filters): boolean {
  if (organisationName === null) return true;
  const together = organisationName.lower.replaceAll(/\s/gu, '');
  return organisation.every((value) => together.startsWith(value) || fitAsTyped(organisationName, value) === fit.start);
}

/** For each account whether its environment is asked for; null: every one is. */
export function askedAccounts({ index }: SearchScope, { environment }: Filters): readonly boolean[] | null {
  if (environment.length === 0) return null;
  return index.accounts.map(({ account, environmentWord }) =>
    environment.every((value) => beginsWord(environmentWord, value) || account.environment.startsWith(value)),
  );
}

/** For each permission set whether it is asked for; null: every one is. */
export function askedSets({ index }: SearchScope, { permissionSet }: Filters): readonly boolean[] | null {
  if (permissionSet.length === 0) return null;
  return index.sets.map((set) => permissionSet.every((value) => fitAsTyped(set, value) !== fit.none));
}
