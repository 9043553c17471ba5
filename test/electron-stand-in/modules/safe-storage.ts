import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { untilFaults } from './faults.ts';
import { isReady } from './readiness.ts';

const prefixLength = 3;
const nonceLength = 12;
const tagLength = 16;

/** Chromium's key for Linux without a keychain is the same on every machine: anybody can decrypt. */
function hardCodedKey(): Buffer {
  return createHash('sha256').update('peanuts').digest();
}

/** The key that the system's keychain keeps, here in a file outside userData: a copied secret is worthless elsewhere. */
function keychainKey(): Buffer {
  if (!rule('keychain-is-per-machine')) return hardCodedKey();
  try {
    return readFileSync(settings.keychainFile);
  } catch {
    const key = randomBytes(32);
    mkdirSync(dirname(settings.keychainFile), { recursive: true });
    writeFileSync(settings.keychainFile, key, { mode: 0o600 });
    return key;
  }
}

/** Linux marks what its keychain's key encrypted with v11, the hard-coded key with v10; the other systems use v10. */
function prefix(): string {
  const ofKeychain = settings.platform === 'linux' && settings.faults.keychain !== 'basic_text';
  return ofKeychain && rule('basic-text-is-v10') ? 'v11' : 'v10';
}

function keyFor(text: string): Buffer {
  return text === 'v10' && settings.platform === 'linux' ? hardCodedKey() : keychainKey();
}

/** What Electron says of it (electron_api_safe_storage.cc). */
const couldNot = {
  encrypt: 'Error while encrypting the text provided to safeStorage.encryptStringAsync.',
  decrypt: 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.',
};

/** How often a keychain that asks was wanted: so many prompts where Electron shares no answer. */
let questions = 0;

/** One prompt answers all who wait for it (SafeStorage::OnOsCryptReady). */
async function answered(): Promise<void> {
  await Promise.resolve();
  if (settings.faults.keychain !== 'asking' || !isReady() || !rule('asking-keychain-is-waited-for')) return;
  questions += 1;
  await untilFaults(({ keychain }) => keychain !== 'asking');
}

onCommand('keychain.questions', () => questions);

function refuseNow(doing: keyof typeof couldNot): void {
  const { keychain } = settings.faults;
  if (!isReady() && rule('safe-storage-after-ready')) throw new Error('safeStorage cannot be used before app is ready');
  if (keychain === 'unavailable' && rule('no-keychain-rejects')) throw new Error(couldNot[doing]);
  if (keychain !== 'failing') return;
  // Only decryption tells a keychain that is locked for now from one that is not there.
  if (doing === 'encrypt') throw new Error(couldNot.encrypt);
  throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
}

export const safeStorage = throwingByName('safeStorage', {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    await answered();
    return isReady() && !['unavailable', 'failing'].includes(settings.faults.keychain);
  },

  async encryptStringAsync(plainText: string): Promise<Buffer> {
    await answered();
    refuseNow('encrypt');
    const mark = prefix();
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', keyFor(mark), nonce);
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(mark), nonce, cipher.getAuthTag(), body]);
  },

  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    await answered();
    refuseNow('decrypt');
    const bytes = Buffer.from(encrypted);
    const mark = bytes.subarray(0, prefixLength).toString();
    if (mark !== 'v10' && mark !== 'v11') throw new Error(couldNot.decrypt);
    try {
      return {
        result: decrypt(bytes, keyFor(mark)),
        shouldReEncrypt: settings.faults.keychain === 're-encrypt' || mark !== prefix(),
      };
    } catch (error) {
      throw new Error(couldNot.decrypt, { cause: error });
    }
  },

  getSelectedStorageBackend(): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> {
    if (!isReady()) return 'unknown';
    return settings.faults.keychain === 'working' || settings.faults.keychain === 're-encrypt'
      ? 'gnome_libsecret'
      : 'basic_text';
  },
});

function decrypt(bytes: Buffer, key: Buffer): string {
  const nonce = bytes.subarray(prefixLength, prefixLength + nonceLength);
  const tag = bytes.subarray(prefixLength + nonceLength, prefixLength + nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAuthTag(tag);
  const body = bytes.subarray(prefixLength + nonceLength + tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}
