import { notificationText } from './notification-text.ts';
import { text } from '../../shared/text/text.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Services } from '../app/services.ts';
import type { Organisations } from '../organisations/organisations.ts';

/** More accounts than this at once share one notification. */
const mostSeparate = 3;

type RemovedRolesServices = Pick<Services, 'chainedRoles' | 'notifier' | 'personal' | 'identities'>;

/** The wanted roles whose access was taken away, each reported once. What came back and goes again is reported again. */
export class RemovedRoles {
  readonly #services: RemovedRolesServices;
  readonly #organisations: Organisations;
  /** Null until the lists are restored: what is removed then was removed before. */
  #known: ReadonlySet<string> | null = null;

  constructor(services: RemovedRolesServices, organisations: Organisations) {
    this.#services = services;
    this.#organisations = organisations;
  }

  all(): AppSnapshot['removedRoles'] {
    const all = [...this.#removed(), ...this.#denied(), ...this.#chained()];
    const roles = new Map(all.map((role) => [roleKey(role), role]));
    return [...roles.values()].map((role) => ({
      role,
      accountName: this.#services.identities.describe(role).accountName,
    }));
  }

  /** Whether this role is one of them. */
  isRemoved(role: Role): boolean {
    return this.#removed().some((removed) => roleKey(removed) === roleKey(role));
  }

  /** What is removed now was removed before the start. */
  markKnown(): void {
    this.#known = new Set(this.#removed().map(roleKey));
  }

  /** The list or what is wanted of it has changed: notifies of what was removed since. */
  notifyNew(): void {
    const known = this.#known;
    if (known === null || this.#isReading()) {
      return;
    }
    const removed = this.#removed();
    const added = removed.filter((role) => !known.has(roleKey(role)));
    this.#known = new Set(removed.map(roleKey));
    this.#notify(
      Object.values(Object.groupBy(added, ({ organisationId, accountId }) => `${organisationId}/${accountId}`)),
    );
  }

  /** While a list is being read, what it lacks is reported in one at the end. */
  #isReading(): boolean {
    return this.#organisations.all().some(({ catalogue }) => catalogue.isReading());
  }

  /** The roles AWS refused. */
  #denied(): Role[] {
    return this.#organisations.all().flatMap(({ catalogue }) => catalogue.denied());
  }

  /** Of the roles a person looks for, pinned and recent ones. */
  #removed(): Role[] {
    const { personal } = this.#services;
    const removed = [...personal.pinned(), ...personal.recent()].filter((role) => this.#isGone(role));
    return [...new Map(removed.map((role) => [roleKey(role), role])).values()];
  }

  /** Those that are reached from what was removed. */
  #chained(): Role[] {
    return this.#services.chainedRoles.all().flatMap(({ role }) => (this.#isGone(role) ? [role] : []));
  }

  #isGone(role: Role): boolean {
    return this.#organisations.find(role.organisationId)?.catalogue.isRemoved(role) ?? false;
  }

  #notify(accounts: readonly (readonly Role[] | undefined)[]): void {
    if (accounts.length > mostSeparate) {
      const title = text('notification.access-removed-many-title', { count: accounts.length });
      this.#services.notifier.show({ kind: 'access-removed', title, text: text('notification.access-removed-many') });
      return;
    }
    for (const roles of accounts) {
      const [first] = roles ?? [];
      if (roles !== undefined && first !== undefined) {
        const account = this.#services.identities.account(first);
        this.#services.notifier.show({
          kind: 'access-removed',
          title: notificationText('notification.access-removed-title', { account }),
          text: text('notification.access-removed', {
            count: roles.length,
            role: roles.map(({ roleName }) => roleName).join(', '),
          }),
        });
      }
    }
  }
}
