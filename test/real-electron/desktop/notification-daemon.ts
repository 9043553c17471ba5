import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../harness/until.ts';
import { giveTo } from './give-to.ts';
import { textOf, type Desktop } from './desktop.ts';

/** A notification as the daemon received it. */
interface ReceivedNotification {
  readonly id: number;
  readonly title: string;
  /** With its markup, as it came. */
  readonly body: string;
  readonly application: string;
  readonly iconPath: string;
}

const configuration = (menu: string): string => `[global]
  follow = none
  origin = top-left
  offset = 24x24
  width = 420
  notification_limit = 5
  history_length = 50
  markup = full
  # A click presses the first button, where there is one.
  mouse_left_click = do_action, close_current
  dmenu = ${menu}
`;

/** dunst hands its menu of buttons to a program, a line each, `#Button (Title) [...]`, and presses the line it prints. */
const menuProgram = `#!/bin/sh
cat >"$HOME/offered-buttons"
grep --fixed-strings --max-count=1 -- "#$(cat "$HOME/pressed-button") (" "$HOME/offered-buttons"
`;

/** dunst, which keeps what it received and tells it on the bus. */
export async function startNotificationDaemon(desktop: Desktop): Promise<void> {
  const folder = join(desktop.home, '.config/dunst');
  await mkdir(folder, { recursive: true });
  const menu = join(desktop.home, 'bin/choose-button');
  await writeFile(join(folder, 'dunstrc'), configuration(menu));
  await writeFile(menu, menuProgram);
  await chmod(menu, 0o755);
  await giveTo(desktop.children.user, join(desktop.home, '.config'));
  const daemon = desktop.start('dunst', []);
  await until(
    () => `the notification daemon (${daemon.log()})`,
    async () =>
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

/** Whether one is in view. */
export async function isNotificationInView(desktop: Desktop): Promise<boolean> {
  return (await desktop.run('dunstctl', ['count', 'displayed'])).trim() !== '0';
}

/** Waits until one is in view. */
export async function notificationInView(desktop: Desktop): Promise<void> {
  await until('a notification in view', () => isNotificationInView(desktop));
}

/**
 * Waits until a notification is in view, and presses the button of the newest one that has that text, where it has it.
 *
 * @returns the text of every button it offers, sorted; the click on the notification itself counts as one.
 */
export async function pressButton(desktop: Desktop, button: string): Promise<string[]> {
  await notificationInView(desktop);
  await writeFile(join(desktop.home, 'pressed-button'), button);
  await rm(join(desktop.home, 'offered-buttons'), { force: true });
  await desktop.run('dunstctl', ['context']);
  const offered = await until('the menu of the buttons', async () => {
    const text = await textOf(desktop, 'offered-buttons');
    return text.endsWith(']') && text;
  });
  return [...offered.matchAll(/^#(.*?) \(/gmu)].map(([, text]) => text ?? '').toSorted();
}
