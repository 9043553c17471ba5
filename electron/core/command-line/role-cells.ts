import type { EnvironmentName } from '../../contract/environment.ts';
import type { Role } from '../../contract/identifiers.ts';
import { text } from '../../shared/text/text.ts';
import type { CommandFeatures } from './command-features.ts';
import type { Cell } from './table.ts';

/** What a role is called in a row: its account told from its namesakes. */
export function accountCell({ identities }: Pick<CommandFeatures, 'identities'>, role: Role): Cell {
  return { text: identities.account(role), isName: true };
}

/** The word of a role's environment, which stands out for production. */
export function environmentCell({ identities }: Pick<CommandFeatures, 'identities'>, role: Role): Cell {
  return environmentWord(identities.describe(role).environment);
}

export function environmentWord(environment: EnvironmentName): Cell {
  if (environment === 'none') return { text: '-', style: 'secondary' };
  return { text: environmentLabel(environment), style: environment === 'production' ? 'production' : null };
}

/** Thousands of rows have one of six words. */
const labels = new Map<EnvironmentName, string>();

export function environmentLabel(environment: EnvironmentName): string {
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
