import type { Intent } from '../../electron/contract/commands.ts';
import type { AccountId, Role } from '../../electron/contract/identifiers.ts';
import { aWish } from '../harness/chain-roles.ts';
import { minute, second } from '../../electron/core/time/instant.ts';
import type { ClockTrouble, FaultCase } from './fault-case.ts';
import { InProcess } from './in-process.ts';
import { judge } from './judge.ts';
import type { Moment } from './moments.ts';
import { addOrganisation, answerWhenAsked, clickSignIn, signIn, viewOf } from './person.ts';
import type { Judged, Seen } from './seen.ts';
import { clear, inject } from './inject.ts';
import { Watch } from './watch.ts';
import { isOf } from './wire.ts';

/** So long the fault is there, and so long after it what goes on by itself has gone on. */
const period = 15 * minute;
const afterwards = 6 * minute;
/** So long after the wake the network is away. */
const networkAway = 3 * minute;
/** As long as the longest; so that sleep does not outlast the sign-in. */
const sessionLength = 90 * 24 * 60 * minute;
/** How often it is looked: closely at first. */
const shortStep = 5 * second;
const longStep = 30 * second;

type Wish = 'copy-credentials' | 'open-console' | 'copy-role-arn';

/** Runs one fault at one moment through core and says what came of it. */
export async function runCase(moment: Moment, fault: FaultCase, times: number | null): Promise<Judged> {
  const core = new InProcess();
  try {
    await core.latchkey.start();
    const organisationId = await addOrganisation(core, core.first);
    const seen = await new Run(core, organisationId, moment).run(fault, times);
    return { ...seen, broken: judge(seen) };
  } finally {
    await core.close();
  }
}

class Run {
  readonly #core: InProcess;
  readonly #organisationId: string;
  readonly #moment: Moment;
  readonly #watch: Watch;
  #pending = 0;
  #chained: Role | undefined;
  /** What the clock does as soon as a call is on its way. */
  #clockTrouble: ClockTrouble | null = null;

  constructor(core: InProcess, organisationId: string, moment: Moment) {
    this.#core = core;
    this.#organisationId = organisationId;
    this.#moment = moment;
    this.#watch = new Watch(core, organisationId);
  }

