import type { Services } from '../app/services.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { second } from '../time/instant.ts';
import { within } from '../time/waiting.ts';
import { SharedSignIn, type SharedSignInServices, type SharedWish } from './shared-sign-in.ts';
import { placeOf, type Sharing } from './shared-tokens.ts';
import type { Link } from './stored-links.ts';

/** How long quitting waits for the disk (ms). */
const longestWrite = 2 * second;

export type SharedSignInsServices = SharedSignInServices &
  Pick<Services, 'events' | 'managed' | 'secrets' | 'sharedTokens'>;

/**
 * Shares the sign-in of each organisation that has a link through a session: tools find it in `~/.aws/sso/cache`
 * (docs/aws.md#token-cache). It is there for as long as somebody is signed in and the link lasts, also while Latchkey is not
 * running. We refresh 20 minutes before the end, before any tool does (docs/aws.md#refresh).
 */
export class SharedSignIns {
  readonly #services: SharedSignInsServices;
  readonly #organisations: Organisations;
  /** By organisation id; one that shared once stays, to say that it does so no more. */
  readonly #shared = new Map<string, SharedSignIn>();
  #unwatch: (() => void) | null = null;
  #offset = 0;
  #isStopped = false;

  constructor(services: SharedSignInsServices, organisations: Organisations) {
    this.#services = services;
    this.#organisations = organisations;
    services.events.linksChanged.on(() => this.#update());
    services.events.organisationChanged.on(() => this.#update());
    services.events.policyChanged.on(() => this.#update());
    services.events.changed.on(() => this.#clockMoved());
  }

  /** After sleep and the like: others may have changed the files unseen. */
  wake(): void {
    this.#update();
    this.#lookAll();
  }

  /** What is being written is on disk once this resolves; a folder that does not answer keeps nobody from quitting. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#unwatch?.();
    this.#unwatch = null;
    const writes = Promise.all([...this.#shared.values()].map((shared) => shared.stop()));
    const late = (): Error => new Error('The folder does not answer.');
    await within(this.#services.clock, longestWrite, writes, late).catch(() => undefined);
  }

  /** Why tools do not find the sign-in of a link; null: they do. */
  problem({ role, way, forOldTools }: Pick<Link, 'role' | 'way' | 'forOldTools'>): string | null {
    return way === 'sso' ? (this.#shared.get(role.organisationId)?.problem(forOldTools) ?? null) : null;
  }

  #update(): void {
    if (this.#isStopped) return;
    const isClosed = this.#services.managed.isClosed('sharedSignIn');
    const sharing: ReadonlyMap<string, Sharing> = isClosed ? new Map() : this.#services.sharedTokens.all();
    sharing.forEach((how, id) => this.#of(id).want(this.#wish(id, how)));
    this.#shared.forEach((shared, id) => {
      if (!sharing.has(id)) shared.want(null);
    });
    this.#watch(sharing.size > 0);
  }

  #of(id: string): SharedSignIn {
    const shared =
      this.#shared.get(id) ??
      new SharedSignIn(this.#services, id, {
        takeNewer: async () => await this.#organisations.find(id)?.signIn.takeNewer(),
        findOut: async () => await this.#organisations.find(id)?.signIn.findOut(),
      });
    this.#shared.set(id, shared);
    return shared;
  }

  /** Null: the organisation is gone. */
  #wish(id: string, { session, forOldTools }: Sharing): SharedWish | null {
    const organisation = this.#organisations.find(id);
    if (organisation === null) return null;
    const place = placeOf(organisation.record);
    const signIn = organisation.signIn.isSignedIn() ? this.#services.secrets.signIn(id) : null;
    const hasToken = signIn !== null && signIn.accessToken.reveal() !== '';
    const copy = !forOldTools ? 'none' : this.#isAlone(place.startUrl) ? 'wanted' : 'ambiguous';
    return { session, place, signIn: hasToken ? signIn : null, copy };
  }

  /** Tools that know no sessions tell sign-ins apart by the start URL alone. */
  #isAlone(startUrl: string): boolean {
    return this.#organisations.all().filter(({ record }) => placeOf(record).startUrl === startUrl).length < 2;
  }

  #watch(isWanted: boolean): void {
    if (isWanted) this.#unwatch ??= this.#services.tokenCache.watch(() => this.#lookAll());
    else {
      this.#unwatch?.();
      this.#unwatch = null;
    }
  }

  /** The times in the files are those of this computer's clock. */
  #clockMoved(): void {
    const offset = this.#services.time.offset();
    if (offset === this.#offset) return;
    this.#offset = offset;
    this.#lookAll();
  }

  #lookAll(): void {
    if (!this.#isStopped) this.#shared.forEach((shared) => shared.look());
  }
}
