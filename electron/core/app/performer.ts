import type { Intent } from '../../contract/commands.ts';
import type { ConsoleDestination } from '../../contract/console-place.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import type { Result } from '../../contract/failure.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { consoleLink } from '../console/open-console.ts';
import { done, failed, failureOf } from '../failures/fail.ts';
import type { Secret } from '../secret.ts';
import type { Source } from './latchkey.ts';
import { cancelled } from '../time/waiting.ts';
import { detailOf, performIntent, type RoleActionServices } from './role-actions.ts';
import type { Services } from './services.ts';

type Pending = AppSnapshot['pending'][number];

/** What performing needs besides what the actions do. */
export type PerformServices = RoleActionServices &
  Pick<Services, 'policy' | 'report' | 'identifiers' | 'log' | 'presence'>;

/** The one way an intent becomes an action: permitted, done, recorded. */
export class Performer {
  readonly #services: PerformServices;
  readonly #underWay = new Map<string, { readonly pending: Pending; readonly abort: AbortController }>();

  constructor(services: PerformServices) {
    this.#services = services;
  }

  pending(): Pending[] {
    return [...this.#underWay.values()].map(({ pending }) => pending);
  }

  /**
   * Never rejects. The same intent for the same role, while it is under way, is that one: Enter held down opens one console.
   *
   * @param isNew false: it goes on after a sign-in, for which the person has waited.
   */
  async perform(intent: Intent, source: Source, isNew = true): Promise<Result<null>> {
    const { presence } = this.#services;
    if (isNew) {
      presence.acted();
      presence.drop('then');
    }
    return await this.#recorded(intent, source, (onDetail) => this.#run(intent, onDetail));
  }

  /**
   * The link that signs whoever opens it in to the console, for who takes it from here instead of from the clipboard; Activity
   * tells of both alike. Never rejects.
   */
  consoleLink(role: Role, destination: ConsoleDestination | undefined, source: Source): Promise<Result<Secret>> {
    this.#services.presence.acted();
    return this.#recorded({ kind: 'copy-console-link', role }, source, () => {
      const link = consoleLink(this.#services, role, destination, new AbortController().signal);
      return this.#settle(link, role);
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

  /** Done where it is permitted, and recorded whatever comes of it. */
  async #recorded<Value>(
    intent: Intent,
    source: Source,
    run: (onDetail: (detail: string) => void) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const { policy, report, identities, time } = this.#services;
    // Of now: what is done may change the region that is used next.
    let detail = detailOf(this.#services, intent);
    const permission = policy(intent, source);
    const outcome = permission.permitted ? await run((found) => (detail = found)) : failed(permission.failure);
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

/** The same, without what it came to. */
function without(result: Result<unknown>): Result<null> {
  return result.ok ? done : result;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(cancelled()), { once: true });
  });
}
