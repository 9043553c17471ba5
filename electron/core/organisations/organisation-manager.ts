import type { Intent } from '../../contract/commands.ts';
import type { OrganisationChange } from '../../contract/organisation.ts';
import type { Services } from '../app/services.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import type { OrganisationRecord, Settings } from '../ports/settings.ts';
import type { SignInWay } from '../ports/identity-center.ts';
import { isSame } from '../policy/is-same.ts';
import { organisationFrom, portalAddressOf, type NewOrganisation, freeName } from './add-organisation.ts';
import { changedOrganisation, refuseWhileSignedIn } from './change-organisation.ts';
import { changeRecord, liveRecord } from './live-record.ts';
import { Organisation, type OrganisationServices } from './organisation.ts';
import type { Organisations } from './organisations.ts';
import { AskedAddresses } from './vanity-url.ts';

/** So many that were removed are remembered; nobody comes back to more. */
const mostFormer = 50;

type ManagerServices = OrganisationServices & Pick<Services, 'confirmation' | 'events' | 'managed' | 'settings'>;

/** Adds, changes and removes organisations, as a person wants it, and keeps them in the settings. */
export class OrganisationManager {
  readonly #services: ManagerServices;
  readonly #organisations: Organisations;
  readonly #credentials: Pick<RoleCredentialsBroker, 'forgetOrganisation'>;
  readonly #addresses: AskedAddresses;

