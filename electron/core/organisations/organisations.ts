import type { Intent } from '../../contract/commands.ts';
import type { OrganisationChange } from '../../contract/organisation.ts';
import type { BrowserAgreement } from './browser-agreement.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { Identifiers } from '../ports/desktop.ts';
import type { OrganisationRecord, SettingsStore } from '../ports/settings.ts';
import type { SignInWay } from '../sign-in/sign-in-way.ts';
import { organisationFrom, portalAddressOf, type OrganisationWish } from './add-organisation.ts';
import { changedOrganisation, refuseWhileSignedIn } from './change-organisation.ts';
import { freeName } from './free-name.ts';
import { liveRecord } from './live-record.ts';
import type { Organisation } from './organisation.ts';
import type { AskedAddresses } from './vanity-url.ts';

export interface OrganisationsParts {
  readonly settings: SettingsStore;
  readonly identifiers: Identifiers;
  readonly addresses: AskedAddresses;
  readonly agreement: BrowserAgreement;
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

  /**
   * Lists those of the settings, whose sign-ins and lists are still on disk: the window can be there before these are
   * read, and then shows what there is.
   */
  readSettings(): void {
    this.#parts.settings.read().organisations.forEach((record) => this.#create(record));
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
   * Adds an organisation, or finds the one there is with the same portal; answers its id. Throws a `FailureError` that
   * says what is wrong with the address or the region. With `another` it adds a second identity on that portal, which has
   * a sign-in, a list and credentials of its own. No two have the same name, so that they are told apart wherever a name
   * is shown; that of the one it `replaces` is free.
   */
  async add(wish: OrganisationWish, another = false, replaces: string | null = null): Promise<string> {
    const address = await portalAddressOf(wish.startUrl, (vanity) => this.#parts.addresses.portalBehind(vanity));
    const record = organisationFrom(address, wish, this.#parts.identifiers.uuid());
    const { organisations } = this.#parts.settings.read();
    const same = organisations.filter(
      (known) => (known.portalUrl ?? known.startUrl) === address.portal.url && known.region === record.region,
    );
    const id = (another ? undefined : same[0]?.id) ?? record.id;
    if (id === record.id) {
      const others = organisations.filter((other) => other.id !== replaces);
      const added = { ...record, name: freeName(record.name, others) };
      this.#parts.settings.change({ organisations: [...organisations, added] });
      this.#create(added);
      this.get(id).done('organisation-added');
    }
    this.#parts.settings.change({ selectedOrganisationId: id });
    this.#parts.onChange();
    return id;
  }

  /** Shows one of them, or with null the lists of all as one. Throws a `FailureError` when there is none of this id. */
  select(id: string | null): void {
    const several = this.#organisations.size > 1;
    const shown =
      id === null ? { showsAll: several } : { showsAll: false, selectedOrganisationId: this.get(id).record.id };
    this.#parts.settings.change(shown);
    this.#parts.onChange();
  }

  /** Signs out and forgets an organisation and its list. What a person made of its roles stays, should it come back. */
  async remove(id: string): Promise<void> {
    const organisation = this.get(id);
    organisation.done('organisation-removed');
    this.#parts.onRemoved(id);
    this.#organisations.delete(id);
    const { organisations, selectedOrganisationId } = this.#parts.settings.read();
    this.#parts.settings.change({
      organisations: organisations.filter((record) => record.id !== id),
      selectedOrganisationId: selectedOrganisationId === id ? null : selectedOrganisationId,
      ...(this.#organisations.size > 1 ? {} : { showsAll: false }),
    });
    this.#parts.onChange();
    await organisation.forget();
  }

  /** Takes over what a person changed of an organisation, as a whole or not at all: throws a `FailureError`. */
  async change(id: string, change: OrganisationChange): Promise<void> {
    await this.#parts.agreement.need({ ...this.get(id).record }, this.#changed(id, change));
    // Anything may have changed while the person was asked.
    const organisation = this.get(id);
    const after = this.#changed(id, change);
    const moves = after.region !== organisation.record.region;
    organisation.done(
      after.browserCommand === organisation.record.browserCommand ? 'organisation-changed' : 'browser-changed',
    );
    this.#record(id, after);
    organisation.signIn.recordChanged();
    this.#parts.onChange();
    if (moves) {
      this.#parts.onRemoved(id);
      await organisation.leaveRegion();
    }
  }

  /** The portal of an organisation has answered in its region. */
  regionWorked(id: string): void {
    this.#record(id, { regionWorked: true });
  }

  /**
   * Starts a sign-in, the way it is usually done or another, which is then the usual one.
   *
   * @param fresh ends the one there is at AWS first; rejects with a `ServiceError` when AWS cannot be told.
   */
  async beginSignIn(id: string, way?: SignInWay, then?: Intent, fresh?: boolean): Promise<void> {
    const organisation = this.get(id);
    const usual = organisation.record.signInWay;
    if (way !== undefined && way !== usual) {
      this.#record(id, { signInWay: way });
    }
    if (fresh === true) {
      await organisation.signInAfresh(way ?? usual, then ?? null);
    } else {
      organisation.signIn.begin(way ?? usual, then ?? null);
    }
  }

  /** Throws a `FailureError` for what cannot be. */
  #changed(id: string, change: OrganisationChange): OrganisationRecord {
    const { record, signIn } = this.get(id);
    const before = { ...record };
    const others = this.#parts.settings.read().organisations.filter((other) => other.id !== id);
    const changed = changedOrganisation(before, change);
    if (changed.region !== before.region && signIn.isSignedIn()) {
      refuseWhileSignedIn(before);
    }
    return change.name === undefined ? changed : { ...changed, name: freeName(changed.name, others) };
  }

  #record(id: string, part: Partial<OrganisationRecord>): void {
    const { organisations } = this.#parts.settings.read();
    this.#parts.settings.change({
      organisations: organisations.map((record) => (record.id === id ? { ...record, ...part } : record)),
    });
  }

  #create(record: OrganisationRecord): void {
    this.#organisations.set(record.id, this.#parts.create(liveRecord(this.#parts.settings, record)));
  }
}
