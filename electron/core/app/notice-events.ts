import type { Activity } from './activity.ts';
import type { PersonalEvents } from '../accounts/pins/pinned-and-recent.ts';
import type { OrganisationParts } from '../organisations/organisation.ts';
import type { Log } from '../ports/desktop.ts';
import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';
import type { SecretStoreEvents } from '../storage/secret-store.ts';
import type { TextValues } from '../../shared/text/text.ts';
import type { Notices } from './notices.ts';

/** Says what was wrong with the settings at the start. */
export function saySettings(notices: Notices, { backup, isUnread }: SettingsStore): void {
  if (isUnread) {
    notices.say('failure.storage-failed');
  }
  if (backup !== null) {
    notices.say(backup.used ? `notice.settings-${backup.reason}-used` : `notice.settings-${backup.reason}`, {
      name: backup.name,
    });
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
    setAside: (name, reason) => notices.say(`notice.personal-${reason}`, { name }),
    partly: (name, count) => notices.say('notice.personal-partly', { name, count }),
    read: onChange,
  };
}

/** Says what becomes of the stored sign-ins. */
export function secretEvents(notices: Notices): Pick<SecretStoreEvents, 'setAside' | 'partly'> {
  return {
    setAside: (name, reason) => notices.say(`notice.secrets-${reason}`, { name }),
    partly: (name, count) => notices.say('notice.secrets-partly', { name, count }),
  };
}

/** Says what is wrong with an organisation's list, stored or read, and with its sign-out; writes down what is done with it. */
export function organisationEvents(
  notices: Notices,
  log: Log,
  activity: Activity,
  organisation: OrganisationRecord,
): Pick<OrganisationParts, 'onLeftOut' | 'onCatalogueSetAside' | 'onSignOutTold' | 'onDone'> {
  let leftOut: TextValues | null = null;
  return {
    onLeftOut(count) {
      if (leftOut !== null) notices.sayWhile(false, 'notice.list-left-out', leftOut);
      leftOut = count === 0 ? null : { count, organisation: organisation.name };
      if (leftOut === null) return;
      log.warn(`${count} entries of the list of ${organisation.name} could not be read and were left out.`);
      notices.say('notice.list-left-out', leftOut);
    },
    onSignOutTold: (told) => notices.sayWhile(!told, 'notice.sign-out-untold', { organisation: organisation.name }),
    onDone: (deed) => void activity.note(deed, organisation),
    onCatalogueSetAside: (name, reason) => notices.say(`notice.catalogue-${reason}`, { name }),
  };
}
