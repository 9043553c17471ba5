import { hour, minute } from '../../electron/core/time/instant.ts';
import type { AccountId } from '../../electron/contract/identifiers.ts';
import type { SignInView } from '../../electron/contract/organisation.ts';
import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import type { SignInWay } from '../../electron/core/ports/identity-center.ts';
import { InProcess, type SimulatedOrganisation } from '../faults/in-process.ts';
import { addOrganisation, answerWhenAsked, clickSignIn } from '../faults/person.ts';
import { LinkedKeys } from './linked-keys.ts';
import { seeded, type Random } from './random.ts';
import { Trouble } from './trouble.ts';
import { UsedRole } from './used-role.ts';
import { copyByHand, readByPrograms } from './wishes.ts';

const day = 24 * hour;
const regions = ['us-east-1', 'eu-central-1', 'ap-southeast-2'];
const accountIds = ['111122223333', '111122224444', '111122225555'];

/** What a sign-in asks for on its way. */
const signInPaths = new Set(['/client/register', '/device_authorization', '/authorize', '/token']);

/** One organisation as a person has it. */
interface Had {
  readonly organisation: SimulatedOrganisation;
  readonly id: string;
  readonly roles: readonly UsedRole[];
  readonly way: SignInWay;
  /** Sign-ins the person started. */
  started: number;
  /** Of these, those begun without a network, of which one goes on by itself when there is one. */
  startedOffline: number;
  /** Those that an end of a session, or the first day, made necessary. */
  needed: number;
  signedInAt: number;
}

/** What a seed came to. */
export interface SoakResult {
  readonly seed: number;
  readonly broken: readonly string[];
  /** Copies by hand, and programs that ask at one moment. */
  readonly asks: number;
  readonly refused: number;
  readonly calls: number;
  readonly faults: number;
  readonly signIns: number;
  /** How often linked keys were written. */
  readonly renewals: number;
}

/** So many days with three organisations, nights, weekends and trouble, all from the seed. */
export async function soak(seed: number, days = 30): Promise<SoakResult> {
  const random = seeded(seed);
  const core = new InProcess({ seed, regions, accounts: accountIds.length });
  try {
    return await new Soak(core, random, seed).run(days);
  } finally {
    await core.close();
  }
}

class Soak {
  readonly #core: InProcess;
  readonly #random: Random;
  readonly #seed: number;
  readonly #trouble: Trouble;
  readonly #broken = new Set<string>();
  #had: readonly Had[] = [];
  #keys: LinkedKeys | null = null;
  #asks = 0;
  #refused = 0;
  #faults = 0;

  constructor(core: InProcess, random: Random, seed: number) {
    this.#core = core;
    this.#random = random;
    this.#seed = seed;
    this.#trouble = new Trouble(core, random);
  }

