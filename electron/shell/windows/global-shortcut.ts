import { globalShortcut } from 'electron';
import type { Platform } from '../../core/ports/platform.ts';
import type { Log } from '../../core/ports/desktop.ts';

/** The keys that show and hide the window from anywhere; they avoid ⌃⌥ (VoiceOver) and Ctrl+Alt (AltGr). */
function summonKeys(system: Platform['system']): string {
  return system === 'darwin' ? 'Control+Command+K' : 'Alt+Shift+K';
}

/** Another program may hold the keys, and Wayland gives none without a portal for them; the tray and a second start remain. */
export function registerSummonKeys(system: Platform['system'], log: Log, summon: () => void): void {
  const keys = summonKeys(system);
  if (globalShortcut.register(keys, summon)) return;
  log.warn(`The keys ${keys} were not given: another program holds them, or the desktop gives none.`);
}

/** The keys as they are told to the person; null where they do nothing. */
export function givenSummonKeys(system: Platform['system']): string | null {
  const keys = summonKeys(system);
  return globalShortcut.isRegistered(keys) ? keys : null;
}
