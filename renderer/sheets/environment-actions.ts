import type { EnvironmentName } from '../../electron/contract/environment.ts';
import type { MessageId } from '../messages/text.ts';
import type { ActionLine } from './role-actions.ts';

/** A line of the palette that says what the environment of the role's account is. */
export interface EnvironmentAction extends ActionLine {
  readonly name: `environment-${EnvironmentName | 'named'}`;
  readonly group: 'environment';
  /** Null: what its name tells. */
  readonly environment: EnvironmentName | null;
}

/** In the order of docs/design.md#environments. */
const labels: Readonly<Record<EnvironmentName, MessageId>> = {
  production: 'actions.markProduction',
  staging: 'actions.markStaging',
  development: 'actions.markDevelopment',
  sandbox: 'actions.markSandbox',
  shared: 'actions.markShared',
  none: 'actions.markNone',
};

/**
 * Every environment that the account can be given, then that its name decides again.
 *
 * @param now the one it has, however it came to it.
 * @param corrected whether the person has said something of this account.
 */
export function environmentActions(now: EnvironmentName, corrected: boolean): EnvironmentAction[] {
  const names = Object.keys(labels) as EnvironmentName[];
  const marks = names.map((name) => line(name, name, labels[name], name === now ? 'actions.isNow' : null));
  return [...marks, line('named', null, 'actions.markNamed', corrected ? null : 'actions.isNow')];
}

function line(
  name: EnvironmentName | 'named',
  environment: EnvironmentName | null,
  label: MessageId,
  reason: MessageId | null,
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
