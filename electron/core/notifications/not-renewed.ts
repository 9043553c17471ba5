import { roleKey, type Role } from '../../shared/model/role.ts';
import type { FailureCode } from '../../contract/failure.ts';
import type { Freshness } from '../../contract/snapshot.ts';
import { instant, minute } from '../time/instant.ts';
import type { Notifier } from '../ports/desktop.ts';
import type { Deadlines } from '../time/deadlines.ts';
import { notificationText } from '../text/notification-text.ts';
import { text, type KeyOf } from '../../shared/text/text.ts';
import { localClockTime } from '../time/local-clock-time.ts';
import type { ServerTime } from '../time/server-time.ts';

/** Renewals are spread over a minute, so what fails for one reason fails within this time (ms). */
const gatheredFor = minute;

/** Told elsewhere, or the person's own doing. */
const quiet: ReadonlySet<FailureCode> = new Set(['sign-in-needed', 'cancelled']);

/** A role whose credentials are live and in use and could not be renewed. */
type Trouble = Freshness & {
  readonly expiresAt: number;
  readonly obtainedAt: number;
  readonly problem: NonNullable<Freshness['problem']>;
};

export interface NotRenewedParts {
  readonly notifier: Notifier;
  readonly deadlines: Deadlines;
  readonly time: ServerTime;
  readonly isOnline: () => boolean;
  readonly freshness: () => readonly Freshness[];
  readonly isSignedIn: (organisationId: string) => boolean;
  /** The person hears of this role that access to it was removed. */
  readonly isToldRemoved: (role: Role) => boolean;
  readonly names: (role: Role) => { readonly account: string; readonly environment: string };
  /** As the person's wish; never rejects. */
  readonly renew: (role: Role) => Promise<unknown>;
}

/**
 * Tells that credentials in use were not renewed: once for each trouble of a role, until it was renewed in between, and
 * in one for the roles of one moment. An outage goes on while the next roles come due, so those that meet the same
 * trouble with AWS join what was told in silence: the person knows of it, and each row says "Not renewed".
 *
 * A computer without any connection is not told of. The person can do nothing here that the system does not show them
 * already, nothing on this computer can use the credentials meanwhile, and the window says "Offline". A connection
 * behind which AWS does not answer is told: a VPN, a proxy or the network may want them.
 */
export class NotRenewed {
  readonly #parts: NotRenewedParts;
  /** By role: when the credentials were obtained whose trouble is told. */
  readonly #told = new Map<string, number>();
  #gathered = new Set<string>();

  constructor(parts: NotRenewedParts) {
    this.#parts = parts;
  }

  /** A renewal has failed twice, or for good. */
  failed(role: Role): void {
    if (this.#gathered.size === 0) {
      this.#parts.deadlines.setSpan('not renewed', gatheredFor, () => this.#tell());
    }
    this.#gathered.add(roleKey(role));
  }

  #tell(): void {
    const gathered = this.#gathered;
    this.#gathered = new Set();
    const troubles = this.#troubles().filter(({ problem }) => problem.code !== 'offline' || this.#parts.isOnline());
    const told = troubles.filter((one) => this.#isTold(one));
    const untold = troubles.filter((one) => gathered.has(roleKey(one.role)) && !this.#isTold(one));
    untold.forEach((one) => this.#told.set(roleKey(one.role), one.obtainedAt));
    this.#show(untold.filter((one) => !told.some((other) => isSameOutage(one, other))));
  }

  /** One notification for each reason. */
  #show(troubles: readonly Trouble[]): void {
    const byReason = Object.groupBy(troubles, ({ problem }) => problem.code);
    for (const alike of Object.values(byReason)) {
      const [first, ...others] = alike.toSorted((one, other) => one.expiresAt - other.expiresAt);
      if (first !== undefined) {
        this.#showAlike(first, others);
      }
    }
  }

  #showAlike(first: Trouble, others: readonly Trouble[]): void {
    const ends = { count: others.length, time: localClockTime(instant(first.expiresAt), this.#parts.time) };
    const values = { ...this.#parts.names(first.role), count: others.length };
    const roles = [first, ...others].map(({ role }) => role);
    this.#parts.notifier.show({
      kind: 'not-renewed',
      title: notificationText(
        others.length === 0 ? 'notification.not-renewed-title' : 'notification.not-renewed-many-title',
        values,
      ),
      text: `${text(reasonOf(first.problem.code))} ${text('notification.not-renewed-end', ends)}`,
      button: text('action.try-again'),
      onChosen: () => void this.#tryAgain(roles),
    });
  }

  /** What renewed itself since is left. Who asks is answered, also when it is the same again. */
  async #tryAgain(roles: readonly Role[]): Promise<void> {
    const asked = this.#troublesOf(roles);
    await Promise.all(asked.map(({ role }) => this.#parts.renew(role)));
    this.#show(this.#troublesOf(roles));
  }

  #troublesOf(roles: readonly Role[]): Trouble[] {
    const keys = new Set(roles.map(roleKey));
    return this.#troubles().filter(({ role }) => keys.has(roleKey(role)));
  }

  #troubles(): Trouble[] {
    return this.#parts
      .freshness()
      .filter(isTrouble)
      .filter(({ role }) => this.#parts.isSignedIn(role.organisationId) && !this.#parts.isToldRemoved(role));
  }

  #isTold({ role, obtainedAt }: Trouble): boolean {
    return this.#told.get(roleKey(role)) === obtainedAt;
  }
}

function isTrouble(one: Freshness): one is Trouble {
  return one.renewing && one.problem !== null && !quiet.has(one.problem.code);
}

/** A refusal is of the role, everything else is of AWS or the way there. */
function isSameOutage(one: Trouble, other: Trouble): boolean {
  const { code } = one.problem;
  return (
    code !== 'access-denied' && code === other.problem.code && one.role.organisationId === other.role.organisationId
  );
}

function reasonOf(code: FailureCode): KeyOf {
  switch (code) {
    case 'offline':
      return 'notification.not-renewed-offline';
    case 'proxy-in-between':
      return 'notification.not-renewed-proxy';
    case 'throttled':
      return 'notification.not-renewed-throttled';
    case 'access-denied':
      return 'notification.not-renewed-denied';
    default:
      return code === 'internal' ? 'failure.internal' : 'notification.not-renewed-error';
  }
}
