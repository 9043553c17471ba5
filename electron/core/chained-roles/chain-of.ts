import { roleKey, type Role } from '../../shared/model/role.ts';
import type { ChainedDefinition } from './stored-chained-roles.ts';

/** AWS names no limit; each step costs one call, and longer chains are mistakes. */
export const longestChain = 8;

/** How a role is reached. */
export interface Chain {
  /** The role itself first, each reached through the next one. */
  readonly roles: readonly Role[];
  /** `loop`: the last of `roles` is reached through one that is among them, `roles[back]`. */
  readonly end: 'root' | 'loop' | 'too-deep';
  readonly back: number;
}

type Definitions = ReadonlyMap<string, ChainedDefinition>;

export function byRole(definitions: readonly ChainedDefinition[]): Definitions {
  return new Map(definitions.map((one) => [roleKey(one.role), one]));
}

/** The chain of a role; of one that is not reached through another it is that role alone. */
export function chainOf(definitions: Definitions, role: Role): Chain {
  const roles = [role];
  const seen = new Map([[roleKey(role), 0]]);
  for (let found = definitions.get(roleKey(role)); found !== undefined;) {
    const { via } = found;
    const back = seen.get(roleKey(via));
    if (back !== undefined) return { roles, end: 'loop', back };
    if (roles.length > longestChain) return { roles, end: 'too-deep', back: 0 };
    seen.set(roleKey(via), roles.length);
    roles.push(via);
    found = definitions.get(roleKey(via));
  }
  return { roles, end: 'root', back: 0 };
}

/** The permission set that a role is reached from, or the role itself; null: there is none. */
export function rootOf(definitions: Definitions, role: Role): Role | null {
  const { roles, end } = chainOf(definitions, role);
  return end === 'root' ? (roles.at(-1) ?? null) : null;
}

/** The way round of a loop: `A → B → A`. */
export function wayRound({ roles, back }: Chain): string {
  const round = roles.slice(back);
  return [...round, ...round.slice(0, 1)].map(({ roleName }) => roleName).join(' → ');
}

/** A role and all that are reached through it, whatever way. */
export function descendantsOf(definitions: readonly ChainedDefinition[], role: Role): readonly Role[] {
  const found = new Map([[roleKey(role), role]]);
  const children = Map.groupBy(definitions, ({ via }) => roleKey(via));
  for (const one of found.values()) {
    for (const child of children.get(roleKey(one)) ?? []) found.set(roleKey(child.role), child.role);
  }
  return [...found.values()];
}

/** Each after the one it is reached through, else as they were; those of loops come last. */
export function inOrder(definitions: readonly ChainedDefinition[]): readonly ChainedDefinition[] {
  const known = byRole(definitions);
  const depths = new Map(definitions.map((one) => [one, chainOf(known, one.role)]));
  const rooted = definitions.filter((one) => depths.get(one)?.end === 'root');
  const children = Map.groupBy(rooted, ({ via }) => roleKey(via));
  const after = (one: ChainedDefinition): readonly ChainedDefinition[] => [
    one,
    ...(children.get(roleKey(one.role)) ?? []).flatMap(after),
  ];
  const first = rooted.filter(({ via }) => !known.has(roleKey(via))).flatMap(after);
  return [...first, ...definitions.filter((one) => depths.get(one)?.end !== 'root')];
}
