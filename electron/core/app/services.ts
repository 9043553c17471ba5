import { rulesInUse } from '../accounts/environments/rules-in-use.ts';
import type { NamedOrganisation } from '../accounts/names/cached-per-catalogue.ts';
import { Identities } from '../accounts/names/role-names.ts';
import { PersonalRoles } from '../accounts/pins/pinned-and-recent.ts';
import type { ChainOrganisation } from '../chained-roles/chain-problem.ts';
import { ChainedRoles } from '../chained-roles/chained-roles.ts';
import { ProductionReads } from '../credentials/production-reads.ts';
import { HeldRoles } from '../credentials/held-credentials.ts';
import { LinkStore } from '../export/link-store.ts';
import { SharedTokens } from '../export/shared-tokens.ts';
import { FilteredNotifier } from '../notifications/notification-switches.ts';
import { CommandAgreement } from '../organisations/command-agreement.ts';
import { OrganisationBrowsers } from '../organisations/organisation-browser.ts';
import type { Notifier } from '../ports/desktop.ts';
import type { Http } from '../ports/http.ts';
import type { IdentityCenter } from '../ports/identity-center.ts';
import { ManagedPolicy } from '../policy/managed-policy.ts';
import { ManagedSettings } from '../policy/managed-settings.ts';
import { RetryingSettings } from '../storage/retrying-settings.ts';
import { SecretStore } from '../storage/secret-store.ts';
import { Deadlines } from '../time/deadlines.ts';
import { ServerTime, withServerTime } from '../time/server-time.ts';
import { Events } from './events.ts';
import type { Ports } from './latchkey.ts';
import { policyOf, type Policy } from './request-policy.ts';
import { PresenceGuard } from './presence-guard.ts';
import { Report } from './report.ts';

/** The ports that features are given as they come. */
type PlainPorts = Pick<
  Ports,
  | 'clock'
  | 'files'
  | 'log'
  | 'identifiers'
  | 'listeners'
  | 'network'
  | 'platform'
  | 'overrides'
  | 'confirmation'
  | 'awsFiles'
  | 'tokenCache'
  | 'otherTools'
  | 'programSocket'
  | 'endpointServer'
  | 'tokens'
  | 'terminals'
  | 'loginItem'
  | 'newVersions'
  | 'safeStart'
>;

/**
 * What features are made of. Each names what it needs, as `Pick<Services, 'clock' | 'time'>`. Nothing here needs a feature;
 * what features need of each other they are given beside it.
 */
export interface Services extends PlainPorts {
  readonly events: Events;
  readonly time: ServerTime;
  readonly report: Report;
  readonly settings: ManagedSettings;
  /** What the administrator of this computer decided. */
  readonly managed: ManagedPolicy;
  /** Shows what is not switched off. */
  readonly notifier: Notifier;
  readonly deadlines: Deadlines;
  /** Each answer of AWS is observed for its time. */
  readonly http: Http;
  /** Loaded on first use. */
  readonly identityCenter: () => Promise<IdentityCenter>;
  readonly secrets: SecretStore;
  /** To programs of the person's own. */
  readonly commandAgreement: CommandAgreement;
  readonly browsers: OrganisationBrowsers;
  readonly personal: PersonalRoles;
  readonly presence: PresenceGuard;
  readonly policy: Policy;
  readonly productionReads: ProductionReads;
  /** The credentials that are held. Apart from their broker, which needs the organisations, whose sign-ins ask what is in use. */
  readonly held: HeldRoles;
  readonly identities: Identities;
  /** Roles that are reached through others. */
  readonly chainedRoles: ChainedRoles;
  /** Which profiles of the person's AWS files are ours. */
  readonly links: LinkStore;
  /** What tools have made of the sign-ins that are shared with them. */
  readonly sharedTokens: SharedTokens;
}

type SeenOrganisation = NamedOrganisation & ChainOrganisation;

/**
 * Makes the services, each from those before it.
 *
 * @param organisations those there are, now none: their names are told apart by `identities`, which each of them uses.
 */
export function createServices(ports: Ports, organisations: () => readonly SeenOrganisation[]): Services {
  const { clock, files, log } = ports;
  const events = new Events();
  const time = new ServerTime(clock, () => events.changed.emit());
  const keptDays = (): number => Number(settings.read().activityDays);
  const report = new Report({ log, files, time, events, keptDays });
  const managed = new ManagedPolicy({ policyFile: ports.policyFile, log, events });
  const settings = new ManagedSettings(new RetryingSettings(ports.settings, report), managed, ports.identifiers);
  const deadlines = new Deadlines(clock, time);
  const http = withServerTime(ports.http, time, clock);
  const links = new LinkStore({ files, log, events });
  const secrets = new SecretStore({ vault: ports.vault, clock, deadlines, log, report, events });
  const commandAgreement = new CommandAgreement(ports.confirmation, secrets);
  const notifier = new FilteredNotifier(ports.notifier, settings);
  const presence = new PresenceGuard(ports.userPresence, clock);
  const chainedRoles = new ChainedRoles({ files, log, report, events, organisations });
  const personal = new PersonalRoles(files, report);
  const identities = new Identities(organisations, {
    template: () => settings.read().profileTemplate,
    rules: () => rulesInUse(settings.read()),
    chained: chainedRoles,
    given: () => settings.read().profileNames,
    aliases: { of: (account) => personal.alias(account), revision: () => personal.labels() },
  });
  const productionReads = new ProductionReads({ settings, identities, notifier, presence, time, events, report });
  return {
    ...plainPorts(ports),
    events,
    time,
    report,
    settings,
    managed,
    notifier,
    deadlines,
    http,
    identityCenter: loadedOnce(() => ports.identityCenter(http)),
    secrets,
    commandAgreement,
    browsers: new OrganisationBrowsers(ports, commandAgreement),
    personal,
    presence,
    policy: policyOf(managed, (role, source) => productionReads.permission(role, source)),
    productionReads,
    held: new HeldRoles(time, () => settings.read().renewsInBackground),
    identities,
    chainedRoles,
    links,
    sharedTokens: new SharedTokens({ tokenCache: ports.tokenCache, clock, time, links, events }),
  };
}

function plainPorts(ports: Ports): PlainPorts {
  const { clock, files, log, identifiers, listeners, network, platform, overrides, confirmation } = ports;
  const { awsFiles, tokenCache, otherTools, programSocket, endpointServer, tokens, terminals, loginItem } = ports;
  const ofPrograms = { awsFiles, tokenCache, otherTools, programSocket, endpointServer, tokens, terminals, loginItem };
  return {
    clock,
    files,
    log,
    identifiers,
    listeners,
    network,
    platform,
    overrides,
    confirmation,
    newVersions: ports.newVersions,
    safeStart: ports.safeStart,
    ...ofPrograms,
  };
}

function loadedOnce<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | null = null;
  return () => (loaded ??= load());
}
