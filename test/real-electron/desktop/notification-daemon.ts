import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../support/until.ts';
import { giveTo } from './give-to.ts';
import type { Desktop } from './desktop.ts';

/** A notification as the daemon received it. */
export interface ReceivedNotification {
  readonly id: number;
  readonly title: string;
  /** With its markup, as it came. */
  readonly body: string;
  readonly application: string;
  readonly iconPath: string;
}

const configuration = `[global]
  follow = none
  origin = top-left
  offset = 24x24
  width = 420
  notification_limit = 5
  history_length = 50
  markup = full
  # A click presses the first button, where there is one.
  mouse_left_click = do_action, close_current
`;

/** dunst, which keeps what it received and tells it on the bus. */
export async function startNotificationDaemon(desktop: Desktop): Promise<void> {
  const folder = join(desktop.home, '.config/dunst');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'dunstrc'), configuration);
  await giveTo(desktop.children.user, join(desktop.home, '.config'));
  const daemon = desktop.start('dunst', []);
  await until(`the notification daemon (${daemon.log()})`, async () =>
    (await desktop.run('busctl', ['--user', 'list', '--no-legend'])).includes('org.freedesktop.Notifications'),
  );
}

interface DunstEntry {
  readonly [key: string]: { readonly data: string | number } | undefined;
}

/** What was shown and is now closed, the newest first; those in view are closed by it. */
export async function receivedNotifications(desktop: Desktop): Promise<ReceivedNotification[]> {
  await desktop.run('dunstctl', ['close-all']);
  const { data } = JSON.parse(await desktop.run('dunstctl', ['history'])) as { data: [DunstEntry[]] };
  const text = (entry: DunstEntry, key: string): string => String(entry[key]?.data ?? '');
  return data[0].map((entry) => ({
    id: Number(text(entry, 'id')),
    title: text(entry, 'summary'),
    body: text(entry, 'body'),
    application: text(entry, 'appname'),
    iconPath: text(entry, 'icon_path'),
  }));
}
