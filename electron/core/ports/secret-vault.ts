import type { Secret } from '../secret.ts';
import type { SetAsideReason } from './files.ts';

/**
 * Why secrets are not kept between two starts, or `keychain` when they are. `memory`: there is no keychain worth the name.
 * `refused`: it asked the person, and was not opened.
 */
export type SecretsKept = 'keychain' | 'memory' | 'refused';

/** What the stored text came to. */
export type StoredText =
  | { readonly outcome: 'none' }
  | { readonly outcome: 'opened'; readonly text: Secret }
  /** It is there but cannot be opened for now; it stays where it is and must not be written over. */
  | { readonly outcome: 'unavailable' }
  /** It can never be opened here and was moved aside under this name. */
  | { readonly outcome: 'set-aside'; readonly name: string };

/** The keychain did not do its part this time; the disk is not to blame, and a later try may do. */
export class KeychainUnavailable extends Error {}

/**
 * The one encrypted file of tokens and client registrations, read and written as a whole.
 * Without a trustworthy keychain nothing is written, and `kept` says so.
 */
export interface SecretVault {
  load(): Promise<StoredText>;
  /**
   * Writes the text; without a keychain it does nothing. Rejects with `KeychainUnavailable` while the keychain fails or a
   * stored text still waits to be opened, else with what the disk had to say.
   */
  store(text: Secret): Promise<void>;
  /** Moves the file aside as a backup: its text opened but means nothing to this version. Answers its new name. */
  setAside(reason: SetAsideReason): Promise<string>;
  /** As it was found at the latest `load` or `store`. */
  kept(): SecretsKept;
}
