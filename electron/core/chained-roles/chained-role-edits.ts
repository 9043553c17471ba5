import type { ChainedRoleWish } from '../../contract/chained-roles.ts';
import { sameRole, type Role } from '../../shared/model/role.ts';
import type { Source } from '../app/latchkey.ts';
import type { Services } from '../app/services.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import type { EndpointConsumers } from '../export/endpoint-consumers.ts';
import type { ProfileLinks } from '../export/profile-links.ts';
import type { RenewedKeys } from '../export/renewed-keys.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { stoppedBy, type Guard } from '../guard/guard.ts';

export type ChainedRoleEditsServices = Pick<
  Services,
  'chainedRoles' | 'identities' | 'links' | 'personal' | 'report' | 'time'
> & {
  readonly credentials: Pick<RoleCredentialsBroker, 'forget'>;
  readonly endpoint: Pick<EndpointConsumers, 'follow' | 'revokeRoles' | 'view'>;
  readonly guard: Pick<Guard, 'ask'>;
  readonly profileLinks: Pick<ProfileLinks, 'follow' | 'remove'>;
  readonly renewedKeys: Pick<RenewedKeys, 'freshen'>;
};

/**
 * Changes of roles that are reached through others, with all that follows from them: nothing that a person has made for such
 * a role may come to stand for another one, or for none (docs/design.md#roles-reached-through-others).
 */
export class ChainedRoleEdits {
  readonly #services: ChainedRoleEditsServices;
  /** One change after the other. */
  #turns: Promise<unknown> = Promise.resolve();

  constructor(services: ChainedRoleEditsServices) {
    this.#services = services;
  }

  /**
   * Keeps one; links, pins and programs of the one that it replaces are then its own. Rejects with a `FailureError` that says
   * what cannot be: then nothing has changed.
   */
  async save(wish: ChainedRoleWish, replaces: Role | null, source: Source): Promise<Role> {
    // Apart from the turn: other changes need not wait for the person.
    if (replaces !== null) await this.#passGuard(wish, replaces, source);
    return await this.#inTurn(async () => {
      const { chainedRoles } = this.#services;
      const before = chainedRoles.all();
      const stale = replaces === null ? [] : chainedRoles.withDescendants(replaces);
      const role = await chainedRoles.save(wish, replaces);
      if (replaces !== null && !sameRole(replaces, role)) {
        await this.#follow(replaces, role).catch(async (error: unknown) => {
          await chainedRoles.restore(before);
          throw error;
        });
      }
      // They were got in another way.
      for (const one of [...stale, role]) this.#services.credentials.forget(one);
      // Keys in files went with them, and would never be renewed again.
      this.#services.renewedKeys.freshen();
      this.#record('chain-role', role, this.#services.identities.account(role), source);
      return role;
    });
  }

  /**
   * Forgets one with those that are reached through it, their links, pins and credentials; what was copied for programs is
   * worth nothing from then on. Rejects with a `FailureError`; where a file with links cannot be changed, nothing has been.
   */
  remove(role: Role, source: Source): Promise<void> {
    return this.#inTurn(async () => {
      const { chainedRoles, credentials, endpoint, identities, links, personal, profileLinks } = this.#services;
      if (chainedRoles.find(role) === null) throw new FailureError(failure('not-found'));
      const gone = chainedRoles.withDescendants(role).map((one) => ({ role: one, account: identities.account(one) }));
      const roles = gone.map((one) => one.role);
      const linked = links.all().filter((link) => roles.some((one) => sameRole(one, link.role)));
      const before = chainedRoles.all();
      await chainedRoles.remove(role);
      if (linked.length > 0) {
        const profiles = linked.map(({ profile }) => profile);
        await profileLinks.remove(profiles, source).catch(async (error: unknown) => {
          await chainedRoles.restore(before);
          throw error;
        });
      }
      for (const one of roles) credentials.forget(one);
      await personal.forget(roles);
      for (const one of gone) this.#record('unchain-role', one.role, one.account, source);
      const revoked = await endpoint.revokeRoles(roles);
      if (!revoked.ok) throw new FailureError(revoked.failure);
    });
  }

  /** Programs that have the one that is replaced get another account without a link of their own to it. */
  async #passGuard(wish: ChainedRoleWish, replaces: Role, source: Source): Promise<void> {
    const { chainedRoles, endpoint, guard, links } = this.#services;
    const role = chainedRoles.asWished(wish, replaces);
    const isReplaced = (one: { readonly role: Role }): boolean => sameRole(one.role, replaces);
    const isHandedOut = links.all().some(isReplaced) || endpoint.view().consumers.some(isReplaced);
    if (role.accountId === replaces.accountId || !isHandedOut) return;
    const key = `link-profile ${JSON.stringify([wish, replaces])}`;
    const verdict = await guard.ask({ key, action: 'link-profile', roles: [role], format: null }, source);
    if (verdict?.passed === false) throw stoppedBy(verdict);
  }

  /** The files of links first, since they are the ones that can say no. */
  async #follow(from: Role, to: Role): Promise<void> {
    const { endpoint, personal, profileLinks } = this.#services;
    await profileLinks.follow(from, to);
    await endpoint.follow(from, to);
    await personal.follow(from, to);
  }

  #record(kind: 'chain-role' | 'unchain-role', role: Role, account: string, source: Source): void {
    const { report, time } = this.#services;
    void report.activity.record({ at: time.now(), kind, role, account, source, outcome: 'done' });
  }

  #inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
    const turn = this.#turns.then(change);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }
}
