import { directionOf } from '../../shared/text/languages.ts';
import { shownLanguage, textOrEllipsis, type TextKey, type TextValues, type ValuesOf } from '../../shared/text/text.ts';
import type { RoleDescription } from '../accounts/names/role-names.ts';

/**
 * A text for a notification: a desktop takes the direction of a line from its first letter, which can be a name's. What is
 * isolated is passed over where the direction is looked for (Unicode UAX 9, P2), so that a mark says it first.
 */
export function notificationText<Key extends TextKey>(key: Key, values: ValuesOf<Key>): string {
  const said = textOrEllipsis(key, values as TextValues);
  return directionOf(shownLanguage()) === 'ltr' && said.startsWith('\u2068') ? `\u200e${said}` : said;
}

/** The word of an environment, for a text that has the usual one itself. */
export function wordValues({ environmentWord }: Pick<RoleDescription, 'environmentWord'>): {
  readonly ownWord: 'yes' | 'no';
  readonly word: string;
} {
  return { ownWord: environmentWord === undefined ? 'no' : 'yes', word: environmentWord ?? '' };
}
