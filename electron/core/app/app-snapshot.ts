import { roleKey } from '../../shared/model/role.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Core } from './create-latchkey.ts';
import { notificationSwitches } from '../notifications/notification-switches.ts';

/** How many roles are listed as recent (docs/design.md#the-list). */
const recentShown = 5;

/** What the window and the tray may see of everything, as of now. */
export function appSnapshot(core: Core, revision: number, removedRoles: AppSnapshot['removedRoles']): AppSnapshot {
  const settings = core.ports.settings.read();
  const organisations = core.organisations.all().map((organisation) => organisation.view());
  const pinned = core.personal.pinned();
  const pinnedKeys = new Set(pinned.map(roleKey));
  return {
    revision: revision,
    platform: core.ports.platform.system,
    locale: core.ports.platform.locale,
    version: core.ports.platform.version,
    clockOffset: core.time.offset(),
    organisations,
    selectedOrganisationId: settings.selectedOrganisationId ?? organisations[0]?.id ?? null,
    showsAll: settings.showsAll && organisations.length > 1,
    pinned: [...pinned],
    recent: core.personal
      .recent()
      .filter((role) => !pinnedKeys.has(roleKey(role)))
      .slice(0, recentShown),
    removedRoles: removedRoles,
    freshness: core.credentials.freshness(),
    pending: core.performer.pending(),
    clipboard: core.clipboard.notice(),
    copyFormat: settings.copyFormat,
    environments: settings.environments,
    notifications: notificationSwitches(settings),
    secretsKept: core.secrets.isAsked() ? 'asking' : core.secrets.kept(),
    notices: core.notices.all(),
  };
}
