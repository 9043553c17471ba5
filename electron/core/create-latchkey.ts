import type { CatalogueChange } from '../contract/catalogue.ts';
import type { Intent } from '../contract/commands.ts';
import { roleKey, type AccountId, type Role } from '../contract/identifiers.ts';
import type { AppSnapshot } from '../contract/snapshot.ts';
import { createPerformer } from './actions/create-performer.ts';
import type { Performer } from './actions/perform.ts';
import { RemovedRoles } from './catalogue/removed-roles.ts';
import { coreCommands } from './commands.ts';
import { RoleCredentialsBroker } from './credentials/role-credentials-broker.ts';
import { failure, FailureError } from './failures/fail.ts';
import { ClipboardHandOut } from './hand-outs/clipboard-hand-out.ts';
import type { CopyPlace } from './hand-outs/copy-text.ts';
import { profileName } from './hand-outs/formats/profile-name.ts';
import type { Latchkey, Ports, Source } from './latchkey.ts';
import type { Http } from './ports/http.ts';
import type { IdentityCenter } from './ports/identity-center.ts';
import { Organisation } from './organisations/organisation.ts';
import { organisationFrom, type OrganisationWish } from './organisations/add-organisation.ts';
import { PersonalRoles } from './personal/personal-roles.ts';
import { Deadlines } from './scheduler/deadlines.ts';
import { SecretStore } from './secrets/secret-store.ts';
import { ChangeHub } from './snapshot/change-hub.ts';
import { Listeners } from './snapshot/listeners.ts';
import { Notices } from './snapshot/notices.ts';
import { hearingTime, ServerTime } from './time/server-time.ts';

/** How many roles are listed as recent (design, The list). */
const recentShown = 5;

/** Puts core together. Nothing is read or sent before `start`. */
export function createLatchkey(ports: Ports): Latchkey {
  return new Core(ports);
}

/** The parts of core and who tells whom. What is decided is decided in the parts. */
export class Core implements Latchkey {
  readonly commands = coreCommands(this);
  readonly time: ServerTime;
  readonly deadlines: Deadlines;
  readonly secrets: SecretStore;
  readonly personal: PersonalRoles;
  readonly clipboard: ClipboardHandOut;
  readonly credentials: RoleCredentialsBroker;
  readonly performer: Performer;
  readonly notices: Notices;
  readonly #removedRoles: RemovedRoles;
  readonly ports: Ports;
  readonly #organisations = new Map<string, Organisation>();
  readonly #http: Http;
  readonly #hub: ChangeHub;
  readonly #snapshots = new Listeners<AppSnapshot>();
  readonly #catalogues = new Listeners<CatalogueChange>();
  #identityCenter: Promise<IdentityCenter> | null = null;
  #revision = 0;

  constructor(ports: Ports) {
    this.ports = ports;
    const touch = (): void => this.#hub.touch();
    const onTrouble = (error: unknown): void => this.#storageTrouble(error);
    const names = (role: Role): Record<string, string> => this.#names(role);
    this.#hub = new ChangeHub(() => this.#publish());
    this.time = new ServerTime(ports.clock);
    this.#http = hearingTime(ports.http, this.time, ports.clock);
    this.deadlines = new Deadlines(ports.clock, this.time);
    this.notices = new Notices(touch);
    this.secrets = new SecretStore(ports.vault, onTrouble);
    this.personal = new PersonalRoles(ports.files, onTrouble);
    this.clipboard = new ClipboardHandOut(ports.clipboard, this.time, this.deadlines, touch);
    this.credentials = new RoleCredentialsBroker({
      time: this.time,
      deadlines: this.deadlines,
      identifiers: ports.identifiers,
      fetch: (role) => this.organisation(role.organisationId).roleCredentials(role),
      onChange: touch,
      names,
    });
    this.#removedRoles = new RemovedRoles({
      notifier: ports.notifier,
      wanted: () => [...this.personal.pinned(), ...this.personal.recent()],
      // While a list is being read, what it lacks is told in one at the end.
      isSettled: () => [...this.#organisations.values()].every(({ catalogue }) => !catalogue.isReading()),
      denied: () => [...this.#organisations.values()].flatMap(({ catalogue }) => catalogue.denied()),
      isRemoved: (role) => this.#organisations.get(role.organisationId)?.catalogue.isRemoved(role) ?? false,
      accountName: (role) => this.describe(role).accountName,
    });
    this.performer = createPerformer({
      ports,
      http: this.#http,
      time: this.time,
      personal: this.personal,
      clipboard: this.clipboard,
      credentials: this.credentials,
      identityCenter: () => this.#loadIdentityCenter(),
      organisation: (id) => this.organisation(id).record,
      copyPlace: (role) => this.copyPlace(role),
      region: (role) => this.region(role),
      names,
      onTrouble,
      onChange: touch,
    });
  }

