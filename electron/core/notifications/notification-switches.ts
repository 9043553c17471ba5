import {
  allNotifications,
  notificationKinds,
  type NotificationKind,
  type NotificationSwitches,
} from '../../contract/notifications.ts';
import type { Settings, SettingsStore } from '../ports/settings.ts';

/** Which kinds of notifications are shown. */
export function notificationSwitches({ notificationsOff }: Settings): NotificationSwitches {
  const off = notificationKinds.filter((kind) => notificationsOff.includes(kind));
  return { ...allNotifications, ...Object.fromEntries(off.map((kind) => [kind, false])) };
}

/** Switches one kind on or off; what is said of kinds that only a newer version knows stays. */
export function switchNotification(settings: SettingsStore, kind: NotificationKind, on: boolean): void {
  const others = settings.read().notificationsOff.filter((off) => off !== kind);
  settings.change({ notificationsOff: on ? others : [...others, kind] });
}
