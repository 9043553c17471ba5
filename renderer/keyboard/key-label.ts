import { chordsOf, type Chord, type Platform, type ShortcutName } from './shortcuts.ts';

const macKeys: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const otherKeys: Readonly<Record<string, string>> = { ...macKeys, Enter: 'Enter', Escape: 'Esc' };

/** A shortcut as the person's system writes it: "⇧⌘S", "Ctrl+Shift+S". */
export function keyLabel(name: ShortcutName, platform: Platform): string {
  const chord = chordsOf(name, platform)[0];
  return chord === undefined ? '' : chordLabel(chord, platform);
}

/** The key of a pinned role by its place from 0: "⌘1", "Ctrl+1". */
export function pinnedLabel(place: number, platform: Platform): string {
  return chordLabel({ key: String(place + 1), command: true }, platform);
}

function chordLabel(chord: Chord, platform: Platform): string {
  if (platform === 'darwin') {
    const modifiers = `${chord.alt ? '⌥' : ''}${chord.shift ? '⇧' : ''}${chord.command ? '⌘' : ''}`;
    return modifiers + (macKeys[chord.key] ?? chord.key.toUpperCase());
  }
  const key = otherKeys[chord.key] ?? (chord.key.length === 1 ? chord.key.toUpperCase() : chord.key);
  return [chord.command && 'Ctrl', chord.alt && 'Alt', chord.shift && 'Shift', key].filter(Boolean).join('+');
}
