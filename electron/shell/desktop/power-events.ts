import type { PowerMonitor } from 'electron';

/**
 * Timers stand still while a computer sleeps: calls `wake` whenever it may have. Calls `locked` when the screen is
 * locked; Electron tells of that on macOS and Windows, and on Linux not at all (docs/api/power-monitor.md).
 */
export function watchPower(powerMonitor: Pick<PowerMonitor, 'on'>, wake: () => void, locked: () => void): void {
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  // macOS: this person's turn again after another's.
  powerMonitor.on('user-did-become-active', wake);
  powerMonitor.on('lock-screen', locked);
  // macOS: another person's turn at this Mac, whose screen need not have been locked.
  powerMonitor.on('user-did-resign-active', locked);
}
