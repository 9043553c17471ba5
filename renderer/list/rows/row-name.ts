import type { FreshnessView } from './freshness-view.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { groupedId } from '../../../electron/shared/format/account-id.ts';
import { accountName } from './account-name.ts';
import type { Row } from './row.ts';

/** The account's name as a row shows it; of an account that is not in the list, the name it had, or its id. */
export function shownName(row: Row): string {
  if (row.kind === 'account') return accountName(row.account);
  if (row.account !== null) return accountName(row.account);
  return row.lastName ?? text('account.unnamed', { id: groupedId(row.role.accountId) });
}

/** What a screen reader says of a row; the environment comes second so that it is heard early. */
export function spokenName(row: Row, freshness: FreshnessView, pinnedTotal: number): string {
  const values = {
    name: shownName(row),
    environment: text(`environment.${row.account?.environment ?? 'none'}`),
    id: groupedId(row.kind === 'account' ? row.account.id : row.role.accountId),
    organisation: row.organisation ?? '',
    several: row.organisation === null ? 'no' : 'yes',
  };
  if (row.kind === 'account') {
    const open = row.open ? 'yes' : 'no';
    const roles = row.account.roleNames?.length;
    return roles === undefined
      ? text('row.account-unread', { ...values, open })
      : text('row.account', { ...values, open, roles });
  }
  const credentials = row.removed ? text('freshness.spoken.removed') : freshness.spoken;
  const ofRole = { ...values, credentials, permissionSet: row.role.roleName };
  if (row.pinnedPlace === null) return text('row.role', ofRole);
  return text('row.role-pinned', { ...ofRole, position: row.pinnedPlace + 1, total: pinnedTotal });
}
