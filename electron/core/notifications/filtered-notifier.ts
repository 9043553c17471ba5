import type { NotificationWish, Notifier } from '../ports/desktop.ts';
import type { SettingsStore } from '../ports/settings.ts';
import { notificationSwitches } from './notification-switches.ts';

/** Shows what is not switched off, so that who has something to tell knows of no switches. */
export class SwitchedNotifier implements Notifier {
  readonly #notifier: Notifier;
  readonly #settings: SettingsStore;

  constructor(notifier: Notifier, settings: SettingsStore) {
    this.#notifier = notifier;
    this.#settings = settings;
  }

  show(wish: NotificationWish): void {
    if (wish.kind === 'always' || notificationSwitches(this.#settings.read())[wish.kind]) {
      this.#notifier.show(wish);
    }
  }
}
