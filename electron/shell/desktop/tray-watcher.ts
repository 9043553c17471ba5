import { hasOwner, type SessionBus } from './session-bus.ts';

/** Whether the desktop shows tray icons. */
export interface TrayWatcher {
  /** `unknown`: nobody could be asked, or no answer came within a second. Never rejects. */
  watches(): Promise<'yes' | 'no' | 'unknown'>;
}

/** Asks D-Bus whether anybody shows StatusNotifier icons (Electron, docs/api/tray.md: Linux needs it). */
export function createTrayWatcher(bus: SessionBus): TrayWatcher {
  return {
    async watches() {
      const isWatched = await hasOwner(bus, 'org.kde.StatusNotifierWatcher');
      return isWatched === null ? 'unknown' : isWatched ? 'yes' : 'no';
    },
  };
}
