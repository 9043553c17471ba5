import * as v from 'valibot';
import { roleKey } from '../../shared/model/role.ts';
import { globalSettings } from '../../contract/settings.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Features } from './features.ts';
import { rulesInUse } from '../accounts/environments/rules-in-use.ts';
import type { SummonKeysState } from '../../shared/model/summon-keys.ts';
import { hintOf } from './hints.ts';
import { policyView } from '../policy/follow-policy.ts';
import { notificationSwitches } from '../notifications/notification-switches.ts';

/** How many roles are listed as recent (docs/design.md#the-list). */
const recentShown = 5;

type Shown = Pick<
  Features,
  | 'chainedRoles'
  | 'clipboard'
  | 'guard'
  | 'held'
  | 'loginItem'
  | 'managed'
  | 'notifications'
  | 'organisations'
  | 'performer'
  | 'personal'
  | 'platform'
  | 'report'
  | 'secrets'
  | 'settings'
  | 'time'
  | 'updates'
>;

/** What the window and the tray may see of everything, as of now. */
export function appSnapshot(features: Shown, revision: number, summonKeys: SummonKeysState): AppSnapshot {
  const { clipboard, held, notifications, performer, personal, platform, report, secrets, time } = features;
  const settings = features.settings.read();
  const loginItem = features.loginItem.state();
  const organisations = features.organisations.all().map((organisation) => organisation.view());
  const pinned = personal.pinned();
  const pinnedKeys = new Set(pinned.map(roleKey));
  const hasList = organisations.some(({ catalogue }) => catalogue.checkedAt !== null);
  return {
    revision,
    platform: platform.system,
    locale: platform.locale,
    version: platform.version,
    clockOffset: time.offset(),
    organisations,
    selectedOrganisationId: settings.selectedOrganisationId ?? organisations[0]?.id ?? null,
    showsAll: settings.showsAll && organisations.length > 1,
    pinned: [...pinned],
    recent: personal
      .recent()
      .filter((role) => !pinnedKeys.has(roleKey(role)) && !personal.isHidden(role))
      .slice(0, recentShown),
    removedRoles: notifications.removedRoles.all(),
    chainedRoles: [...features.chainedRoles.view()],
    freshness: held.freshness(),
    pending: performer.pending(),
    clipboard: clipboard.notice(),
    settings: {
      ...v.parse(v.object(globalSettings), settings),
      openAtLogin: loginItem !== 'off' && loginItem !== 'unknown',
    },
    loginItem,
    policy: policyView(features),
    ...rulesInUse(settings),
    labels: [...personal.labels()],
    guardQuestion: features.guard.question(),
    hint: hintOf({
      settings,
      isUnread: features.settings.isUnread,
      isFixed: (setting) => features.settings.isFixed(setting),
      loginItem,
      summonKeys,
      system: platform.system,
      hasList,
      now: time.now(),
    }),
    // The shell fills them in, which exchanges them after a snapshot.
    summonKeys: null,
    summonKeysTaken: null,
    notifications: notificationSwitches(settings),
    programsRevision: report.programsRevision(),
    secretsKept: secrets.isAsked() ? 'asking' : secrets.kept(),
    updates: features.updates.view(),
    notices: report.notices.all(),
  };
}
