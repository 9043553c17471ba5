import type { Platform } from '../../core/ports/platform.ts';
import type { Ports } from '../../core/app/latchkey.ts';
import type { TrayWatcher } from '../desktop/tray-watcher.ts';
import { text } from '../../shared/text/text.ts';

/**
 * Whether a tray icon will be seen. macOS and Windows always show one; on Linux the desktop is asked, and `unknown`
 * counts as no, since a program nobody can find is worse than a window too many. Said once on each computer.
 *
 * @param keys show and hide the window from anywhere; null: none do.
 */
export async function isTrayShown(
  { system }: Pick<Platform, 'system'>,
  { settings, notifier }: Pick<Ports, 'settings' | 'notifier'>,
  watcher: TrayWatcher,
  keys: string | null,
): Promise<boolean> {
  if (system !== 'linux' || (await watcher.watches()) === 'yes') return true;
  if (!settings.read().toldNoTray) {
    notifier.show({
      kind: 'always',
      title: text('notification.no-tray-title'),
      text: keys === null ? text('notification.no-tray-no-keys') : text('notification.no-tray', { keys }),
    });
    settings.change({ toldNoTray: true });
  }
  return false;
}
