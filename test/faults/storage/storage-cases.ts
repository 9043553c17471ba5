import type { TextKey } from '../../../electron/shared/text/text.ts';
import type { DiskTrouble, KeychainTrouble } from './odd-computer.ts';

/** One part of this computer that fails, before the app starts or while it runs. */
export interface StorageCase {
  readonly name: string;
  readonly when: 'at the start' | 'in the middle';
  readonly inject: { readonly keychain: KeychainTrouble } | { readonly disk: DiskTrouble };
  /** What is said while it fails; nothing else may be. */
  readonly says: readonly TextKey[];
  /** The state of the sign-in while it fails. */
  readonly during: 'signed-in, good' | 'signed-out';
  /** The sign-in is asked for again in the end: what was kept is of no use here. */
  readonly asksAgain?: true;
}

const atStart = { when: 'at the start' } as const;
const inTheMiddle = { when: 'in the middle' } as const;
const goesOn = 'signed-in, good';

function keychain(
  trouble: KeychainTrouble,
  more: Pick<StorageCase, 'when' | 'says' | 'during' | 'asksAgain'>,
): StorageCase {
  return { name: `keychain: ${trouble}`, inject: { keychain: trouble }, ...more };
}

function disk(trouble: DiskTrouble, more: Pick<StorageCase, 'when' | 'says' | 'during'>): StorageCase {
  const { file, at, code } = trouble;
  return { name: `${file}: ${at} ${code}`, inject: { disk: trouble }, ...more };
}

const keychainCases: readonly StorageCase[] = [
  ...(['locked', 'throws', 'gone', 'hard-coded key'] as const).map((trouble) =>
    keychain(trouble, { ...atStart, says: ['notice.secrets-locked'], during: 'signed-out' }),
  ),
  keychain('silent', { ...atStart, says: ['notice.keychain-asks'], during: 'signed-out' }),
  keychain('another computer', { ...atStart, says: ['notice.secrets-damaged'], during: 'signed-out', asksAgain: true }),
  keychain('encrypts anew', { ...atStart, says: [], during: goesOn }),
  keychain('only encrypts not', { ...atStart, says: ['notice.secrets-locked'], during: 'signed-out' }),
  ...(['throws', 'only encrypts not'] as const).map((trouble) =>
    keychain(trouble, { ...inTheMiddle, says: ['notice.secrets-unsaved'], during: goesOn }),
  ),
  keychain('silent', { ...inTheMiddle, says: ['notice.keychain-asks'], during: goesOn }),
];

const written = ['secrets.vault', 'personal.json', 'catalogue/', 'activity.jsonl', 'settings.json'] as const;
const read = ['secrets.vault', 'personal.json', 'catalogue/'] as const;

const diskCases: readonly StorageCase[] = [
  ...read.flatMap((file) =>
    (['EACCES', 'EIO'] as const).map((code) =>
      disk(
        { file, at: 'read', code },
        file === 'secrets.vault'
          ? { ...atStart, says: ['notice.secrets-locked'], during: 'signed-out' }
          : { ...atStart, says: ['failure.storage-failed'], during: goesOn },
      ),
    ),
  ),
  ...written.flatMap((file) =>
    (['EACCES', 'ENOSPC', 'EROFS'] as const).flatMap((code) =>
      [atStart, inTheMiddle].map((when) =>
        disk({ file, at: 'write', code }, { ...when, says: ['failure.storage-failed'], during: goesOn }),
      ),
    ),
  ),
];

export const storageCases: readonly StorageCase[] = [...keychainCases, ...diskCases];
