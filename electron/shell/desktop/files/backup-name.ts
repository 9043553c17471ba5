import type { SetAsideReason } from '../../../core/ports/files.ts';

/** The name a file gets when it is moved aside or copied: its own, why, and when, without the colons that Windows refuses in names. */
export function backupName(path: string, reason: SetAsideReason | 'before-import', now: number): string {
  return `${path}.${reason}-${new Date(now).toISOString().replaceAll(':', '-')}`;
}
