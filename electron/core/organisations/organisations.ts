import type { Intent, OrganisationChange } from '../../contract/commands.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { Identifiers } from '../ports/desktop.ts';
import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';
import type { SignInWay } from '../sign-in/sign-in-way.ts';
import { organisationFrom, type OrganisationWish } from './add-organisation.ts';
import { changedOrganisation, refuseWhileSignedIn } from './change-organisation.ts';
import { liveRecord } from './live-record.ts';
import type { Organisation } from './organisation.ts';

export interface OrganisationsParts {
  readonly settings: SettingsStore;
  readonly identifiers: Identifiers;
  readonly create: (record: OrganisationRecord) => Organisation;
  /** It is removed, or is of another region now: its credentials are to be forgotten too. */
  readonly onRemoved: (id: string) => void;
  readonly onChange: () => void;
}

/** The organisations a person has added, kept in the settings. */
export class Organisations {
  readonly #parts: OrganisationsParts;
  readonly #organisations = new Map<string, Organisation>();

  constructor(parts: OrganisationsParts) {
    this.#parts = parts;
  }

  /** Takes up those of the settings, with what is on disk of each. */
  async restore(): Promise<void> {
    for (const record of this.#parts.settings.read().organisations) {
      this.#create(record);
    }
    await Promise.all(this.all().map((organisation) => organisation.restore()));
  }

  all(): Organisation[] {
    return [...this.#organisations.values()];
  }

  find(id: string): Organisation | null {
    return this.#organisations.get(id) ?? null;
  }

  /** Throws a `FailureError` when there is none of this id. */
  get(id: string): Organisation {
    const organisation = this.find(id);
    if (organisation === null) {
      throw new FailureError(failure('not-found'));
    }
    return organisation;
  }

  /**
   * Adds an organisation, or finds the one there is with the same portal; answers its id. With `another` it adds a second
   * identity on that portal, which has a sign-in, a list and credentials of its own.
   */
  add(wish: OrganisationWish, another = false): string {
    const record = organisationFrom(wish, this.#parts.identifiers.uuid());
    const { organisations } = this.#parts.settings.read();
    const same = organisations.filter(
      ({ startUrl, region }) => startUrl === record.startUrl && region === record.region,
    );
    const id = (another ? undefined : same[0]?.id) ?? record.id;
    if (id === record.id) {
      const name = same.length === 0 ? record.name : freeName(record.name, organisations);
      const added = { ...record, name };
      this.#parts.settings.change({ organisations: [...organisations, added] });
      this.#create(added);
    }
    this.#parts.settings.change({ selectedOrganisationId: id });
    this.#parts.onChange();
    return id;
  }

  /** Signs out and forgets an organisation and its list. What a person made of its roles stays, should it come back. */
  async remove(id: string): Promise<void> {
    const organisation = this.get(id);
    this.#parts.onRemoved(id);
    this.#organisations.delete(id);
    const { organisations, selectedOrganisationId } = this.#parts.settings.read();
    this.#parts.settings.change({
      organisations: organisations.filter((record) => record.id !== id),
      selectedOrganisationId: selectedOrganisationId === id ? null : selectedOrganisationId,
    });
    this.#parts.onChange();
    await organisation.forget();
  }

  /** Takes over what a person changed of an organisation, as a whole or not at all: throws a `FailureError`. */
  async change(id: string, change: OrganisationChange): Promise<void> {
    const organisation = this.get(id);
    const before = { ...organisation.record };
    const after = changedOrganisation(before, change);
    if (after.browserCommand !== null && after.browserCommand !== before.browserCommand) {
      // Nobody can be asked yet whether this program may be run.
      throw new FailureError(failure('cancelled'));
    }
    const moves = after.region !== before.region;
    if (moves && organisation.signIn.isSignedIn()) {
      refuseWhileSignedIn(before);
    }
    const { organisations } = this.#parts.settings.read();
    this.#parts.settings.change({ organisations: organisations.map((record) => (record.id === id ? after : record)) });
    organisation.signIn.recordChanged();
    this.#parts.onChange();
    if (moves) {
      this.#parts.onRemoved(id);
      await organisation.leaveRegion();
    }
  }

  /** Starts a sign-in, the way it is usually done or another, which is then the usual one. */
  beginSignIn(id: string, way: SignInWay | undefined, then: Intent | undefined): void {
    const { signIn } = this.get(id);
    const { organisations } = this.#parts.settings.read();
    const usual = organisations.find((record) => record.id === id)?.signInWay ?? 'browser';
    if (way !== undefined && way !== usual) {
      const changed = organisations.map((record) => (record.id === id ? { ...record, signInWay: way } : record));
      this.#parts.settings.change({ organisations: changed });
    }
    signIn.begin(way ?? usual, then ?? null);
  }

  #create(record: OrganisationRecord): void {
    this.#organisations.set(record.id, this.#parts.create(liveRecord(this.#parts.settings, record)));
  }
}

/** Two identities on one portal are told apart by name: "Northwind", "Northwind 2". */
function freeName(name: string, organisations: readonly OrganisationRecord[]): string {
  const taken = new Set(organisations.map((record) => record.name));
  for (let place = 2; taken.has(name); place += 1) {
    const numbered = `${name} ${String(place)}`;
    if (!taken.has(numbered)) {
      return numbered;
    }
  }
  return name;
}
