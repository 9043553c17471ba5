import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Result } from '../../contract/failure.ts';
import type { ImportPreview } from '../../contract/settings-import.ts';
import type { Latchkey } from '../../core/app/latchkey.ts';
import { failed, failure } from '../../core/failures/fail.ts';
import type { Log } from '../../core/ports/desktop.ts';
import { largestShared } from '../../core/sharing/shared-file.ts';
import { text, type FailureText } from '../../shared/text/text.ts';
import type { FileDialogs } from './file-dialogs.ts';

export interface SettingsFile {
  readonly save: (names: boolean) => Promise<Result<{ saved: boolean }>>;
  /** Null: the person thought better of it. */
  readonly open: () => Promise<Result<ImportPreview | null>>;
}

/** Settings as a file of the person's, wherever the dialogs of the system are told it is. */
export function createSettingsFile(
  dialogs: FileDialogs,
  log: Log,
  latchkey: Pick<Latchkey, 'settingsText' | 'openSettingsFile'>,
): SettingsFile {
  return {
    save(names) {
      const kind = { title: text('settings-share.export'), name: 'settings', extension: 'json' } as const;
      return dialogs.save(kind, () => latchkey.settingsText(names));
    },
    async open() {
      const chosen = await dialogs.choose(text('settings-share.open-title'));
      if (!chosen.ok) return chosen;
      const path = chosen.value;
      if (path === null) return { ok: true, value: null };
      const file = basename(path);
      const refused = (said: FailureText) => failed(failure('invalid-input', { file }, null, said));
      try {
        const content = await readBounded(path);
        if (content === null) return refused('failure.settings-file-large');
        // UTF-16 without its mark is UTF-8 with a NUL behind each letter, which no JSON has.
        return isUtf8(content) && !content.includes(0)
          ? latchkey.openSettingsFile(file, content.toString('utf8'))
          : refused('failure.settings-file-encoding');
      } catch (error) {
        log.warn(`A file of settings could not be read: ${String(error)}`);
        return refused('failure.settings-file-unread');
      }
    },
  };
}

/** So that a pipe to which nobody writes does not hold up its opening (open(2)); Windows has no such flag. */
const openingFlags = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/** Null: it is larger than any honest one. Rejects for what is no plain file, such as a pipe that never ends. */
async function readBounded(path: string): Promise<Buffer | null> {
  const file = await open(path, openingFlags);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('It is no plain file.');
    const { size } = stats;
    if (size > largestShared) return null;
    const bytes = Buffer.alloc(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
