/** How it stands with the keys that show and hide the window, as Electron's accelerators. */
export interface SummonKeysState {
  /** Null: none do. */
  readonly given: string | null;
  /** The keys that another program holds; null: they were given, or the desktop decides about them, as on Wayland. */
  readonly taken: string | null;
}

export const noSummonKeys: SummonKeysState = { given: null, taken: null };

/** Why keys cannot show and hide the window from anywhere. */
export type SummonKeysProblem = 'incomplete' | 'used-by-others' | 'alt-gr' | 'voice-over';

const modifiers = new Set(['Control', 'Command', 'Alt', 'Shift', 'Super']);
/** Keys of Electron's accelerators that have one name on every keyboard. */
const key = /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete)$/u;
const letterOrDigit = /^[A-Z0-9]$/u;
const functionKey = /^F\d{1,2}$/u;

/**
 * What is wrong with an accelerator as `Alt+Shift+K`; null: nothing. A letter alone, or with Shift, could be typed no more in
 * any program; on macOS neither with ⌥, which types the @ of a German keyboard. With Ctrl or ⌘ alone it copies, pastes or saves
 * in every program. With Ctrl and Alt Windows and Linux type what AltGr does, and with ⌃⌥ macOS speaks to VoiceOver.
 */
export function summonKeysProblem(keys: string, system: 'darwin' | 'win32' | 'linux'): SummonKeysProblem | null {
  const parts = keys.split('+');
  const last = parts.pop() ?? '';
  const held = new Set(parts);
  const isMac = system === 'darwin';
  if (!key.test(last) || held.size !== parts.length || parts.some((one) => !modifiers.has(one))) return 'incomplete';
  const typesText = !held.has('Control') && !held.has('Command') && !held.has('Super') && (isMac || !held.has('Alt'));
  if (typesText && !functionKey.test(last)) return 'incomplete';
  const isPlain = held.size === 1 && (held.has('Control') || held.has('Command'));
  if (isPlain && letterOrDigit.test(last)) return 'used-by-others';
  if (!held.has('Control') || !held.has('Alt')) return null;
  return isMac ? 'voice-over' : 'alt-gr';
}
