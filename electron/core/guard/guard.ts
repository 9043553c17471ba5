import type { GuardAnswer, GuardQuestion } from '../../contract/guard.ts';
import type { Role } from '../../contract/identifiers.ts';
import { guardLevels } from '../../shared/model/environment.ts';
import { text } from '../../shared/text/text.ts';
import type { Source } from '../app/latchkey.ts';
import type { Services } from '../app/services.ts';
import { failure, failureSaying, FailureError } from '../failures/fail.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { minute, second } from '../time/instant.ts';
import { hasSaferWay, type Guarded } from './guarded-action.ts';
import { RememberedRoles } from './remembered-roles.ts';

/** A question that nobody answers for so long (ms) is taken back. */
const askedFor = 5 * minute;
/** The command waits 25 s for all that it does, and what was confirmed takes time as well (ms). */
const commandWaits = 20 * second;
/** A window that is called again after so long (ms) starts without the question. */
const keptForSummon = 2 * minute;
/** What is pressed earlier (ms) was meant for what was there before the question. */
const confirmedAfter = 300;
const mostWrongDigits = 5;

const deadline = 'guard question';

export type GuardServices = Pick<
  Services,
  | 'chainedRoles'
  | 'clock'
  | 'deadlines'
  | 'events'
  | 'identifiers'
  | 'identities'
  | 'presence'
  | 'report'
  | 'settings'
  | 'time'
> & {
  readonly organisations: Pick<Organisations, 'find'>;
  /** Where the console of a role opens, as the person reads it. */
  readonly opensIn: (role: Role) => Promise<string>;
};

/** What a question came to. `unanswered`: the command that waited for it gave up. */
export type Verdict =
  | { readonly passed: true; readonly safer: string | null }
  | { readonly passed: false; readonly why: 'declined' | 'unanswered' };

interface Waiting {
  readonly guarded: Guarded;
  question: GuardQuestion;
  readonly source: Source;
  /** By the monotonic clock (ms). */
  readonly askedAt: number;
  shownAt: number;
  wrongDigits: number;
  readonly verdict: PromiseWithResolvers<Verdict>;
}

/**
 * The production guard: before an action on a role it asks the person, in the window, as much as the rule of the role's
 * environment says. There is one question at a time; a new one ends the one before it (docs/design.md#production-guard).
 */
export class Guard {
  readonly #services: GuardServices;
  readonly #remembered = new RememberedRoles();
  #waiting: Waiting | null = null;

