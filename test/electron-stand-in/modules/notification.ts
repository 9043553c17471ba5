import { EventEmitter } from 'node:events';
import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { StandInEvent } from './events.ts';
import { record } from './host.ts';

export interface NotificationEvents {
  show: [event: StandInEvent];
  click: [event: StandInEvent];
  close: [event: StandInEvent];
  failed: [event: StandInEvent, error: string];
  action: [event: StandInEvent, actionIndex: number];
}

const shown = new Map<number, Notification>();
let lastId = 0;

export class Notification extends EventEmitter<NotificationEvents> {
  title: string;
  body: string;
  silent: boolean;
  urgency: NonNullable<Electron.NotificationConstructorOptions['urgency']>;
  private readonly number = ++lastId;

  constructor(options: Omit<Electron.NotificationConstructorOptions, 'icon'> & { icon?: unknown } = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
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
    shown.set(id, this);
    record({ kind: 'notification', id, title, body, silent });
    this.emit('show', new StandInEvent());
  }

  close(): void {
    if (shown.delete(this.number)) this.emit('close', new StandInEvent());
  }
}

onCommand('notification.click', (value) => {
  const notification = shown.get(Number(value));
  if (notification === undefined) throw new Error(`There is no notification ${String(value)} to click.`);
  notification.emit('click', new StandInEvent());
});
