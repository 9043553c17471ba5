import { Notification } from 'electron';
import type { Platform } from '../../../core/ports/platform.ts';
import type { NotificationRequest, Notifier } from '../../../core/ports/desktop.ts';

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

export interface NotificationOptions {
  readonly system: Platform['system'];
  /** The application's icon. macOS and Windows show that of the program by themselves. */
  readonly icon: string;
  /** Whether a body is read as markup now. */
  readonly isMarkup: () => boolean;
}

/** The system's notifications; nothing happens where it has none. */
export function createNotifications({ system, icon, isMarkup }: NotificationOptions): Notifier {
  return {
    show(request) {
      if (!Notification.isSupported()) return;
      shown += 1;
      const notification = new Notification({
        title: request.title,
        body: bodyOf(request.text, isMarkup()),
        actions: buttonsOf(request).map((button) => ({ type: 'button', text: button })),
        ...(system === 'linux' ? { icon } : {}),
      });
      listen(notification, request);
      keep(request.tag ?? `untagged ${shown}`, notification);
      notification.show();
    },
  };
}

/**
 * Where a body is markup, a name with `&` or `<` in it can make a desktop show none of it; Electron hands it on as it is.
 * Titles are plain text (Desktop Notifications Specification 1.2, Markup; Electron, libnotify_notification.cc).
 */
function bodyOf(text: string, isMarkup: boolean): string {
  const short = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  if (!isMarkup) return short;
  return short.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The first of them is what a click means. Shown on macOS where the program is signed, and where else the system can. */
function buttonsOf({ button, later }: NotificationRequest): string[] {
  return [button, later].filter((text) => text !== undefined);
}

function listen(notification: Notification, { onClicked, onOpened = onClicked }: NotificationRequest): void {
  if (onClicked === undefined || onOpened === undefined) return;
  notification.on('click', onOpened);
  notification.on('action', ({ actionIndex }) => {
    if (actionIndex === 0) onClicked();
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
