import type { Account } from '../../electron/contract/catalogue.ts';
import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import { sameAccount } from '../../electron/shared/model/role.ts';
import { text } from '../../electron/shared/text/text.ts';
import type { AccountOfRole } from '../stores/actions.svelte.ts';

/** The environment of an account, and what made it so; main alone knows which pattern or word of a name fits. */
export function environmentReason(
  { rules }: Pick<AppSnapshot, 'rules'>,
  of: AccountOfRole,
  { environment, environmentWord }: Pick<Account, 'environment' | 'environmentWord'>,
): string {
  const word = environmentWord ?? text(`environment.${environment}`);
  const ruled = rules.some(({ match }) => match.kind === 'account' && sameAccount(match, of));
  if (ruled) return text('details.by-account', { word });
  return text('details.by-name', { word });
}
