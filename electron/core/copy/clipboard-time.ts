import type { GlobalSettings } from '../../contract/settings.ts';
import { second } from '../time/instant.ts';

/** How long (ms) copied secrets stay on the clipboard; null: until the person quits or locks the screen. */
export function clipboardTimeMs({ clipboardTime }: Pick<GlobalSettings, 'clipboardTime'>): number | null {
  return clipboardTime === 'never' ? null : Number(clipboardTime) * second;
}
