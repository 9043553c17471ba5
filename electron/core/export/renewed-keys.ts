import { roleKey, type Role } from '../../shared/model/role.ts';
import type { Services } from '../app/services.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { minute, second } from '../time/instant.ts';
import { troubleSentence } from './edit-sentences.ts';
import { renewKeys, type AppliedEdit } from './profile-edits.ts';
import type { AwsFileName, StaticKeys } from './section.ts';
import type { Link } from './stored-links.ts';

/**
 * New keys wait for those of other roles (ms), so that one edit writes them all: roles that were linked together renew
 * together, up to ten a second (`renewal-queue.ts`). Renewed 20 minutes before their end, they can wait.
 */
const gatheredFor = second;
const longerForEach = 200;
const longest = 30 * second;

const deadline = 'write keys';

export type RenewedKeysServices = Pick<
  Services,
  'awsFiles' | 'deadlines' | 'events' | 'held' | 'links' | 'log' | 'managed' | 'report'
>;

/**
 * Keeps the keys fresh that links of way `keys` have in the credentials file: their roles count as in use for as long as they
 * are linked, and what the broker gets is written. While nobody is signed in nothing is fetched, and the keys that stand in
 * the file stay there until they end, as keys do that were copied.
 */
export class RenewedKeys {
  readonly #services: RenewedKeysServices;
  readonly #organisations: Organisations;
  readonly #credentials: Pick<RoleCredentialsBroker, 'freshen'>;
  /** By role. */
  #links: ReadonlyMap<string, readonly Link[]> = new Map();
  /** Roles whose new keys are not in the file yet. */
  #due = new Map<string, Role>();
  /** By profile, why its keys could not be written. */
  #problems: ReadonlyMap<string, string> = new Map();
  #isSet = false;
  /** One edit after the other. */
  #turns: Promise<void> = Promise.resolve();

  constructor(
    services: RenewedKeysServices,
    organisations: Organisations,
    credentials: Pick<RoleCredentialsBroker, 'freshen'>,
  ) {
    this.#services = services;
    this.#organisations = organisations;
    this.#credentials = credentials;
    services.events.linksChanged.on(() => this.#linksChanged());
    services.events.policyChanged.on(() => this.#linksChanged());
    services.events.signedIn.on(() => this.freshen(true));
    services.events.credentialsCame.on((role) => this.#came(role));
  }

  /**
   * Fetches what is wanting, where somebody is signed in: at the start, after a sign-in, after a wake.
   *
   * @param evenRefused see the broker.
   */
  freshen(evenRefused = false): void {
    const roles = [...this.#links.values()].flatMap(([link]) => (link === undefined ? [] : [link.role]));
    const signedIn = new Set(
      this.#organisations.all().flatMap(({ record, signIn }) => (signIn.isSignedIn() ? [record.id] : [])),
    );
    this.#credentials.freshen(
      roles.filter(({ organisationId }) => signedIn.has(organisationId)),
      evenRefused,
    );
  }

  /** Why a link's keys are not what they should be; null: they are. */
  problem({ role, profile, way }: Pick<Link, 'role' | 'profile' | 'way'>): string | null {
    if (way !== 'keys') return null;
    const { held } = this.#services;
    const unfetched = held.live(role) === null ? (held.get(role).problem?.sentence ?? null) : null;
    return this.#problems.get(profile) ?? unfetched;
  }

  /** Writes what waits. */
  async stop(): Promise<void> {
    this.#services.deadlines.clear(deadline);
    await this.#write();
  }

  #linksChanged(): void {
    // Keys that stand in the file already are left to end.
    const isClosed = this.#services.managed.isClosed('credentialsFile');
    const links = isClosed ? [] : this.#services.links.all().filter(({ way }) => way === 'keys');
    this.#links = Map.groupBy(links, ({ role }) => roleKey(role));
    this.#services.held.keep(links.map(({ role }) => role));
    this.freshen();
    // A file that was put back, or took long to be written, holds older ones.
    links.forEach(({ role }) => this.#came(role));
  }

  #came(role: Role): void {
    if (!this.#links.has(roleKey(role)) || this.#services.held.live(role) === null) return;
    this.#due.set(roleKey(role), role);
    // Not put off by the next ones: they come for minutes.
    if (!this.#isSet) this.#writeIn(Math.min(gatheredFor + longerForEach * this.#links.size, longest));
  }

  #writeIn(span: number): void {
    this.#isSet = true;
    this.#services.deadlines.setSpan(deadline, span, () => void this.#write());
  }

  #write(): Promise<void> {
    this.#turns = this.#turns.then(() => this.#writeDue());
    return this.#turns;
  }

  async #writeDue(): Promise<void> {
    this.#isSet = false;
    const due = this.#due;
    this.#due = new Map();
    const keys = this.#keysOf([...due.values()]);
    if (keys.size === 0) return;
    const { log, awsFiles } = this.#services;
    try {
      const applied = await renewKeys(awsFiles, keys);
      this.#written(due, keys, applied);
    } catch (error) {
      log.error('Renewed keys could not be written.', error);
    }
  }

  /** By profile; what is not held any more, after a sign-out, is not written. */
  #keysOf(roles: readonly Role[]): ReadonlyMap<string, StaticKeys> {
    const keys = new Map<string, StaticKeys>();
    for (const role of roles) {
      const live = this.#services.held.live(role);
      if (live === null) continue;
      this.#links.get(roleKey(role))?.forEach(({ profile }) => keys.set(profile, live));
    }
    return keys;
  }

  #written(due: ReadonlyMap<string, Role>, keys: ReadonlyMap<string, StaticKeys>, applied: AppliedEdit): void {
    const { awsFiles, log } = this.#services;
    if (applied.outcome === 'applied') {
      this.#say([...this.#problems].filter(([profile]) => !keys.has(profile)));
      return;
    }
    const sentence = troubleSentence(applied, (file: AwsFileName) => awsFiles.path(file));
    if (![...this.#problems.values()].includes(sentence)) log.warn(`Renewed keys could not be written: ${sentence}`);
    this.#say([...this.#problems, ...[...keys.keys()].map((profile) => [profile, sentence] as const)]);
    // What came meanwhile is newer, and has a time set already.
    this.#due = new Map([...due, ...this.#due]);
    this.#writeIn(minute);
  }

  #say(problems: readonly (readonly [string, string])[]): void {
    const had = this.#problems.size;
    this.#problems = new Map(problems);
    if (had > 0 || problems.length > 0) this.#services.report.programsChanged();
  }
}
