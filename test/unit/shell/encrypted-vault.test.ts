import { describe, expect, it } from 'vitest';
import { KeychainUnavailable, type SecretVault } from '../../../electron/core/ports/secret-vault.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { createEncryptedVault } from '../../../electron/shell/desktop/keychain/encrypted-vault.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
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
      state.encryptionFails || !state.available
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
  const files = createDataFolder(folder, new ManualClock());
  const open = (state: Partial<KeychainState> = {}) => openWith({ ...working, ...state });
  const openWith = (state: KeychainState) =>
    createEncryptedVault({
      keychain: keychainIn(state),
      mayHaveAsked: asked,
      files,
      system,
      clock: new ManualClock(),
      log: new RecordingLog(),
    });
  const onDisk = async (): Promise<string | null> => {
    const text = await files.read('secrets.vault');
    return text === null ? null : Buffer.from(text, 'base64').toString().slice(0, 3);
  };
  return { files, open, openWith, onDisk };
}

const text = new Secret('{"token":"aoa"}');
const asked = (): Promise<boolean> => Promise.resolve(true);

/** What loading came to: the text, or in a word. */
async function loaded(vault: SecretVault): Promise<string> {
  const stored = await vault.load();
  if (stored.outcome === 'set-aside') return stored.name;
  return stored.outcome === 'opened' ? stored.text.reveal() : stored.outcome;
}

describe('the vault', () => {
  it('keeps what was stored until the next start, encrypted', async () => {
    const { open, onDisk, files } = setUp();
    const vault = open();
    const before = await loaded(vault);
    await vault.store(text);
    const next = open();
    expect({ before, loaded: await loaded(next), kept: next.kept(), onDisk: await onDisk() }).toEqual({
      before: 'none',
      loaded: text.reveal(),
      kept: 'keychain',
      onDisk: 'v11',
    });
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
    expect({ kept: vault.kept(), noOnDisk: (await onDisk()) === null }).toEqual({ kept, noOnDisk: kept === 'memory' });
  });

  it('uses a keychain that comes up after the start', async () => {
    const { openWith, onDisk } = setUp();
    const state = { ...working, available: false };
    const vault = openWith(state);
    await vault.load();
    state.available = true;
    await vault.store(text);
    expect({ kept: vault.kept(), onDisk: await onDisk() }).toEqual({ kept: 'keychain', onDisk: 'v11' });
  });

  it('writes again with the newer key when asked to', async () => {
    const { open, onDisk } = setUp();
    await open().store(text);
    const seen = await loaded(open({ shouldReEncrypt: true, prefix: 'v12' }));
    expect({ seen, onDisk: await onDisk() }).toEqual({ seen: text.reveal(), onDisk: 'v12' });
  });

  it('keeps a file that opened when it cannot be encrypted anew', async () => {
    const { open } = setUp('darwin');
    await open().store(text);
    const seen = await loaded(open({ shouldReEncrypt: true, encryptionFails: true }));
    expect({ seen, loaded: await loaded(open()) }).toEqual({ seen: text.reveal(), loaded: text.reveal() });
  });

  it.each<[string, string, Partial<KeychainState>]>([
    ['is damaged', 'bm90IG91cnM=', {}],
    ['is of another computer', 'djExNmY3NA==', { trouble: 'Error while decrypting the ciphertext.' }],
    ['is empty', '', {}],
  ])('sets a file aside that %s, says so, and starts empty', async (_name, contents, state) => {
    const { open, files, onDisk } = setUp();
    await files.write('secrets.vault', contents);
    const vault = open(state);
    const aside = 'secrets.vault.damaged-2026-11-22T09-04-00.000Z';
    expect({
      loaded: await loaded(vault),
      kept: vault.kept(),
      files: await files.read(aside),
      onDisk: await onDisk(),
    }).toEqual({
      loaded: aside,
      kept: 'keychain',
      files: contents,
      onDisk: null,
    });
    await vault.store(text);
    expect(await onDisk()).toBe('v11');
  });

  it.each<[string, Partial<KeychainState>]>([
    ['is locked', { trouble: 'decryptStringAsync is temporarily unavailable. Please try again.' }],
    ['is gone', { available: false }],
    ["is Chromium's own key today", { prefix: 'v10' }],
  ])('touches nothing while the keychain %s, and opens the file when it is back', async (_name, trouble) => {
    const { open, openWith, onDisk } = setUp();
    await open().store(text);
    const state = { ...working, ...trouble };
    const vault = openWith(state);
    const seen = await loaded(vault);
    await expect(vault.store(new Secret('other'))).rejects.toThrow(KeychainUnavailable);
    const meanwhile = await onDisk();
    Object.assign(state, working);
    const opened = await loaded(vault);
    await vault.store(new Secret('other'));
    expect({ seen, meanwhile, opened, loaded: await loaded(open()) }).toEqual({
      seen: 'unavailable',
      meanwhile: 'v11',
      opened: text.reveal(),
      loaded: 'other',
    });
  });

  it('tells a keychain that fails from a disk that does', async () => {
    const { open, onDisk } = setUp('darwin');
    const vault = open({ encryptionFails: true });
    await vault.load();
    await expect(vault.store(text)).rejects.toThrow(KeychainUnavailable);
    expect({ kept: vault.kept(), onDisk: await onDisk() }).toEqual({ kept: 'keychain', onDisk: null });
  });

  it.each(['damaged', 'newer'] as const)('moves its file aside for core, too, as %s', async (reason) => {
    const { open, files } = setUp();
    const vault = open();
    await vault.store(text);
    const aside = await vault.setAside(reason);
    expect({ aside, loaded: await loaded(vault), hasFiles: (await files.read(aside)) !== null }).toEqual({
      aside: `secrets.vault.${reason}-2026-11-22T09-04-00.000Z`,
      loaded: 'none',
      hasFiles: true,
    });
  });
});

