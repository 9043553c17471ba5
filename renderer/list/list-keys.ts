import type { Sheet } from '../../electron/contract/events.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { Actions } from '../stores/actions.svelte.ts';
import { isRepeat } from '../keyboard/key-repeats.ts';
import {
  pinnedPlaceFor,
  shortcutsFor,
  typesText,
  repeatable,
  type Platform,
  type ShortcutName,
} from '../keyboard/shortcuts.ts';
import { roleOfRow } from './rows/row.ts';
import type { ListState } from '../stores/list-state.svelte.ts';

/** What the keys of the list act on. */
export interface ListKeys {
  readonly list: ListState;
  readonly actions: Actions;
  readonly platform: Platform;
  /** Rows of a page. */
  readonly page: number;
  readonly input: HTMLInputElement | undefined;
  /** Does what Enter does now. */
  readonly act: () => void;
  readonly actOnPinned: (place: number) => void;
  readonly copy: () => void;
  /** Opens a sheet for the selected role; false: no role is selected. */
  readonly openSheet: (kind: Sheet['kind']) => boolean;
  readonly organisations: () => void;
  /** Shows the lists of all as one, or again only the one that was shown. */
  readonly allOrganisations: () => void;
  readonly addOrganisation: () => void;
  readonly isPinned: (role: Role) => boolean;
  readonly reload: () => void;
  readonly signIn: () => void;
  readonly renew: () => void;
  readonly back: () => void;
}

/** Handles a key press in the list view. Held keys move the selection and do nothing else. */
export function onListKey(event: KeyboardEvent, keys: ListKeys): void {
  if (event.isComposing) return;
  const pinned = pinnedPlaceFor(event, keys.platform);
  if (pinned !== null) {
    event.preventDefault();
    if (!isRepeat(event)) keys.actOnPinned(pinned);
    return;
  }
  for (const name of shortcutsFor(event, keys.platform)) {
    if (isRepeat(event) && !repeatable.has(name)) {
      event.preventDefault();
      return;
    }
    if (handlers[name]?.(keys, event) === true) {
      event.preventDefault();
      return;
    }
  }
  if (typesText(event) && event.target !== keys.input) keys.input?.focus();
}

/** What each shortcut does; `true`: the key is used up. */
const handlers: Partial<Record<ShortcutName, (keys: ListKeys, event: KeyboardEvent) => boolean>> = {
  up: move((list) => list.selectedIndex - 1),
  down: move((list) => list.selectedIndex + 1),
  pageUp: move((list, page) => list.selectedIndex - page),
  pageDown: move((list, page) => list.selectedIndex + page),
  first: move(() => 0),
  last: move((list) => list.layout.rows.length - 1),
  previousSection: ({ list }) => {
    list.selectSection(-1);
    return true;
  },
  nextSection: ({ list }) => {
    list.selectSection(1);
    return true;
  },
  open: (keys) => arrow(keys, document.dir !== 'rtl'),
  close: (keys) => arrow(keys, document.dir === 'rtl'),
  act: (keys, event) => {
    if (isButton(event.target)) return false;
    keys.act();
    return true;
  },
  copy: (keys) => {
    if (isTextSelected(keys.input)) return false;
    keys.copy();
    return true;
  },
  actions: ({ openSheet }) => openSheet('actions'),
  copyAs: ({ openSheet }) => openSheet('copy-as'),
  openAt: ({ openSheet }) => openSheet('console-at'),
  organisations: ({ organisations }) => {
    organisations();
    return true;
  },
  allOrganisations: ({ allOrganisations }) => {
    allOrganisations();
    return true;
  },
  addOrganisation: ({ addOrganisation }) => {
    addOrganisation();
    return true;
  },
  renew: ({ renew }) => {
    renew();
    return true;
  },
  quit: ({ actions }) => {
    actions.quit();
    return true;
  },
  copyAccountId: ({ list, actions }) => {
    const role = list.selected === null ? null : roleForId(list);
    if (role !== null) actions.copyAccountId(role);
    return true;
  },
  pin: ({ list, actions, isPinned }) => {
    const role = list.selected === null ? null : roleOfRow(list.selected);
    if (role !== null) actions.pin(role, !isPinned(role));
    return true;
  },
  reload: ({ reload }) => {
    reload();
    return true;
  },
  signIn: ({ signIn }) => {
    signIn();
    return true;
  },
  search: ({ input }) => {
    input?.focus();
    input?.select();
    return true;
  },
  back: ({ back }) => {
    back();
    return true;
  },
};

function move(target: (list: ListState, page: number) => number): (keys: ListKeys) => boolean {
  return ({ list, page }) => {
    list.select(target(list, page));
    return true;
  };
}

function arrow({ list, input, openSheet }: ListKeys, open: boolean): boolean {
  if (input !== undefined && document.activeElement === input) {
    const atEnd = input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
    if (!atEnd) return false;
  }
  const isRole = list.selected !== null && list.selected.kind !== 'account';
  return list.setOpen(open) || (open && isRole && openSheet('actions'));
}

function roleForId(list: ListState): ReturnType<typeof roleOfRow> {
  const row = list.selected;
  if (row === null) return null;
  const role = roleOfRow(row);
  if (role !== null || row.kind !== 'account') return role;
  const roleName = row.account.roleNames?.[0];
  return roleName === undefined ? null : { organisationId: row.organisationId, accountId: row.account.id, roleName };
}

function isTextSelected(input: HTMLInputElement | undefined): boolean {
  const inField =
    input !== undefined && document.activeElement === input && input.selectionStart !== input.selectionEnd;
  return inField || (getSelection()?.toString() ?? '') !== '';
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
}
