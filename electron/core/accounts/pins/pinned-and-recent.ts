import type { AccountLabel, AccountLabelChange } from '../../../contract/account-label.ts';
import type { ConsoleDestination } from '../../../contract/console-place.ts';
import { type AccountId, type Role } from '../../../contract/identifiers.ts';
import { roleKey } from '../../../shared/model/role.ts';
import type { Report } from '../../app/report.ts';
import type { Files } from '../../ports/files.ts';
import { withLabels } from './account-labels.ts';
import { mostPlaces, mostRecent, parsePersonalFile, writePersonalFile, type PersonalFile } from './stored-pins.ts';

const path = 'personal.json';
const nothing: PersonalFile = { pinned: [], recent: [], regions: {}, places: {}, labels: {} };

/** What is to be written on one account. */
export interface LabelEdit {
  readonly account: Pick<Role, 'organisationId' | 'accountId'>;
  readonly change: AccountLabelChange;
}

type Edit = (file: PersonalFile) => PersonalFile;

/**
 * What a person made of the list: pins, names and tags of their own, what was used last and where. Keyed by role or
 * account, it outlives sign-out and removed access.
 */
export class PersonalRoles {
  readonly #files: Files;
  readonly #report: Report;
  #file: PersonalFile = nothing;
  #writing: Promise<void> = Promise.resolve();
  /** Changes since the start for as long as the file is not read, so that it is not written over; null: it was read. */
  #edits: Edit[] | null = [];
  #isUnsaved = false;
  #labels: { readonly of: PersonalFile['labels']; readonly all: readonly AccountLabel[] } = { of: {}, all: [] };

  constructor(files: Files, report: Report) {
    this.#files = files;
    this.#report = report;
  }

  /**
   * A file that the system does not hand over, or does not let be moved, stays as it is, and is read later: without pins
   * Latchkey still does its work.
   */
  async load(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#readFirst());
    await this.#writing;
  }

