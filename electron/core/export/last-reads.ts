import { roleKey, type Role } from '../../shared/model/role.ts';
import { second, type Instant } from '../time/instant.ts';

/** By its own word, and when. */
export interface LastRead {
  readonly at: Instant;
  readonly program: string;
}

/** A program may ask a hundred times a second; that it did is news again after so long (ms). */
const newsAfter = 10 * second;

/** Which program read the credentials of a role last, as far as it asked Latchkey. */
export class LastReads {
  readonly #reads = new Map<string, LastRead>();
  /** The reads that were news. */
  readonly #news = new Map<string, LastRead>();

  /** An older one than is known is left out. Answers whether it is worth showing anew. */
  note(role: Role, read: LastRead): boolean {
    const key = roleKey(role);
    const known = this.#reads.get(key);
    if (known !== undefined && known.at > read.at) return false;
    this.#reads.set(key, read);
    const news = this.#news.get(key);
    if (news?.program === read.program && read.at - news.at < newsAfter) return false;
    this.#news.set(key, read);
    return true;
  }

  of(role: Role): LastRead | null {
    return this.#reads.get(roleKey(role)) ?? null;
  }
}
