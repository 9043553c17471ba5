import * as v from 'valibot';
import type { Intent } from '../../contract/commands.ts';
import type { Role } from '../../contract/identifiers.ts';
import { organisationSettings, signInWays, type OrganisationView } from '../../contract/organisation.ts';
import { OrganisationCatalogue, type CatalogueServices } from '../accounts/organisation-catalogue.ts';
import type { Urgency } from '../accounts/reading.ts';
import { failureOf } from '../failures/fail.ts';
import { hour, instant, later, minute, type Instant } from '../time/instant.ts';
import { partitionOf } from '../regions/partitions.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { ServiceError } from '../failures/service-error.ts';
import { OrganisationSignIn, type SignInServices } from '../sign-in/organisation-sign-in.ts';
import type { SignInWay } from '../ports/identity-center.ts';

/** Takes of a record what a person sets. */
const settingsSchema = v.object(organisationSettings);

/** When a reading that trouble on the way interrupted goes on by itself. */
const continueAfter = 5 * minute;

/** What an organisation is made of; more than it uses itself, since it hands them to its sign-in and its list. */
export type OrganisationServices = SignInServices & CatalogueServices;

/** One portal: its sign-in, its list, its credentials. Nothing of one organisation reaches another. */
export class Organisation {
  /** As it is now: see `liveRecord`. */
  readonly record: OrganisationRecord;
  readonly signIn: OrganisationSignIn;
  readonly catalogue: OrganisationCatalogue;
  readonly #services: OrganisationServices;
  #triedAt: Instant | null = null;

  constructor(services: OrganisationServices, record: OrganisationRecord) {
    this.#services = services;
    this.record = record;
    this.signIn = new OrganisationSignIn(services, record);
    this.catalogue = new OrganisationCatalogue(services, record, this.signIn);
    this.signIn.approved.on((then) => {
      this.#services.report.done(record, 'signed-in');
      this.reload('foreground');
      this.#services.events.signedIn.emit({ organisationId: record.id, then });
    });
    this.signIn.ended.on(() => void this.catalogue.stop());
  }

  /**
   * Resumes a kept sign-in; also later, when the keychain could open it only then. The network follows by itself when the
   * list is old.
   */
  resume(): void {
    this.signIn.restore();
    if (this.signIn.isSignedIn()) {
      this.#reloadWhenOld();
    }
  }

  /** Begins to read the list anew, or joins the reading under way. With the person waiting, the sign-in tries its way too. */
  reload(urgency: Urgency): void {
    if (urgency === 'foreground') {
      this.signIn.wake();
    }
    this.#triedAt = this.#services.time.now();
    void this.catalogue.reload(urgency).then(() => this.#reloadWhenOld());
  }

  /** After a wake or the return of the network: what was interrupted goes on. */
  wake(): void {
    this.signIn.wake();
    if (this.signIn.isSignedIn() && this.catalogue.isUnfinished()) {
      this.reload('background');
    }
  }

  /** What the person sets of it has changed. */
  recordChanged(): void {
    this.signIn.recordChanged();
    this.#reloadWhenOld();
  }

  /** Ends what goes on; all that was read is on disk once this resolves. */
  async stop(): Promise<void> {
    this.signIn.cancel();
    await this.catalogue.stop();
  }

  async signOut(): Promise<void> {
    this.#services.events.signedOut.emit(this.record.id);
    if (this.signIn.isSignedIn()) {
      this.#services.report.done(this.record, 'signed-out');
    }
    this.#services.deadlines.clear(this.#deadline());
    await Promise.all([this.catalogue.abandon(), this.signIn.signOut()]);
  }

  /**
   * Ends the sign-in at AWS and starts a wholly new one. What was read and fetched stays. Rejects with a `ServiceError`
   * when AWS cannot be reached; then everything is as it was.
   */
  async signInAfresh(way: SignInWay, then: Intent | null): Promise<void> {
    await this.signIn.endAtAws();
    await this.catalogue.stop();
    this.signIn.begin(way, then);
  }

  /** Signs out and deletes what is kept of it: its list and its client registration. */
  async forget(): Promise<void> {
    await this.signOut();
    await this.#services.secrets.setSignIn(this.record.id, null);
    await this.#forgetRegistrations();
    await this.#services.secrets.setAgreedCommand(this.record.id, null);
    await this.catalogue.forget();
  }

  /** The region has changed while nobody was signed in: what belongs to the old one must not be used in the new one. */
  async leaveRegion(): Promise<void> {
    this.signIn.cancel();
    this.signIn.dismissProblem();
    await this.catalogue.abandon();
    await this.#forgetRegistrations();
  }

  async roleCredentials(role: Role): Promise<RoleCredentials> {
    const identityCenter = await this.#services.identityCenter();
    const unaborted = new AbortController().signal;
    try {
      const credentials = await this.signIn.withAccessToken((token) =>
        identityCenter.getRoleCredentials(this.record, token, role.accountId, role.roleName, unaborted),
      );
      this.catalogue.granted(role);
      return credentials;
    } catch (error) {
      if (error instanceof ServiceError && (error.kind === 'forbidden' || error.kind === 'not-found')) {
        this.catalogue.refused(role);
      }
      this.#services.report.problem(this.record.id, 'step.credentials', failureOf(error));
      throw error;
    }
  }

  view(): OrganisationView {
    const { id, name, startUrl, portalUrl, region } = this.record;
    return {
      id,
      name,
      startUrl,
      portalUrl,
      region,
      partition: partitionOf(region).name,
      ...v.parse(settingsSchema, this.record),
      signIn: this.signIn.view(),
      catalogue: this.catalogue.status(),
    };
  }

  async #forgetRegistrations(): Promise<void> {
    for (const way of signInWays) {
      await this.#services.secrets.setRegistration(this.record.id, way, null);
    }
  }

  #reloadWhenOld(): void {
    if (!this.signIn.isSignedIn()) {
      return;
    }
    this.#services.deadlines.set(this.#deadline(), this.#reloadDue(), () => this.reload('background'));
  }

  /** A reading that failed is not repeated at once; at the start, one that was interrupted is. */
  #reloadDue(): Instant {
    if (this.catalogue.isUnfinished()) {
      return this.#triedAt === null ? this.#services.time.now() : later(this.#triedAt, continueAfter);
    }
    const latest = Math.max(this.catalogue.status().checkedAt ?? 0, this.#triedAt ?? 0);
    return latest === 0 ? this.#services.time.now() : later(instant(latest), this.record.reloadHours * hour);
  }

  #deadline(): string {
    return `reload ${this.record.id}`;
  }
}
