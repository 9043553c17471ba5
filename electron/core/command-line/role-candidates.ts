import { roleWord, type ListedAccount } from './role-index.ts';
import { folded } from './shown.ts';

/** What a role is completed to. */
interface Completed {
  readonly word: string;
  readonly folded: string;
  readonly withId: string;
}

/** Made once for each state of the lists: a shell asks at every press of a key. */
const made = new WeakMap<readonly ListedAccount[], readonly Completed[]>();

/**
 * The words for roles that begin as what was typed. An account whose name a shell would have to be told to take literally, or
 * that shares its words with another, is its id; who types digits means ids.
 */
export function roleCandidates(accounts: readonly ListedAccount[], typed: string): readonly string[] {
  const all = made.get(accounts) ?? completedOf(accounts);
  made.set(accounts, all);
  const begun = folded(typed);
  const byId = /^\d/u.test(typed);
  return all.flatMap(({ word, folded: key, withId }) => [
    ...(byId && withId !== word && withId.toLowerCase().startsWith(begun) ? [withId] : []),
    ...(key.startsWith(begun) ? [word] : []),
  ]);
}

function completedOf(accounts: readonly ListedAccount[]): readonly Completed[] {
  const counts = new Map<string, number>();
  const roles = accounts.flatMap((account) =>
    account.roles.map(({ name }) => {
      const word = roleWord(account, name);
      const key = folded(word);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return { word, key, withId: `${account.id}/${name}`, isPlain: isPlain(account.name ?? '') };
    }),
  );
  return roles.map(({ word, key, withId, isPlain: isGood }) =>
    isGood && counts.get(key) === 1
      ? { word, folded: key, withId }
      : { word: withId, folded: withId.toLowerCase(), withId },
  );
}

/** Letters of any alphabet, digits, and what no shell takes for more than it is. */
export function isPlain(name: string): boolean {
  return /^[\p{L}\p{N}_.@%+,=-]+$/u.test(name) && !name.startsWith('-');
}
