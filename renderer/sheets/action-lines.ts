import { isKeyless, type CopyFormat } from '../../electron/shared/tables/copy-formats.ts';
import type { IconName } from '../ui/icons.ts';
import type { ShortcutName } from '../keyboard/shortcuts.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';
import type { SheetTarget } from './shown-sheet.ts';
import type { Environment, EnvironmentName } from '../../electron/contract/environment.ts';
import type { HandOut, PolicyView } from '../../electron/contract/policy.ts';
import { openLinkWays } from './link-ways.ts';
import { environmentWord } from '../ui/environment-word.ts';

export type RoleActionName =
  | 'open'
  | 'open-at'
  | 'copy-link'
  | 'copy'
  | 'copy-as'
  | 'terminal'
  | 'link'
  | 'link-found'
  | 'renew'
  | 'forget'
  | 'pin'
  | 'copy-id'
  | 'copy-arn'
  | 'environment'
  | 'rename'
  | 'details'
  | 'hide'
  | 'hide-role'
  | 'chain'
  | 'chain-edit'
  | 'chain-remove'
  | 'fresh';

/** One line of a palette. */
export interface MenuLine {
  readonly name: string;
  readonly group: string;
  readonly icon: IconName;
  readonly label: string;
  readonly shortcut: ShortcutName | null;
  /** Why it cannot be done now; null: it can. */
  readonly reason: KeyOf | null;
}

/** One line of the palette of a role. */
export interface ActionLine extends MenuLine {
  readonly group: 'console' | 'credentials' | 'role' | 'environment';
  /** What to know before doing it. */
  readonly caution: KeyOf | null;
}

export interface RoleAction extends ActionLine {
  readonly name: RoleActionName;
  readonly group: Exclude<ActionLine['group'], 'environment'>;
}

export interface RoleActionState {
  readonly target: Pick<
    SheetTarget,
    'usable' | 'pinned' | 'removed' | 'freshness' | 'chained' | 'hidden' | 'roleHidden'
  >;
  readonly offline: boolean;
  readonly signedOut: boolean;
  readonly copyFormat: CopyFormat;
  /** What the administrator of this computer closed. */
  readonly policy: Pick<PolicyView, 'closed' | 'closedFormats'>;
  /** How many roles a search found; null: nothing is searched. */
  readonly found: number | null;
}

/** Why keys of a role cannot be copied now; null: they can. */
export function keysOff({
  target,
  offline,
  signedOut,
}: Omit<RoleActionState, 'copyFormat' | 'found' | 'policy'>): KeyOf | null {
  const off = roleOff(target);
  if (off !== null) return off;
  if (target.usable) return null;
  return offline ? 'role.needs-connection' : signedOut ? 'actions.needs-sign-in' : null;
}

/** Why nothing at all can be done with a role; null: something can. */
function roleOff({ removed, chained }: Pick<SheetTarget, 'removed' | 'chained'>): KeyOf | null {
  if (removed) return 'role.access-removed';
  return chained?.usable === false ? 'chained.problem' : null;
}

