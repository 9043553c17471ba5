import type { Log } from '../ports/desktop.ts';
import { KeychainUnavailable, type SecretsKept } from '../ports/secret-vault.ts';
import type { WindowNotices } from '../app/window-notices.ts';
import type { TextKey } from '../../shared/text/text.ts';

/** How the secrets are kept just now. */
interface SecretsState {
  isAsked(): boolean;
  isLocked(): boolean;
  isUnsaved(): boolean;
  kept(): SecretsKept;
}

/** Tells the person how their secrets are kept, each state once for as long as it lasts. */
export class SecretNotices {
  readonly #notices: WindowNotices;
  readonly #log: Log;
  #shown: TextKey | null = null;

  constructor(notices: WindowNotices, log: Log) {
    this.#notices = notices;
    this.#log = log;
  }

  /** @param error what went wrong with the latest try. */
  update(secrets: SecretsState, error: unknown): void {
    const wanted = stateOf(secrets, error);
    if (wanted === this.#shown) {
      return;
    }
    if (error !== undefined) {
      this.#log.error('The secrets could not be read or written.', error);
    }
    if (this.#shown !== null) {
      this.#notices.remove(this.#shown);
    }
    if (wanted !== null) {
      this.#notices.add(wanted);
    }
    this.#shown = wanted;
  }
}

function stateOf(secrets: SecretsState, error: unknown): TextKey | null {
  if (secrets.isAsked()) {
    return 'notice.keychain-asks';
  }
  const isRefused = secrets.kept() === 'refused';
  if (secrets.isLocked()) {
    return isRefused ? 'notice.keychain-refused-locked' : 'notice.secrets-locked';
  }
  if (secrets.isUnsaved()) {
    return error instanceof KeychainUnavailable ? 'notice.secrets-unsaved' : 'failure.storage-failed';
  }
  if (isRefused) {
    return 'notice.keychain-refused';
  }
  return secrets.kept() === 'memory' ? 'notice.memory-only' : null;
}
