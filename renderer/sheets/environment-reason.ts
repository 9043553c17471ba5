import type { Account } from '../../electron/contract/catalogue.ts';
import type { RuleMatch } from '../../electron/contract/environment.ts';
import { text } from '../../electron/shared/text/text.ts';
import { environmentWord } from '../ui/environment-word.ts';
import { ruleWords } from '../ui/rule-words.ts';

/**
 * The environment of an account, and what made it so.
 *
 * @param match what the rule says that counts; null: main has not told yet, or no rule fits.
 */
export function environmentReason(
  account: Pick<Account, 'environment' | 'environmentWord'>,
  match: RuleMatch | null,
): string {
  const word = environmentWord(account.environment, account.environmentWord ?? null);
  switch (match?.kind) {
    case undefined:
      return word;
    case 'account':
      return text('details.by-account', { word });
    case 'rest':
      return text('details.by-rest', { word });
    case 'words':
    case 'names':
      return text('details.by-rule', { word, rule: ruleWords(match) });
  }
}
