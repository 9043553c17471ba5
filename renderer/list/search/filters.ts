import { fit, fitAsTyped } from './match-text.ts';
import type { Filters } from './query.ts';
import type { SearchPlace } from './search-scope.ts';

/** Whether an organisation is one that is asked for: a word of its name starts so. */
export function isAskedFor({ organisationName }: SearchPlace, { organisation }: Filters): boolean {
  if (organisationName === null) return true;
  const together = organisationName.lower.replaceAll(/\s/gu, '');
  return organisation.every((value) => together.startsWith(value) || fitAsTyped(organisationName, value) === fit.start);
}

/** For each account whether its environment is asked for; null: every one is. */
export function askedAccounts({ index }: SearchPlace, { environment }: Filters): readonly boolean[] | null {
  if (environment.length === 0) return null;
  return index.accounts.map(({ account, environmentWord }) =>
    environment.every((value) => environmentWord.startsWith(value) || account.environment.startsWith(value)),
  );
}

/** For each permission set whether it is asked for; null: every one is. */
export function askedSets({ index }: SearchPlace, { permissionSet }: Filters): readonly boolean[] | null {
  if (permissionSet.length === 0) return null;
  return index.sets.map((set) => permissionSet.every((value) => fitAsTyped(set, value) !== fit.none));
}
