import { roleKey, type Role } from '../../shared/model/role.ts';
import type { Instant } from '../time/instant.ts';

/** By its own word, and when. */
export interface LastRead {
  readonly at: Instant;
  readonly program: string;
}

/** Which program read the credentials of a role last, as far as it asked Latchkey. */
export class LastReads {
  readonly #reads = new Map<string, LastRead>();

  /** An older one than is known is no news. */
  note(role: Role, read: LastRead): void {
    const known = this.#reads.get(roleKey(role));
    if (known === undefined || known.at <= read.at) this.#reads.set(roleKey(role), read);
  }

  of(role: Role): LastRead | null {
    return this.#reads.get(roleKey(role)) ?? null;
  }
}