  async start(): Promise<void> {
    const secretsBackup = await this.secrets.load();
    if (secretsBackup !== null) {
      this.notices.say('secrets-set-aside', { name: secretsBackup });
    }
    const personalBackup = await this.personal.load();
    if (personalBackup !== null) {
      this.notices.say('personal-set-aside', { name: personalBackup });
    }
    if (this.secrets.kept() === 'memory') {
      this.notices.say('memory-only');
    }
    for (const record of this.ports.settings.read().organisations) {
      this.#organisations.set(record.id, this.#createOrganisation(record));
    }
    await Promise.all([...this.#organisations.values()].map((organisation) => organisation.restore()));
    this.#removedRoles.takeAsKnown();
    this.touch();
  }

  perform(intent: Intent, source: Source): ReturnType<Latchkey['perform']> {
    return this.performer.perform(intent, source);
  }

  describe(role: Role): ReturnType<Latchkey['describe']> {
    const account = this.#organisations.get(role.organisationId)?.catalogue.list().lastKnown(role.accountId);
    return { accountName: account?.name ?? null, environment: account?.environment ?? 'none' };
  }

  /** The region last used with a role's account, else the organisation's. Throws a `FailureError` when there is none. */
  region(role: Role): string {
    return this.personal.region(role) ?? this.organisation(role.organisationId).record.region;
  }

  /** What a copy of a role's credentials names besides them. */
  copyPlace(role: Role): CopyPlace {
    const profile = profileName(this.describe(role).accountName, role.accountId, role.roleName);
    return { region: this.region(role), profile };
  }

  /** Throws a `FailureError` when there is none of this id. */
  organisation(id: string): Organisation {
    const organisation = this.#organisations.get(id);
    if (organisation === undefined) {
      throw new FailureError(failure('not-found'));
    }
    return organisation;
  }

  /** Adds an organisation, or finds the one there is with the same portal; answers its id. */
  addOrganisation(wish: OrganisationWish): string {
    const record = organisationFrom(wish, this.ports.identifiers.uuid());
    const { organisations } = this.ports.settings.read();
    const same = organisations.find(({ startUrl, region }) => startUrl === record.startUrl && region === record.region);
    const id = same?.id ?? record.id;
    if (same === undefined) {
      this.ports.settings.change({ organisations: [...organisations, record] });
      this.#organisations.set(record.id, this.#createOrganisation(record));
    }
    this.ports.settings.change({ selectedOrganisationId: id });
    this.touch();
    return id;
  }

  /** Signs out and forgets an organisation and its list. What a person made of its roles stays, should it come back. */
  async removeOrganisation(id: string): Promise<void> {
    const organisation = this.organisation(id);
    this.credentials.forgetOrganisation(id);
    this.#organisations.delete(id);
    const { organisations, selectedOrganisationId } = this.ports.settings.read();
    this.ports.settings.change({
      organisations: organisations.filter((record) => record.id !== id),
      selectedOrganisationId: selectedOrganisationId === id ? null : selectedOrganisationId,
    });
    this.touch();
    await organisation.forget();
  }

  snapshot(): AppSnapshot {
    const settings = this.ports.settings.read();
    const organisations = [...this.#organisations.values()].map((organisation) => organisation.view());
    const pinned = this.personal.pinned();
    const pinnedKeys = new Set(pinned.map(roleKey));
    return {
      revision: this.#revision,
      platform: this.ports.platform.system,
      locale: this.ports.platform.locale,
      version: this.ports.platform.version,
      clockOffset: this.time.offset(),
      organisations,
      selectedOrganisationId: settings.selectedOrganisationId ?? organisations[0]?.id ?? null,
      pinned: [...pinned],
      recent: this.personal
        .recent()
        .filter((role) => !pinnedKeys.has(roleKey(role)))
        .slice(0, recentShown),
      removedRoles: this.#removedRoles.all(),
      freshness: this.credentials.freshness(),
      pending: this.performer.pending(),
      clipboard: this.clipboard.notice(),
      copyFormat: settings.copyFormat,
      secretsKept: this.secrets.kept(),
      notices: this.notices.all(),
    };
  }

  onSnapshot(listener: (snapshot: AppSnapshot) => void): () => void {
    return this.#snapshots.add(listener);
  }

  onCatalogue(listener: (change: CatalogueChange) => void): () => void {
    return this.#catalogues.add(listener);
  }

  wake(): void {
    this.deadlines.look();
    this.credentials.wake();
    for (const organisation of this.#organisations.values()) {
      organisation.wake();
    }
  }

  locked(): void {
    void this.clipboard.clear();
  }

  async stop(): Promise<void> {
    this.deadlines.stop();
    const organisations = [...this.#organisations.values()];
    organisations.forEach(({ signIn }) => signIn.cancel());
    await Promise.all([this.clipboard.clear(), ...organisations.map(({ catalogue }) => catalogue.stop())]);
  }

  /** Something changed that the snapshot shows. */
  touch(): void {
    this.#hub.touch();
  }

  #publish(): void {
    this.#revision += 1;
    this.#snapshots.tell(this.snapshot());
  }

  #createOrganisation(record: Organisation['record']): Organisation {
    const { ports } = this;
    return new Organisation(
      {
        clock: ports.clock,
        time: this.time,
        deadlines: this.deadlines,
        files: ports.files,
        secrets: this.secrets,
        browser: ports.browser,
        identifiers: ports.identifiers,
        identityCenter: () => this.#loadIdentityCenter(),
        log: ports.log,
        extraOrigins: Object.values(ports.overrides).map(
          (address) => new URL(address.replaceAll('{region}', 'x')).origin,
        ),
        urgent: () => this.#urgentAccounts(),
        onChange: () => {
          this.#removedRoles.look();
          this.touch();
        },
        onCatalogue: (change) => this.#catalogues.tell(change),
        onSignedIn: (then) => {
          this.credentials.wake();
          if (then !== null) {
            void this.perform(then, 'window');
          }
        },
        onCatalogueSetAside: (name) => this.notices.say('catalogue-set-aside', { name }),
        onTrouble: (error) => this.#storageTrouble(error),
      },
      record,
    );
  }

  #loadIdentityCenter(): Promise<IdentityCenter> {
    this.#identityCenter ??= this.ports.identityCenter(this.#http);
    return this.#identityCenter;
  }

  #urgentAccounts(): AccountId[] {
    return [...this.personal.pinned(), ...this.personal.recent()].map((role) => role.accountId);
  }

  #names(role: Role): Record<string, string> {
    return {
      role: role.roleName,
      account: this.describe(role).accountName ?? role.accountId,
      organisation: this.#organisations.get(role.organisationId)?.record.name ?? '',
    };
  }

  #storageTrouble(error: unknown): void {
    this.ports.log.error('A file could not be written.', error);
    this.notices.say('storage-failed');
  }
}
