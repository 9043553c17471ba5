import type { Dialog } from 'electron';
import { join } from 'node:path';
import type { Result } from '../../contract/failure.ts';
import type { Ports } from '../../core/app/latchkey.ts';
import { failed, failure } from '../../core/failures/fail.ts';
import { text } from '../../shared/text/text.ts';
import { replaceFile, targetOf } from './files/replace-file.ts';

export interface SaveActivityOptions extends Pick<Ports, 'clock' | 'identifiers' | 'log'> {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  /** What the dialog offers. */
  readonly folder: string;
}

/** Asks in the dialog of the system where to, and saves what was done there as a whole. False: the person thought better of it. */
export async function saveActivity(
  options: SaveActivityOptions,
  csv: () => Promise<string>,
): Promise<Result<{ saved: boolean }>> {
  const kind = { title: text('activity.save-title'), name: 'activity', extension: 'csv' } as const;
  return await saveText(options, kind, csv);
}

/** What is saved: the dialog's title, the file's name and its ending. */
export interface SavedKind {
  readonly title: string;
  readonly name: string;
  readonly extension: 'csv' | 'json';
}

/** Asks where to, and saves a text there as a whole. False: the person thought better of it. */
export async function saveText(
  { dialog, folder, clock, identifiers, log }: SaveActivityOptions,
  { title, name, extension }: SavedKind,
  made: () => Promise<string>,
): Promise<Result<{ saved: boolean }>> {
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const { canceled, filePath } = await dialog.showSaveDialog({
    title,
    defaultPath: join(folder, `latchkey-${name}-${day}.${extension}`),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
  if (canceled || filePath === '') return { ok: true, value: { saved: false } };
  try {
    const bytes = Buffer.from(await made());
    replaceFile({ file: targetOf(filePath), bytes, isExpected: () => true, unique: identifiers.uuid() });
    return { ok: true, value: { saved: true } };
  } catch (error) {
    log.error(`The ${name} could not be saved.`, error);
    return failed(failure('storage-failed', {}, null, 'failure.file-not-saved'));
  }
}
