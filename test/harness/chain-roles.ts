import type { ChainedRoleWish } from '../../electron/contract/chained-roles.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { Result } from '../../electron/contract/failure.ts';
import type { RunningCore } from './running-core.ts';

/** `log-archive`, which the person's list has. */
export const deployAccount = '555566667777';
/** In no list. */
export const auditAccount = '999900001111';

/** What a person says of a role, besides what a test is about. */
export function aWish(via: Role, roleArn: string, more: Partial<ChainedRoleWish> = {}): ChainedRoleWish {
  return {
    via,
    roleArn,
    name: null,
    sessionName: null,
    externalId: null,
    sourceIdentity: null,
    durationSeconds: 3600,
    ...more,
  };
}

export function saveRole(
  { latchkey }: Pick<RunningCore, 'latchkey'>,
  wish: ChainedRoleWish,
  replaces: Role | null = null,
): Promise<Result<{ role: Role }>> {
  return latchkey.commands['chained-role.save']({ wish, replaces });
}

/** The sentence with which a wish is refused. */
export async function refusalOf(
  core: Pick<RunningCore, 'latchkey'>,
  wish: ChainedRoleWish,
  replaces: Role | null = null,
): Promise<string> {
  const saved = await saveRole(core, wish, replaces);
  return saved.ok ? 'kept' : saved.failure.sentence;
}

/** Keeps it; a refusal ends the test. */
export async function keepRole(core: Pick<RunningCore, 'latchkey'>, wish: ChainedRoleWish): Promise<Role> {
  const saved = await saveRole(core, wish);
  if (!saved.ok) throw new Error(saved.failure.sentence);
  return saved.value.role;
}

/** `via` → `deployer` → `auditor`, at AWS and here. */
export async function chainRoles(
  core: RunningCore,
  via: Role,
  more: Partial<ChainedRoleWish> = {},
): Promise<{ deployer: Role; auditor: Role }> {
  const { identity } = core.simulator.control;
  const trusted = identity.reservedRole(via.accountId, via.roleName).arn;
  const first = identity.addRole({ accountId: deployAccount, name: 'deployer', trusted: [trusted] });
  const second = identity.addRole({ accountId: auditAccount, name: 'auditor', trusted: [first.arn] });
  const deployer = await keepRole(core, aWish(via, first.arn, more));
  return { deployer, auditor: await keepRole(core, aWish(deployer, second.arn, more)) };
}
