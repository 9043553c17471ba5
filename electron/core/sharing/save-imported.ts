import type { Imported } from '../../contract/settings-import.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { ImportedChange } from './import-plan.ts';
import type { GlobalSettingsChange } from '../../contract/settings.ts';
import type { Services } from '../app/services.ts';
import type { Guard } from '../guard/guard.ts';
import type { OrganisationManager } from '../organisations/organisation-manager.ts';
import type { Organisations } from '../organisations/organisations.ts';

export interface SharingServices extends Pick<
  Services,
  | 'chainedRoles'
  | 'files'
  | 'identifiers'
  | 'identities'
  | 'links'
  | 'log'
  | 'managed'
  | 'personal'
  | 'platform'
  | 'report'
  | 'settings'
  | 'time'
> {
  readonly guard: Pick<Guard, 'ask'>;
  readonly manager: Pick<OrganisationManager, 'takeOver'>;
  readonly organisations: Organisations;
  /** Does what follows at once from changed settings. */
  readonly follow: (change: GlobalSettingsChange) => Promise<void>;
}

/** What an import can change, each kept as a copy first. */
const settingsFile = 'settings.json';
const personalFile = 'personal.json';

/**
 * Keeps what was imported: the settings in one write, then what is written on accounts in another.
 *
 * @param backup what `keepCopies` answered.
 */
export async function saveImported(
  services: SharingServices,
  change: ImportedChange,
  backup: string | null,
): Promise<Imported> {
  const { follow, manager, personal, report, settings } = services;
  manager.takeOver(change.settings);
  await personal.labelAll(change.labels);
  await follow(change.global);
  report.changed();
  // Shell asks the system for them.
  const refusedKeys = null;
  return { changed: change.changed, isWritten: !settings.isUnsaved && !personal.isUnsaved, backup, refusedKeys };
}

/**
 * Copies what an import changes, as it is on the disk.
 *
 * @returns the name of the copy of the settings; null: there was nothing to copy.
 * @throws a `FailureError` where the copies cannot be made.
 */
export async function keepCopies({ files, log }: SharingServices, withLabels: boolean): Promise<string | null> {
  try {
    const copy = await files.keepCopy(settingsFile);
    if (withLabels) await files.keepCopy(personalFile);
    return copy;
  } catch (error) {
    log.error('The settings could not be copied before an import.', error);
    throw new FailureError(failure('storage-failed'));
  }
}