  /** Whether the disk did not take everything yet. */
  get isUnsaved(): boolean {
    return this.#isUnsaved;
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

  /** What the person wrote on accounts: the same value until one of them changes. */
  labels(): readonly AccountLabel[] {
    const { labels } = this.#file;
    if (this.#labels.of !== labels) this.#labels = { of: labels, all: Object.entries(labels).map(ofAccount) };
    return this.#labels.all;
  }

  /** The name that the person gave an account; null: none. */
  alias(account: Pick<Role, 'organisationId' | 'accountId'>): string | null {
    return this.#file.labels[accountKey(account)]?.alias ?? null;
  }

  /** Whether the person hid the role or its account. */
  isHidden(role: Role): boolean {
    const label = this.#file.labels[accountKey(role)];
    return label !== undefined && (label.hidden || label.hiddenRoles.includes(role.roleName));
  }

  /** Writes on an account; what is left out stays. */
  async label(account: Pick<Role, 'organisationId' | 'accountId'>, change: AccountLabelChange): Promise<void> {
    await this.labelAll([{ account, change }]);
  }

  /** The same for several, in one write. */
  async labelAll(edits: readonly LabelEdit[]): Promise<void> {
    if (edits.length === 0) return;
    const changes = edits.map(({ account, change }) => [accountKey(account), change] as const);
    await this.#change((file) => ({ ...file, labels: withLabels(file.labels, changes) }));
  }

  /** @param destination where in the console, if the person chose. */
  async used(role: Role, destination?: ConsoleDestination): Promise<void> {
    await this.#change((file) => ({
      ...file,
      recent: [role, ...without(file.recent, role)].slice(0, mostRecent),
      ...(destination === undefined ? {} : opened(file, role, destination)),
    }));
  }

  async pin(role: Role, pinned: boolean): Promise<void> {
    await this.#change((file) => {
      const others = without(file.pinned, role);
      return { ...file, pinned: pinned ? [...others, role] : others };
    });
  }

  /** Puts a pinned role at another place among all that are pinned, counted from 0; one that is not pinned stays so. */
  async movePin(role: Role, to: number): Promise<void> {
    await this.#change((file) => {
      const others = without(file.pinned, role);
      if (others.length === file.pinned.length) return file;
      return { ...file, pinned: others.toSpliced(to, 0, role) };
    });
  }

  /** A role is called otherwise: what a person made of it is the other's. */
  async follow(from: Role, to: Role): Promise<void> {
    await this.#change((file) => ({
      ...file,
      pinned: renamed(file.pinned, from, to),
      recent: renamed(file.recent, from, to),
      places: renamedKeys(file.places, roleKey(from), roleKey(to)),
    }));
  }

  /** The person has removed these roles: what they made of them goes too. */
  async forget(roles: readonly Role[]): Promise<void> {
    const gone = new Set(roles.map(roleKey));
    const isLeft = (role: Role): boolean => !gone.has(roleKey(role));
    await this.#change((file) => ({
      ...file,
      pinned: file.pinned.filter(isLeft),
      recent: file.recent.filter(isLeft),
      places: Object.fromEntries(Object.entries(file.places).filter(([key]) => !gone.has(key))),
    }));
  }

  /** Reads and writes what the disk did not do, if anything: after a wake, and at the end. Never rejects. */
  async retry(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#catchUp());
    await this.#writing;
  }

  async #change(edit: Edit): Promise<void> {
    this.#file = edit(this.#file);
    this.#edits?.push(edit);
    this.#isUnsaved = true;
    await this.retry();
  }

  async #catchUp(): Promise<void> {
    if (this.#edits !== null) {
      await this.#readLate();
    }
    if (this.#edits === null && this.#isUnsaved) {
      await this.#write();
    }
  }

  async #readFirst(): Promise<void> {
    if (this.#edits === null) {
      return;
    }
    try {
      this.#resume(await this.#read());
    } catch (error) {
      this.#report.storageFailed(error);
      return;
    }
    if (this.#isUnsaved) {
      await this.#write();
    }
  }

  /** That it fails has been said at the start. */
  async #readLate(): Promise<void> {
    const stored = await this.#read().catch(() => null);
    if (stored !== null) {
      this.#resume(stored);
      this.#report.changed();
    }
  }

  #resume(stored: PersonalFile): void {
    this.#file = (this.#edits ?? []).reduce((file, edit) => edit(file), stored);
    this.#edits = null;
  }

  async #read(): Promise<PersonalFile> {
    const text = await this.#files.read(path);
    if (text === null) {
      return nothing;
    }
    const stored = parsePersonalFile(text);
    if (typeof stored === 'string') {
      this.#report.setAside('personal', await this.#files.setAside(path, stored), stored);
      return nothing;
    }
    if (stored.leftOut > 0) {
      this.#report.partlyRead('personal', await this.#files.setAside(path, 'damaged'), stored.leftOut);
      this.#isUnsaved = true;
    }
    return stored.file;
  }

  async #write(): Promise<void> {
    this.#isUnsaved = false;
    try {
      await this.#files.write(path, writePersonalFile(this.#file));
    } catch (error) {
      this.#isUnsaved = true;
      this.#report.storageFailed(error);
    }
  }
}

function opened(
  file: PersonalFile,
  role: Role,
  destination: ConsoleDestination,
): Pick<PersonalFile, 'regions' | 'places'> {
  const others = (file.places[roleKey(role)] ?? []).filter(({ service }) => service !== destination.service);
  return {
    regions: { ...file.regions, [accountKey(role)]: destination.region },
    places: { ...file.places, [roleKey(role)]: [destination, ...others].slice(0, mostPlaces) },
  };
}

function accountKey({ organisationId, accountId }: Pick<Role, 'organisationId' | 'accountId'>): string {
  return `${organisationId}/${accountId}`;
}

function ofAccount([key, label]: [string, PersonalFile['labels'][string]]): AccountLabel {
  const [organisationId = '', accountId = ''] = key.split('/');
  return { organisationId, accountId: accountId as AccountId, ...label };
}

function without(roles: readonly Role[], role: Role): Role[] {
  const key = roleKey(role);
  return roles.filter((other) => roleKey(other) !== key);
}

/** In its place, and once. */
function renamed(roles: readonly Role[], from: Role, to: Role): Role[] {
  const all = roles.map((role) => (roleKey(role) === roleKey(from) ? to : role));
  return [...new Map(all.map((role) => [roleKey(role), role])).values()];
}

function renamedKeys<Value>(values: Readonly<Record<string, Value>>, from: string, to: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key === from ? to : key, value]));
}
