import type { SetAsideReason } from '../ports/files.ts';
import type { SettingsBackup } from '../ports/settings.ts';
import type { Notices } from './notices.ts';

/** Says which files were moved aside at the start; null: that one was in order. */
export function saySettingsBackup(notices: Notices, backup: SettingsBackup | null): void {
  if (backup !== null) {
    notices.say(backup.used ? 'settings-newer-used' : `settings-${backup.reason}`, { name: backup.name });
  }
}

export function sayPersonalBackup(notices: Notices, backup: { name: string; reason: SetAsideReason } | null): void {
  if (backup !== null) {
    notices.say(`personal-${backup.reason}`, { name: backup.name });
  }
}
