import { Secret } from '../secret.ts';

/** 32 random bytes make the 43 characters of base64url that RFC 7636, 4.1 recommends. */
const bytes = 32;

/** What proves that the one who redeems the code is the one who asked for it (RFC 7636). */
export interface Verifier {
  readonly verifier: Secret;
  /** Base64url of its SHA-256, without padding. */
  readonly challenge: string;
}

/** A fresh verifier with its challenge. */
export async function createVerifier(): Promise<Verifier> {
  const text = randomText();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return { verifier: new Secret(text), challenge: Buffer.from(digest).toString('base64url') };
}

/** A text nobody can guess: a verifier, or the state that ties an answer to its question. */
export function randomText(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');
}
