import type { NotificationSwitches } from '../../contract/notifications.ts';
import { switchedKinds, type SwitchedKind } from '../../shared/notification-kinds.ts';
import type { Settings, SettingsStore } from '../ports/settings.ts';

/** Which kinds of notifications are shown: all but those that are switched off. */
export function notificationSwitches({ notificationsOff }: Pick<Settings, 'notificationsOff'>): NotificationSwitches {
  const switches = switchedKinds.map((kind) => [kind, !notificationsOff.includes(kind)] as const);
  return Object.fromEntries(switches) as NotificationSwitches;
}

/** Switches one kind on or off; what is said of kinds that only a newer version knows stays. */
export function switchNotification(settings: SettingsStore, kind: SwitchedKind, on: boolean): void {
  const others = settings.read().notificationsOff.filter((off) => off !== kind);
  settings.change({ notificationsOff: on ? others : [...others, kind] });
}
