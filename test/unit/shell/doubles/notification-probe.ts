/** Shows notifications, presses and clicks them as a person would, and prints what came of it. */
import { app, Notification } from 'electron';
import { createNotifications } from '../../../../electron/shell/desktop/notifications/notifications.ts';

const notifications = createNotifications({ system: 'linux', icon: '', isMarkup: () => true });
const made: Notification[] = [];
const chosen: string[] = [];
const closed: string[] = [];
const show = Reflect.get(Notification.prototype, 'show');
Notification.prototype.show = function (this: Notification): void {
  made.push(this);
  this.on('close', () => closed.push(this.title));
  Reflect.apply(show, this, []);
};

function wish(title: string, buttons: object, tag?: string): void {
  const onClicked = (): void => void chosen.push(title);
  notifications.show({
    kind: 'always',
    title,
    text: 'x'.repeat(300),
    onClicked: onClicked,
    ...buttons,
    ...(tag && { tag }),
  });
}

/** What a button emits: see `notification-action-tells-its-index` in ASSUMPTIONS.md. */
function press(place: number, actionIndex: number): void {
  made[place]?.emit('action', { actionIndex, selectionIndex: -1 }, actionIndex, -1);
}

void app.whenReady().then(() => {
  wish('first', { button: 'Sign in again', later: 'Later' });
  wish('later', { button: 'Sign in again', later: 'Later' });
  wish('clicked', { button: 'Sign in' });
  wish('replaced', {}, 'sign-in');
  wish('replacing', {}, 'sign-in');
  wish('ready', { button: 'Install now', onOpened: () => chosen.push('opened') });
  press(0, 0);
  press(1, 1);
  made[2]?.emit('click', {});
  made[5]?.emit('click', {});
  press(5, 0);
  const buttons = made.map(({ actions }) => actions.map(({ text }) => text));
  console.log(`SEEN ${JSON.stringify({ buttons, chosen, closed, longest: made[0]?.body.length })}`);
  app.exit(0);
});
