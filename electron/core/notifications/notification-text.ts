import { textOrEllipsis, type TextKey, type TextValues, type ValuesOf } from '../../shared/text/text.ts';
import type { RoleDescription } from '../accounts/names/role-names.ts';
import { isolated } from '../safe-text/isolated.ts';

/** A text for a notification: a desktop takes the direction of a line from its first letter, which can be a name's. */
export function notificationText<Key extends TextKey>(key: Key, values: ValuesOf<Key>): string {
  const kept = Object.entries(values as TextValues).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolated(value) : value,
  ]);
  return textOrEllipsis(key, Object.fromEntries(kept) as TextValues);
}

/** The word of an environment, for a text that has the usual one itself. */
export function wordValues({ environmentWord }: Pick<RoleDescription, 'environmentWord'>): {
  readonly ownWord: 'yes' | 'no';
  readonly word: string;
} {
  return { ownWord: environmentWord === undefined ? 'no' : 'yes', word: environmentWord ?? '' };
}
