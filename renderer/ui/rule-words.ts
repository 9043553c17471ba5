import type { RuleMatch } from '../../electron/contract/environment.ts';
import { groupedId } from '../../electron/shared/format/account-id.ts';
import { text } from '../../electron/shared/text/text.ts';

/** Which accounts a rule is for, in words. */
export function ruleWords(match: RuleMatch): string {
  if (match.kind === 'words') return text('rules.words', { words: match.words.join(', ') });
  if (match.kind === 'names') return text('rules.names', { pattern: match.pattern });
  if (match.kind === 'account') return text('rules.account', { id: unbroken(groupedId(match.accountId)) });
  return text('rules.rest');
}

/** On one line, however narrow it is. */
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00A0');
}
