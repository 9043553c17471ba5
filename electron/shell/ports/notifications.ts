import { Notification } from 'electron';
import type { Notifier } from '../../core/ports/desktop.ts';

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
  show({ title, text, tag, button, onChosen }) {
    if (!Notification.isSupported()) return;
    shown += 1;
    const notification = new Notification({
      title,
      body: text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text,
      // Shown on macOS, where the program is signed, and on Windows (docs/api/structures/notification-action.md).
      ...(button === undefined ? {} : { actions: [{ type: 'button', text: button }] }),
    });
    if (onChosen !== undefined) {
      notification.on('click', onChosen);
      notification.on('action', onChosen);
    }
    keep(tag ?? `untagged ${shown}`, notification);
    notification.show();
  },
};

function keep(tag: string, notification: Notification): void {
  kept.get(tag)?.close();
  kept.delete(tag);
  kept.set(tag, notification);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}
