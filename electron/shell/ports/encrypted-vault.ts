import type { SafeStorage } from 'electron';
import type { Files } from '../../core/ports/files.ts';
import type { Log } from '../../core/ports/desktop.ts';
import type { SecretsKept, SecretVault } from '../../core/ports/secret-vault.ts';
import type { Platform } from '../../core/platform.ts';
import { Secret } from '../../core/secret.ts';

type Keychain = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

export interface VaultOptions {
  readonly keychain: Keychain;
  readonly files: Files;
  readonly system: Platform['system'];
  readonly log: Log;
  /** Told the name a file that could not be opened was set aside as. */
  readonly setAside: (name: string) => void;
}

/** Base64 of what the system's keychain made of the text. */
const path = 'secrets.vault';

/**
 * Secrets in one encrypted file, or in memory when this computer has no keychain worth the name. Which of the two is
 * found out at the first `load` or `store`, since asking can make the system ask the person.
 */
export function createEncryptedVault(options: VaultOptions): SecretVault {
  const { keychain, files, log } = options;
  let kept: SecretsKept = 'memory';
  let probe: Promise<void> | null = null;
  let inMemory: Secret | null = null;

  async function findOut(): Promise<void> {
    kept = (await hasKeychain(options)) ? 'keychain' : 'memory';
    if (kept === 'memory') log.warn('No keychain is available: sign-ins are kept in memory only.');
  }

  async function write(text: Secret): Promise<void> {
    const encrypted = await keychain.encryptStringAsync(text.reveal());
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

  async function open(stored: string): Promise<Secret | null> {
    try {
      const { result, shouldReEncrypt } = await keychain.decryptStringAsync(Buffer.from(stored, 'base64'));
      const text = new Secret(result);
      if (shouldReEncrypt) await writeAnew(text);
      return text;
    } catch (error) {
      if (isTemporary(error)) {
        // The file stays for the next start, and must not be written over until then.
        log.warn('The keychain is locked for now: sign-ins of this session are kept in memory only.');
        kept = 'memory';
        return null;
      }
      log.error('The kept secrets could not be opened.', error);
      options.setAside(await files.setAside(path));
      return null;
    }
  }

  return {
    async load() {
      await (probe ??= findOut());
      if (kept === 'memory') return inMemory;
      const stored = await files.read(path);
      return stored === null ? null : open(stored);
    },
    async store(text) {
      await (probe ??= findOut());
      if (kept === 'memory') inMemory = text;
      else await write(text);
    },
    async setAside() {
      inMemory = null;
      return files.setAside(path);
    },
    kept: () => kept,
  };
}

/**
 * Without a secret service Chromium on Linux encrypts with a key that is in its source and marks that with `v10`
 * (os_crypt_linux.cc), so a probe tells. On macOS and Windows `v10` is the mark of the real thing.
 */
async function hasKeychain({ keychain, system, log }: VaultOptions): Promise<boolean> {
  try {
    if (!(await keychain.isAsyncEncryptionAvailable())) return false;
    if (system !== 'linux') return true;
    const encrypted = await keychain.encryptStringAsync('probe');
    return encrypted.subarray(0, 3).toString('latin1') !== 'v10';
  } catch (error) {
    log.warn(`The keychain did not answer: ${String(error)}`);
    return false;
  }
}

/** Electron tells a locked keychain from a wrong key only in the message. */
function isTemporary(error: unknown): boolean {
  return error instanceof Error && /temporarily unavailable/iu.test(error.message);
}
