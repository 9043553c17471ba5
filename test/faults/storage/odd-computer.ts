import type { Files } from '../../../electron/core/ports/files.ts';
import type { Settings } from '../../../electron/core/ports/settings.ts';
import { MemorySettings } from '../../harness/ports.ts';
import { plainKeychain, settingsOf, type Keychain, type OddParts, type Place } from '../kill/app-on-disk.ts';

/** What the keychain does instead of its work. */
export type KeychainTrouble =
  | 'locked'
  | 'throws'
  | 'silent'
  | 'gone'
  | 'hard-coded key'
  | 'another computer'
  | 'encrypts anew'
  | 'only encrypts not';

/** What the disk does, with which files. */
export interface DiskTrouble {
  readonly file: string;
  readonly at: 'read' | 'write';
  readonly code: 'EACCES' | 'ENOSPC' | 'EROFS' | 'EIO';
}

/** A keychain, files and settings that work until one of them is told to fail. */
export class OddComputer {
  keychain: KeychainTrouble | null = null;
  disk: DiskTrouble | null = null;
  /** Whoever waits for a silent keychain. */
  #waiting: (() => void)[] = [];

  clear(): void {
    this.keychain = null;
    this.disk = null;
    for (const go of this.#waiting.splice(0)) go();
  }

  parts(place: Place): OddParts {
    return {
      files: (real) => this.#files(real),
      keychain: this.#keychain(),
      settings: this.#settings(place),
    };
  }

  #files(real: Files): Files {
    return {
      location: (path) => real.location(path),
      read: (path) => this.#unless('read', path, () => real.read(path)),
      write: (path, text) => this.#unless('write', path, () => real.write(path, text)),
      append: (path, text) => this.#unless('write', path, () => real.append(path, text)),
      remove: (path) => this.#unless('write', path, () => real.remove(path)),
      setAside: (path, reason) => this.#unless('write', path, () => real.setAside(path, reason)),
      keepCopy: (path) => this.#unless('write', path, () => real.keepCopy(path)),
    };
  }

  async #unless<Value>(at: DiskTrouble['at'], path: string, work: () => Promise<Value>): Promise<Value> {
    this.#inject(at, path);
    return await work();
  }

  #inject(at: DiskTrouble['at'], path: string): void {
    const { disk } = this;
    if (disk === null || at !== disk.at || !path.startsWith(disk.file)) return;
    throw Object.assign(new Error(`${disk.code}: ${at} '${path}'`), { code: disk.code });
  }

  #keychain(): Keychain {
    return {
      isAsyncEncryptionAvailable: async () => {
        await this.#pause();
        if (this.keychain === 'throws') throw new Error('The name org.freedesktop.secrets was not provided.');
        return this.keychain !== 'gone';
      },
      encryptStringAsync: async (text) => {
        await this.#pause();
        if (['throws', 'gone', 'only encrypts not'].includes(this.keychain ?? ''))
          throw new Error('Encryption failed.');
        const encrypted = await plainKeychain.encryptStringAsync(text);
        return this.keychain === 'hard-coded key' ? Buffer.from(`v10${encrypted.toString().slice(3)}`) : encrypted;
      },
      decryptStringAsync: async (bytes) => {
        await this.#pause();
        if (this.keychain === 'locked') throw new Error('decryptStringAsync is temporarily unavailable.');
        if (this.keychain === 'throws') throw new Error('decryptStringAsync is temporarily unavailable.');
        if (this.keychain === 'another computer') throw new Error('Error while decrypting the ciphertext.');
        const shouldReEncrypt = this.keychain === 'encrypts anew';
        return { ...(await plainKeychain.decryptStringAsync(bytes)), shouldReEncrypt };
      },
    };
  }

  #pause(): Promise<void> {
    if (this.keychain !== 'silent') return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #settings(place: Place): MemorySettings {
    const real = settingsOf(place);
    const inject = (): void => this.#inject('write', 'settings.json');
    return new (class extends MemorySettings {
      override read(): Settings {
        return real.read();
      }
      override change(part: Partial<Settings>): void {
        inject();
        real.change(part);
      }
    })();
  }
}
