import type { KeyOf } from '../../electron/shared/text/text.ts';
import type { ShortcutName } from '../keyboard/shortcuts.ts';

/** The shortcuts of the window that can be changed, as the settings list them. */
export const shortcutGroups = [
  {
    label: 'shortcuts.group-role',
    rows: [
      { name: 'actions', label: 'shortcuts.actions' },
      { name: 'copy', label: 'shortcuts.copy' },
      { name: 'copyAs', label: 'shortcuts.copy-as' },
      { name: 'copyAccountId', label: 'shortcuts.copy-account-id' },
      { name: 'terminal', label: 'action.open-terminal' },
      { name: 'link', label: 'link-sheet.title' },
      { name: 'linkFound', label: 'shortcuts.link-found' },
      { name: 'renew', label: 'actions.renew' },
      { name: 'pin', label: 'shortcuts.pin' },
    ],
  },
  {
    label: 'shortcuts.group-list',
    rows: [
      { name: 'search', label: 'shortcuts.search' },
      { name: 'reload', label: 'search.reload' },
      { name: 'organisations', label: 'organisations.label' },
      { name: 'allOrganisations', label: 'organisations.all' },
      { name: 'addOrganisation', label: 'first-run.add-title' },
      { name: 'signIn', label: 'shortcuts.sign-in' },
    ],
  },
  {
    label: 'shortcuts.group-window',
    rows: [
      { name: 'activity', label: 'activity.label' },
      { name: 'settings', label: 'settings.label' },
      { name: 'keepOpen', label: 'shortcuts.keep-open' },
      { name: 'allShortcuts', label: 'shortcuts.all' },
    ],
  },
] as const satisfies readonly {
  readonly label: KeyOf;
  readonly rows: readonly { readonly name: ShortcutName; readonly label: KeyOf }[];
}[];

export type ChangeableName = (typeof shortcutGroups)[number]['rows'][number]['name'];
