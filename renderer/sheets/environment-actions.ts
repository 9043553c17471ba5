import type { EnvironmentName } from '../../electron/contract/environment.ts';
import type { KeyOf } from '../../electron/shared/text/text.ts';
import type { ActionLine } from './role-actions.ts';

/** A line of the palette that says what the environment of the role's account is. */
export interface EnvironmentAction extends ActionLine {
  readonly name: `environment-${EnvironmentName | 'named'}`;
  readonly group: 'environment';
  /** Null: what its name tells. */
  readonly environment: EnvironmentName | null;
}

/** In the order of docs/design.md#environments. */
const labels: Readonly<Record<EnvironmentName, KeyOf>> = {
  production: 'actions.mark-production',
  staging: 'actions.mark-staging',
  development: 'actions.mark-development',
  sandbox: 'actions.mark-sandbox',
  shared: 'actions.mark-shared',
  none: 'actions.mark-none',
};

/**
 * Every environment that the account can be given, then that its name decides again.
 *
 * @param now the one it has, however it came to it.
 * @param corrected whether the person has said something of this account.
 */
export function environmentActions(now: EnvironmentName, corrected: boolean): EnvironmentAction[] {
  const names = Object.keys(labels) as EnvironmentName[];
  const marks = names.map((name) => line(name, name, labels[name], name === now ? 'actions.is-now' : null));
  return [...marks, line('named', null, 'actions.mark-named', corrected ? null : 'actions.is-now')];
}

function line(
  name: EnvironmentName | 'named',
  environment: EnvironmentName | null,
  label: KeyOf,
  reason: KeyOf | null,
): EnvironmentAction {
  return {
    name: `environment-${name}`,
    group: 'environment',
    icon: 'shield',
    label,
    shortcut: null,
    reason,
    caution: null,
    environment,
  };
}
