import { notificationText, wordValues } from './notification-text.ts';
import { text, type KeyOf } from '../../shared/text/text.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import type { FailureCode } from '../../contract/failure.ts';
import type { Freshness } from '../../contract/snapshot.ts';
import { instant, minute } from '../time/instant.ts';
import { localClockTime } from '../time/local-clock-time.ts';
import type { Performer } from '../app/performer.ts';
import type { Services } from '../app/services.ts';
import type { Organisations } from '../organisations/organisations.ts';
import type { RemovedRoles } from './removed-roles.ts';

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

type NotRenewedServices = Pick<Services, 'notifier' | 'deadlines' | 'time' | 'network' | 'held' | 'identities'>;

/**
 * Tells that credentials in use were not renewed: once for each trouble of a role, until it was renewed in between, and
 * in one for the roles of one moment. An outage goes on while the next roles come due, so those that meet the same
 * trouble with AWS join what was reported in silence: the person knows of it, and each row says "Not renewed".
 *
 * A computer without any connection is not reported. The person can do nothing here that the system does not show them
 * already, nothing on this computer can use the credentials meanwhile, and the window says "Offline". A connection
 * behind which AWS does not answer is reported: a VPN, a proxy or the network may want them.
 */
export class NotRenewed {
  readonly #services: NotRenewedServices;
  readonly #organisations: Organisations;
  readonly #removedRoles: RemovedRoles;
  readonly #performer: Performer;
  /** By role: when the credentials were obtained whose trouble was notified. */
  readonly #notified = new Map<string, number>();
  #gathered = new Set<string>();

  constructor(
    services: NotRenewedServices,
    organisations: Organisations,
    removedRoles: RemovedRoles,
    performer: Performer,
  ) {
    this.#services = services;
    this.#organisations = organisations;
    this.#removedRoles = removedRoles;
    this.#performer = performer;
  }

  /** A renewal has failed twice, or for good. */
  failed(role: Role): void {
    if (this.#gathered.size === 0) {
      this.#services.deadlines.setSpan('not renewed', gatheredFor, () => this.#notifyGathered());
    }
    this.#gathered.add(roleKey(role));
  }

  #notifyGathered(): void {
    const gathered = this.#gathered;
    this.#gathered = new Set();
    const troubles = this.#troubles().filter(
      ({ problem }) => problem.code !== 'offline' || this.#services.network.isOnline(),
    );
    const notified = troubles.filter((one) => this.#isNotified(one));
    const fresh = troubles.filter((one) => gathered.has(roleKey(one.role)) && !this.#isNotified(one));
    fresh.forEach((one) => this.#notified.set(roleKey(one.role), one.obtainedAt));
    this.#show(fresh.filter((one) => !notified.some((other) => isSameOutage(one, other))));
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
    const { time, identities } = this.#services;
    const ends = { count: others.length, time: localClockTime(instant(first.expiresAt), time) };
    const described = identities.describe(first.role);
    const values = {
      account: identities.account(first.role),
      environment: described.environment,
      ...wordValues(described),
      count: others.length,
    };
    const roles = [first, ...others].map(({ role }) => role);
    this.#services.notifier.show({
      kind: 'not-renewed',
      title: notificationText(
        others.length === 0 ? 'notification.not-renewed-title' : 'notification.not-renewed-many-title',
        values,
      ),
      text: `${text(reasonOf(first.problem.code))} ${text('notification.not-renewed-end', ends)}`,
      button: text('action.try-again'),
      onClicked: () => void this.#tryAgain(roles),
    });
  }

  /** What renewed itself since is left. Who asks is answered, also when it is the same again. */
  async #tryAgain(roles: readonly Role[]): Promise<void> {
    const asked = this.#troublesOf(roles);
    await Promise.all(
      asked.map(({ role }) => this.#performer.perform({ kind: 'renew-credentials', role }, 'notification')),
    );
    this.#show(this.#troublesOf(roles));
  }

  #troublesOf(roles: readonly Role[]): Trouble[] {
    const keys = new Set(roles.map(roleKey));
    return this.#troubles().filter(({ role }) => keys.has(roleKey(role)));
  }

  #troubles(): Trouble[] {
    return this.#services.held
      .freshness()
      .filter(isTrouble)
      .filter(({ role }) => this.#isSignedIn(role.organisationId) && !this.#removedRoles.isRemoved(role));
  }

  #isSignedIn(organisationId: string): boolean {
    return this.#organisations.find(organisationId)?.signIn.isSignedIn() ?? false;
  }

  #isNotified({ role, obtainedAt }: Trouble): boolean {
    return this.#notified.get(roleKey(role)) === obtainedAt;
  }
}

function isTrouble(one: Freshness): one is Trouble {
  return one.renewing && one.problem !== null && !quiet.has(one.problem.code);
}

/** A refusal is of the role, everything else is of AWS or the way there. */
function isSameOutage(one: Trouble, other: Trouble): boolean {
  const { code } = one.problem;
  return (
    code !== 'access-denied' &&
    code !== 'chained-role-refused' &&
    code === other.problem.code &&
    one.role.organisationId === other.role.organisationId
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
    case 'chained-role-refused':
      return 'notification.not-renewed-denied';
    default:
      return code === 'internal' ? 'failure.internal' : 'notification.not-renewed-error';
  }
}
