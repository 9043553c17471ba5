import type { Intent } from '../../contract/commands.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import type { Result } from '../../contract/failure.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { done, failed, failureOf } from '../failures/fail.ts';
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
    const { policy, presence, report, identities, time } = this.#services;
    if (isNew) {
      presence.acted();
      presence.drop('then');
    }
    // Of now: what is done may change the region that is used next.
    let detail = detailOf(this.#services, intent);
    const permission = policy(intent, source);
    const outcome = permission.permitted
      ? await this.#run(intent, (found) => (detail = found))
      : failed(permission.failure);
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

  /** Gives up what is under way for a role. A request already sent is let go, its answer kept for who asks next. */
  cancel(role: Role): void {
    for (const { pending, abort } of this.#underWay.values()) {
      if (roleKey(pending.role) === roleKey(role)) {
        abort.abort();
      }
    }
  }

  async #run(intent: Intent, onDetail: (detail: string) => void): Promise<Result<null>> {
    const { kind, role } = intent;
    if (kind === 'copy-account-id' || kind === 'forget-credentials') {
      return await this.#settle(performIntent(this.#services, intent, new AbortController().signal, onDetail), role);
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
    const outcome = await this.#settle(Promise.race([action, rejectOnAbort(abort.signal)]), role);
    this.#underWay.delete(key);
    this.#services.report.changed();
    if (outcome.ok) {
      await this.#services.personal.used(role, intent.kind === 'open-console' ? intent.destination : undefined);
    }
    return outcome;
  }

  async #settle(action: Promise<unknown>, role: Role): Promise<Result<null>> {
    try {
      await action;
      return done;
    } catch (error) {
      const failure = failureOf(error, this.#services.identities.names(role));
      if (failure.code === 'internal') {
        this.#services.log.error('An action failed.', error);
      }
      return failed(failure);
    }
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(cancelled()), { once: true });
  });
}
