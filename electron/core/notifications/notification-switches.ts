import type { NotificationSwitches } from '../../contract/notification-switches.ts';
import { switchedKinds, type SwitchedKind } from '../../shared/tables/notification-kinds.ts';
import type { Settings, SettingsStore } from '../ports/settings.ts';
import type { NotificationRequest, Notifier } from '../ports/desktop.ts';

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

/** Shows what is not switched off, so that nobody else knows of switches. */
export class FilteredNotifier implements Notifier {
  readonly #notifier: Notifier;
  readonly #settings: SettingsStore;

  constructor(notifier: Notifier, settings: SettingsStore) {
    this.#notifier = notifier;
    this.#settings = settings;
  }

  show(request: NotificationRequest): void {
    if (request.kind === 'always' || notificationSwitches(this.#settings.read())[request.kind]) {
      this.#notifier.show(request);
    }
  }
}
