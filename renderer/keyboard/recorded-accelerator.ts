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

/** What was pressed, as an accelerator of Electron; null: a key that has none. The key is told by its place, as ⌥ changes what it types. */
export function acceleratorOf(press: KeyPress, platform: Platform): string | null {
  const letter = /^(?:Key([A-Z])|Digit(\d))$/u.exec(press.code);
  const named = acceleratorKeys[press.key] ?? (isFunctionKey(press.key) ? press.key : undefined);
  const key = letter?.[1] ?? letter?.[2] ?? named;
  if (key === undefined) return null;
  const meta = platform === 'darwin' ? 'Command' : 'Super';
  return [press.ctrlKey && 'Control', press.metaKey && meta, press.altKey && 'Alt', press.shiftKey && 'Shift', key]
    .filter(Boolean)
    .join('+');
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
