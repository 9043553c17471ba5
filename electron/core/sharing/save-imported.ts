import type { Imported } from '../../contract/settings-import.ts';
import { followSettings } from '../app/settings-effects.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { ImportedChange } from './import-plan.ts';
import type { Features } from '../app/features.ts';

export type SharingServices = Pick<
  Features,
  | 'chainedRoles'
  | 'credentials'
  | 'files'
  | 'guard'
  | 'held'
  | 'identifiers'
  | 'identities'
  | 'links'
  | 'log'
  | 'managed'
  | 'manager'
  | 'organisations'
  | 'personal'
  | 'platform'
  | 'report'
  | 'settings'
  | 'time'
  | 'updates'
>;

/** What an import can change, each kept as a copy first. */
const settingsFile = 'settings.json';
const personalFile = 'personal.json';

/**
 * Keeps what was imported: the settings in one write, then what is written on accounts in another.
 *
 * @throws a `FailureError` where the copies cannot be made; then nothing has changed.
 */
export async function saveImported(services: SharingServices, change: ImportedChange): Promise<Imported> {
  const { manager, personal, report } = services;
  const backup = await keepCopies(services, change.labels.length > 0);
  manager.takeOver(change.settings);
  await personal.labelAll(change.labels);
  await followSettings(services, change.global);
  report.changed();
  return { changed: change.changed, backup };
}

async function keepCopies({ files, log }: SharingServices, withLabels: boolean): Promise<string | null> {
  try {
    const copy = await files.keepCopy(settingsFile);
    if (withLabels) await files.keepCopy(personalFile);
    return copy;
  } catch (error) {
    log.error('The settings could not be copied before an import.', error);
    throw new FailureError(failure('storage-failed'));
  }
}
