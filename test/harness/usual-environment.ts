import type { AccountId } from '../../electron/contract/identifiers.ts';
import type { EnvironmentName } from '../../electron/contract/environment.ts';
import { judge } from '../../electron/core/accounts/environments/environment-of.ts';
import { usualRules } from '../../electron/core/accounts/environments/usual-rules.ts';

/** What the usual rules make of a name. */
export function environmentOf(name: string | null): EnvironmentName {
  return judge(usualRules, '', { id: '111122223333' as AccountId, name }).environment.look;
}
