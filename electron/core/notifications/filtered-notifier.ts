import type { NotificationRequest, Notifier } from '../ports/desktop.ts';
import type { SettingsStore } from '../ports/settings.ts';
import { notificationSwitches } from './notification-switches.ts';

/** Shows what is not switched off, so that who has something to tell knows of no switches. */
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