describe('a keychain that puts each question to the person, who refuses', () => {
  const refuses = {
    'by an error': () => Promise.reject(new Error('Encryption is not available.')),
    "by Chromium's own key": () => Promise.resolve(Buffer.from('v10')),
  };

  it.each(Object.entries(refuses))('%s: is asked once, whatever is stored or looked for then', async (_how, refuse) => {
    let questions = 0;
    const clock = new ManualClock();
    const ask = <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
      questions += 1;
      clock.tick(4_000);
      return answer();
    };
    const keychain = {
      isAsyncEncryptionAvailable: () => ask(() => Promise.resolve(false)),
      encryptStringAsync: () => ask(refuse),
      decryptStringAsync: () => ask(() => Promise.reject(new Error('Decryption is not available.'))),
    };
    const files = createDataFolder(temporaryFolder(), new ManualClock());
    await files.write('secrets.vault', 'djExNmY3NA==');
    const vault = createEncryptedVault({
      keychain,
      mayHaveAsked: asked,
      files,
      system: 'linux',
      clock,
      log: new RecordingLog(),
    });
    const seen = [await loaded(vault), await loaded(vault)];
    await expect(vault.store(text)).rejects.toThrow(KeychainUnavailable);
    expect({ seen, questions, kept: vault.kept() }).toEqual({
      seen: ['unavailable', 'unavailable'],
      questions: 1,
      kept: 'refused',
    });
  });

  it('is asked once where nothing is stored yet, and nothing is written', async () => {
    let questions = 0;
    const clock = new ManualClock();
    const refuse = (): Promise<Buffer> => {
      questions += 1;
      clock.tick(4_000);
      return Promise.resolve(Buffer.from('v10'));
    };
    const { files, onDisk } = setUp();
    const keychain = { ...keychainIn(working), encryptStringAsync: refuse };
    const vault = createEncryptedVault({
      keychain,
      mayHaveAsked: asked,
      files,
      system: 'linux',
      clock,
      log: new RecordingLog(),
    });
    await vault.load();
    await vault.store(text);
    await vault.store(text);
    expect({ questions, kept: vault.kept(), onDisk: await onDisk() }).toEqual({
      questions: 1,
      kept: 'refused',
      onDisk: null,
    });
  });
});

describe('a keychain that is slow to say no', () => {
  /** Loads and stores while it is slow, and then when it is well; answers where secrets are kept each time. */
  async function kept(mayHaveAsked: () => Promise<boolean>): Promise<unknown[]> {
    const clock = new ManualClock();
    const { files, onDisk } = setUp();
    const state = { ...working, prefix: 'v10' };
    const { encryptStringAsync, ...others } = keychainIn(state);
    const slow = (plain: string): Promise<Buffer> => {
      clock.tick(25_000);
      return encryptStringAsync(plain);
    };
    const keychain = { ...others, encryptStringAsync: slow };
    const vault = createEncryptedVault({
      keychain,
      mayHaveAsked,
      files,
      system: 'linux',
      clock,
      log: new RecordingLog(),
    });
    await vault.load();
    await vault.store(text);
    const before = vault.kept();
    state.prefix = 'v11';
    await vault.store(text);
    return [before, vault.kept(), await onDisk()];
  }

  it('is looked for again where nobody can have been asked', async () => {
    expect(await kept(() => Promise.resolve(false))).toEqual(['memory', 'keychain', 'v11']);
  });

  it('was refused where the person may have been asked', async () => {
    expect(await kept(asked)).toEqual(['refused', 'refused', null]);
  });
});