  async run(days: number): Promise<SoakResult> {
    const core = this.#core;
    await core.latchkey.start();
    const begun = core.clock.now();
    this.#had = await Promise.all(core.organisations.map((organisation) => this.#take(organisation)));
    const [linked] = this.#had[0]?.roles ?? [];
    if (linked !== undefined) this.#keys = new LinkedKeys(core, linked);
    for (let passed = 0; passed < days; passed += 1) {
      const isWeekend = passed % 7 >= 5 && !this.#random.oneIn(6);
      if (!isWeekend) await this.#work((3 + this.#random.below(4)) * hour, passed);
      await this.#sleepUntil(begun + (passed + 1) * day);
    }
    this.#count(begun);
    return {
      seed: this.#seed,
      broken: [...this.#broken],
      asks: this.#asks,
      refused: this.#refused,
      calls: core.wire.calls.length,
      faults: this.#faults,
      signIns: this.#had.reduce((sum, { started }) => sum + started, 0),
      renewals: this.#keys?.renewals ?? 0,
    };
  }

  async #take(organisation: SimulatedOrganisation): Promise<Had> {
    const id = await addOrganisation(this.#core, organisation);
    organisation.control.setSessionLength([8 * hour, 12 * hour, 7 * day, 90 * day][this.#random.below(4)] ?? day);
    organisation.control.setSwitches({ singleUseRefreshTokens: this.#random.oneIn(3), pollIntervalSeconds: 20 });
    const roles = accountIds
      .slice(0, 1 + this.#random.below(accountIds.length))
      .map(
        (accountId, place) =>
          new UsedRole(
            { organisationId: id, accountId: accountId as AccountId, roleName: 'ReadOnlyAccess' },
            30 + 40 * place,
          ),
      );
    const way = this.#random.oneIn(2) ? 'browser' : 'code';
    return { organisation, id, roles, way, started: 0, startedOffline: 0, needed: 0, signedInAt: 0 };
  }

  async #work(milliseconds: number, passed: number): Promise<void> {
    const end = this.#core.clock.now() + milliseconds;
    while (this.#core.clock.now() < end) {
      this.#trouble.look();
      const snapshot = this.#core.latchkey.snapshot();
      this.#checkFreshness(snapshot, passed);
      const stale = await this.#keys?.look(snapshot.organisations.find(({ id }) => id === this.#had[0]?.id)?.signIn);
      if (stale != null) this.#broken.add(`day ${String(passed)}: ${stale}`);
      for (const had of this.#had) {
        const state = this.#checkSignIn(had, snapshot, passed);
        // Without a network a browser has no page to answer on.
        if (!this.#core.wire.offline) await answerWhenAsked(this.#core, had.organisation, had.id);
        if (state === 'signed-out' || state === 'ended') await this.#signInBeforeLong(had);
        for (const role of had.roles) if (this.#random.oneIn(role.every)) await this.#ask(had, role, passed);
      }
      await this.#core.advance(minute);
    }
  }

  /** Lid closed: time passes, timers do not. */
  async #sleepUntil(morning: number): Promise<void> {
    if (this.#random.oneIn(3)) this.#trouble.end();
    this.#core.clock.jump(Math.max(0, morning - this.#core.clock.now()));
    this.#core.latchkey.wake();
    await this.#core.settle();
    this.#checkFreshness(this.#core.latchkey.snapshot(), 0);
  }

  async #signInBeforeLong(had: Had): Promise<void> {
    if (!this.#random.oneIn(10)) return;
    had.started += 1;
    if (this.#core.wire.offline) had.startedOffline += 1;
    await clickSignIn(this.#core, had.id, had.way);
  }

  /** A sign-in ends only when its session has. */
  #checkSignIn(had: Had, { organisations }: AppSnapshot, passed: number): SignInView['state'] | undefined {
    const signIn = organisations.find(({ id }) => id === had.id)?.signIn;
    if (signIn?.state === 'signed-in') had.signedInAt = signIn.since;
    if (signIn?.state === 'ended' && had.signedInAt !== 0) {
      had.signedInAt = 0;
      had.needed += 1;
      if (had.organisation.simulator.sessions.live(this.#core.clock.now()).length > 0)
        this.#broken.add(`day ${String(passed)}: a sign-in ended while its session lives`);
    }
    return signIn?.state;
  }

  #checkFreshness({ freshness }: AppSnapshot, passed: number): void {
    const now = this.#core.clock.now();
    if (
      freshness.some(({ state, expiresAt }) => (state === 'live' || state === 'not-renewed') && (expiresAt ?? 0) <= now)
    )
      this.#broken.add(`day ${String(passed)}: expired credentials are shown as live`);
  }

  async #ask(had: Had, used: UsedRole, passed: number): Promise<void> {
    used.used(this.#core.clock.now());
    const wish = this.#random.oneIn(2) ? copyByHand : readByPrograms;
    const { broken, isRefused, endsAt } = await wish(this.#core, used.role);
    this.#asks += 1;
    if (isRefused) this.#refused += 1;
    if (broken !== null) this.#broken.add(`day ${String(passed)}: ${broken}`);
    if (endsAt.some((end) => !(end > this.#core.clock.now())))
      this.#broken.add(`day ${String(passed)}: expired credentials were served`);
  }

  #count(begun: number): void {
    const now = this.#core.clock.now();
    this.#faults = this.#core.wire.calls.filter(isTrouble).length + this.#trouble.revocations;
    for (const { organisation, roles, started, startedOffline, needed } of this.#had) {
      const { region } = organisation.simulator;
      const here = this.#core.wire.calls.filter((call) => call.region === region);
      const faultsOf = (calls: typeof here): number => calls.filter(isTrouble).length + this.#trouble.revocations;
      const fetches = here.filter(({ path }) => path === '/federation/credentials');
      const refreshes = here.filter(({ grantType }) => grantType === 'refresh_token');
      const refreshBound = Math.ceil((now - begun) / (40 * minute)) + 1;
      for (const used of roles) {
        const own = fetches.filter(({ account }) => account === used.role.accountId);
        const bound = used.bound(now);
        if (own.length > 1.1 * bound + faultsOf(own))
          this.#broken.add(`${String(own.length)} fetches of one role's credentials, ${String(bound)} allowed`);
      }
      if (refreshes.length > 1.1 * refreshBound + faultsOf(refreshes))
        this.#broken.add(`${String(refreshes.length)} refreshes, ${String(refreshBound)} allowed`);
      // A sign-in that trouble kept from being is begun again by the person.
      const attempts = here.filter(({ path }) => signInPaths.has(path));
      if (started - startedOffline > needed + 1 + faultsOf(attempts))
        this.#broken.add(`${String(started)} sign-ins for ${String(needed)} ends`);
    }
    const started = this.#had.reduce((sum, had) => sum + had.started, 0);
    if (this.#core.browser.opened.length > started) this.#broken.add('a browser opened without the person');
  }
}

/** No answer, or an error; a browser is sent back with 302. */
function isTrouble({ status }: { readonly status: number | null }): boolean {
  return status === null || status >= 400;
}
