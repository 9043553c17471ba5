import { globalShortcut } from 'electron';
import type { Platform } from '../../core/platform.ts';
import type { Log } from '../../core/ports/desktop.ts';

/** The keys that show and hide the window from anywhere; they avoid ⌃⌥ (VoiceOver) and Ctrl+Alt (AltGr). */
export function summonKeys(system: Platform['system']): string {
  return system === 'darwin' ? 'Control+Command+K' : 'Alt+Shift+K';
}

/** Another program may hold the keys; then the tray and a second start remain. */
export function registerSummonKeys(system: Platform['system'], log: Log, summon: () => void): void {
  const keys = summonKeys(system);
  if (!globalShortcut.register(keys, summon)) log.warn(`Another program holds the keys ${keys}.`);
}
