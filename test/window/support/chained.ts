/** Roles that are reached through others, in docs/design.md#the-example-organisation. */
import { parse } from 'valibot';
import { chainedRoleSchema, type ChainedRole } from '../../../electron/contract/chained-roles.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { role, snapshot, type SnapshotInput } from './northwind.ts';

/** A role reached through another one, with what a test changes. */
export function aChainedRole(of: Role, via: Role, change: Partial<ChainedRole> = {}): ChainedRole {
  return parse(chainedRoleSchema, {
    via,
    roleArn: `arn:aws:iam::${of.accountId}:role/${of.roleName}`,
    name: of.roleName,
    sessionName: null,
    externalId: null,
    sourceIdentity: null,
    durationSeconds: 3600,
    role: of,
    usable: (change.problem ?? null) === null,
    problem: null,
    ...change,
  });
}

export const readOnly = role('111122223333', 'ReadOnlyAccess');
/** Leads to an account of the list. */
export const deploy = aChainedRole(role('777788889999', 'deploy'), readOnly);
/** Reached through that, in an account that is in no list. */
export const auditor = aChainedRole(role('999988887777', 'partner-auditor'), deploy.role);
/** Cannot be used as it stands. */
export const broken = aChainedRole(role('111122224444', 'release'), role('111122223333', 'BreakGlass'), {
  problem: 'BreakGlass in payments-prod is not assigned to you any more. Choose another role to reach it through.',
});

export const chainedRoles: readonly ChainedRole[] = [deploy, auditor, broken];

/** Northwind with three chained roles, with what a test changes. */
export function withChained(change: Partial<SnapshotInput> = {}): AppSnapshot {
  return snapshot({ chainedRoles: [...chainedRoles], ...change });
}
