import { ChainedRoleEdits } from '../chained-roles/chained-role-edits.ts';
import { RoleChains } from '../chained-roles/role-chains.ts';
import { CommandLine } from '../command-line/command-line.ts';
import { ClipboardService } from '../copy/clipboard-service.ts';
import { ProgramCredentials } from '../credentials/program-credentials.ts';
import { DeepLinks } from '../deep-links/deep-links.ts';
import { readWayOf } from '../export/consumer-purpose.ts';
import { EndpointConsumers } from '../export/endpoint-consumers.ts';
import { otherUserAsked } from '../export/other-user-asked.ts';
import { LastReads } from '../export/last-reads.ts';
import { ProfileLinks } from '../export/profile-links.ts';
import { RenewedKeys } from '../export/renewed-keys.ts';
import { SharedSignIns } from '../export/shared-sign-ins.ts';
import { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import { Guard } from '../guard/guard.ts';
import { BackgroundNotifications } from '../notifications/background-notifications.ts';
import { OrganisationManager } from '../organisations/organisation-manager.ts';
import { Organisations } from '../organisations/organisations.ts';
import { SettingsSharing } from '../sharing/settings-sharing.ts';
import { RoleTerminals } from '../terminals/role-terminals.ts';
import { activityCsv } from './activity-csv.ts';
import { activityEntries, programReads } from './activity-entries.ts';
import { appSnapshot } from './app-snapshot.ts';
import { coreCommands } from './commands.ts';
import { consoleOpening } from '../console/open-console.ts';
import type { Role } from '../../contract/identifiers.ts';
import { noSummonKeys, type SummonKeysState } from '../../shared/model/summon-keys.ts';
import { diagnosticsText } from './diagnostics.ts';
import { dropOldActivityDaily, followSettings } from './settings-effects.ts';
import type { Latchkey, Ports } from './latchkey.ts';
import { Performer } from './performer.ts';
import type { Features } from './features.ts';
import { followPolicy, lookAtPolicyHourly } from '../policy/follow-policy.ts';
import { createServices } from './services.ts';
import { SnapshotPublisher } from './snapshot-publisher.ts';
import { UpdateChecks } from '../updates/updates.ts';

/** Puts core together. Nothing is read but the settings, and nothing is sent, before `start`. */
export function createLatchkey(ports: Ports): Latchkey {
  const features = createFeatures(ports);
  const { commandLine, events, identities, performer, presence, programs } = features;
  const started = Promise.withResolvers<null>();
  const links = new DeepLinks(features);
  void started.promise.then(() => links.started());
  let summonKeys = (): SummonKeysState => noSummonKeys;
  const publisher = new SnapshotPublisher(features.clock, features.deadlines, (revision) =>
    appSnapshot(features, revision, summonKeys()),
  );
  events.changed.on(() => publisher.changed());
  connectEvents(features);
  features.manager.readSettings();
  followPolicy(features);
  return {
    commands: coreCommands(features, publisher),
    start: () => start(features, started),
    perform: (intent, source) => performer.perform(intent, source),
    credentialsFor: (role, source) => programs.credentialsFor(role, source),
    runCommand: (request) => commandLine.run(request),
    openLink: (address) => links.open(address),
    async activityCsv(filter) {
      const text = await features.report.activity.read();
      const { entries } = activityEntries(text, (role) => identities.describe(role).environment, Infinity);
      return activityCsv(entries, filter, (id) => features.organisations.find(id)?.record.name ?? '');
    },
    diagnostics: () => diagnosticsText(features),
    settingsText: (withNames) => features.sharing.text(withNames),
    openSettingsFile: (file, content) => features.sharing.open(file, content),
    describe: (role) => identities.describe(role),
    snapshot: () => publisher.current(),
    onSnapshot: (listener) => publisher.on(listener),
    onWindowWanted: (listener) => events.windowWanted.on(listener),
    onWindowToggled: (listener) => events.windowToggled.on(listener),
    onSettingsWanted: (listener) => events.settingsWanted.on(listener),
    watchWindow: (isInView) => presence.watchWindow(isInView),
    watchSummonKeys(state) {
      summonKeys = state;
    },
    onCatalogue: (listener) => events.catalogueChanged.on(listener),
    summoned() {
      features.guard.summoned();
      presence.summoned();
      wake(features);
    },
    wake: () => wake(features),
    locked() {
      features.guard.forget();
      void features.clipboard.clear();
    },
    async stop() {
      await stop(features);
      publisher.flush();
    },
  };
}

/** Each is made of those before it. */
function createFeatures(ports: Ports): Features {
  const organisations = new Organisations();
  const services = createServices(ports, () => organisations.all());
  const credentials = new RoleCredentialsBroker(services, organisations, new RoleChains(services, organisations));
  const manager = new OrganisationManager(services, organisations, credentials);
  const clipboard = new ClipboardService(ports.clipboard, services);
  // Before the notification of a sign-in: what waited for it goes on first.
  services.events.signedIn.on(() => credentials.wake());
  const lastReads = new LastReads();
  const programs = new ProgramCredentials(services, organisations, credentials, lastReads);
  const endpoint = new EndpointConsumers({
    ...services,
    server: services.endpointServer,
    credentialsFor: (role, source, purpose) => programs.credentialsFor(role, source, readWayOf(purpose)),
    otherUserAsked: (role) => otherUserAsked(services, role),
  });
  const roleTerminals = new RoleTerminals({ ...services, organisations, credentials, endpoint });
  const opensIn = async (role: Role) => (await consoleOpening({ ...services, organisations }, role)).opensIn;
  const guard = new Guard({ ...services, organisations, opensIn });
  const acting = { organisations, credentials, clipboard, endpoint, guard, roleTerminals };
  const performer = new Performer({ ...services, ...acting });
  const notifications = new BackgroundNotifications(services, organisations, performer);
  const profileLinks = new ProfileLinks({ ...services, organisations, credentials, guard });
  const sharedSignIns = new SharedSignIns(services, organisations);
  const renewedKeys = new RenewedKeys(services, organisations, credentials);
  const chainedRoleEdits = new ChainedRoleEdits({
    ...services,
    credentials,
    endpoint,
    guard,
    profileLinks,
    renewedKeys,
  });
  const programFeatures = { lastReads, programs, endpoint, profileLinks, sharedSignIns, renewedKeys };
  const updates = new UpdateChecks(services);
  const others = { ...programFeatures, guard, roleTerminals, chainedRoleEdits, updates };
  const features = { ...services, organisations, credentials, manager, clipboard, performer, notifications, ...others };
  const sharing = new SettingsSharing({ ...features, follow: (change) => followSettings(features, change) });
  return { ...features, sharing, commandLine: new CommandLine({ ...features, sharing }) };
}

/** What follows from events that concern several features. */
function connectEvents(features: Features): void {
  const { credentials, events, manager, organisations, performer, presence, renewedKeys, report } = features;
  events.secretsOpened.on(() => {
    resumeAll(features);
    credentials.wake();
    renewedKeys.freshen();
    report.changed();
  });
  events.signedIn.on(({ then }) => {
    if (then !== null) {
      void presence.whenHere('then', () => performer.perform(then, 'window', false));
    }
  });
  events.notificationClicked.on(({ organisationId, signInNeeded }) => {
    presence.acted();
    if (signInNeeded && organisations.find(organisationId) !== null) {
      void manager.beginSignIn(organisationId);
    }
    events.windowWanted.emit(null);
  });
}

/** @param started resolved once a program that asks can be told whether there is a sign-in. */
async function start(features: Features, started: PromiseWithResolvers<null>): Promise<void> {
  const { endpoint, links, notifications, organisations, personal, programs, renewedKeys } = features;
  const { report, secrets, settings } = features;
  report.settingsOpened(settings);
  // A program that asks while Latchkey starts waits for it.
  const opening = features.programSocket.open({
    async credentialsFor(role, source) {
      await started.promise;
      return await programs.credentialsFor(role, source);
    },
    async runCommand(request) {
      await started.promise;
      return await features.commandLine.run(request);
    },
  });
  // Lists need no keychain, which may be asking the person.
  const opened = secrets.load();
  await personal.load();
  await Promise.all([
    links.load(),
    features.chainedRoles.load(),
    ...organisations.all().map(({ catalogue }) => catalogue.restore()),
  ]);
  report.changed();
  await opened;
  resumeAll(features);
  renewedKeys.freshen();
  started.resolve(null);
  dropOldActivityDaily(features);
  lookAtPolicyHourly(features);
  void features.updates.start();
  await Promise.all([opening, endpoint.start().then(() => features.roleTerminals.sweep()), recallReads(features)]);
  report.programsChanged();
  notifications.removedRoles.markKnown();
  report.changed();
}

/** What programs read before this start. */
async function recallReads({ lastReads, productionReads, report, log }: Features): Promise<void> {
  try {
    const reads = programReads(await report.activity.read());
    for (const { role, read } of reads) lastReads.note(role, read);
    productionReads.recall(reads);
  } catch (error) {
    log.warn(`What programs have read could not be read: ${String(error)}`);
  }
}

/** Takes up the sign-ins that are kept. */
function resumeAll({ organisations }: Pick<Features, 'organisations'>): void {
  organisations.all().forEach((organisation) => organisation.resume());
}

function wake(features: Features): void {
  const { credentials, deadlines, endpoint, links, organisations, personal, renewedKeys, secrets } = features;
  const { settings, sharedSignIns } = features;
  features.managed.look();
  settings.retry();
  features.loginItem.look();
  void links.load();
  void features.chainedRoles.load();
  void endpoint.start().then(() => features.roleTerminals.sweep());
  void personal.retry();
  void secrets.retry();
  deadlines.runDue();
  credentials.wake();
  organisations.all().forEach((organisation) => organisation.wake());
  sharedSignIns.wake();
  renewedKeys.freshen();
}

async function stop({
  clipboard,
  deadlines,
  endpoint,
  guard,
  organisations,
  personal,
  programSocket,
  renewedKeys,
  report,
  secrets,
  settings,
  sharedSignIns,
}: Features): Promise<void> {
  guard.forget();
  deadlines.stop();
  settings.retry();
  const ends = organisations.all().map((organisation) => organisation.stop());
  const writes = [
    sharedSignIns.stop(),
    renewedKeys.stop(),
    secrets.stop(),
    personal.retry(),
    report.activity.written(),
  ];
  await Promise.all([clipboard.clear(), programSocket.close(), endpoint.stop(), ...writes, ...ends]);
  // What failed on the way out wanted another try.
  deadlines.stop();
}
