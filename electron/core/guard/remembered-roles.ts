import type { Role } from '../../contract/identifiers.ts';
import type { Settings } from '../ports/settings.ts';
import { roleKey } from '../../shared/model/role.ts';
import { minute, type Instant } from '../time/instant.ts';

/** The roles that the guard was told not to ask about again for a while. Nothing of it is kept on disk. */
export class RememberedRoles {
  readonly #since = new Map<string, { readonly role: Role; readonly at: Instant }>();

  remember(role: Role, at: Instant): void {
    this.#since.set(roleKey(role), { role, at });
  }

  /** Whether a role is let through, for as long as is set now. A clock that was set back makes it no longer. */
  has(role: Role, memory: Settings['guardMemory'], now: Instant): boolean {
    const since = this.#since.get(roleKey(role));
    if (since === undefined || memory === 'off' || now < since.at) return false;
    return memory === 'until-lock' || now < since.at + Number(memory) * minute;
  }

  forget(isForgotten: (role: Role) => boolean = () => true): void {
    for (const [key, { role }] of this.#since) {
      if (isForgotten(role)) this.#since.delete(key);
    }
  }
}
