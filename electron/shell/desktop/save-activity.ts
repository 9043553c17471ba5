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
  { dialog, folder, clock, identifiers, log }: SaveActivityOptions,
  csv: () => Promise<string>,
): Promise<Result<{ saved: boolean }>> {
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: text('activity.save-title'),
    defaultPath: join(folder, `latchkey-activity-${day}.csv`),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  });
  if (canceled || filePath === '') return { ok: true, value: { saved: false } };
  try {
    const bytes = Buffer.from(await csv());
    replaceFile({ file: targetOf(filePath), bytes, isExpected: () => true, unique: identifiers.uuid() });
    return { ok: true, value: { saved: true } };
  } catch (error) {
    log.error('What was done could not be saved.', error);
    return failed(failure('storage-failed', {}, null, 'failure.file-not-saved'));
  }
}
