import type { GlobalSettingsChange } from '../../contract/settings.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { Log } from '../ports/desktop.ts';
import type { LoginItem } from '../ports/login-item.ts';
import { day } from '../time/instant.ts';
import type { Activity } from './activity.ts';
import type { Features } from './features.ts';

/**
 * Has the system start Latchkey at login, or not. Before anything is kept: rejects with `storage-failed` where the system does
 * not take it.
 */
export function setLoginItem(loginItem: LoginItem, log: Log, on: boolean | undefined): void {
  if (on === undefined) return;
  try {
    loginItem.set(on);
  } catch (error) {
    log.error('Starting at login could not be changed.', error);
    throw new FailureError(failure('storage-failed', {}, null, 'failure.login-item-refused'));
  }
}

/** What follows at once from changed settings that nothing asks for when it acts. */
export async function followSettings(
  { credentials, held, report, updates }: Pick<Features, 'credentials' | 'held' | 'report' | 'updates'>,
  change: GlobalSettingsChange,
): Promise<void> {
  if (change.renewsInBackground === true) {
    const roles = held.all().flatMap((one) => (one.credentials === null ? [] : [one.role]));
    credentials.freshen(roles, false);
  }
  if (change.checksForUpdates !== undefined || change.updateChannel !== undefined) updates.settingsChanged();
  if (change.activityDays === '0') await clearedActivity(report.activity);
  else if (change.activityDays !== undefined) await report.activity.dropOld();
}

/** Rejects with `storage-failed` where the disk does not let go of it. */
export async function clearedActivity(activity: Activity): Promise<void> {
  await activity.clear().catch(() => {
    throw new FailureError(failure('storage-failed'));
  });
}

/** Old entries go also where nothing is done for weeks, after which nothing else would look at them. */
export function dropOldActivityDaily(features: Pick<Features, 'deadlines' | 'report'>): void {
  void features.report.activity.dropOld();
  features.deadlines.setSpan('old activity', day, () => dropOldActivityDaily(features));
}
