import { text } from '../../electron/shared/text/text.ts';
import { acceleratorOf } from '../keyboard/recorded-accelerator.ts';
import type { KeyPress, Platform } from '../keyboard/shortcuts.ts';
import { call } from './bridge.ts';

/** Tries keys for the window from anywhere and keeps them; null: the usual ones. Answers what is wrong with them, or null. */
export async function changeSummonKeys(keys: string | null): Promise<string | null> {
  const result = await call('window.summon-keys', { keys });
  return result.ok ? null : result.failure.sentence;
}

/** The same with what was pressed. */
export function summonWithPressed(press: KeyPress, platform: Platform): Promise<string | null> {
  const keys = acceleratorOf(press, platform);
  return keys === null ? Promise.resolve(text('shortcuts.no-key')) : changeSummonKeys(keys);
}
