import type { PowerMonitor } from 'electron';
import type { UserPresence } from '../../core/ports/desktop.ts';

/** Who has not typed or moved for so long (s) is taken to be away. */
const idleAfter = 300;

/**
 * Locking is told by events on macOS and Windows, and another person's turn at this Mac too; on Linux only the idle state
 * says anything (docs/api/power-monitor.md). Chromium answers `active` where a desktop gives it no idle time, and
 * `unknown` on no desktop system (ui/base/idle): should it come, nobody is known to be there.
 */
export function createUserPresence(powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleState'>): UserPresence {
  let locked = false;
  const lock = (): void => void (locked = true);
  const unlock = (): void => void (locked = false);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('user-did-resign-active', lock);
  powerMonitor.on('unlock-screen', unlock);
  powerMonitor.on('user-did-become-active', unlock);
  return {
    state() {
      if (locked) return 'locked';
      const state = powerMonitor.getSystemIdleState(idleAfter);
      if (state === 'active') return 'here';
      return state === 'locked' ? 'locked' : 'away';
    },
  };
}
