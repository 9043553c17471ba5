import type { ChainedRoleWish } from '../../contract/chained-roles.ts';
import { sameRole, type Role } from '../../shared/model/role.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { partitionOf } from '../regions/partitions.ts';
import { byRole, chainOf, descendantsOf, longestChain, wayRound } from './chain-of.ts';
import { accountOf, type ChainOrganisation } from './chain-problem.ts';
import type { Mistake } from './read-role-arn.ts';
import { definitionOf, mostChainedRoles, type ChainedDefinition } from './stored-chained-roles.ts';
import { readWish, type TypedWish } from './typed-wish.ts';

/** Everything that is kept, with the wish in it. */
export interface DefinitionsAfter {
  readonly all: readonly ChainedDefinition[];
  readonly role: Role;
}

/** The longest name of a role here. */
const longestName = 64;

/**
 * What is kept once a wish is in it, or the first of what is wrong with the wish. Those that are reached through the one it
 * replaces are then reached through the new one. Throws a `FailureError` where there is nothing to be replaced.
 */
export function definitionsAfter(
  before: readonly ChainedDefinition[],
  organisation: ChainOrganisation,
  wish: ChainedRoleWish,
  replaces: Role | null,
): DefinitionsAfter | Mistake {
  const old = replaces === null ? null : (before.find(({ role }) => sameRole(role, replaces)) ?? null);
  if (replaces !== null && old === null) throw new FailureError(failure('not-found'));
  const { name: organisationName, region } = organisation.record;
  const partition = partitionOf(region).name;
  const typed = readWish(wish, partition);
  if ('key' in typed) return typed;
  const found = typed.iamRole.partition;
  if (found !== partition) {
    return { key: 'chained-role.arn-partition', values: { found, partition, organisation: organisationName } };
  }
  if (old !== null && old.role.organisationId !== organisation.record.id) {
    return { key: 'chained-role.via-elsewhere', values: { organisation: organisationName } };
  }
  if (old === null && before.length >= mostChainedRoles) {
    return { key: 'chained-role.too-many', values: { most: mostChainedRoles } };
  }
  const others = before.filter((one) => one !== old);
  const name = nameFor(typed, old, others, organisation);
  if (typeof name !== 'string') return name;
  const made = definitionOf(typed, name);
  const moved = (one: ChainedDefinition): ChainedDefinition =>
    old !== null && sameRole(one.via, old.role) ? { ...one, via: made.role } : one;
  const all = old === null ? [...before, made] : before.map((one) => moved(one === old ? made : one));
  return wrongWay(all, made.role, organisation) ?? { all, role: made.role };
}

/** A name that is given has to be free; the one of the IAM role is told from others by the role it is reached through. */
function nameFor(
  { name, iamRole, via }: TypedWish,
  old: ChainedDefinition | null,
  others: readonly ChainedDefinition[],
  organisation: ChainOrganisation,
): string | Mistake {
  const { accountId } = iamRole;
  const isOwn = (wanted: string): boolean => old?.role.accountId === accountId && old.name === wanted;
  const taken = (wanted: string): Mistake | null => {
    const account = accountOf(organisation, { accountId });
    const listed = organisation.catalogue.list().account(accountId)?.roleNames ?? [];
    const chained = others.filter(
      (one) => one.role.accountId === accountId && one.role.organisationId === via.organisationId,
    );
    if (!isOwn(wanted) && listed.some((one) => isAlike(one, wanted))) {
      return { key: 'chained-role.name-listed', values: { name: wanted, account } };
    }
    const isTaken = chained.some((one) => isAlike(one.name, wanted));
    return isTaken ? { key: 'chained-role.name-taken', values: { name: wanted, account } } : null;
  };
  if (name !== null) return taken(name) ?? name;
  const [plain, through] = [iamRole.name, `${iamRole.name}-via-${via.roleName}`];
  const numbered = Array.from({ length: others.length + 1 }, (_, at) => `-${String(at + 2)}`);
  const free = [plain, cut(through, ''), ...numbered.map((end) => cut(through, end))].find(
    (one) => taken(one) === null,
  );
  return free ?? { key: 'chained-role.name-taken', values: { name: plain, account: accountId } };
}

/** Two names that differ in case alone are read as one, by people and by file systems. */
function isAlike(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function cut(name: string, end: string): string {
  return `${name.slice(0, longestName - end.length)}${end}`;
}

/** What is wrong with the way that leads to a role, or from there to others. */
function wrongWay(all: readonly ChainedDefinition[], role: Role, organisation: ChainOrganisation): Mistake | null {
  const known = byRole(all);
  const chain = chainOf(known, role);
  if (chain.end === 'loop') return { key: 'chained-role.loop', values: { way: wayRound(chain) } };
  const chains = descendantsOf(all, role).map((one) => chainOf(known, one));
  const deepest = chains.find(({ end }) => end === 'too-deep');
  if (deepest !== undefined) {
    return { key: 'chained-role.too-deep', values: { count: deepest.roles.length, most: longestChain } };
  }
  const root = chain.roles.at(-1) ?? role;
  if (!organisation.catalogue.isRemoved(root)) return null;
  return { key: 'chained-role.via-unknown', values: { via: root.roleName, account: accountOf(organisation, root) } };
}
