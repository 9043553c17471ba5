import type { Report } from '../app/report.ts';
import type { Settings, SettingsStore } from '../ports/settings.ts';

/**
 * Settings that count at once and until Latchkey quits, whether or not the disk took them. What it did not take goes along
 * with the next change, or with `retry`.
 */
export class RetryingSettings implements SettingsStore {
  readonly #store: SettingsStore;
  readonly #report: Pick<Report, 'storageFailed'>;
  #unsaved: Partial<Settings> = {};

  constructor(store: SettingsStore, report: Pick<Report, 'storageFailed'>) {
    this.#store = store;
    this.#report = report;
  }

  get backup(): SettingsStore['backup'] {
    return this.#store.backup;
  }

  get isUnread(): boolean {
    return this.#store.isUnread;
  }

  /** Whether the disk did not take everything yet. */
  get isUnsaved(): boolean {
    return Object.keys(this.#unsaved).length > 0;
  }

  read(): Settings {
    return { ...this.#store.read(), ...this.#unsaved };
  }

  change(part: Partial<Settings>): void {
    this.#unsaved = { ...this.#unsaved, ...part };
    this.retry();
  }

  /** Writes what the disk did not take, if anything. */
  retry(): void {
    if (!this.isUnsaved) {
      return;
    }
    try {
      this.#store.change(this.#unsaved);
      this.#unsaved = {};
    } catch (error) {
      this.#report.storageFailed(error);
    }
  }
}
