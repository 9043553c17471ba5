import { chordsOf, shortcuts, type Chord, type Platform, type ShortcutName } from './shortcuts.ts';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>;

const names = Object.keys(shortcuts).filter((name): name is ShortcutName => name in shortcuts);

/** The shortcuts a key press means on this platform; two pages may use one key differently. */
export function shortcutsFor(press: KeyPress, platform: Platform): ShortcutName[] {
  return names.filter((name) => chordsOf(name, platform).some((chord) => isPressed(chord, press, platform)));
}

/** The place (from 0) of the pinned role that ⌘1 to ⌘9, or Ctrl+1 to Ctrl+9, asks for; null: another key. */
export function pinnedPlaceFor(press: KeyPress, platform: Platform): number | null {
  if (!hasModifiers({ key: '', command: true }, press, platform)) return null;
  // The digit row by its place on the keyboard: on a French one the digits need Shift.
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
