import { EventEmitter } from 'node:events';
import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { StandInEvent } from './events.ts';
import { record } from './host.ts';

export interface NotificationEvents {
  show: [event: StandInEvent];
  click: [event: StandInEvent];
  close: [event: StandInEvent];
  failed: [event: StandInEvent, error: string];
  action: [event: StandInEvent & Electron.NotificationActionEventParams, actionIndex: number, selectionIndex: number];
}

const shown = new Map<number, Notification>();
let lastId = 0;

export class Notification extends EventEmitter<NotificationEvents> {
  title: string;
  body: string;
  actions: Electron.NotificationAction[];
  silent: boolean;
  urgency: NonNullable<Electron.NotificationConstructorOptions['urgency']>;
  private readonly number = ++lastId;

  constructor(options: Omit<Electron.NotificationConstructorOptions, 'icon'> & { icon?: unknown } = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.actions = options.actions ?? [];
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
    return throwingByName('Notification', this);
  }

  static isSupported(): boolean {
    return !settings.faults.notificationsUnsupported;
  }

  show(): void {
    if (!Notification.isSupported()) return;
    const { number: id, title, body, silent } = this;
    const buttons = this.actions.map(({ text }) => text ?? '');
    shown.set(id, this);
    record({ kind: 'notification', id, title, body, buttons, silent });
    this.emit('show', new StandInEvent());
  }

  /** As a person presses a button. */
  _press(actionIndex: number): void {
    press(this, actionIndex);
  }

  close(): void {
    if (shown.delete(this.number)) this.emit('close', new StandInEvent());
  }
}

/** Presses one of the buttons; a press is no click, and says which button it was. */
function press(notification: Notification, actionIndex: number): void {
  if (notification.actions[actionIndex] === undefined) throw new Error(`There is no button ${actionIndex} to press.`);
  const params = rule('notification-action-tells-its-index') ? { actionIndex, selectionIndex: -1 } : {};
  const event = Object.assign(new StandInEvent(), params as Electron.NotificationActionEventParams);
  notification.emit('action', event, actionIndex, -1);
}

function shownUnder(id: number): Notification {
  const notification = shown.get(id);
  if (notification === undefined) throw new Error(`There is no notification ${id} to click.`);
  return notification;
}

onCommand('notification.click', (value) => {
  shownUnder(Number(value)).emit('click', new StandInEvent());
});
onCommand('notification.press', (value) => {
  const { id, button } = value as { id: number; button: number };
  press(shownUnder(id), button);
});
