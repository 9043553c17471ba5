import { Notification } from 'electron';
import type { NotificationWish, Notifier } from '../../core/ports/desktop.ts';

/** macOS shows 256 bytes (Electron, docs/tutorial/notifications.md). */
const longestText = 250;

/** More than these nobody looks through. */
const mostKept = 20;

/**
 * Those that were shown, by tag. One that nothing refers to is collected, and a click on it goes nowhere (electron#16922);
 * Windows says `close` of one that went to the Action Center, where it can still be clicked, so that does not end it.
 */
const kept = new Map<string, Notification>();
let shown = 0;

/** The system's notifications; nothing happens where it has none. */
export const notifications: Notifier = {
  show(wish) {
    if (!Notification.isSupported()) return;
    shown += 1;
    const { title, text, tag } = wish;
    const notification = new Notification({
      title,
      body: text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text,
      actions: buttonsOf(wish).map((button) => ({ type: 'button', text: button })),
    });
    if (wish.onChosen !== undefined) listen(notification, wish.onChosen);
    keep(tag ?? `untagged ${shown}`, notification);
    notification.show();
  },
};

/** The first of them is what a click means. Shown on macOS where the program is signed, and where else the system can. */
function buttonsOf({ button, later }: NotificationWish): string[] {
  return [button, later].filter((text) => text !== undefined);
}

function listen(notification: Notification, onChosen: () => void): void {
  notification.on('click', onChosen);
  notification.on('action', ({ actionIndex }) => {
    if (actionIndex === 0) onChosen();
    else notification.close();
  });
}

function keep(tag: string, notification: Notification): void {
  kept.get(tag)?.close();
  kept.delete(tag);
  kept.set(tag, notification);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}
