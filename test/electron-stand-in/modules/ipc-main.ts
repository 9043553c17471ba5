import { EventEmitter } from 'node:events';
import type { IpcAnswer, IpcCall } from '../channel/messages.ts';
import { rule } from '../mutants.ts';
import { createValueCodec } from '../page/value-codec.ts';
import { throwingByName } from '../unmodelled.ts';
import { StandInEvent } from './events.ts';
import { host, record } from './host.ts';
import type { WebContents } from './web-contents.ts';
import { WebFrameMain } from './web-frame-main.ts';
import { windowById } from './window-registry.ts';

export class IpcMainInvokeEvent extends StandInEvent {
  readonly type = 'frame' as const;
  readonly sender: WebContents;
  readonly senderFrame: WebFrameMain | null;
  readonly frameId: number;
  readonly processId: number;

  constructor(sender: WebContents, senderFrame: WebFrameMain) {
    super();
    this.sender = sender;
    this.senderFrame = senderFrame;
    this.frameId = senderFrame.routingId;
    this.processId = senderFrame.processId;
  }
}

export class IpcMainEvent extends IpcMainInvokeEvent {
  reply(channel: string, ...values: unknown[]): void {
    this.sender.send(channel, ...values);
  }
}

// Arguments come from a page: whoever handles them has to parse them.
type InvokeHandler = (event: IpcMainInvokeEvent, ...values: never[]) => unknown;
type MessageListener = (event: IpcMainEvent, ...values: never[]) => void;

const codec = createValueCodec();

class StandInIpcMain {
  private readonly handlers = new Map<string, InvokeHandler>();
  private readonly messages = new EventEmitter();

  /** @throws Error on a second handler for a channel. */
  handle(channel: string, listener: InvokeHandler): void {
    if (this.handlers.has(channel) && rule('second-handle-throws')) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: InvokeHandler): void {
    this.handle(channel, (event, ...values) => {
      this.removeHandler(channel);
      return listener(event, ...values);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  on(channel: string, listener: MessageListener): this {
    this.messages.on(channel, listener as (...values: unknown[]) => void);
    return this;
  }

  once(channel: string, listener: MessageListener): this {
    this.messages.once(channel, listener as (...values: unknown[]) => void);
    return this;
  }

  off(channel: string, listener: MessageListener): this {
    this.messages.off(channel, listener as (...values: unknown[]) => void);
    return this;
  }

  removeListener(channel: string, listener: MessageListener): this {
    return this.off(channel, listener);
  }

  removeAllListeners(channel?: string): this {
    this.messages.removeAllListeners(channel);
    return this;
  }

  listenerCount(channel: string): number {
    return this.messages.listenerCount(channel);
  }

  eventNames(): (string | symbol)[] {
    return this.messages.eventNames();
  }

  async _invoke(call: IpcCall): Promise<IpcAnswer> {
    record({ kind: 'ipc', direction: 'toMain', windowId: call.windowId, channel: call.channel, values: call.values });
    const answer = await this.run(call);
    const values = answer.kind === 'value' ? answer.value : codec.encode(answer.message);
    record({ kind: 'ipc', direction: 'toWindow', windowId: call.windowId, channel: call.channel, values });
    return answer;
  }

  private async run(call: IpcCall): Promise<IpcAnswer> {
    try {
      const handler = this.handlers.get(call.channel);
      if (handler === undefined) {
        if (!rule('channel-without-handler-rejects')) return { kind: 'value', value: codec.encode(undefined) };
        throw new Error(`No handler registered for '${call.channel}'`);
      }
      const values = codec.decode(call.values) as never[];
      const value = await handler(eventOf(call, IpcMainInvokeEvent), ...values);
      return { kind: 'value', value: codec.encode(value) };
    } catch (error) {
      const text = rule('thrown-errors-keep-only-the-message')
        ? String(error)
        : (error instanceof Error && error.stack) || '';
      return { kind: 'error', message: `Error invoking remote method '${call.channel}': ${text}` };
    }
  }

  _receive(call: IpcCall): void {
    record({ kind: 'ipc', direction: 'toMain', windowId: call.windowId, channel: call.channel, values: call.values });
    this.messages.emit(call.channel, eventOf(call, IpcMainEvent), ...(codec.decode(call.values) as unknown[]));
  }
}

type EventClass<Event> = new (sender: WebContents, senderFrame: WebFrameMain) => Event;

function eventOf<Event>(call: IpcCall, EventOfKind: EventClass<Event>): Event {
  const window = windowById(call.windowId);
  if (window === undefined) throw new Error('The window of this message is gone.');
  return new EventOfKind(window.webContents, WebFrameMain.ofSender(call.frame, window.webContents.mainFrame));
}

export const ipcMain = throwingByName('ipcMain', new StandInIpcMain());

host.serve('ipc.invoke', (call) => ipcMain._invoke(call));
host.serve('ipc.send', (call) => {
  ipcMain._receive(call);
  return undefined;
});
