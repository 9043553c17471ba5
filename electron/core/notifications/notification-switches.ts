import {
  allNotifications,
  notificationKinds,
  type NotificationKind,
  type NotificationSwitches,
} from '../../contract/notifications.ts';
import type { Settings, SettingsStore } from '../ports/settings.ts';
import type { NotificationRequest, Notifier } from '../ports/desktop.ts';

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

/** Shows what is not switched off, so that nobody else knows of switches. */
export class FilteredNotifier implements Notifier {
  readonly #notifier: Notifier;
  readonly #settings: SettingsStore;

  constructor(notifier: Notifier, settings: SettingsStore) {
    this.#notifier = notifier;
    this.#settings = settings;
  }

  show(request: NotificationRequest): void {
    if (request.kind === null || notificationSwitches(this.#settings.read())[request.kind]) {
      this.#notifier.show(request);
    }
  }
}
