import type { Result } from '../../contract/failure.ts';
import { text } from '../../shared/text/text.ts';
import type { FileDialogs } from './file-dialogs.ts';

/** Asks in the dialog of the system where to, and saves what was done there as a whole. False: the person thought better of it. */
export async function saveActivity(
  dialogs: Pick<FileDialogs, 'save'>,
  csv: () => Promise<string>,
): Promise<Result<{ saved: boolean }>> {
  return await dialogs.save({ title: text('activity.save-title'), name: 'activity', extension: 'csv' }, csv);
}
