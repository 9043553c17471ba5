import type { Intent } from '../../contract/commands.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import type { Result } from '../../contract/failure.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import { done, failed, failureOf } from '../failures/fail.ts';
import type { Source } from './latchkey.ts';
import type { Identifiers, Log } from '../ports/desktop.ts';
import { cancelled } from '../time/delay.ts';
import type { ServerTime } from '../time/server-time.ts';
import type { Activity } from './activity.ts';
import type { Permit } from './policy.ts';

type Pending = AppSnapshot['pending'][number];

export interface PerformParts {
  readonly permit: Permit;
  readonly activity: Activity;
  readonly time: ServerTime;
  readonly identifiers: Identifiers;
  readonly log: Log;
  readonly names: (role: Role) => Readonly<Record<string, string>>;
  /** Does what is wished; rejects with a `ServiceError` or a `FailureError`. */
  readonly act: (intent: Intent, signal: AbortSignal) => Promise<void>;
  readonly onUsed: (intent: Intent) => Promise<void>;
  readonly onChange: () => void;
}

/** The one way an intent becomes an action: permitted, done, recorded. */
export class Performer {
  readonly #parts: PerformParts;
  readonly #underWay = new Map<string, { readonly pending: Pending; readonly abort: AbortController }>();

  constructor(parts: PerformParts) {
    this.#parts = parts;
  }

  pending(): Pending[] {
    return [...this.#underWay.values()].map(({ pending }) => pending);
  }

  /** Never rejects. The same wish for the same role, while it is under way, is that one: Enter held down opens one console. */
  async perform(intent: Intent, source: Source): Promise<Result<null>> {
    const permission = this.#parts.permit(intent, source);
    const outcome = permission.permitted ? await this.#run(intent) : failed(permission.failure);
    await this.#parts.activity.record({
      at: this.#parts.time.now(),
      kind: intent.kind,
      role: intent.role,
      account: this.#parts.names(intent.role)['account'] ?? intent.role.accountId,
      source,
      outcome: outcome.ok ? 'done' : outcome.failure.code,
    });
    return outcome;
  }

  /** Gives up what is under way for a role. A request already sent is let go, its answer kept for the next wish. */
  cancel(role: Role): void {
    for (const { pending, abort } of this.#underWay.values()) {
      if (roleKey(pending.role) === roleKey(role)) {
        abort.abort();
      }
    }
  }

  async #run(intent: Intent): Promise<Result<null>> {
    const { kind, role } = intent;
    if (kind === 'copy-account-id' || kind === 'forget-credentials') {
      return await this.#settle(this.#parts.act(intent, new AbortController().signal), role);
    }
    const key = JSON.stringify(intent);
    if (this.#underWay.has(key)) {
      return done;
    }
    const abort = new AbortController();
    const pending: Pending = { id: this.#parts.identifiers.uuid(), kind, role, startedAt: this.#parts.time.now() };
    this.#underWay.set(key, { pending, abort });
    this.#parts.onChange();
    const action = this.#parts.act(intent, abort.signal);
    const outcome = await this.#settle(Promise.race([action, rejectOnAbort(abort.signal)]), role);
    this.#underWay.delete(key);
    this.#parts.onChange();
    if (outcome.ok) {
      await this.#parts.onUsed(intent);
    }
    return outcome;
  }

  async #settle(action: Promise<unknown>, role: Role): Promise<Result<null>> {
    try {
      await action;
      return done;
    } catch (error) {
      const failure = failureOf(error, this.#parts.names(role));
      if (failure.code === 'internal') {
        this.#parts.log.error('An action failed.', error);
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
