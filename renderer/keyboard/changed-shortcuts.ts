import { createSubscriber } from 'svelte/reactivity';
import type { Chord } from './chord.ts';

/** The keys that the person has given shortcuts, by their names; whatever shows them follows. */
let changed: Readonly<Record<string, string>> = {};
let tell: (() => void) | null = null;
const subscribe = createSubscriber((update) => {
  tell = update;
  return () => (tell = null);
});

export function setChangedShortcuts(wanted: Readonly<Record<string, string>>): void {
  if (JSON.stringify(wanted) === JSON.stringify(changed)) return;
  changed = wanted;
  tell?.();
}

/** The keys that a shortcut has instead of its usual ones; null: it has those. */
export function changedChord(name: string): Chord | null {
  subscribe();
  const stored = changed[name];
  return stored === undefined ? null : readChord(stored);
}

/** `Mod+Shift+K` as it is kept; `Mod` is ⌘ on macOS and Ctrl elsewhere. Null: it is none. */
export function readChord(stored: string): Chord | null {
  // The last one is the key, also where that is `+` itself.
  const at = stored.lastIndexOf('+', stored.length - 2);
  const key = stored.slice(at + 1);
  const modifiers = at < 0 ? [] : stored.slice(0, at).split('+');
  if (key === '' || modifiers.some((one) => one !== 'Mod' && one !== 'Alt' && one !== 'Shift')) return null;
  return {
    key,
    ...(modifiers.includes('Mod') ? { command: true } : {}),
    ...(modifiers.includes('Alt') ? { alt: true } : {}),
    ...(modifiers.includes('Shift') ? { shift: true } : {}),
  };
}

export function writtenChord({ key, command, alt, shift }: Chord): string {
  return [command && 'Mod', alt && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
}
