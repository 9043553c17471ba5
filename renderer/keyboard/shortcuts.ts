import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import { changedChord } from './changed-shortcuts.ts';
import type { Chord } from './chord.ts';

export type Platform = AppSnapshot['platform'];

interface Keys {
  readonly darwin: readonly Chord[];
  readonly other: readonly Chord[];
}

/** Every key of the window; the first of a list is the one that is shown. */
export const shortcuts = {
  up: same({ key: 'ArrowUp' }),
  down: same({ key: 'ArrowDown' }),
  pageUp: same({ key: 'PageUp' }),
  pageDown: same({ key: 'PageDown' }),
  first: {
    darwin: [
      { key: 'ArrowUp', command: true },
      { key: 'Home', command: true },
    ],
    other: [{ key: 'Home', command: true }],
  },
  last: {
    darwin: [
      { key: 'ArrowDown', command: true },
      { key: 'End', command: true },
    ],
    other: [{ key: 'End', command: true }],
  },
  previousSection: same({ key: 'ArrowUp', alt: true }),
  nextSection: same({ key: 'ArrowDown', alt: true }),
  open: same({ key: 'ArrowRight' }),
  close: same({ key: 'ArrowLeft' }),
  act: same({ key: 'Enter' }),
  openAt: same({ key: 'Enter', alt: true }),
  actions: {
    darwin: [{ key: 'k', command: true }],
    other: [{ key: 'k', command: true }, { key: 'ContextMenu' }, { key: 'F10', shift: true }],
  },
  copy: same({ key: 'c', command: true }),
  copyAs: same({ key: 'c', command: true, shift: true }),
  terminal: same({ key: 't', command: true }),
  link: same({ key: 'p', command: true }),
  linkFound: same({ key: 'p', command: true, shift: true }),
  renew: same({ key: 'e', command: true }),
  copyAccountId: same({ key: 'a', command: true, shift: true }),
  pin: same({ key: 'd', command: true }),
  movePinUp: same({ key: 'ArrowUp', command: true, shift: true }),
  movePinDown: same({ key: 'ArrowDown', command: true, shift: true }),
  details: same({ key: 'i', command: true }),
  reload: { darwin: [{ key: 'r', command: true }], other: [{ key: 'r', command: true }, { key: 'F5' }] },
  search: same({ key: 'f', command: true }),
  filter: same({ key: 'f', command: true, shift: true }),
  organisations: same({ key: 'o', command: true }),
  allOrganisations: same({ key: 'o', command: true, shift: true }),
  addOrganisation: same({ key: 'n', command: true }),
  signIn: same({ key: 's', command: true, shift: true }),
  useCode: same({ key: 'd', command: true }),
  copyCode: same({ key: 'c', command: true, shift: true }),
  activity: { darwin: [{ key: 'y', command: true }], other: [{ key: 'h', command: true }] },
  saveActivity: same({ key: 's', command: true }),
  settings: same({ key: ',', command: true }),
  keepOpen: same({ key: 'k', command: true, shift: true }),
  shortcutsHelp: { darwin: [{ key: '/', command: true }], other: [{ key: '/', command: true }, { key: 'F1' }] },
  closeWindow: same({ key: 'w', command: true }),
  quit: same({ key: 'q', command: true }),
  save: same({ key: 'Enter', command: true }),
  back: same({ key: 'Escape' }),
} as const satisfies Record<string, Keys>;

export type ShortcutName = keyof typeof shortcuts;

/** Keys that a held finger may repeat: they move, and do nothing else. */
export const repeatable: ReadonlySet<ShortcutName> = new Set<ShortcutName>([
  'up',
  'down',
  'pageUp',
  'pageDown',
  'first',
  'last',
  'previousSection',
  'nextSection',
]);

/** The keys of a shortcut on a platform: those that the person has given it, else the usual ones. */
export function chordsOf(name: ShortcutName, platform: Platform): readonly Chord[] {
  const changed = changedChord(name);
  if (changed !== null) return [changed];
  return platform === 'darwin' ? shortcuts[name].darwin : shortcuts[name].other;
}

