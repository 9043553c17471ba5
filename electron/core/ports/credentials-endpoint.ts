import type { ServedAnswer } from '../export/served-answer.ts';
import type { Secret } from '../secret.ts';

/** The port is another program's, or another copy's of this one. */
export class PortTaken extends Error {}

/** Who decides what the endpoint answers. */
export interface EndpointDesk {
  /** Whether this is the token of this consumer; takes as long for a consumer that there is not. */
  isAdmitted(consumerId: string, token: Secret): boolean;
  /** Another user of this computer came with the token of this consumer: it was seen. */
  onOtherUser(consumerId: string): void;
  /** Credentials of its role. Never rejects. `program`: the name the asker gives itself, cleaned; empty: none. */
  answer(consumerId: string, program: string): Promise<ServedAnswer>;
}

/** The endpoint for credentials on 127.0.0.1. */
export interface EndpointServer {
  /** Listens at this port, or at any free one; answers which. Rejects with `PortTaken`, or with what the system says. */
  listen(port: number | null, desk: EndpointDesk): Promise<number>;
  /** Nobody is answered any more. */
  close(): void;
}

/** Tokens that nobody can guess. */
export interface Tokens {
  /** 256 bits of chance, in letters that stand in a header and in a file name as they are. */
  create(): Secret;
  /** SHA-256 in hexadecimal digits: enough for a token of 256 bits, which no list of likely ones holds. */
  hash(token: Secret): string;
  /** Compares two hashes in a time that does not depend on where they differ. */
  areSame(one: string, other: string): boolean;
}
