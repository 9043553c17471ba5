import { EventEmitter } from 'node:events';
import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { StandInEvent } from './events.ts';
import { record } from './host.ts';
import { loadedFrom } from './native-image.ts';
import type { NativeImage } from './native-image.ts';

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
  /** The file of the icon; null: none, or none that loads. */
  private readonly icon: string | null;

  constructor(options: Omit<Electron.NotificationConstructorOptions, 'icon'> & { icon?: NativeImage | string } = {}) {
    super();
    this.icon = options.icon === undefined ? null : loadedFrom(options.icon);
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
    const { number: id, title, icon, silent } = this;
    const body = this._shownBody();
    const buttons = this.actions.map(({ text }) => text ?? '');
    shown.set(id, this);
    record({ kind: 'notification', id, title, body, icon, buttons, silent });
    this.emit('show', new StandInEvent());
  }

  /** The body as a person sees it: on Linux what is left of markup; nothing where it is no markup. */
  _shownBody(): string {
    if (settings.platform !== 'linux' || !rule('notification-body-is-markup')) return this.body;
    return isMarkup.test(this.body) ? plainTextOf(this.body) : '';
  }

  /** As a person presses a button. */
  _press(actionIndex: number): void {
    press(this, actionIndex);
  }

  close(): void {
    if (shown.delete(this.number)) this.emit('close', new StandInEvent());
  }
}

/** The tags and entities of the Desktop Notifications Specification 1.2, Markup. */
const isMarkup = /^(?:[^<&]|<\/?[biu]>|<a href="[^"<]*">|<\/a>|<img [^<>]*>|&(?:amp|lt|gt|quot|apos);)*$/u;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainTextOf(markup: string): string {
  return markup.replaceAll(/<[^>]*>/gu, '').replaceAll(/&(\w+);/gu, (_entity, name: string) => entities[name] ?? '');
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
