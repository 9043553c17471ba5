import type { KeyPress, Platform } from './shortcuts.ts';

const modifierKeys = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn']);
const functionKey = /^F\d{1,2}$/u;

/** Whether a press is of modifiers alone, so that more is to come. */
export function isModifier({ key }: Pick<KeyPress, 'key'>): boolean {
  return modifierKeys.has(key);
}

/** Whether it is one of F1, F2 and so on. */
export function isFunctionKey(key: string): boolean {
  return functionKey.test(key);
}

/** What was pressed, as an accelerator of Electron; null: a key that has none. */
export function acceleratorOf(press: KeyPress, platform: Platform): string | null {
  const named = acceleratorKeys[press.key] ?? (isFunctionKey(press.key) ? press.key : undefined);
  const key = /^Digit(\d)$/u.exec(press.code)?.[1] ?? letterOf(press, platform) ?? named;
  if (key === undefined) return null;
  const meta = platform === 'darwin' ? 'Command' : 'Super';
  return [press.ctrlKey && 'Control', press.metaKey && meta, press.altKey && 'Alt', press.shiftKey && 'Shift', key]
    .filter(Boolean)
    .join('+');
}

/**
 * macOS takes the letter of a hot key for a place on the keyboard (Chromium, ui::MacKeyCodeForWindowsKeyCode), and ⌥ changes what
 * is typed. Elsewhere it is the key that types it: a virtual key of Windows, on X11 by XKeysymToKeycode. Of another script than
 * Latin, the keys have the letters of their places.
 */
function letterOf({ key, code }: KeyPress, platform: Platform): string | undefined {
  const atPlace = /^Key([A-Z])$/u.exec(code)?.[1];
  if (platform === 'darwin') return atPlace;
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase();
  return /^\p{L}$/u.test(key) ? atPlace : undefined;
}

const acceleratorKeys: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
};
