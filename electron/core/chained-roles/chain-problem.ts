import type { Role } from '../../shared/model/role.ts';
import type { AccountList } from '../accounts/account-list.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { partitionOf } from '../regions/partitions.ts';
import { longestChain, wayRound, type Chain } from './chain-of.ts';
import type { Mistake } from './read-role-arn.ts';
import { iamRoleOf, type ChainedDefinition } from './stored-chained-roles.ts';

/** What is asked of an organisation about the roles that are reached from its permission sets. */
export interface ChainOrganisation {
  readonly record: Pick<OrganisationRecord, 'id' | 'name' | 'region'>;
  readonly catalogue: {
    list(): Pick<AccountList, 'account' | 'lastKnown'>;
    isRemoved(role: Role): boolean;
  };
}

/** What has become wrong with one that was good when it was kept, or that somebody wrote into the file. */
export type Problem = Mistake;

/** Whether it can be used all the same: what AWS lists and gives changes without us, and is AWS's to say. */
export function isUsable({ key }: Problem): boolean {
  return key === 'chained-role.is-gone' || key === 'chained-role.is-listed';
}

/** @param chain of this one. */
export function problemOf(
  { role, roleArn }: ChainedDefinition,
  chain: Chain,
  organisation: ChainOrganisation,
): Problem | null {
  if (chain.end === 'loop') return { key: 'chained-role.is-loop', values: { way: wayRound(chain) } };
  if (chain.end === 'too-deep') return { key: 'chained-role.is-too-deep', values: { most: longestChain } };
  const { name, region } = organisation.record;
  const [found, partition] = [iamRoleOf(roleArn).partition, partitionOf(region).name];
  if (found !== partition) {
    return { key: 'chained-role.is-other-partition', values: { found, partition, organisation: name } };
  }
  const root = chain.roles.at(-1);
  if (root !== undefined && organisation.catalogue.isRemoved(root)) {
    return { key: 'chained-role.is-gone', values: { via: root.roleName, account: accountOf(organisation, root) } };
  }
  if (!isListed(organisation, role)) return null;
  return { key: 'chained-role.is-listed', values: { account: accountOf(organisation, role) } };
}

/** Whether AWS lists a permission set of this name in the account. */
export function isListed(organisation: ChainOrganisation | null, { accountId, roleName }: Role): boolean {
  return organisation?.catalogue.list().account(accountId)?.roleNames?.includes(roleName) === true;
}

/** What an account is called in a sentence. */
export function accountOf(organisation: ChainOrganisation, { accountId }: Pick<Role, 'accountId'>): string {
  return organisation.catalogue.list().lastKnown(accountId)?.name ?? accountId;
}
