import type { CatalogueChange } from '../../contract/catalogue.ts';
import type { Intent } from '../../contract/commands.ts';
import type { AccountId, Role } from '../../contract/identifiers.ts';
import type { OrganisationView } from '../../contract/organisation.ts';
import { OrganisationCatalogue } from '../catalogue/organisation-catalogue.ts';
import { hour, instant, later, type Instant } from '../instant.ts';
import { partitionOf } from '../partitions/partitions.ts';
import type { Files } from '../ports/files.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { OrganisationSignIn, type SignInParts } from '../sign-in/organisation-sign-in.ts';

/** How old the list may grow before it is read again by itself. */
const reloadEvery = 4 * hour;

export interface OrganisationParts extends SignInParts {
  readonly files: Files;
  readonly urgent: () => readonly AccountId[];
  readonly onChange: () => void;
  readonly onCatalogue: (change: CatalogueChange) => void;
  readonly onSignedIn: (then: Intent | null) => void;
  readonly onCatalogueSetAside: (name: string) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** One portal: its sign-in, its list, its credentials. Nothing of one organisation reaches another. */
export class Organisation {
  readonly record: OrganisationRecord;
  readonly signIn: OrganisationSignIn;
  readonly catalogue: OrganisationCatalogue;
  readonly #parts: OrganisationParts;
  #triedAt: Instant | null = null;

  constructor(parts: OrganisationParts, record: OrganisationRecord) {
    this.#parts = parts;
    this.record = record;
    this.signIn = new OrganisationSignIn(parts, record, {
      changed: parts.onChange,
      signedIn: (then) => {
        this.reload();
        parts.onSignedIn(then);
      },
      ended: () => this.catalogue.stop(),
    });
    this.catalogue = new OrganisationCatalogue(
      {
        clock: parts.clock,
        time: parts.time,
        files: parts.files,
        identityCenter: parts.identityCenter,
        withAccessToken: (call) => this.signIn.withAccessToken(call),
        urgent: parts.urgent,
        onStatus: parts.onChange,
        onChange: parts.onCatalogue,
        onSetAside: parts.onCatalogueSetAside,
        onTrouble: parts.onTrouble,
      },
      record,
    );
  }

  /** Takes up what is on disk; the network follows by itself when the list is old. */
  async restore(): Promise<void> {
    await this.catalogue.restore();
    this.signIn.restore();
    if (this.signIn.isSignedIn()) {
      this.#reloadWhenOld();
    }
  }

  /** Reads the list anew, in the background. */
  reload(): void {
    this.#triedAt = this.#parts.time.now();
    void this.catalogue.reload().then(() => this.#reloadWhenOld());
  }

  async signOut(): Promise<void> {
    this.#parts.deadlines.clear(this.#deadline());
    this.catalogue.stop();
    await this.signIn.signOut();
  }

  /** Signs out and deletes what is kept of it: its list and its client registration. */
  async forget(): Promise<void> {
    await this.signOut();
    await this.#parts.secrets.setRegistration(this.record.id, null);
    await this.catalogue.forget();
  }

  async roleCredentials(role: Role): Promise<RoleCredentials> {
    const identityCenter = await this.#parts.identityCenter();
    const unaborted = new AbortController().signal;
    return await this.signIn.withAccessToken((token) =>
      identityCenter.getRoleCredentials(this.record, token, role.accountId, role.roleName, unaborted),
    );
  }

  view(): OrganisationView {
    return {
      id: this.record.id,
      name: this.record.name,
      startUrl: this.record.startUrl,
      region: this.record.region,
      partition: partitionOf(this.record.region).name,
      signIn: this.signIn.view(),
      catalogue: this.catalogue.status(),
    };
  }

  #reloadWhenOld(): void {
    if (!this.signIn.isSignedIn()) {
      return;
    }
    // A reading that failed is not repeated at once: the next one is the person's, or in four hours.
    const latest = Math.max(this.catalogue.status().checkedAt ?? 0, this.#triedAt ?? 0);
    const due = latest === 0 ? this.#parts.time.now() : later(instant(latest), reloadEvery);
    this.#parts.deadlines.set(this.#deadline(), due, () => this.reload());
  }

  #deadline(): string {
    return `reload ${this.record.id}`;
  }
}
