import type { SafeStorage } from 'electron';
import type { Files } from '../../../core/ports/files.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Log } from '../../../core/ports/desktop.ts';
import {
  KeychainUnavailable,
  type SecretsKept,
  type SecretVault,
  type StoredText,
} from '../../../core/ports/secret-vault.ts';
import type { Platform } from '../../../core/ports/platform.ts';
import { Secret } from '../../../core/secret.ts';
import type { MayHaveAsked } from './keychain-prompts.ts';

type Keychain = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

export interface VaultOptions {
  readonly keychain: Keychain;
  readonly files: Files;
  readonly system: Platform['system'];
  readonly mayHaveAsked: MayHaveAsked;
  readonly clock: Clock;
  readonly log: Log;
}

/** Base64 of what the system's keychain made of the text. */
const path = 'secrets.vault';
/** A prompt takes longer than this to come, to be read and to be refused. */
const nobodyRefusesWithinMs = 500;

/**
 * Secrets in one encrypted file, or nowhere when this computer has no keychain worth the name. A file that is there is
 * never written over before it was opened: a keychain that is locked, or gone for today, may be back tomorrow.
 */
export function createEncryptedVault(options: VaultOptions): SecretVault {
  const { keychain, files, clock, log } = options;
  let kept: SecretsKept = 'memory';
  /** A file is there and has not been opened. */
  let waiting = false;
  /**
   * One that asked the person and was not opened is left alone until the next start: Electron asks a keychain once a run
   * and holds on to what came (electron_api_safe_storage.cc), and where it does not, each question is a prompt. One that is
   * only slow to say no, where nobody can have been asked, is unavailable, and is looked for again.
   */
  async function lookForKeychain(): Promise<void> {
    if (kept === 'refused') return;
    const asked = clock.monotonic();
    const isThere = await hasKeychain(options);
    const tookTime = clock.monotonic() - asked > nobodyRefusesWithinMs;
    kept = isThere ? 'keychain' : tookTime && (await options.mayHaveAsked()) ? 'refused' : 'memory';
  }

  async function encrypt(text: Secret): Promise<Buffer> {
    try {
      return await keychain.encryptStringAsync(text.reveal());
    } catch (error) {
      throw new KeychainUnavailable('The keychain did not encrypt.', { cause: error });
    }
  }

  async function write(text: Secret): Promise<void> {
    const encrypted = await encrypt(text);
    await files.write(path, encrypted.toString('base64'));
  }

  /** What opened is good whether or not it could be encrypted anew; the next store tries again. */
  async function writeAnew(text: Secret): Promise<void> {
    try {
      await write(text);
    } catch (error) {
      log.warn(`The kept secrets could not be encrypted anew: ${String(error)}`);
    }
  }

  async function open(stored: string): Promise<StoredText> {
    try {
      const { result, shouldReEncrypt } = await keychain.decryptStringAsync(Buffer.from(stored, 'base64'));
      const text = new Secret(result);
      if (shouldReEncrypt) await writeAnew(text);
      return { outcome: 'opened', text };
    } catch (error) {
      if (isTemporary(error)) return { outcome: 'unavailable' };
      log.error('The kept secrets could not be opened.', error);
      return { outcome: 'set-aside', name: await files.setAside(path, 'damaged') };
    }
  }

  return {
    async load() {
      const stored = await files.read(path);
      waiting = stored !== null;
      await lookForKeychain();
      if (stored === null) return { outcome: 'none' };
      const opened: StoredText = kept === 'keychain' ? await open(stored) : { outcome: 'unavailable' };
      waiting = opened.outcome === 'unavailable';
      if (waiting) log.warn('The keychain cannot open the kept secrets for now.');
      return opened;
    },
    async store(text) {
      if (waiting) throw new KeychainUnavailable('The kept secrets have not been opened yet.');
      // A keychain can also come up after Latchkey has.
      if (kept === 'memory') await lookForKeychain();
      if (kept === 'keychain') await write(text);
    },
    setAside: (reason) => files.setAside(path, reason),
    kept: () => kept,
  };
}

/**
 * Without a secret service Chromium on Linux encrypts with a key that is in its source and marks that with `v10`
 * (os_crypt_linux.cc), so a probe tells. On macOS and Windows `v10` is the mark of the real thing. The probe is the only
 * question: a keyring that is locked puts each one to the person.
 */
async function hasKeychain({ keychain, system, log }: VaultOptions): Promise<boolean> {
  try {
    if (system !== 'linux') return await keychain.isAsyncEncryptionAvailable();
    const encrypted = await keychain.encryptStringAsync('probe');
    return encrypted.subarray(0, 3).toString('latin1') !== 'v10';
  } catch (error) {
    log.warn(`The keychain did not answer: ${String(error)}`);
    return false;
  }
}

/** Electron tells a locked keychain from a wrong key only in the message (electron_api_safe_storage.cc). */
function isTemporary(error: unknown): boolean {
  return error instanceof Error && /temporarily unavailable/iu.test(error.message);
}
