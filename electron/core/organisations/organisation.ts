import type { CatalogueChange } from '../../contract/catalogue.ts';
import type { Intent } from '../../contract/commands.ts';
import type { AccountId, Role } from '../../contract/identifiers.ts';
import { signInWays, type OrganisationView } from '../../contract/organisation.ts';
import type { Deed } from '../app/activity.ts';
import { OrganisationCatalogue } from '../accounts/organisation-catalogue.ts';
import type { Urgency } from '../accounts/reading.ts';
import { correctedEnvironment } from '../accounts/environments/corrected-environment.ts';
import { failureOf } from '../failures/fail.ts';
import { hour, instant, later, minute, type Instant } from '../time/instant.ts';
import { partitionOf } from '../regions/partitions.ts';
import type { Files, SetAsideReason } from '../ports/files.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { ServiceError } from '../failures/service-error.ts';
import { OrganisationSignIn } from '../sign-in/organisation-sign-in.ts';
import type { SignInParts } from '../sign-in/sign-in-services.ts';
import type { SignInWay } from '../sign-in/sign-in-way.ts';

/** How old the list may grow before it is read again by itself. */
const reloadEvery = 4 * hour;

/** When a reading that trouble on the way interrupted goes on by itself. */
const continueAfter = 5 * minute;

export interface OrganisationParts extends SignInParts {
  readonly files: Files;
  readonly urgent: () => readonly AccountId[];
  readonly onChange: () => void;
  readonly onCatalogue: (change: CatalogueChange) => void;
  readonly onSignedIn: (then: Intent | null) => void;
  readonly onLeftOut: (count: number) => void;
  readonly onCatalogueSetAside: (name: string, reason: SetAsideReason) => void;
  readonly onTrouble: (error: unknown) => void;
  /** Something was done that is to be written down. */
  readonly onDone: (deed: Deed) => void;
  /** What an account is called, told from its namesakes in all organisations. */
  readonly accountLabel: (id: AccountId) => string;
}

/** One portal: its sign-in, its list, its credentials. Nothing of one organisation reaches another. */
export class Organisation {
  /** As it is now: see `liveRecord`. */
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
        this.done('signed-in');
        this.reload('foreground');
        parts.onSignedIn(then);
      },
      ended: () => void this.catalogue.stop(),
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
        onProblem: (failure) => parts.onProblem('step.list', failure),
        onChange: parts.onCatalogue,
        onLeftOut: parts.onLeftOut,
        onSetAside: parts.onCatalogueSetAside,
        onTrouble: parts.onTrouble,
        accountLabel: parts.accountLabel,
        environmentOf: (account) => correctedEnvironment(parts.settings.read().environments, record.id, account),
      },
      record,
    );
  }

  /**
   * Takes up a kept sign-in; also later, when the keychain could open it only then. The network follows by itself when the
   * list is old.
   */
  takeUp(): void {
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
    this.#triedAt = this.#parts.time.now();
    void this.catalogue.reload(urgency).then(() => this.#reloadWhenOld());
  }

  /** After a wake or the return of the network: what was interrupted goes on. */
  wake(): void {
    this.signIn.wake();
    if (this.signIn.isSignedIn() && this.catalogue.isUnfinished()) {
      this.reload('background');
    }
  }

  /** Ends what goes on; all that was read is on disk once this resolves. */
  async stop(): Promise<void> {
    this.signIn.cancel();
    await this.catalogue.stop();
  }

  /** Writes down what was done with it. */
  done(deed: Deed): void {
    this.#parts.onDone(deed);
  }

  async signOut(): Promise<void> {
    if (this.signIn.isSignedIn()) {
      this.done('signed-out');
    }
    this.#parts.deadlines.clear(this.#deadline());
    await Promise.all([this.catalogue.abandon(), this.signIn.signOut()]);
  }

  /**
   * Ends the sign-in at AWS and starts a wholly new one. What was read and fetched stays. Rejects with a `ServiceError`
   * when AWS cannot be told; then everything is as it was.
   */
  async signInAfresh(way: SignInWay, then: Intent | null): Promise<void> {
    await this.signIn.endAtAws();
    await this.catalogue.stop();
    this.signIn.begin(way, then);
  }

  /** Signs out and deletes what is kept of it: its list and its client registration. */
  async forget(): Promise<void> {
    await this.signOut();
    await this.#parts.secrets.setSignIn(this.record.id, null);
    await this.#forgetRegistrations();
    await this.#parts.secrets.setAgreedCommand(this.record.id, null);
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
    const identityCenter = await this.#parts.identityCenter();
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
      this.#parts.onProblem('step.credentials', failureOf(error));
      throw error;
    }
  }

  view(): OrganisationView {
    const { id, name, startUrl, portalUrl, region, signInWay, sessionLengthMs, browserCommand, endpoints } =
      this.record;
    return {
      id,
      name,
      startUrl,
      portalUrl,
      region,
      partition: partitionOf(region).name,
      signInWay,
      sessionLengthMs: sessionLengthMs ?? null,
      browserCommand,
      endpoints,
      signIn: this.signIn.view(),
      catalogue: this.catalogue.status(),
    };
  }

  async #forgetRegistrations(): Promise<void> {
    for (const way of signInWays) {
      await this.#parts.secrets.setRegistration(this.record.id, way, null);
    }
  }

  #reloadWhenOld(): void {
    if (!this.signIn.isSignedIn()) {
      return;
    }
    this.#parts.deadlines.set(this.#deadline(), this.#reloadDue(), () => this.reload('background'));
  }

  /** A reading that failed is not repeated at once; at the start, one that was interrupted is. */
  #reloadDue(): Instant {
    if (this.catalogue.isUnfinished()) {
      return this.#triedAt === null ? this.#parts.time.now() : later(this.#triedAt, continueAfter);
    }
    const latest = Math.max(this.catalogue.status().checkedAt ?? 0, this.#triedAt ?? 0);
    return latest === 0 ? this.#parts.time.now() : later(instant(latest), reloadEvery);
  }

  #deadline(): string {
    return `reload ${this.record.id}`;
  }
}
