import type { KeyOf } from '../../electron/shared/text/text.ts';
import { shortcutGroups as groups } from '../keyboard/shortcut-groups.ts';
import type { ShortcutName } from '../keyboard/shortcuts.ts';

/** The shortcuts of the window that can be changed, as the settings list them; each is called as in the sheet of all shortcuts. */
export const shortcutGroups = [
  {
    label: groups.role,
    names: [
      'actions',
      'copy',
      'copyAs',
      'copyAccountId',
      'terminal',
      'link',
      'linkFound',
      'renew',
      'details',
      'pin',
      'movePinUp',
      'movePinDown',
    ],
  },
  { label: groups.find, names: ['search', 'filter', 'reload'] },
  { label: groups.organisations, names: ['organisations', 'allOrganisations', 'addOrganisation', 'signIn'] },
  { label: groups.window, names: ['activity', 'settings', 'keepOpen', 'shortcutsHelp'] },
] as const satisfies readonly { readonly label: KeyOf; readonly names: readonly ShortcutName[] }[];

export type ChangeableName = (typeof shortcutGroups)[number]['names'][number];
