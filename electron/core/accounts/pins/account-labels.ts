import type { AccountLabel, AccountLabelChange } from '../../../contract/account-label.ts';
import { oneLine } from '../../safe-text/one-line.ts';
import { onlyGiven } from '../../storage/only-given.ts';

/** What a person wrote on an account (docs/design.md#labels), without the account itself. */
export type LabelEntries = Pick<AccountLabel, 'alias' | 'tags' | 'hidden' | 'hiddenRoles'>;

/** By organisation and account id. */
export type Labels = Readonly<Record<string, LabelEntries>>;

/** The longest alias and tag, in characters, as in the contract. */
const longestAlias = 100;
const longestTag = 30;

const nothingWritten: LabelEntries = { alias: null, tags: [], hidden: false, hiddenRoles: [] };

/** Labels with changes to some of them, by their keys; one that says nothing any more is left out. */
export function withLabels(labels: Labels, changes: readonly (readonly [string, AccountLabelChange])[]): Labels {
  // One copy for all: an import changes thousands.
  const all = new Map(Object.entries(labels));
  for (const [key, change] of changes) {
    const entries = cleanLabel({ ...nothingWritten, ...all.get(key), ...onlyGiven(change) });
    all.delete(key);
    if (!isEmptyLabel(entries)) all.set(key, entries);
  }
  return Object.fromEntries(all);
}

/** Each text as one line without characters that are not seen; what is there twice, in capitals or not, is there once. */
export function cleanLabel({ alias, tags, hidden, hiddenRoles }: LabelEntries): LabelEntries {
  const lines = tags.flatMap((tag) => oneLine(tag, longestTag) ?? []);
  return {
    alias: alias === null ? null : oneLine(alias, longestAlias),
    tags: [...new Map(lines.toReversed().map((tag) => [tag.toLowerCase(), tag])).values()].toReversed(),
    hidden,
    hiddenRoles: [...new Set(hiddenRoles)],
  };
}

export function isEmptyLabel({ alias, tags, hidden, hiddenRoles }: LabelEntries): boolean {
  return alias === null && tags.length === 0 && !hidden && hiddenRoles.length === 0;
}
