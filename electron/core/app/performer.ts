import type { Intent } from '../../contract/commands.ts';
import type { ConsoleDestination } from '../../contract/console-place.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import type { Result } from '../../contract/failure.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { consoleLink } from '../console/open-console.ts';
import { done, failed, failureOf } from '../failures/fail.ts';
import { stoppedBy, type Guard, type Verdict } from '../guard/guard.ts';
import { guardedIntent } from '../guard/guarded-action.ts';
import type { Secret } from '../secret.ts';
import type { Source } from './latchkey.ts';
import { cancelled } from '../time/waiting.ts';
import { detailOf, performIntent, type RoleActionServices } from './role-actions.ts';
import type { Services } from './services.ts';

type Pending = AppSnapshot['pending'][number];

/** What performing needs besides what the actions do. */
export type PerformServices = RoleActionServices &
  Pick<Services, 'policy' | 'report' | 'identifiers' | 'log' | 'presence'> & {
    readonly guard: Pick<Guard, 'ask' | 'isAsking' | 'remind'>;
  };

/** The one way an intent becomes an action: permitted, let through by the guard, done, recorded. */
export class Performer {
  readonly #services: PerformServices;
  readonly #underWay = new Map<string, { readonly pending: Pending; readonly abort: AbortController }>();
  /** What the person was last asked about, with what comes of it. */
  #asked: { readonly key: string; readonly result: Promise<Result<null>> } | null = null;

  constructor(services: PerformServices) {
    this.#services = services;
  }

  pending(): Pending[] {
    return [...this.#underWay.values()].map(({ pending }) => pending);
  }

  /**
   * Never rejects. The same intent for the same role, while it is under way or the guard asks about it, is that one: Enter held
   * down opens one console.
   *
   * @param isNew false: it goes on after a sign-in, for which the person has waited.
   */
  async perform(intent: Intent, source: Source, isNew = true): Promise<Result<null>> {
    const { guard, presence } = this.#services;
    if (isNew) {
      presence.acted();
      presence.drop('then');
    }
    const key = JSON.stringify(intent);
    if (this.#asked?.key === key && guard.isAsking(key)) {
      guard.remind(source);
      return await this.#asked.result;
    }
    const result = this.#recorded(intent, key, source, (permitted, onDetail) => this.#run(permitted, onDetail));
    if (guard.isAsking(key)) this.#asked = { key, result };
    return await result;
  }

  /**
   * The link that signs whoever opens it in to the console, for who takes it from here instead of from the clipboard; Activity
   * tells of both alike. Never rejects.
   */
  consoleLink(role: Role, destination: ConsoleDestination | undefined, source: Source): Promise<Result<Secret>> {
    this.#services.presence.acted();
    const intent: Intent = { kind: 'copy-console-link', role };
    return this.#recorded(intent, `link ${JSON.stringify([role, destination])}`, source, (permitted) => {
      const link = consoleLink(this.#services, permitted.role, destination, new AbortController().signal);
      return this.#settle(link, permitted.role);
    });
  }

  /** Gives up what is under way for a role. A request already sent is let go, its answer kept for who asks next. */
  cancel(role: Role): void {
    for (const { pending, abort } of this.#underWay.values()) {
      if (roleKey(pending.role) === roleKey(role)) {
        abort.abort();
      }
    }
  }

  /** Done where it is permitted, and recorded whatever comes of it; what the guard stopped, it has recorded itself. */
  async #recorded<Value>(
    asked: Intent,
    key: string,
    source: Source,
    run: (intent: Intent, onDetail: (detail: string) => void) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const { policy, report, identities, time } = this.#services;
    const permission = policy(asked, source);
    const question = permission.permitted ? this.#guarded(asked, key, source) : null;
    const verdict = question === null ? null : await question;
    if (verdict?.passed === false) return failed(stoppedBy(verdict).failure);
    const intent = withRoleName(asked, verdict?.safer ?? asked.role.roleName);
    // Of now: what is done may change the region that is used next.
    let detail = detailOf(this.#services, intent);
    const outcome = permission.permitted ? await run(intent, (found) => (detail = found)) : failed(permission.failure);
    await report.activity.record({
      at: time.now(),
      kind: intent.kind,
      role: intent.role,
      account: identities.account(intent.role),
      ...(detail === null ? {} : { detail }),
      source,
      outcome: outcome.ok ? 'done' : outcome.failure.code,
    });
    return outcome;
  }

  /** Null: nothing is asked. */
  #guarded(intent: Intent, key: string, source: Source): Promise<Verdict> | null {
    const guarded = guardedIntent(intent, key);
    return guarded === null ? null : this.#services.guard.ask(guarded, source);
  }

  async #run(intent: Intent, onDetail: (detail: string) => void): Promise<Result<null>> {
    const { kind, role } = intent;
    if (kind === 'copy-account-id' || kind === 'forget-credentials') {
      const action = performIntent(this.#services, intent, new AbortController().signal, onDetail);
      return without(await this.#settle(action, role));
    }
    const key = JSON.stringify(intent);
    if (this.#underWay.has(key)) {
      return done;
    }
    const abort = new AbortController();
    const pending: Pending = {
      id: this.#services.identifiers.uuid(),
      kind,
      role,
      startedAt: this.#services.time.now(),
    };
    this.#underWay.set(key, { pending, abort });
    this.#services.report.changed();
    const action = performIntent(this.#services, intent, abort.signal, onDetail);
    const outcome = without(await this.#settle(Promise.race([action, rejectOnAbort(abort.signal)]), role));
    this.#underWay.delete(key);
    this.#services.report.changed();
    if (outcome.ok) {
      await this.#services.personal.used(role, intent.kind === 'open-console' ? intent.destination : undefined);
    }
    return outcome;
  }

  async #settle<Value>(action: Promise<Value>, role: Role): Promise<Result<Value>> {
    try {
      return { ok: true, value: await action };
    } catch (error) {
      const failure = failureOf(error, this.#services.identities.names(role));
      if (failure.code === 'internal') {
        this.#services.log.error('An action failed.', error);
      }
      return failed(failure);
    }
  }
}

function withRoleName(intent: Intent, roleName: string): Intent {
  return { ...intent, role: { ...intent.role, roleName } };
}

/** The same, without what it came to. */
function without(result: Result<unknown>): Result<null> {
  return result.ok ? done : result;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(cancelled()), { once: true });
  });
}
