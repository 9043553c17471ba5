import type { CatalogueChange } from '../../contract/catalogue.ts';
import type { Intent } from '../../contract/commands.ts';
import type { Wanted } from '../../contract/events.ts';
import type { Role } from '../../contract/identifiers.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { Activity } from './activity.ts';
import { OrganisationBrowsers } from '../organisations/organisation-browser.ts';
import { createPerformer } from './create-performer.ts';
import type { Performer } from './perform.ts';
import { permitAll } from './policy.ts';
import { Presence } from './user-presence.ts';
import { coreCommands } from './commands.ts';
import { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import { roleNames } from '../accounts/names/names-in-failures.ts';
import { ClipboardHandOut } from '../copy/clipboard-service.ts';
import type { CopyPlace } from '../copy/copy-text.ts';
import { ProgramCredentials } from '../credentials/program-credentials.ts';
import { Identities } from '../accounts/names/role-names.ts';
import type { Latchkey, Ports, Program, Source } from './latchkey.ts';
import type { IdentityCenter } from '../ports/identity-center.ts';
import { Tellings } from '../notifications/background-notifications.ts';
import { ownPorts, type OwnPorts } from './own-ports.ts';
import { overrideOrigins } from '../regions/endpoint.ts';
import { Organisation } from '../organisations/organisation.ts';
import { Organisations } from '../organisations/organisations.ts';
import { AskedAddresses, refuseMovedPortal } from '../organisations/vanity-url.ts';
import { PersonalRoles } from '../accounts/pins/pinned-and-recent.ts';
import { rolesInUse } from '../credentials/roles-in-use.ts';
import { Deadlines } from '../time/deadlines.ts';
import { SecretNotices } from '../storage/secret-notices.ts';
import { SecretStore } from '../storage/secret-store.ts';
import { appSnapshot } from './app-snapshot.ts';
import { Listeners } from './emitter.ts';
import { Notices } from './notices.ts';
import { organisationEvents, personalEvents, saySettings, secretEvents } from './notice-events.ts';
import { SnapshotTelling } from './snapshot-publisher.ts';
import { LastProblems } from './last-problems.ts';
import { hearingTime, ServerTime } from '../time/server-time.ts';

/** Puts core together. Nothing is read but the settings, and nothing is sent, before `start`. */
export function createLatchkey(ports: Ports): Latchkey {
  return new Core(ports);
}

/** The parts of core and who tells whom. What is decided is decided in the parts. */
export class Core implements Latchkey {
  readonly commands = coreCommands(this);
  readonly time: ServerTime;
  readonly deadlines: Deadlines;
  readonly secrets: SecretStore;
  readonly browsers: OrganisationBrowsers;
  readonly personal: PersonalRoles;
  readonly clipboard: ClipboardHandOut;
  readonly credentials: RoleCredentialsBroker;
  readonly performer: Performer;
  readonly programs: ProgramCredentials;
  readonly notices: Notices;
  readonly presence: Presence;
  readonly problems = new LastProblems(() => this.time.now());
  readonly organisations: Organisations;
  readonly identities = new Identities(() => this.organisations.all());
  readonly #activity: Activity;
  readonly #tellings: Tellings;
  readonly ports: OwnPorts;
  readonly #http: OwnPorts['http'];
  readonly #telling: SnapshotTelling;
  readonly windowWanted = new Listeners<Wanted | null>();
  readonly #catalogues = new Listeners<CatalogueChange>();
  /** As long as nobody tells, what happens counts as seen. */
  isWindowInView: () => boolean = () => true;
  #identityCenter: Promise<IdentityCenter> | null = null;
  /** Something changed that the snapshot shows. */
  readonly touch = (): void => this.#telling.touch();

  constructor(given: Ports) {
    this.presence = new Presence(given.attendance, given.clock);
    const { touch } = this;
    const onTrouble = (error: unknown): void => this.#storageTrouble(error);
    const names = (role: Role): Record<string, string> => roleNames(this, role);
    const ports = ownPorts(given, onTrouble);
    this.ports = ports;
    this.time = new ServerTime(ports.clock, touch);
    this.#http = hearingTime(ports.http, this.time, ports.clock);
    this.deadlines = new Deadlines(ports.clock, this.time);
    this.#telling = new SnapshotTelling(ports.clock, this.deadlines, () => this.snapshot());
    this.notices = new Notices(touch);
    const secretNotices = new SecretNotices(this.notices, ports.log);
    this.secrets = new SecretStore(ports.vault, ports.clock, this.deadlines, {
      tried: (error) => {
        secretNotices.look(this.secrets, error);
        touch();
      },
      ...secretEvents(this.notices),
      opened: () => this.#takeUp(),
    });
    this.browsers = new OrganisationBrowsers(ports, this.secrets);
    this.personal = new PersonalRoles(ports.files, personalEvents(this.notices, onTrouble, touch));
    this.clipboard = new ClipboardHandOut(ports, this, touch);
    this.credentials = new RoleCredentialsBroker({
      clock: ports.clock,
      time: this.time,
      deadlines: this.deadlines,
      identifiers: ports.identifiers,
      fetch: (role) => this.organisations.get(role.organisationId).roleCredentials(role),
      onChange: touch,
      onNotRenewed: (role) => this.#tellings.notRenewed.failed(role),
      names,
    });
    this.organisations = new Organisations({
      settings: ports.settings,
      identifiers: ports.identifiers,
      addresses: new AskedAddresses({ ...ports, http: this.#http }),
      agreement: this.browsers.agreement,
      create: (record) => this.#createOrganisation(record),
      onRemoved: (id) => this.credentials.forgetOrganisation(id),
      onChange: touch,
    });
    this.#tellings = new Tellings(this);
    this.#activity = new Activity(ports.files, this.time, onTrouble);
    const every = { permit: permitAll, activity: this.#activity, time: this.time, names };
    this.performer = createPerformer({
      ...every,
      ports,
      http: this.#http,
      personal: this.personal,
      clipboard: this.clipboard,
      credentials: this.credentials,
      identityCenter: () => this.#loadIdentityCenter(),
      browsers: this.browsers,
      organisation: (id) => this.organisations.get(id).record,
      copyPlace: (role) => this.copyPlace(role),
      region: (role) => this.region(role),
      onChange: touch,
    });
    this.programs = new ProgramCredentials({
      ...every,
      clock: ports.clock,
      log: ports.log,
      credentials: this.credentials,
      signIn: (id) => this.organisations.get(id).signIn,
    });
    this.organisations.readSettings();
  }

  async start(): Promise<void> {
    saySettings(this.notices, this.ports.settings);
    // Lists need no keychain, which may be asking the person.
    const opened = this.secrets.load();
    await this.personal.load();
    await Promise.all(this.organisations.all().map(({ catalogue }) => catalogue.restore()));
    this.touch();
    await opened;
    this.organisations.all().forEach((organisation) => organisation.takeUp());
    this.#tellings.removedRoles.takeAsKnown();
    this.touch();
  }

  perform(intent: Intent, source: Source): ReturnType<Latchkey['perform']> {
    this.presence.acted();
    this.presence.drop('then');
    return this.performer.perform(intent, source);
  }

  credentialsFor(role: Role, source: Program): ReturnType<Latchkey['credentialsFor']> {
    return this.programs.credentialsFor(role, source);
  }

  describe(role: Role): ReturnType<Latchkey['describe']> {
    return this.identities.describe(role);
  }

  /** The region last used with a role's account, else the organisation's. Throws a `FailureError` when there is none. */
  region(role: Role): string {
    return this.personal.region(role) ?? this.organisations.get(role.organisationId).record.region;
  }

  /** What a copy of a role's credentials names besides them. */
  copyPlace(role: Role): CopyPlace {
    return { region: this.region(role), profile: this.identities.profile(role) };
  }

  snapshot(): AppSnapshot {
    return appSnapshot(this, this.#telling.revision, this.#tellings.removedRoles.all());
  }

  onSnapshot(listener: (snapshot: AppSnapshot) => void): () => void {
    return this.#telling.add(listener);
  }

  onWindowWanted(listener: (wanted: Wanted | null) => void): () => void {
    return this.windowWanted.add(listener);
  }

  watchWindow(isInView: () => boolean): void {
    this.isWindowInView = isInView;
  }

  onCatalogue(listener: (change: CatalogueChange) => void): () => void {
    return this.#catalogues.add(listener);
  }

  summoned(): void {
    this.presence.summoned();
    this.wake();
  }

  wake(): void {
    this.ports.settings.retry();
    void this.personal.retry();
    void this.secrets.retry();
    this.deadlines.look();
    this.credentials.wake();
    this.organisations.all().forEach((organisation) => organisation.wake());
  }

  locked(): void {
    void this.clipboard.clear();
  }

  async stop(): Promise<void> {
    this.deadlines.stop();
    this.ports.settings.retry();
    const ends = this.organisations.all().map((organisation) => organisation.stop());
    const writes = [this.secrets.stop(), this.personal.retry(), this.#activity.written()];
    await Promise.all([this.clipboard.clear(), ...writes, ...ends]);
    // What failed on the way out wanted another try.
    this.deadlines.stop();
    this.#telling.flush();
  }

  #createOrganisation(record: Organisation['record']): Organisation {
    const { ports } = this;
    return new Organisation(
      {
        clock: ports.clock,
        time: this.time,
        deadlines: this.deadlines,
        settings: ports.settings,
        notifier: ports.notifier,
        beforeAttempt: () => refuseMovedPortal(this.#http, ports.clock, record),
        onRegionWorked: () => this.organisations.regionWorked(record.id),
        chosen: (id, signInNeeded) => this.#personChose(id, signInNeeded),
        rolesInUse: (id) => rolesInUse(this.credentials.freshness(), id),
        files: ports.files,
        secrets: this.secrets,
        browser: this.browsers.of(record),
        listeners: ports.listeners,
        overrides: ports.overrides,
        identifiers: ports.identifiers,
        identityCenter: () => this.#loadIdentityCenter(),
        log: ports.log,
        extraOrigins: overrideOrigins(ports.overrides),
        urgent: () => this.personal.accountsOf(record.id),
        onChange: () => {
          this.#tellings.look();
          this.touch();
        },
        onCatalogue: (change) => this.#catalogues.tell(change),
        onSignedIn: (then) => {
          this.credentials.wake();
          this.#tellings.signedIn.approved(record.id);
          if (then !== null) {
            void this.presence.whenHere('then', () => this.performer.perform(then, 'window'));
          }
        },
        onProblem: (step, failure) => this.problems.note(record.id, step, failure),
        ...organisationEvents(this.notices, ports.log, this.#activity, record),
        onTrouble: (error) => this.#storageTrouble(error),
        accountLabel: (accountId) => this.identities.account({ organisationId: record.id, accountId }),
      },
      record,
    );
  }

  #personChose(organisationId: string, signInNeeded: boolean): void {
    this.presence.acted();
    if (signInNeeded && this.organisations.find(organisationId) !== null) {
      void this.organisations.beginSignIn(organisationId);
    }
    this.windowWanted.tell(null);
  }

  /** The keychain could be opened only now. */
  #takeUp(): void {
    this.organisations.all().forEach((organisation) => organisation.takeUp());
    this.credentials.wake();
    this.touch();
  }

  #loadIdentityCenter(): Promise<IdentityCenter> {
    return (this.#identityCenter ??= this.ports.identityCenter(this.#http));
  }

  #storageTrouble(error: unknown): void {
    this.ports.log.error('A file could not be written.', error);
    this.notices.say('failure.storage-failed');
  }
}
