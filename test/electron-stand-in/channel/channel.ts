/** Calls in both directions over a message pipe between the app's process and the process that owns the browser. */

type Message =
  | { kind: 'call'; id: number; method: string; parameters: unknown }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; message: string };

export interface Pipe {
  send: (message: unknown) => void;
  onMessage: (listener: (message: unknown) => void) => void;
}

/** What one side answers to: name of the method, its parameters and its answer. */
export type Methods<Shape> = { [Name in keyof Shape]: Method };
export interface Method {
  parameters: unknown;
  answer: unknown;
}

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

export class Channel<Theirs extends Methods<Theirs>, Ours extends Methods<Ours>> {
  private readonly pipe: Pipe;
  private readonly handlers = new Map<string, (parameters: never) => unknown>();
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private closedBecause: string | undefined;

  constructor(pipe: Pipe) {
    this.pipe = pipe;
    pipe.onMessage((message) => {
      if (isMessage(message)) void this.receive(message);
    });
  }

  serve<Name extends keyof Ours & string>(
    method: Name,
    handler: (parameters: Ours[Name]['parameters']) => Ours[Name]['answer'] | Promise<Ours[Name]['answer']>,
  ): void {
    this.handlers.set(method, handler);
  }

  /** @throws Error what the other side threw, or that it is gone. */
  call<Name extends keyof Theirs & string>(
    method: Name,
    parameters: Theirs[Name]['parameters'],
  ): Promise<Theirs[Name]['answer']> {
    if (this.closedBecause !== undefined) return Promise.reject(new Error(`${method}: ${this.closedBecause}`));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.pipe.send({ kind: 'call', id, method, parameters });
    });
  }

  /** A call whose answer nobody needs. */
  tell<Name extends keyof Theirs & string>(method: Name, parameters: Theirs[Name]['parameters']): void {
    this.call(method, parameters).catch(() => undefined);
  }

  close(reason: string): void {
    this.closedBecause = reason;
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }

  private async receive(message: Message): Promise<void> {
    if (message.kind === 'call') return this.answer(message.id, message.method, message.parameters);
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }

  private async answer(id: number, method: string, parameters: unknown): Promise<void> {
    try {
      const handler = this.handlers.get(method);
      if (handler === undefined) throw new Error(`Nothing answers ${method}.`);
      const value = await handler(parameters as never);
      this.pipe.send({ kind: 'answer', id, value });
    } catch (error) {
      this.pipe.send({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
    }
  }
}

function isMessage(message: unknown): message is Message {
  return typeof message === 'object' && message !== null && 'kind' in message && 'id' in message;
}