/** Everything that can be done with a role, in order; what cannot be done now stays, with the reason. */
export function roleActions({ target, offline, signedOut, copyFormat, policy, found }: RoleActionState): RoleAction[] {
  const closes = (handOut: HandOut): KeyOf | null => (policy.closed.includes(handOut) ? 'policy.not-allowed' : null);
  const noCopy = policy.closedFormats.includes(copyFormat) ? 'policy.not-allowed' : null;
  const noTerminal = closes('terminals') ?? closes('endpoint');
  const noLink = openLinkWays(policy).length === 0 ? 'policy.not-allowed' : null;
  const off = roleOff(target);
  const needsAws = off ?? (offline ? 'role.needs-connection' : signedOut ? 'actions.needs-sign-in' : null);
  // Signed out, Enter signs in first and then opens.
  const opens = off ?? (offline ? 'role.needs-connection' : null);
  const copies = isKeyless(copyFormat) ? off : keysOff({ target, offline, signedOut });
  const turning = target.freshness.ring === 'turning' ? 'role.renewing' : null;
  return [
    act('open', 'console', 'external', 'action.open-console', 'act', opens),
    act('open-at', 'console', 'globe', 'actions.open-at', 'openAt', needsAws),
    {
      ...act('copy-link', 'console', 'link', 'actions.copy-link', null, closes('consoleLinks') ?? needsAws),
      caution: 'actions.copy-link.caution',
    },
    act('copy', 'credentials', 'copy', `copy-format.${copyFormat}.action`, 'copy', noCopy ?? copies),
    act('copy-as', 'credentials', 'copy', 'action.copy-as', 'copyAs', off),
    act(
      'terminal',
      'credentials',
      'terminal',
      'actions.open-terminal',
      'terminal',
      noTerminal ?? keysOff({ target, offline, signedOut }),
    ),
    act('link', 'credentials', 'tag', 'link-sheet.action', 'link', noLink ?? off),
    ...(found === null || found === 0 ? [] : [linkFound(found, noLink)]),
    act('renew', 'credentials', 'reload', 'actions.renew', 'renew', needsAws ?? turning),
    act('forget', 'credentials', 'bin', 'actions.forget', null, target.usable ? null : 'actions.none-held'),
    act('pin', 'role', 'pin', target.pinned ? 'actions.unpin' : 'actions.pin', 'pin', null),
    act('copy-id', 'role', 'hash', 'actions.copy-id', 'copyAccountId', null),
    act('copy-arn', 'role', 'hash', 'actions.copy-arn', null, needsAws),
    act('environment', 'role', 'environments', 'actions.change-environment', null, null),
    act('rename', 'role', 'pencil', 'actions.rename', null, null),
    act('details', 'role', 'information', 'actions.details', 'details', null),
    act('hide', 'role', 'eye', target.hidden ? 'actions.unhide-account' : 'actions.hide-account', null, null),
    // What is reached through a role comes and goes with that.
    ...(target.chained === null && !target.hidden
      ? [act('hide-role', 'role', 'eye', target.roleHidden ? 'actions.unhide-role' : 'actions.hide-role', null, null)]
      : []),
    act('chain', 'role', 'branch', 'actions.chain', null, off),
    ...(target.chained === null
      ? []
      : [
          act('chain-edit', 'role', 'pencil', 'actions.chain-edit', null, null),
          act('chain-remove', 'role', 'bin', 'actions.chain-remove', null, null),
        ]),
    // Access that has come back can stay unseen until a wholly new sign-in.
    ...(target.removed
      ? [
          {
            ...act('fresh', 'role', 'person', 'fresh.action', null, offline ? 'role.needs-connection' : null),
            caution: 'fresh.text',
          } as const,
        ]
      : []),
  ];
}

function act(
  name: RoleActionName,
  group: RoleAction['group'],
  icon: IconName,
  label: KeyOf,
  shortcut: ShortcutName | null,
  reason: KeyOf | null,
): RoleAction {
  return { name, group, icon, label: text(label), shortcut, reason, caution: null };
}

function linkFound(count: number, reason: KeyOf | null): RoleAction {
  const label = text('link-sheet.action-found', { count });
  const keys = { icon: 'tag', shortcut: 'linkFound' } as const;
  return { ...keys, name: 'link-found', group: 'credentials', label, reason, caution: null };
}

/** A line of the palette that says what the environment of the role's account is. */
export interface EnvironmentAction extends ActionLine {
  readonly name: `environment-${string}`;
  readonly group: 'environment';
  /** By its id; null: what its name says. */
  readonly environment: string | null;
}

const labels: Readonly<Record<EnvironmentName, KeyOf>> = {
  production: 'actions.mark-production',
  staging: 'actions.mark-staging',
  development: 'actions.mark-development',
  sandbox: 'actions.mark-sandbox',
  shared: 'actions.mark-shared',
  none: 'actions.mark-none',
};

/** Every environment that the account can be given, then that its name decides again. */
export function environmentActions(
  environments: readonly Environment[],
  now: Pick<SheetTarget, 'environment' | 'environmentWord' | 'corrected'>,
): EnvironmentAction[] {
  const marks = environments.map(({ id, look, word }) => {
    const isNow =
      look === now.environment && environmentWord(look, word) === environmentWord(look, now.environmentWord);
    return line(id, id, word === null ? text(labels[look]) : text('actions.mark-own', { word }), isNow);
  });
  return [...marks, line('named', null, text('actions.mark-named'), !now.corrected)];
}

function line(name: string, environment: string | null, label: string, isNow: boolean): EnvironmentAction {
  return {
    name: `environment-${name}`,
    group: 'environment',
    icon: 'environments',
    label,
    shortcut: null,
    reason: isNow ? 'actions.is-now' : null,
    caution: null,
    environment,
  };
}
