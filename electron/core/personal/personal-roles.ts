import * as v from 'valibot';
import type { ConsoleDestination } from '../../contract/console-place.ts';
import { roleKey, type AccountId, type Role } from '../../contract/identifiers.ts';
import type { Files, SetAsideReason } from '../ports/files.ts';
import { reasonToSetAside } from '../stored-version.ts';
import { personalFileSchema, personalVersion, type PersonalFile } from './personal-file.ts';

const path = 'personal.json';
const mostRecent = 20;
const mostPlaces = 6;
const nothing: PersonalFile = { version: personalVersion, pinned: [], recent: [], regions: {}, places: {} };

/** What a person made of the list: pins, what was used last and where. Keyed by role, it outlives sign-out and removed access. */
export class PersonalRoles {
  readonly #files: Files;
  readonly #onTrouble: (error: unknown) => void;
  #file: PersonalFile = nothing;
  #writing: Promise<void> = Promise.resolve();
  /** There is a file that could not be read, so it must not be written over. */
  #isUnread = false;

  constructor(files: Files, onTrouble: (error: unknown) => void) {
    this.#files = files;
    this.#onTrouble = onTrouble;
  }

  /**
   * Answers the backup that was made of a stored file this version cannot read, else null. A file that the system does not
   * hand over stays as it is: without pins Latchkey still does its work.
   */
  async load(): Promise<{ readonly name: string; readonly reason: SetAsideReason } | null> {
    const text = await this.#files.read(path).catch((error: unknown) => {
      this.#isUnread = true;
      this.#onTrouble(error);
      return null;
    });
    if (text === null) {
      return null;
    }
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), personalFileSchema), text);
    if (!parsed.success) {
      const reason = reasonToSetAside(text, personalVersion);
      return { name: await this.#files.setAside(path, reason), reason };
    }
    this.#file = parsed.output;
    return null;
  }

  /** In the person's order. */
  pinned(): readonly Role[] {
    return this.#file.pinned;
  }

  /** Latest first. */
  recent(): readonly Role[] {
    return this.#file.recent;
  }

  /** The accounts of pinned and recent roles of an organisation: they are wanted first. */
  accountsOf(organisationId: string): AccountId[] {
    return [...this.pinned(), ...this.recent()]
      .filter((role) => role.organisationId === organisationId)
      .map((role) => role.accountId);
  }

  /** The region last used with the role's account; null: none yet. */
  region(role: Role): string | null {
    return this.#file.regions[accountKey(role)] ?? null;
  }

  /** Where the console was opened with the role, latest first. */
  places(role: Role): readonly ConsoleDestination[] {
    return this.#file.places[roleKey(role)] ?? [];
  }

  /** @param destination where in the console, if the person chose. */
  async used(role: Role, destination?: ConsoleDestination): Promise<void> {
    const recent = [role, ...without(this.#file.recent, role)].slice(0, mostRecent);
    await this.#change({ recent, ...(destination === undefined ? {} : this.#opened(role, destination)) });
  }

  async pin(role: Role, pinned: boolean): Promise<void> {
    const others = without(this.#file.pinned, role);
    await this.#change({ pinned: pinned ? [...others, role] : others });
  }

  #opened(role: Role, destination: ConsoleDestination): Pick<PersonalFile, 'regions' | 'places'> {
    const others = this.places(role).filter(({ service }) => service !== destination.service);
    return {
      regions: { ...this.#file.regions, [accountKey(role)]: destination.region },
      places: { ...this.#file.places, [roleKey(role)]: [destination, ...others].slice(0, mostPlaces) },
    };
  }

  async #change(part: Partial<PersonalFile>): Promise<void> {
    this.#file = { ...this.#file, ...part };
    if (this.#isUnread) {
      return;
    }
    const text = JSON.stringify(this.#file);
    this.#writing = this.#writing.then(() => this.#files.write(path, text)).catch(this.#onTrouble);
    await this.#writing;
  }
}

function accountKey({ organisationId, accountId }: Role): string {
  return `${organisationId}/${accountId}`;
}

function without(roles: readonly Role[], role: Role): Role[] {
  const key = roleKey(role);
  return roles.filter((other) => roleKey(other) !== key);
}
