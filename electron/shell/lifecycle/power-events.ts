import type { PowerMonitor } from 'electron';

/** Timers stand still while a computer sleeps: calls `wake` whenever it may have. */
export function watchPower(powerMonitor: Pick<PowerMonitor, 'on'>, wake: () => void): void {
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
}
