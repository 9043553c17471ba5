/** Shows notifications of a name with marks in it on each system, and prints what Electron was given. */
import { app, Notification } from 'electron';
import { createNotifications } from '../../../electron/shell/ports/notifications.ts';

const made: Notification[] = [];
Notification.prototype.show = function (this: Notification): void {
  made.push(this);
};

function shown(system: 'linux' | 'win32' | 'darwin', text: string): { title: string; body: string } {
  createNotifications({ system, icon: '' }).show({ kind: null, title: text, text });
  const { title = '', body = '' } = made.at(-1) ?? {};
  return { title, body };
}

void app.whenReady().then(() => {
  const seen = (['linux', 'win32', 'darwin'] as const).map((system) => [
    system,
    { ...shown(system, 'R&D <prod>'), longest: shown(system, '&'.repeat(251)).body.length },
  ]);
  console.log(`SEEN ${JSON.stringify(Object.fromEntries(seen))}`);
  app.exit(0);
});