  async run(fault: FaultCase, times: number | null): Promise<Seen> {
    const core = this.#core;
    const watch = this.#watch;
    if (fault.inject.by === 'clock') core.first.control.setSessionLength(sessionLength);
    await this.#prepare();
    this.#clockTrouble = fault.inject.by === 'clock' ? fault.inject.trouble : null;
    const callsBefore = core.wire.calls.length;
    const openedBefore = core.browser.opened.length;
    const held = this.#heldUntil();
    inject(core, fault, this.#moment, times);
    await this.#begin();
    await this.#pass(period);
    const during = watch.state();
    const calls = core.wire.calls.slice(callsBefore).filter((call) => isOf(call, this.#moment)).length;
    const servedExpired = watch.servesExpired();
    const heldKept = held <= core.simulatedClock.now() || this.#heldUntil() >= held;
    clear(core);
    await this.#pass(afterwards);
    const seen = {
      moment: this.#moment,
      fault,
      times,
      said: watch.said,
      sentences: watch.sentences,
      leaks: watch.leaks(),
      during,
      after: watch.state(),
      calls,
      opened: core.browser.opened.length - openedBefore,
      fewestAccounts: watch.fewestAccounts,
      fewestRoles: watch.fewestRoles,
      tokenLost: watch.tokenLost,
      tokenAtLast: watch.hasLatestToken(),
      pinKept: core.latchkey.snapshot().pinned.length === 1,
      heldKept,
      stillPending: this.#pending > 0 || core.latchkey.snapshot().pending.length > 0,
      servedExpired,
    };
    return { ...seen, healed: await this.#heal() };
  }

  /** A person at work: signed in, one role pinned, its credentials held where the moment needs them. */
  async #prepare(): Promise<void> {
    const core = this.#core;
    const { before, begins, switches } = this.#moment;
    if (switches !== undefined) core.first.control.setSwitches(switches);
    await signIn(core, core.first, this.#organisationId, before);
    await core.latchkey.commands['role.pin']({ role: this.#role(), pinned: true });
    if (begins.kind !== 'copy') await this.#perform('copy-credentials');
    if (begins.kind === 'time') await core.advance(39 * minute);
    if (begins.kind === 'chain') await this.#chain();
  }

  async #begin(): Promise<void> {
    const { begins } = this.#moment;
    const { commands } = this.#core.latchkey;
    const organisationId = this.#organisationId;
    switch (begins.kind) {
      case 'sign-in':
        await clickSignIn(this.#core, organisationId, begins.way);
        return;
      case 'reload':
        await commands['catalogue.reload']({ organisationId });
        return;
      case 'sign-out':
        this.#pending += 1;
        void commands['sign-out']({ organisationId }).then(() => (this.#pending -= 1));
        return;
      case 'time':
        return;
      case 'chain':
        this.#start('copy-credentials', this.#chained);
        return;
      default:
        this.#start(wishes[begins.kind]);
    }
  }

  async #pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds;) {
      const step = passed < minute ? shortStep : longStep;
      await this.#core.settle();
      this.#leap();
      await this.#core.settle();
      this.#watch.look();
      await answerWhenAsked(this.#core, this.#core.first, this.#organisationId, this.#watch.hear);
      await this.#core.advance(step);
      passed += step;
    }
    this.#watch.look();
  }

  /** Sets the clock, or sleeps, while a call is on its way. */
  #leap(): void {
    const core = this.#core;
    const trouble = this.#clockTrouble;
    if (trouble === null || core.simulatedClock.asleep === 0) return;
    this.#clockTrouble = null;
    core.clock.jump(trouble.leaps);
    if (!trouble.sleeps) {
      core.first.control.moveClock({ advanceMs: -trouble.leaps });
      return;
    }
    core.wire.suspend();
    core.clock.setTimer(networkAway, () => (core.wire.offline = false));
    core.latchkey.wake();
  }

  /** The end of what is held for the role (ms); 0: nothing. */
  #heldUntil(): number {
    return this.#core.latchkey.snapshot().freshness[0]?.expiresAt ?? 0;
  }

  /** The person looks after what is left to them: signs in if need be, reads the list again, copies, opens a console. */
  async #heal(): Promise<boolean> {
    const core = this.#core;
    const organisationId = this.#organisationId;
    const { begins } = this.#moment;
    const mustSignIn = viewOf(core, organisationId).signIn.state !== 'signed-in';
    if (mustSignIn || begins.kind === 'sign-in') {
      await signIn(core, core.first, organisationId, begins.kind === 'sign-in' ? begins.way : 'code');
    }
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(minute);
    const works = (await this.#perform('copy-credentials')) && (await this.#perform('open-console'));
    const { signIn: now, catalogue } = viewOf(core, organisationId);
    return (
      works &&
      now.state === 'signed-in' &&
      now.connection === 'good' &&
      catalogue.reading === null &&
      catalogue.problem === null &&
      catalogue.failedAccounts === 0 &&
      this.#watch.hasToken()
    );
  }

  /** A role that is reached through the one that is held. Its session has a name, so that STS is asked for the role alone. */
  async #chain(): Promise<void> {
    const { accountId, roleName } = this.#role();
    const { identity } = this.#core.first.control;
    const trusted = [identity.reservedRole(accountId, roleName).arn];
    const { arn } = identity.addRole({ accountId: '555566667777', name: 'deployer', trusted });
    const wish = aWish(this.#role(), arn, { sessionName: 'robin' });
    const saved = await this.#core.latchkey.commands['chained-role.save']({ wish, replaces: null });
    if (!saved.ok) throw new Error(saved.failure.sentence);
    this.#chained = saved.value.role;
  }

  #start(kind: Wish, role = this.#role()): void {
    this.#pending += 1;
    void this.#perform(kind, role).then(() => {
      this.#pending -= 1;
    });
  }

  async #perform(kind: Wish, role = this.#role()): Promise<boolean> {
    const intent: Intent = kind === 'copy-credentials' ? { kind, role, format: 'shell' } : { kind, role };
    const outcome = await this.#core.latchkey.perform(intent, 'window');
    if (!outcome.ok) this.#watch.hear(outcome.failure);
    return outcome.ok;
  }

  #role(): Role {
    return {
      organisationId: this.#organisationId,
      accountId: '111122223333' as AccountId,
      roleName: 'ReadOnlyAccess',
    };
  }
}

const wishes = { copy: 'copy-credentials', console: 'open-console', arn: 'copy-role-arn' } as const;
