import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { createDataFolder } from '../../electron/shell/ports/data-folder.ts';
import { createEncryptedVault } from '../../electron/shell/ports/encrypted-vault.ts';
import { manualClock } from './doubles/manual-clock.ts';
import { recordedLog } from './doubles/recorded-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

interface KeychainState {
  available: boolean;
  prefix: string;
  shouldReEncrypt: boolean;
  /** Whether encrypting rejects. */
  encryptionFails: boolean;
  /** What decrypting rejects with. */
  trouble: string | null;
}

const working: KeychainState = {
  available: true,
  prefix: 'v11',
  shouldReEncrypt: false,
  encryptionFails: false,
  trouble: null,
};

/** A keychain whose encryption anybody can read, with the mark in front that Chromium writes. */
function keychainIn(state: KeychainState): Parameters<typeof createEncryptedVault>[0]['keychain'] {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(state.available),
    encryptStringAsync: (text) =>
      state.encryptionFails
        ? Promise.reject(new Error('encryption failed'))
        : Promise.resolve(Buffer.from(`${state.prefix}${Buffer.from(text).toString('hex')}`)),
    decryptStringAsync: (encrypted) => {
      const stored = encrypted.toString();
      if (state.trouble !== null || !stored.startsWith('v1'))
        return Promise.reject(new Error(state.trouble ?? 'decryption failed'));
      return Promise.resolve({
        result: Buffer.from(stored.slice(3), 'hex').toString(),
        shouldReEncrypt: state.shouldReEncrypt,
      });
    },
  };
}

function setUp(system: 'darwin' | 'win32' | 'linux' = 'linux') {
  const folder = temporaryFolder();
  const files = createDataFolder(folder, manualClock());
  const log = recordedLog();
  const asides: string[] = [];
  const open = (state: Partial<KeychainState> = {}) =>
    createEncryptedVault({
      keychain: keychainIn({ ...working, ...state }),
      files,
      system,
      log,
      setAside: (name) => void asides.push(name),
    });
  const onDisk = async (): Promise<string | null> => {
    const text = await files.read('secrets.vault');
    return text === null ? null : Buffer.from(text, 'base64').toString().slice(0, 3);
  };
  return { files, asides, log, open, onDisk };
}

const text = new Secret('{"token":"aoa"}');

describe('the vault', () => {
  it('keeps what was stored until the next start, encrypted', async () => {
    const { open, onDisk, files } = setUp();
    const vault = open();
    const before = await vault.load();
    await vault.store(text);
    const next = open();
    expect([before, (await next.load())?.reveal(), next.kept(), await onDisk()]).toEqual([
      null,
      text.reveal(),
      'keychain',
      'v11',
    ]);
    expect(await files.read('secrets.vault')).not.toContain('aoa');
  });

  it.each<[string, 'darwin' | 'win32' | 'linux', Partial<KeychainState>, string]>([
    ['no keychain', 'linux', { available: false }, 'memory'],
    ['no keychain', 'darwin', { available: false }, 'memory'],
    ["Chromium's own key", 'linux', { prefix: 'v10' }, 'memory'],
    ['a real keychain', 'darwin', { prefix: 'v10' }, 'keychain'],
    ['a real keychain', 'win32', { prefix: 'v10' }, 'keychain'],
    ['a real keychain', 'linux', { prefix: 'v12' }, 'keychain'],
  ])('with %s on %s (%j) keeps secrets in: %s', async (_name, system, state, kept) => {
    const { open, onDisk } = setUp(system);
    const vault = open(state);
    await vault.load();
    await vault.store(text);
    expect([vault.kept(), (await vault.load())?.reveal(), (await onDisk()) === null]).toEqual([
      kept,
      text.reveal(),
      kept === 'memory',
    ]);
  });

  it('leaves a good file alone while there is no keychain', async () => {
    const { open, onDisk } = setUp();
    await open().store(text);
    const without = open({ available: false });
    const seen = await without.load();
    await without.store(new Secret('other'));
    expect([seen, await onDisk(), (await open().load())?.reveal()]).toEqual([null, 'v11', text.reveal()]);
  });

  it('writes again with the newer key when asked to', async () => {
    const { open, onDisk } = setUp();
    await open().store(text);
    const loaded = await open({ shouldReEncrypt: true, prefix: 'v12' }).load();
    expect([loaded?.reveal(), await onDisk()]).toEqual([text.reveal(), 'v12']);
  });

  it('keeps a file that opened when it cannot be encrypted anew', async () => {
    const { open, asides } = setUp('darwin');
    await open().store(text);
    const loaded = await open({ shouldReEncrypt: true, encryptionFails: true }).load();
    const again = await open().load();
    expect([loaded?.reveal(), asides, again?.reveal()]).toEqual([text.reveal(), [], text.reveal()]);
  });

  it('sets a file aside that cannot be opened, says so, and starts empty', async () => {
    const { open, files, asides, onDisk } = setUp();
    await files.write('secrets.vault', 'bm90IG91cnM=');
    const vault = open();
    const loaded = await vault.load();
    const aside = 'secrets.vault.damaged-2026-11-22T09-04-00.000Z';
    expect([loaded, vault.kept(), asides, await files.read(aside), await onDisk()]).toEqual([
      null,
      'keychain',
      [aside],
      'bm90IG91cnM=',
      null,
    ]);
  });

  it('touches nothing while the keychain is locked', async () => {
    const { open, asides, onDisk } = setUp();
    await open().store(text);
    const locked = open({ trouble: 'safeStorage is temporarily unavailable. Please try again.' });
    const loaded = await locked.load();
    await locked.store(new Secret('other'));
    expect([loaded, locked.kept(), asides, await onDisk(), (await open().load())?.reveal()]).toEqual([
      null,
      'memory',
      [],
      'v11',
      text.reveal(),
    ]);
  });

  it('moves its file aside for core, too', async () => {
    const { open, files } = setUp();
    const vault = open();
    await vault.store(text);
    const aside = await vault.setAside();
    expect([await vault.load(), (await files.read(aside)) !== null]).toEqual([null, true]);
  });
});