  constructor(services: GuardServices) {
    this.#services = services;
    services.events.signedOut.on((organisationId) => this.#signedOut(organisationId));
    // A role that is reached through another can be another role at AWS from now on.
    services.events.chainedRolesChanged.on(() => this.#remembered.forget());
  }

  /** What waits for the person. */
  question(): GuardQuestion | null {
    return this.#waiting?.question ?? null;
  }

  /** Whether the person is asked about this now. */
  isAsking(key: string): boolean {
    return this.#waiting?.guarded.key === key;
  }

  /** It was asked for again: the question that waits is shown again. */
  remind(source: Source): void {
    if (this.#waiting === null) return;
    this.#waiting.shownAt = this.#services.clock.monotonic();
    // Who asks in the window has more time than a command that asked before.
    if (source !== 'command') this.#endLater(source);
    this.#show(source);
  }

  /** Asks the person where something has to be asked, and answers what comes of it; null: it may go ahead. */
  ask(guarded: Guarded, source: Source): Promise<Verdict> | null {
    const strictest = this.#strictest(guarded);
    if (strictest === null) return null;
    this.#end({ passed: false, why: 'declined' });
    const { clock, identifiers, report, time } = this.#services;
    const now = clock.monotonic();
    const question = this.#questionOf(guarded, strictest, identifiers.uuid(), time.now());
    const verdict = Promise.withResolvers<Verdict>();
    this.#waiting = { guarded, question, source, askedAt: now, shownAt: now, wrongDigits: 0, verdict };
    this.#endLater(source);
    report.changed();
    this.#show(source);
    if (guarded.action === 'open-console') void this.#sayWhereItOpens(this.#waiting);
    return verdict.promise;
  }

  /** Takes the person's answer. Throws a `FailureError` where it decides nothing: then the question stays. */
  answer(questionId: string, said: GuardAnswer): void {
    const waiting = this.#waiting;
    if (waiting?.question.id !== questionId) throw new FailureError(failure('not-found'));
    this.#services.presence.acted();
    if (said.answer === 'go-back') {
      this.#end({ passed: false, why: 'declined' });
    } else if (said.answer === 'safer') {
      const { safer } = waiting.question;
      if (safer === null) throw new FailureError(failure('invalid-input'));
      this.#needLook(waiting);
      this.#end({ passed: true, safer });
    } else {
      this.#confirm(waiting, said);
    }
  }

  /** The window was called: what was asked long ago is not what the person wants now. */
  summoned(): void {
    const { clock, time } = this.#services;
    if (this.#waiting === null) return;
    const { question, shownAt, askedAt } = this.#waiting;
    // One clock stands still while the computer sleeps, the other can be set.
    const asleep = time.now() - question.askedAt - (clock.monotonic() - askedAt);
    if (clock.monotonic() - shownAt + Math.max(asleep, 0) > keptForSummon) {
      this.#end({ passed: false, why: 'declined' });
    }
  }

  /** The screen was locked, or the app quits: nothing is asked and nothing remembered any more. */
  forget(): void {
    this.#remembered.forget();
    this.#end({ passed: false, why: 'declined' });
  }

  #confirm(waiting: Waiting, { digits, remember }: Extract<GuardAnswer, { answer: 'confirm' }>): void {
    this.#needLook(waiting);
    const { identities, settings, time } = this.#services;
    const { level, role } = waiting.question;
    if (level === 'digits' && digits !== role.accountId.slice(-4)) {
      waiting.wrongDigits += 1;
      if (waiting.wrongDigits >= mostWrongDigits) this.#end({ passed: false, why: 'declined' });
      throw new FailureError(failure('digits-wrong', { account: identities.account(role) }));
    }
    if (remember && waiting.question.remembers !== null && settings.read().guardMemory !== 'off') {
      // Of several it is the one that the person was shown.
      this.#remembered.remember(role, time.now());
    }
    this.#end({ passed: true, safer: null });
  }

  /** Throws for what was pressed before the question could be read. */
  #needLook({ askedAt }: Waiting): void {
    if (this.#services.clock.monotonic() - askedAt < confirmedAfter) {
      throw new FailureError(failureSaying('cancelled', text('guard.too-early')));
    }
  }

  #endLater(source: Source): void {
    const isCommand = source === 'command';
    this.#services.deadlines.setSpan(deadline, isCommand ? commandWaits : askedFor, () =>
      this.#end({ passed: false, why: isCommand ? 'unanswered' : 'declined' }),
    );
  }

