import type { Account } from '../../../electron/contract/catalogue.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { groupedId } from '../../../electron/shared/format/account-id.ts';

/** The name shown for an account. AWS can leave it out; then the id stands in. */
export function accountName(account: Pick<Account, 'id' | 'name'>): string {
  const name = account.name?.trim().normalize('NFC') ?? '';
  return name === '' ? text('account.unnamed', { id: groupedId(account.id) }) : name;
}
