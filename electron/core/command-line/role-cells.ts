import type { RoleDescription } from '../accounts/names/role-names.ts';
import type { EnvironmentName } from '../../contract/environment.ts';
import type { Role } from '../../contract/identifiers.ts';
import { text } from '../../shared/text/text.ts';
import type { CommandFeatures } from './command-features.ts';
import type { Cell } from './table.ts';

/** What a role is called in a row: its account told from its namesakes. */
export function accountCell({ identities }: Pick<CommandFeatures, 'identities'>, role: Role): Cell {
  return { text: identities.account(role), isName: true };
}

type ShownEnvironment = Pick<RoleDescription, 'environment' | 'environmentWord'>;

/** The word of a role's environment, which stands out for production. */
export function environmentCell({ identities }: Pick<CommandFeatures, 'identities'>, role: Role): Cell {
  return environmentWordCell(identities.describe(role));
}

/** Where its word is the usual one, what has no environment has a dash. */
export function environmentWordCell(shown: ShownEnvironment): Cell {
  const { environment, environmentWord } = shown;
  if (environment === 'none' && environmentWord === undefined) return { text: '-', style: 'secondary' };
  return { text: environmentLabel(shown), style: environment === 'production' ? 'production' : null };
}

/** Thousands of rows have one of six words. */
const labels = new Map<EnvironmentName, string>();

export function environmentLabel({ environment, environmentWord }: ShownEnvironment): string {
  if (environmentWord !== undefined) return environmentWord;
  const label = labels.get(environment) ?? text(`environment.${environment}`);
  labels.set(environment, label);
  return label;
}

/** The fields that name a role in every JSON document (docs/command-line.md#json). */
export function namedRole(
  { identities, organisations }: Pick<CommandFeatures, 'identities' | 'organisations'>,
  role: Role,
): object {
  const { environment } = identities.describe(role);
  return {
    organisationId: role.organisationId,
    organisation: organisations.find(role.organisationId)?.record.name ?? null,
    accountId: role.accountId,
    account: identities.awsName(role),
    role: role.roleName,
    environment: environmentJson(environment),
  };
}

/** Null where it is not set. */
export function environmentJson(environment: EnvironmentName): EnvironmentName | null {
  return environment === 'none' ? null : environment;
}
