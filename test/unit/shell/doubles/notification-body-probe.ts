/** Shows notifications of a name with marks in it, where they are markup and where not, and prints what Electron was given. */
import { app, Notification } from 'electron';
import { createNotifications } from '../../../../electron/shell/desktop/notifications/notifications.ts';

const made: Notification[] = [];
Notification.prototype.show = function (this: Notification): void {
  made.push(this);
};

function shown(isMarkup: boolean, text: string): { title: string; body: string } {
  createNotifications({ system: 'linux', icon: '', isMarkup: () => isMarkup }).show({
    kind: 'always',
    title: text,
    text,
  });
  const { title = '', body = '' } = made.at(-1) ?? {};
  return { title, body };
}

void app.whenReady().then(() => {
  const seen = [true, false].map((isMarkup) => ({
    ...shown(isMarkup, 'R&D <prod>'),
    longest: shown(isMarkup, '&'.repeat(251)).body.length,
  }));
  console.log(`SEEN ${JSON.stringify(seen)}`);
  app.exit(0);
});
