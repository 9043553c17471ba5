import type { PersonalEvents } from '../personal/personal-roles.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { Notices } from './notices.ts';

/** Says what was wrong with the settings at the start. */
export function saySettings(notices: Notices, { backup, isUnread }: SettingsStore): void {
  if (isUnread) {
    notices.say('storage-failed');
  }
  if (backup !== null) {
    notices.say(backup.used ? 'settings-newer-used' : `settings-${backup.reason}`, { name: backup.name });
  }
}

/** Says what becomes of the stored pins. */
export function personalEvents(
  notices: Notices,
  onTrouble: (error: unknown) => void,
  onChange: () => void,
): PersonalEvents {
  return {
    trouble: onTrouble,
    setAside: (name, reason) => notices.say(`personal-${reason}`, { name }),
    read: onChange,
  };
}