  #end(verdict: Verdict): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    this.#waiting = null;
    this.#services.deadlines.clear(deadline);
    this.#record(waiting, verdict);
    this.#services.report.changed();
    waiting.verdict.resolve(verdict);
  }

  #record({ guarded, question: { role }, source }: Waiting, verdict: Verdict): void {
    const { identities, report, time } = this.#services;
    const confirmed = verdict.passed && verdict.safer !== null ? 'guard-safer' : 'guard-confirmed';
    const kind = verdict.passed ? confirmed : 'guard-declined';
    const account = identities.account(role);
    void report.activity.record({
      at: time.now(),
      kind,
      role,
      account,
      detail: guarded.action,
      source,
      outcome: 'done',
    });
  }

  /** The question is there before the browsers of this computer were looked for. */
  async #sayWhereItOpens(waiting: Waiting): Promise<void> {
    const opensIn = await this.#services.opensIn(waiting.question.role).catch(() => null);
    if (this.#waiting !== waiting || opensIn === null) return;
    waiting.question = { ...waiting.question, opensIn };
    this.#services.report.changed();
  }

  /** A window that the person looks at shows it by itself. */
  #show(source: Source): void {
    const { events, presence } = this.#services;
    if (source !== 'window' || !presence.isWindowInView()) events.windowWanted.emit(null);
  }

  #questionOf(
    guarded: Guarded,
    { role, level }: Strictest,
    id: string,
    askedAt: GuardQuestion['askedAt'],
  ): GuardQuestion {
    const { action, roles, format } = guarded;
    const { guardMemory } = this.#services.settings.read();
    const remembers = guardMemory === 'until-lock' || guardMemory === 'off' ? guardMemory : Number(guardMemory);
    const { environment, environmentWord = null } = this.#services.identities.describe(role);
    const isRemembered = level === 'ask' && action !== 'change-environment' && remembers !== 'off';
    return {
      id,
      action,
      role,
      environment,
      environmentWord,
      more: roles.length - 1,
      level,
      format,
      safer: hasSaferWay(guarded) ? this.#saferThan(role) : null,
      opensIn: null,
      remembers: isRemembered ? remembers : null,
      askedAt,
    };
  }

  /** The role that most is asked about; null: nothing is asked. */
  #strictest({ action, roles }: Guarded): Strictest | null {
    let strictest: Strictest | null = null;
    for (const role of roles) {
      const level = action === 'change-environment' ? this.#levelOf(role) : this.#levelOfUse(role);
      const isStricter = guardLevels.indexOf(level) > guardLevels.indexOf(strictest?.level ?? 'none');
      if (level !== 'none' && isStricter) strictest = { role, level };
    }
    return strictest;
  }

  #levelOf(role: Role): Strictest['level'] | 'none' {
    // What is not there any more fails by itself.
    return this.#services.organisations.find(role.organisationId) === null
      ? 'none'
      : this.#services.identities.judged(role).guard;
  }

  #levelOfUse(role: Role): Strictest['level'] | 'none' {
    const { settings, time } = this.#services;
    const { guardMemory, guardSkipsReadOnly, readOnlySets } = settings.read();
    const level = this.#levelOf(role);
    if (guardSkipsReadOnly && readOnlySets.includes(role.roleName) && this.#isCalledSo(role)) return 'none';
    return level === 'ask' && this.#remembered.has(role, guardMemory, time.now()) ? 'none' : level;
  }

  /** At AWS: a role that is reached through another can be called anything here. */
  #isCalledSo(role: Role): boolean {
    const chained = this.#services.chainedRoles.find(role);
    return chained === null || chained.roleArn.endsWith(`/${role.roleName}`);
  }

  /** The first on the list of those that only read which the person has in the same account. */
  #saferThan(role: Role): string | null {
    const { guardSkipsReadOnly, readOnlySets } = this.#services.settings.read();
    const catalogue = this.#services.organisations.find(role.organisationId)?.catalogue;
    const listed = catalogue?.list().account(role.accountId)?.roleNames ?? [];
    const isThere = (roleName: string): boolean => {
      const safer = { ...role, roleName };
      const isOther = roleName !== role.roleName && listed.includes(roleName);
      return isOther && this.#isCalledSo(safer) && catalogue?.isRemoved(safer) === false;
    };
    return guardSkipsReadOnly ? (readOnlySets.find(isThere) ?? null) : null;
  }

  #signedOut(organisationId: string): void {
    this.#remembered.forget((role) => role.organisationId === organisationId);
    const isAsked = this.#waiting?.guarded.roles.some((role) => role.organisationId === organisationId) === true;
    if (isAsked) this.#end({ passed: false, why: 'declined' });
  }
}

interface Strictest {
  readonly role: Role;
  readonly level: GuardQuestion['level'];
}

/** What an action ends with that the guard did not let through. */
export function stoppedBy(verdict: Extract<Verdict, { passed: false }>): FailureError {
  return new FailureError(failure('cancelled', {}, null, `failure.guard-${verdict.why}`));
}
