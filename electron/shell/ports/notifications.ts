import { Notification } from 'electron';
import type { Notifier } from '../../core/ports/desktop.ts';

/** macOS shows 256 bytes (Electron, docs/tutorial/notifications.md). */
const longestText = 250;

/** The system's notifications; nothing happens where it has none. */
export const notifications: Notifier = {
  show({ title, text }) {
    if (!Notification.isSupported()) return;
    new Notification({ title, body: text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text }).show();
  },
};
