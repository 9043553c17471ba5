import { second } from '../time/instant.ts';
import type { Clock, Timer } from '../ports/clock.ts';
import type { Files, SetAsideReason } from '../ports/files.ts';
import {
  loadCatalogue,
  removeCatalogue,
  saveCatalogue,
  setCatalogueAside,
  type StoredCatalogue,
} from './catalogue-file.ts';

/** How often the progress of a reading is put on disk. */
const saveEvery = 5 * second;

export interface StoreParts {
  readonly clock: Clock;
  readonly files: Files;
  /** The stored list could not be used and has been set aside under this name. */
  readonly onSetAside: (name: string, reason: SetAsideReason) => void;
  /** So many entries, stored or of AWS's answers, could not be read; the list is without them. 0: all is there again. */
  readonly onLeftOut: (count: number) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Keeps one organisation's list on disk: one write after the other, each of what is known when its turn comes. */
export class CatalogueStore {
  readonly #parts: StoreParts;
  readonly #organisationId: string;
  readonly #contents: () => StoredCatalogue;
  #saving: Promise<void> = Promise.resolve();
  #timer: Timer | null = null;
  /** There is a file that could not be read or moved aside, so it must not be written over. */
  #isUnread = false;

  constructor(parts: StoreParts, organisationId: string, contents: () => StoredCatalogue) {
    this.#parts = parts;
    this.#organisationId = organisationId;
    this.#contents = contents;
  }

  /** Null: there is none, or it could not be used and is now aside, or the system does not hand it over. */
  async load(): Promise<StoredCatalogue | null> {
    try {
      return await this.#load();
    } catch (error) {
      this.#isUnread = true;
      this.#parts.onTrouble(error);
      return null;
    }
  }

  async #load(): Promise<StoredCatalogue | null> {
    const stored = await loadCatalogue(this.#parts.files, this.#organisationId);
    if (stored === 'damaged' || stored === 'newer') {
      const { files, onSetAside } = this.#parts;
      onSetAside(await setCatalogueAside(files, this.#organisationId, stored), stored);
      return null;
    }
    if (stored === 'none') {
      return null;
    }
    if (stored.leftOut > 0) {
      this.#parts.onLeftOut(stored.leftOut);
    }
    return stored;
  }

  save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#saveNow());
    return this.#saving;
  }

  /** Saves every few seconds from now on, so that little is lost when the process ends without a word. */
  startSaving(): void {
    this.#timer = this.#parts.clock.setTimer(saveEvery, () => {
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
    await removeCatalogue(this.#parts.files, this.#organisationId).catch(this.#parts.onTrouble);
  }

  async #saveNow(): Promise<void> {
    if (this.#isUnread) {
      return;
    }
    try {
      await saveCatalogue(this.#parts.files, this.#organisationId, this.#contents());
    } catch (error) {
      this.#parts.onTrouble(error);
    }
  }
}