function same(...chords: readonly Chord[]): Keys {
  return { darwin: chords, other: chords };
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>;

const names = Object.keys(shortcuts).filter((name): name is ShortcutName => name in shortcuts);

/** The shortcuts a key press means on this platform; two pages may use one key differently. */
export function shortcutsFor(press: KeyPress, platform: Platform): ShortcutName[] {
  return names.filter((name) => chordsOf(name, platform).some((chord) => isPressed(chord, press, platform)));
}

/** The index of the pinned role that ⌘1 to ⌘9, or Ctrl+1 to Ctrl+9, asks for; null: another key. */
export function pinnedIndexFor(press: KeyPress, platform: Platform): number | null {
  if (!hasModifiers({ key: '', command: true }, press, platform)) return null;
  return digitIndex(press);
}

/** The index that a digit from 1 to 9 stands for; null: another key. */
export function digitIndex(press: Pick<KeyPress, 'key' | 'code'>): number | null {
  // The digit row by its position on the keyboard: on a French one the digits need Shift.
  const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(press.code)?.[1] ?? /^[1-9]$/u.exec(press.key)?.[0];
  return digit === undefined ? null : Number(digit) - 1;
}

/** Whether a press types a character, so that it belongs to the search. */
export function typesText(press: KeyPress): boolean {
  return press.key.length === 1 && press.key !== ' ' && !press.metaKey && !press.ctrlKey && !press.altKey;
}

function isPressed(chord: Chord, press: KeyPress, platform: Platform): boolean {
  return press.key.toLowerCase() === chord.key.toLowerCase() && hasModifiers(chord, press, platform);
}

function hasModifiers(chord: Chord, press: KeyPress, platform: Platform): boolean {
  const command = platform === 'darwin' ? press.metaKey : press.ctrlKey;
  const other = platform === 'darwin' ? press.ctrlKey : press.metaKey;
  return (
    command === (chord.command ?? false) &&
    !other &&
    press.shiftKey === (chord.shift ?? false) &&
    press.altKey === (chord.alt ?? false)
  );
}

const macKeys: Readonly<Record<string, string>> = {
  PageUp: 'fn↑',
  PageDown: 'fn↓',
  Home: 'fn←',
  End: 'fn→',
  Enter: '↵',
  Escape: 'esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const otherKeys: Readonly<Record<string, string>> = {
  ...macKeys,
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Home: 'Home',
  End: 'End',
  Enter: 'Enter',
  Escape: 'Esc',
  ContextMenu: 'Menu',
};

/** A shortcut as the person's system writes it: "⇧⌘S", "Ctrl+Shift+S". */
export function keyLabel(name: ShortcutName, platform: Platform): string {
  return keyLabels(name, platform)[0] ?? '';
}

/** Every way to press a shortcut. */
export function keyLabels(name: ShortcutName, platform: Platform): string[] {
  return chordsOf(name, platform).map((chord) => chordLabel(chord, platform));
}

/** The key of a pinned role by its index: "⌘1", "Ctrl+1". */
export function pinnedLabel(index: number, platform: Platform): string {
  return chordLabel({ key: String(index + 1), command: true }, platform);
}

function chordLabel(chord: Chord, platform: Platform): string {
  if (platform === 'darwin') {
    const modifiers = `${chord.alt ? '⌥' : ''}${chord.shift ? '⇧' : ''}${chord.command ? '⌘' : ''}`;
    return modifiers + (macKeys[chord.key] ?? chord.key.toUpperCase());
  }
  const key = otherKeys[chord.key] ?? (chord.key.length === 1 ? chord.key.toUpperCase() : chord.key);
  return [chord.command && 'Ctrl', chord.alt && 'Alt', chord.shift && 'Shift', key].filter(Boolean).join('+');
}
