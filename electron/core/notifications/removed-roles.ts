import { roleKey, type Role } from '../../shared/model/role.ts';
import type { AppSnapshot } from '../../contract/snapshot.ts';
import type { Notifier } from '../ports/desktop.ts';
import { notificationText } from '../text/notification-text.ts';
import { text } from '../../shared/text/text.ts';

/** More accounts than this at once are told in one notification. */
const mostToldApart = 3;

export interface RemovedRolesParts {
  readonly notifier: Notifier;
  /** The roles a person looks for: pinned and recent ones. */
  readonly wanted: () => readonly Role[];
  /** Whether no list is being read just now. */
  readonly isSettled: () => boolean;
  /** The roles AWS refused. */
  readonly denied: () => readonly Role[];
  readonly isRemoved: (role: Role) => boolean;
  readonly accountName: (role: Role) => string | null;
  /** What the account is called in a notification, told from its namesakes. */
  readonly accountLabel: (role: Role) => string;
}

/** The wanted roles whose access was taken away, each told once. What came back and goes again is told again. */
export class RemovedRoles {
  readonly #parts: RemovedRolesParts;
  /** Null until the lists are restored: what is removed then was removed before. */
  #known: ReadonlySet<string> | null = null;

  constructor(parts: RemovedRolesParts) {
    this.#parts = parts;
  }

  all(): AppSnapshot['removedRoles'] {
    const roles = new Map([...this.#removed(), ...this.#parts.denied()].map((role) => [roleKey(role), role]));
    return [...roles.values()].map((role) => ({ role, accountName: this.#parts.accountName(role) }));
  }

  /** Whether the person is told that this role was taken away. */
  tells(role: Role): boolean {
    return this.#removed().some((removed) => roleKey(removed) === roleKey(role));
  }

  /** Takes what is removed now as told: it was so before the start. */
  takeAsKnown(): void {
    this.#known = new Set(this.#removed().map(roleKey));
  }

  /** The list or what is wanted of it has changed: tells of what was removed since. */
  look(): void {
    const known = this.#known;
    if (known === null || !this.#parts.isSettled()) {
      return;
    }
    const removed = this.#removed();
    const added = removed.filter((role) => !known.has(roleKey(role)));
    this.#known = new Set(removed.map(roleKey));
    this.#tell(
      Object.values(Object.groupBy(added, ({ organisationId, accountId }) => `${organisationId}/${accountId}`)),
    );
  }

  #removed(): Role[] {
    const removed = this.#parts.wanted().filter((role) => this.#parts.isRemoved(role));
    return [...new Map(removed.map((role) => [roleKey(role), role])).values()];
  }

  #tell(accounts: readonly (readonly Role[] | undefined)[]): void {
    if (accounts.length > mostToldApart) {
      const title = text('notification.access-removed-many-title', { count: accounts.length });
      this.#parts.notifier.show({ kind: 'access-removed', title, text: text('notification.access-removed-many') });
      return;
    }
    for (const roles of accounts) {
      const [first] = roles ?? [];
      if (roles !== undefined && first !== undefined) {
        const account = this.#parts.accountLabel(first);
        this.#parts.notifier.show({
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
