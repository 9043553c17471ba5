import type { Intent } from '../../electron/contract/commands.ts';
import type { AccountId, Role } from '../../electron/contract/identifiers.ts';
import { minute, second } from '../../electron/core/instant.ts';
import { parseSecretDocument } from '../../electron/core/secrets/secret-document.ts';
import type { FaultCase } from './fault-list.ts';
import { InProcess } from './in-process.ts';
import { judge } from './judge.ts';
import type { Moment } from './moments.ts';
import { addOrganisation, answerWhenAsked, clickSignIn, signIn, viewOf } from './person.ts';
import { relieve, strike } from './strike.ts';

/** So long the fault is there, and so long after it what goes on by itself has gone on. */
const period = 15 * minute;
const afterwards = 6 * minute;
/** How often it is looked: closely at first. */
const shortStep = 5 * second;
const longStep = 30 * second;

/** What was seen of one fault at one moment. */
export interface Seen {
  readonly moment: Moment;
  readonly fault: FaultCase;
  /** How often it struck; null: for the whole period. */
  readonly times: number | null;
  /** What was said: failure codes, and a connection that is not good. */
  readonly said: ReadonlySet<string>;
  /** The state at the end of the period, and after it. */
  readonly during: string;
  readonly after: string;
  /** Calls of the path in the period. */
  readonly calls: number;
  readonly opened: number;
  readonly fewestAccounts: number;
  readonly fewestRoles: number;
  readonly tokenLost: boolean;
  readonly pinKept: boolean;
  readonly stillPending: boolean;
  /** What is served has ended already. */
  readonly servedExpired: boolean;
  /** After the fault, with the sign-in done again if it has ended, everything works. */
  readonly healed: boolean;
  readonly broken: readonly string[];
}

/** Runs one fault at one moment through core and says what came of it. */
export async function runCase(moment: Moment, fault: FaultCase, times: number | null): Promise<Seen> {
  const core = new InProcess();
  try {
    return await new Run(core, moment, fault, times).run();
  } finally {
    await core.close();
  }
}

class Run {
  readonly #core: InProcess;
  readonly #moment: Moment;
  readonly #fault: FaultCase;
  readonly #times: number | null;
  readonly #said = new Set<string>();
  #organisationId = '';
  #answered = false;
  #pending = 0;
  #fewestAccounts = Number.POSITIVE_INFINITY;
  #fewestRoles = Number.POSITIVE_INFINITY;
  #tokenLost = false;

  constructor(core: InProcess, moment: Moment, fault: FaultCase, times: number | null) {
    this.#core = core;
    this.#moment = moment;
    this.#fault = fault;
    this.#times = times;
  }

  async run(): Promise<Seen> {
    const core = this.#core;
    await core.latchkey.start();
    this.#organisationId = await addOrganisation(core, core.first);
    await signIn(core, core.first, this.#organisationId, this.#moment.before);
    await core.latchkey.commands['role.pin']({ role: this.#role(), pinned: true });
    if (this.#moment.begins.kind === 'console') await this.#perform('copy-credentials');
    if (this.#moment.begins.kind === 'time') await core.advance(39 * minute);
    const callsBefore = core.wire.calls.length;
    const openedBefore = core.browser.opened.length;
    strike(core, this.#fault, this.#moment.path, this.#times);
    await this.#begin();
    await this.#watch(period);
    const during = this.#state();
    const calls = core.wire.calls.slice(callsBefore).filter(({ path }) => path === this.#moment.path).length;
    const servedExpired = this.#servesExpired();
    relieve(core);
    await this.#watch(afterwards);
    const seen = {
      moment: this.#moment,
      fault: this.#fault,
      times: this.#times,
      said: this.#said,
      during,
      after: this.#state(),
      calls,
      opened: core.browser.opened.length - openedBefore,
      fewestAccounts: this.#fewestAccounts,
      fewestRoles: this.#fewestRoles,
      tokenLost: this.#tokenLost,
      pinKept: core.latchkey.snapshot().pinned.length === 1,
      stillPending: this.#pending > 0 || core.latchkey.snapshot().pending.length > 0,
      servedExpired,
    };
    const healed = await this.#heal();
    return { ...seen, healed, broken: judge({ ...seen, healed }) };
  }

  async #begin(): Promise<void> {
    const { begins } = this.#moment;
    switch (begins.kind) {
      case 'sign-in':
        await clickSignIn(this.#core, this.#organisationId, begins.way);
        return;
      case 'reload':
        await this.#core.latchkey.commands['catalogue.reload']({ organisationId: this.#organisationId });
        return;
      case 'time':
        return;
      default:
        this.#start(begins.kind === 'copy' ? 'copy-credentials' : 'open-console');
    }
  }

  async #watch(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds;) {
      const step = passed < minute ? shortStep : longStep;
      await this.#core.settle();
      this.#look();
      this.#answered ||= await answerWhenAsked(this.#core, this.#core.first, this.#organisationId);
      await this.#core.advance(step);
      passed += step;
    }
    this.#look();
  }

  #look(): void {
    const { signIn, catalogue } = viewOf(this.#core, this.#organisationId);
    if ('problem' in signIn && signIn.problem !== null) this.#said.add(signIn.problem.code);
    if (signIn.state === 'signed-in' && signIn.connection !== 'good' && signIn.connection !== 'refreshing')
      this.#said.add(`connection ${signIn.connection}`);
    if (signIn.state === 'ended') this.#said.add('sign-in-needed');
    if (catalogue.problem !== null) this.#said.add(catalogue.problem.code);
    if (catalogue.reading?.throttled === true) this.#said.add('reading throttled');
    if (catalogue.failedAccounts > 0) this.#said.add('accounts not read');
    this.#fewestAccounts = Math.min(this.#fewestAccounts, catalogue.accountCount);
    this.#fewestRoles = Math.min(this.#fewestRoles, catalogue.roleCount);
    const kept = this.#core.vault.text === null ? null : parseSecretDocument(this.#core.vault.text);
    if (typeof kept === 'string') throw new Error(`What the vault keeps is ${kept}.`);
    if (kept?.signIns.get(this.#organisationId)?.refreshToken == null) this.#tokenLost = true;
  }

  #state(): string {
    const { signIn, catalogue } = viewOf(this.#core, this.#organisationId);
    return `${signIn.state}${catalogue.reading === null ? '' : ', reading'}`;
  }

  #servesExpired(): boolean {
    const { freshness } = this.#core.latchkey.snapshot();
    const now = this.#core.clock.now();
    const expiration = /AWS_CREDENTIAL_EXPIRATION='([^']+)'/u.exec(this.#core.clipboard.text)?.[1];
    const copiedEnded = expiration !== undefined && Date.parse(expiration) <= now;
    return copiedEnded || freshness.some(({ state, expiresAt }) => state !== 'ended' && (expiresAt ?? now + 1) <= now);
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
      catalogue.failedAccounts === 0
    );
  }

  #start(kind: 'copy-credentials' | 'open-console'): void {
    this.#pending += 1;
    void this.#perform(kind).then(() => {
      this.#pending -= 1;
    });
  }

  async #perform(kind: 'copy-credentials' | 'open-console'): Promise<boolean> {
    const role = this.#role();
    const intent: Intent = kind === 'open-console' ? { kind, role } : { kind, role, format: 'shell' };
    const outcome = await this.#core.latchkey.perform(intent, 'window');
    if (!outcome.ok) this.#said.add(outcome.failure.code);
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
