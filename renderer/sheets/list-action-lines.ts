import { text, type KeyOf } from '../../electron/shared/text/text.ts';
import type { ShortcutName } from '../keyboard/shortcuts.ts';
import type { WhyRowless } from '../stores/list-state.svelte.ts';
import type { IconName } from '../ui/icons.ts';
import type { MenuLine } from './action-lines.ts';

export type ListActionName =
  | 'reload'
  | 'copy-request'
  | 'clear-search'
  | 'show-hidden'
  | 'sign-in'
  | 'organisations'
  | 'all-organisations'
  | 'add-organisation'
  | 'activity'
  | 'settings'
  | 'shortcuts';

/** One line of the palette of a list that has no row to act on. */
export interface ListAction extends MenuLine {
  readonly name: ListActionName;
  readonly group: 'list' | 'organisations' | 'app';
}

export interface ListActionState {
  readonly why: WhyRowless;
  /** There is one administrator to ask: a single organisation is shown. */
  readonly canRequest: boolean;
  readonly severalOrganisations: boolean;
  readonly signedOut: boolean;
}

/** Everything that can be done where no row is selected, in order. */
export function listActions({ why, canRequest, severalOrganisations, signedOut }: ListActionState): ListAction[] {
  const hasNone = why === 'none';
  return [
    ...(why === 'hidden' ? [line('show-hidden', 'list', 'eye', 'hidden.show', null)] : []),
    // Nothing is read of an organisation that is signed out.
    ...(why === 'withheld'
      ? []
      : [line('reload', 'list', 'reload', hasNone ? 'action.check-again' : 'search.reload', 'reload')]),
    ...(hasNone && canRequest ? [line('copy-request', 'list', 'copy', 'empty.copy-request', null)] : []),
    ...(why === 'not-found' ? [line('clear-search', 'list', 'close', 'search.clear-it', null)] : []),
    line('sign-in', 'list', 'person', signedOut ? 'action.sign-in' : 'action.sign-in-again', 'signIn'),
    line('organisations', 'organisations', 'swap', 'empty.switch', 'organisations'),
    ...(severalOrganisations
      ? [line('all-organisations', 'organisations', 'building', 'organisations.all', 'allOrganisations')]
      : []),
    line('add-organisation', 'organisations', 'plus', 'organisations.add', 'addOrganisation'),
    line('activity', 'app', 'clock', 'activity.label', 'activity'),
    line('settings', 'app', 'gear', 'settings.label', 'settings'),
    line('shortcuts', 'app', 'keyboard', 'shortcuts.title', 'shortcutsHelp'),
  ];
}

function line(
  name: ListActionName,
  group: ListAction['group'],
  icon: IconName,
  label: KeyOf,
  shortcut: ShortcutName | null,
): ListAction {
  return { name, group, icon, label: text(label), shortcut, reason: null };
}
