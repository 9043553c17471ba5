import { text } from '../../electron/shared/text/text.ts';
import type { Chord } from '../keyboard/chord.ts';
import { readChord } from '../keyboard/changed-shortcuts.ts';
import { isFunctionKey } from '../keyboard/recorded-accelerator.ts';
import {
  chordsOf,
  pinnedIndexFor,
  shortcuts,
  type KeyPress,
  type Platform,
  type ShortcutName,
} from '../keyboard/shortcuts.ts';
import { listedShortcuts } from '../keyboard/shortcut-groups.ts';
import { shortcutGroups, type ChangeableName } from './shortcut-groups.ts';

/** What was pressed, as a shortcut of the window. */
export function chordOf({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyPress, platform: Platform): Chord {
  const command = platform === 'darwin' ? metaKey : ctrlKey;
  return {
    key: key.length === 1 ? key.toLowerCase() : key,
    ...(command ? { command } : {}),
    ...(altKey ? { alt: altKey } : {}),
    ...(shiftKey ? { shift: shiftKey } : {}),
  };
}

/** The keys that fields take for what is typed in them. */
const editingKeys = new Set(['a', 'v', 'x', 'z']);
const neverChanged = ['first', 'last', 'closeWindow', 'quit', 'save'] as const satisfies readonly ShortcutName[];

const changeable = shortcutGroups.flatMap(({ names }): readonly ChangeableName[] => names);

/** Why a shortcut cannot have these keys, as a sentence; null: it can. */
export function chordProblem(chord: Chord, press: KeyPress, of: ChangeableName, platform: Platform): string | null {
  const isFunction = isFunctionKey(chord.key);
  const isForeign = platform === 'darwin' ? press.ctrlKey : press.metaKey;
  if (isForeign || (chord.command === undefined && !isFunction)) return text('shortcuts.needs-modifier', { platform });
  if (platform !== 'darwin' && chord.command && chord.alt) return text('failure.keys-alt-gr');
  if (isFixed(chord, press, platform)) return text('shortcuts.fixed');
  const taken = changeable.find((name) => name !== of && chordsOf(name, platform).some((one) => isSame(one, chord)));
  return taken === undefined ? null : text('shortcuts.taken', { what: text(listedShortcuts[taken].label) });
}

/** The changed keys once a shortcut has its usual ones back: whatever had been given these meanwhile gets its own back, too. */
export function withUsualKeys(
  changed: Readonly<Record<string, string>>,
  name: ChangeableName,
  platform: Platform,
): Record<string, string> {
  const others = Object.fromEntries(Object.entries(changed).filter(([one]) => one !== name));
  const usual = usualChords(name, platform);
  const holders = changeable.filter((other) => {
    const chord = readChord(others[other] ?? '');
    return chord !== null && usual.some((one) => isSame(one, chord));
  });
  return holders.reduce((left, holder) => withUsualKeys(left, holder, platform), others);
}

function usualChords(name: ShortcutName, platform: Platform): readonly Chord[] {
  return platform === 'darwin' ? shortcuts[name].darwin : shortcuts[name].other;
}

/** Keys that cannot be given: those of fields, of pinned roles, and those that every page has. */
function isFixed(chord: Chord, press: KeyPress, platform: Platform): boolean {
  if (chord.key.length > 1 && !isFunctionKey(chord.key)) return true;
  if (chord.command && !chord.alt && editingKeys.has(chord.key)) return !chord.shift || chord.key === 'z';
  if (pinnedIndexFor(press, platform) !== null) return true;
  return neverChanged.some((name) => usualChords(name, platform).some((one) => isSame(one, chord)));
}

function isSame(one: Chord, other: Chord): boolean {
  return (
    one.key.toLowerCase() === other.key.toLowerCase() &&
    (one.command ?? false) === (other.command ?? false) &&
    (one.shift ?? false) === (other.shift ?? false) &&
    (one.alt ?? false) === (other.alt ?? false)
  );
}
