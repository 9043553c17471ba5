import type { Secret } from '../secret.ts';

/** Why secrets are not kept between two starts, or `keychain` when they are. */
export type SecretsKept = 'keychain' | 'memory';

/**
 * The one encrypted file of tokens and client registrations, read and written as a whole.
 * Without a trustworthy keychain it lives in memory only, and `kept` says so.
 */
export interface SecretVault {
  /** The text last stored, or null when there is none. A file that cannot be opened is set aside and reads as null. */
  load(): Promise<Secret | null>;
  store(text: Secret): Promise<void>;
  /** Moves the file aside as a backup: its text opened but means nothing to this version. Answers its new name. */
  setAside(): Promise<string>;
  kept(): SecretsKept;
}
