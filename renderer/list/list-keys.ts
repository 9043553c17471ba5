import { isRepeat } from '../keyboard/key-repeats.ts';
import {
  pinnedIndexFor,
  shortcutsFor,
  typesText,
  repeatable,
  type Platform,
  type ShortcutName,
} from '../keyboard/shortcuts.ts';
import type { ListCommands } from './list-commands.ts';
import type { ListState } from '../stores/list-state.svelte.ts';

/** What the keys of the list act on. */
export interface ListKeys {
  readonly commands: ListCommands;
  readonly list: ListState;
  readonly platform: Platform;
  /** Rows of a page. */
  readonly page: number;
  /** The search field. */
  readonly input: HTMLInputElement | undefined;
}

/** Handles a key press in the list view. Held keys move the selection and do nothing else. */
export function onListKey(event: KeyboardEvent, keys: ListKeys): void {
  if (event.isComposing) return;
  const pinned = pinnedIndexFor(event, keys.platform);
  if (pinned !== null) {
    event.preventDefault();
    if (!isRepeat(event)) keys.commands.actOnPinned(pinned);
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
  act: ({ commands }, event) => {
    if (isButton(event.target)) return false;
    commands.act();
    return true;
  },
  copy: ({ commands, input }) => {
    if (isTextSelected(input)) return false;
    commands.copy();
    commands.hintFollowed('copy');
    return true;
  },
  actions: ({ commands }) => commands.openActions(),
  copyAs: ({ commands }) => commands.openSheet('copy-as'),
  link: ({ commands }) => commands.openSheet('link'),
  linkFound: ({ commands }) => commands.linkFound(),
  openAt: ({ commands }) => commands.openSheet('console-at'),
  terminal: run((commands) => commands.openTerminal()),
  activity: run((commands) => commands.openActivity()),
  organisations: run((commands) => commands.openOrganisations()),
  allOrganisations: run((commands) => commands.toggleAll()),
  addOrganisation: run((commands) => commands.addOrganisation()),
  renew: run((commands) => commands.renew()),
  copyAccountId: run((commands) => commands.copyAccountId()),
  pin: run((commands) => {
    commands.togglePin();
    commands.hintFollowed('pin');
  }),
  movePinUp: ({ commands }) => commands.movePin(-1),
  movePinDown: ({ commands }) => commands.movePin(1),
  details: run((commands) => commands.openDetails()),
  filter: run((commands) => commands.openFilter()),
  shortcutsHelp: run((commands) => commands.openShortcuts()),
  reload: run((commands) => commands.reload()),
  signIn: run((commands) => commands.signIn()),
  back: run((commands) => commands.back()),
  search: ({ input }) => {
    input?.focus();
    input?.select();
    return true;
  },
};

function run(command: (commands: ListCommands) => void): (keys: ListKeys) => boolean {
  return ({ commands }) => {
    command(commands);
    return true;
  };
}

function move(target: (list: ListState, page: number) => number): (keys: ListKeys) => boolean {
  return ({ list, page }) => {
    list.select(target(list, page));
    return true;
  };
}

function arrow({ list, input, commands }: ListKeys, open: boolean): boolean {
  if (input !== undefined && document.activeElement === input) {
    const atEnd = input.selectionStart === input.value.length && input.selectionEnd === input.value.length;
    if (!atEnd) return false;
  }
  const isRole = list.selected !== null && list.selected.kind !== 'account';
  return list.setOpen(open) || (open && isRole && commands.openSheet('actions'));
}

function isTextSelected(input: HTMLInputElement | undefined): boolean {
  const inField =
    input !== undefined && document.activeElement === input && input.selectionStart !== input.selectionEnd;
  return inField || (getSelection()?.toString() ?? '') !== '';
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
}
