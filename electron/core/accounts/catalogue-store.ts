import { second } from '../time/instant.ts';
import type { Services } from '../app/services.ts';
import type { Timer } from '../ports/clock.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import {
  loadCatalogue,
  removeCatalogue,
  saveCatalogue,
  setCatalogueAside,
  type StoredCatalogue,
} from './catalogue-file.ts';

/** How often the progress of a reading is put on disk. */
const saveEvery = 5 * second;

type StoreServices = Pick<Services, 'clock' | 'files' | 'report'>;

/** Keeps one organisation's list on disk: one write after the other, each of what is known when its turn comes. */
export class CatalogueStore {
  readonly #services: StoreServices;
  readonly #organisation: OrganisationRecord;
  readonly #contents: () => StoredCatalogue;
  #saving: Promise<void> = Promise.resolve();
  #timer: Timer | null = null;
  /** There is a file that could not be read or moved aside, so it must not be written over. */
  #isUnread = false;

  constructor(services: StoreServices, organisation: OrganisationRecord, contents: () => StoredCatalogue) {
    this.#services = services;
    this.#organisation = organisation;
    this.#contents = contents;
  }

  /** Null: there is none, or it could not be used and is now aside, or the system does not hand it over. */
  async load(): Promise<StoredCatalogue | null> {
    try {
      return await this.#load();
    } catch (error) {
      this.#isUnread = true;
      this.#services.report.storageFailed(error);
      return null;
    }
  }

  async #load(): Promise<StoredCatalogue | null> {
    const stored = await loadCatalogue(this.#services.files, this.#organisation.id);
    if (stored === 'damaged' || stored === 'newer') {
      const { files, report } = this.#services;
      report.setAside('catalogue', await setCatalogueAside(files, this.#organisation.id, stored), stored);
      return null;
    }
    if (stored === 'none') {
      return null;
    }
    if (stored.leftOut > 0) {
      this.#services.report.leftOut(this.#organisation, stored.leftOut);
    }
    return stored;
  }

  save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#saveNow());
    return this.#saving;
  }

  /** Saves every few seconds from now on, so that little is lost when the process ends without a word. */
  startSaving(): void {
    this.#timer = this.#services.clock.setTimer(saveEvery, () => {
      void this.save();
      this.startSaving();
    });
  }

  stopSaving(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  async remove(): Promise<void> {
    await this.#saving;
    const { files, report } = this.#services;
    await removeCatalogue(files, this.#organisation.id).catch((error: unknown) => report.storageFailed(error));
  }

  async #saveNow(): Promise<void> {
    if (this.#isUnread) {
      return;
    }
    try {
      await saveCatalogue(this.#services.files, this.#organisation.id, this.#contents());
    } catch (error) {
      this.#services.report.storageFailed(error);
    }
  }
}
