import { nearest } from '../../../electron/shared/model/nearest-word.ts';
import { beginsWord, folded } from './fold.ts';
import { fit, fitAsTyped, fits, tolerances, type SearchableText } from './match-text.ts';
import type { RoleIndex } from './role-index.ts';
import { searchRoles } from './search-roles.ts';
import type { SearchFacts, SearchScope } from './search-scope.ts';

/** What to search instead, and how many roles that finds. */
export interface Suggestion {
  readonly query: string;
  readonly count: number;
}

/**
 * What was probably meant by words that find nothing: each that is in no name is replaced by the one spelt most alike, and
 * filter words stay. Null: nothing near finds anything either.
 */
export function nearestSpelling(scopes: readonly SearchScope[], typed: string, facts: SearchFacts): Suggestion | null {
  const words = typed.trim().split(/\s+/u);
  const known = new Set(scopes.flatMap(({ index }) => [...vocabulary(index)]));
  const meant = words.map((word) => {
    const isMisspelt = /\p{L}/u.test(word) && !word.includes(':') && !scopes.some((scope) => isIn(scope, folded(word)));
    return isMisspelt ? (nearest(folded(word), known) ?? word) : word;
  });
  if (meant.every((word, at) => word === words[at])) return null;
  const query = meant.join(' ');
  const count = searchRoles(scopes, query, facts).roles.length;
  return count === 0 ? null : { query, count };
}

/** Whether a word is in a name, as a search would find it. Names alone are compared, not each role. */
function isIn({ index, organisationName }: SearchScope, word: string): boolean {
  if (organisationName !== null && fitAsTyped(organisationName, word) !== fit.none) return true;
  if (index.accounts.some(({ environmentWord }) => beginsWord(environmentWord, word))) return true;
  const names = index.accounts.map(({ name }) => name);
  return tolerances.some(
    (tolerance) =>
      fits(names, index.accountNames, word, tolerance).some(Boolean) ||
      fits(index.sets, index.setNames, word, tolerance).some(Boolean),
  );
}

const vocabularies = new WeakMap<RoleIndex, ReadonlySet<string>>();

/** Every word of the names of accounts and permission sets, folded; made once for a list. */
function vocabulary(index: RoleIndex): ReadonlySet<string> {
  const made = vocabularies.get(index);
  if (made !== undefined) return made;
  const words = new Set([
    ...index.accounts.flatMap(({ name }) => wordsOf(name)),
    ...index.sets.flatMap((set) => [set.lower, ...wordsOf(set)]),
  ]);
  vocabularies.set(index, words);
  return words;
}

/** At separators, at capitals after small letters, and at digits. */
function wordsOf({ plain }: SearchableText): string[] {
  return (plain.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\P{L}\p{Lu}]+|\p{N}+/gu) ?? []).map((word) => word.toLowerCase());
}
