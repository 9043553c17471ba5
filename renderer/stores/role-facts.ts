import type { EnvironmentName } from '../../electron/contract/environment.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import { groupedId } from '../../electron/shared/format/account-id.ts';
import { roleKey } from '../../electron/shared/model/role.ts';
import { text } from '../../electron/shared/text/text.ts';
import { accountName } from '../list/rows/accounts.ts';
import type { Catalogues } from './catalogues.svelte.ts';
import { ChainedRoles } from './chained-roles.ts';
import { removedByRole } from './snapshot-facts.ts';

/** What tells a role apart from others, as a line shows it. */
export interface RoleFacts {
  readonly name: string;
  readonly environment: EnvironmentName;
  /** Its own word; null: the usual one of its look. */
  readonly environmentWord: string | null;
  /** Organisation, where there are several, role with what it is reached through, and id in groups of four. */
  readonly facts: readonly string[];
}

/** Answers the facts of roles, as the lists and the snapshot stand. An account that is gone has the name it had, or its id. */
export function roleFacts(
  catalogues: Catalogues,
  { organisations, removedRoles, chainedRoles }: Pick<AppSnapshot, 'organisations' | 'removedRoles' | 'chainedRoles'>,
): (role: Role) => RoleFacts {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const lastNames = removedByRole(removedRoles);
  const chained = new ChainedRoles(chainedRoles);
  return (role) => {
    const account = catalogues.account(role.organisationId, role.accountId);
    const id = groupedId(role.accountId);
    const unlisted = (): string => lastNames.get(roleKey(role)) ?? text('account.unnamed', { id });
    const organisation = names.size > 1 ? (names.get(role.organisationId) ?? null) : null;
    const via = chained.find(role)?.via.roleName ?? null;
    return {
      name: account === null ? unlisted() : accountName(account),
      environment: account?.environment ?? 'none',
      environmentWord: account?.environmentWord ?? null,
      facts: [
        ...(organisation === null ? [] : [organisation]),
        via === null ? role.roleName : text('chained.role-via', { role: role.roleName, via }),
        id,
      ],
    };
  };
}
