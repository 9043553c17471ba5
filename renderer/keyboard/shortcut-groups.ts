import type { KeyOf } from '../../electron/shared/text/text.ts';
import type { ShortcutName } from './shortcuts.ts';

/** The headings of the sheet of all shortcuts, in order. */
export const shortcutGroups = {
  move: 'shortcuts.group-move',
  role: 'shortcuts.group-role',
  find: 'shortcuts.group-find',
  organisations: 'shortcuts.group-organisations',
  window: 'shortcuts.group-window',
} as const satisfies Record<string, KeyOf>;

interface ListedShortcut {
  readonly group: keyof typeof shortcutGroups;
  readonly label: KeyOf;
}

/** What each shortcut is called in that sheet, and where, in order; `pinned`: the digits, which are keys of their own. */
export const listedShortcuts: Readonly<Record<ShortcutName | 'pinned', ListedShortcut>> = {
  act: { group: 'role', label: 'action.open-console' },
  openAt: { group: 'role', label: 'shortcut.open-at' },
  pinned: { group: 'role', label: 'shortcut.pinned' },
  actions: { group: 'role', label: 'shortcut.actions' },
  copy: { group: 'role', label: 'shortcut.copy' },
  copyAs: { group: 'role', label: 'action.copy-as' },
  copyAccountId: { group: 'role', label: 'actions.copy-id' },
  terminal: { group: 'role', label: 'action.open-terminal' },
  link: { group: 'role', label: 'link-sheet.title' },
  linkFound: { group: 'role', label: 'shortcut.link-found' },
  renew: { group: 'role', label: 'actions.renew' },
  details: { group: 'role', label: 'actions.details' },
  pin: { group: 'role', label: 'shortcut.pin' },
  movePinUp: { group: 'role', label: 'shortcut.move-pin-up' },
  movePinDown: { group: 'role', label: 'shortcut.move-pin-down' },
  up: { group: 'move', label: 'shortcut.up' },
  down: { group: 'move', label: 'shortcut.down' },
  pageUp: { group: 'move', label: 'shortcut.page-up' },
  pageDown: { group: 'move', label: 'shortcut.page-down' },
  first: { group: 'move', label: 'shortcut.first' },
  last: { group: 'move', label: 'shortcut.last' },
  nextSection: { group: 'move', label: 'shortcut.next-section' },
  previousSection: { group: 'move', label: 'shortcut.previous-section' },
  open: { group: 'move', label: 'shortcut.open' },
  close: { group: 'move', label: 'footer.close-account' },
  search: { group: 'find', label: 'shortcut.search' },
  filter: { group: 'find', label: 'filter.label' },
  reload: { group: 'find', label: 'search.reload' },
  organisations: { group: 'organisations', label: 'organisations.label' },
  allOrganisations: { group: 'organisations', label: 'organisations.all' },
  addOrganisation: { group: 'organisations', label: 'first-run.add-title' },
  signIn: { group: 'organisations', label: 'shortcut.sign-in' },
  useCode: { group: 'organisations', label: 'shortcut.use-code' },
  copyCode: { group: 'organisations', label: 'shortcut.copy-code' },
  activity: { group: 'window', label: 'activity.label' },
  saveActivity: { group: 'window', label: 'activity.save' },
  keepOpen: { group: 'window', label: 'setting.keepOpen.label' },
  settings: { group: 'window', label: 'settings.label' },
  shortcutsHelp: { group: 'window', label: 'shortcuts.title' },
  save: { group: 'window', label: 'shortcut.save' },
  back: { group: 'window', label: 'shortcut.back' },
  closeWindow: { group: 'window', label: 'sheet.close' },
  quit: { group: 'window', label: 'menu.quit-linux' },
};