  constructor(
    services: ManagerServices,
    organisations: Organisations,
    credentials: Pick<RoleCredentialsBroker, 'forgetOrganisation'>,
  ) {
    this.#services = services;
    this.#organisations = organisations;
    this.#credentials = credentials;
    this.#addresses = new AskedAddresses(services);
    services.events.policyChanged.on(() => this.#followPolicy());
  }

  /**
   * Lists those of the settings, whose sign-ins and lists are still on disk: the window can be there before these are
   * read, and then shows what there is.
   */
  readSettings(): void {
    this.#services.settings.read().organisations.forEach((record) => this.#create(record));
  }

  /**
   * Adds an organisation, or finds the one there is with the same portal; answers its id. Throws a `FailureError` that
   * says what is wrong with the address or the region. With `another` it adds a second identity on that portal, which has
   * a sign-in, a list and credentials of its own. No two have the same name, so that they are told apart wherever a name
   * is shown; that of the one it `replaces` is free.
   */
  async add(organisation: NewOrganisation, another = false, replaces: string | null = null): Promise<string> {
    const address = await portalAddressOf(organisation.startUrl, (vanity) => this.#addresses.portalBehind(vanity));
    const { organisations, formerOrganisations } = this.#services.settings.read();
    const fresh = organisationFrom(address, organisation, this.#services.identifiers.uuid());
    const former = formerOrganisations.find(
      ({ portal, region }) => portal === address.portal.url && region === fresh.region,
    );
    const record = { ...fresh, id: former?.id ?? fresh.id };
    const same = organisations.filter(
      (known) => (known.portalUrl ?? known.startUrl) === address.portal.url && known.region === record.region,
    );
    const id = (another ? undefined : same[0]?.id) ?? record.id;
    if (id === record.id) {
      this.#services.managed.needOthersAllowed();
      const others = organisations.filter((other) => other.id !== replaces);
      const added = { ...record, name: freeName(record.name, others) };
      this.#services.settings.change({
        organisations: [...organisations, added],
        formerOrganisations: formerOrganisations.filter((one) => one !== former),
      });
      this.#create(added);
      this.#services.report.done(added, 'organisation-added');
    }
    this.#services.settings.change({ selectedOrganisationId: id });
    this.#services.report.changed();
    return id;
  }

  /** Shows one of them, or with null the lists of all as one. Throws a `FailureError` when there is none of this id. */
  select(id: string | null): void {
    const several = this.#organisations.all().length > 1;
    const shown =
      id === null
        ? { showsAll: several }
        : { showsAll: false, selectedOrganisationId: this.#organisations.get(id).record.id };
    this.#services.settings.change(shown);
    this.#services.report.changed();
  }

  /**
   * Signs out and forgets an organisation and its list. What a person made of its roles and accounts stays: should the same
   * portal be added again, it has the id by which all of that is kept.
   */
  async remove(id: string): Promise<void> {
    const organisation = this.#organisations.get(id);
    const removed = { ...organisation.record };
    this.#services.settings.needRemovable(removed);
    this.#services.report.done(removed, 'organisation-removed');
    this.#credentials.forgetOrganisation(id);
    this.#organisations.delete(id);
    const { organisations, selectedOrganisationId } = this.#services.settings.read();
    this.#services.settings.change({
      organisations: organisations.filter((record) => record.id !== id),
      selectedOrganisationId: selectedOrganisationId === id ? null : selectedOrganisationId,
      ...(this.#organisations.all().length > 1 ? {} : { showsAll: false }),
    });
    this.#services.report.changed();
    await organisation.forget();
    this.#remember(removed);
  }

  /** Keeps settings in one write, and follows what they make of the organisations: some are new, some are otherwise. */
  takeOver(settings: Partial<Settings>): void {
    const before = new Map(this.#services.settings.read().organisations.map((record) => [record.id, record]));
    this.#services.settings.change(settings);
    for (const record of this.#services.settings.read().organisations) {
      const known = this.#organisations.find(record.id);
      const was = before.get(record.id);
      if (known === null) {
        this.#create(record);
        this.#services.report.done(record, 'organisation-added');
      } else if (was !== undefined && !isSame(was, record)) {
        this.#services.report.done(record, opensElsewhere(was, record) ? 'browser-changed' : 'organisation-changed');
        known.recordChanged();
      }
    }
    for (const { catalogue } of this.#organisations.all()) catalogue.list().judgeEnvironments();
    this.#services.report.changed();
  }

  /** Takes over what a person changed of an organisation, as a whole or not at all: throws a `FailureError`. */
  async change(id: string, change: OrganisationChange): Promise<void> {
    this.#services.settings.needOwnOfOrganisation({ ...this.#organisations.get(id).record }, change);
    await this.#services.browsers.agreement.need({ ...this.#organisations.get(id).record }, this.#changed(id, change));
    // Anything may have changed while the person was asked.
    const organisation = this.#organisations.get(id);
    const after = this.#changed(id, change);
    const moves = after.region !== organisation.record.region;
    const isElsewhere = opensElsewhere(organisation.record, after);
    this.#services.report.done(organisation.record, isElsewhere ? 'browser-changed' : 'organisation-changed');
    changeRecord(this.#services.settings, id, after);
    organisation.recordChanged();
    this.#services.report.changed();
    if (moves) {
      this.#credentials.forgetOrganisation(id);
      await organisation.leaveRegion();
    }
  }

  /**
   * Starts a sign-in, the way it is usually done or another, which is then the usual one.
   *
   * @param fresh ends the one there is at AWS first; rejects with a `ServiceError` when AWS cannot be reached.
   */
  async beginSignIn(id: string, way?: SignInWay, then?: Intent, fresh?: boolean): Promise<void> {
    const organisation = this.#organisations.get(id);
    const usual = organisation.record.signInWay;
    if (way !== undefined && way !== usual) {
      changeRecord(this.#services.settings, id, { signInWay: way });
    }
    if (fresh === true) {
      await organisation.signInAfresh(way ?? usual, then ?? null);
    } else {
      organisation.signIn.begin(way ?? usual, then ?? null);
    }
  }

  /** Not before all of its sign-in is gone, which one of the same id would share. */
  #remember({ id, portalUrl, startUrl, region }: OrganisationRecord): void {
    const { formerOrganisations } = this.#services.settings.read();
    const former = [{ id, portal: portalUrl ?? startUrl, region }, ...formerOrganisations];
    this.#services.settings.change({ formerOrganisations: former.slice(0, mostFormer) });
  }

  /** Throws a `FailureError` for what cannot be. */
  #changed(id: string, change: OrganisationChange): OrganisationRecord {
    const { record, signIn } = this.#organisations.get(id);
    const before = { ...record };
    const others = this.#services.settings.read().organisations.filter((other) => other.id !== id);
    const changed = changedOrganisation(before, change);
    if (changed.region !== before.region && signIn.isSignedIn()) {
      refuseWhileSignedIn(before);
    }
    return change.name === undefined ? changed : { ...changed, name: freeName(changed.name, others) };
  }

  /** Those that the policy hides are left as they are on disk, and are there again without it. */
  #followPolicy(): void {
    this.#services.settings.addMissing();
    const { organisations } = this.#services.settings.read();
    const shown = new Set(organisations.map(({ id }) => id));
    for (const organisation of this.#organisations.all()) {
      const { id } = organisation.record;
      if (shown.has(id)) continue;
      this.#credentials.forgetOrganisation(id);
      this.#organisations.delete(id);
      void organisation.stop();
    }
    for (const record of organisations) {
      if (this.#organisations.find(record.id) !== null) continue;
      const added = this.#create(record);
      void added.catalogue.restore().then(() => added.resume());
    }
    this.#organisations.order([...shown]);
    for (const { catalogue } of this.#organisations.all()) catalogue.list().judgeEnvironments();
  }

  #create(record: OrganisationRecord): Organisation {
    const organisation = new Organisation(this.#services, liveRecord(this.#services.settings, record));
    this.#organisations.add(organisation);
    return organisation;
  }
}

/** Whether consoles or sign-ins open in another browser from then on. */
function opensElsewhere(before: OrganisationRecord, after: OrganisationRecord): boolean {
  const browsers = ({ browser, browserCommand, environmentBrowsers }: OrganisationRecord): string =>
    JSON.stringify([browser, browserCommand, Object.entries(environmentBrowsers).toSorted()]);
  return browsers(before) !== browsers(after);
}
