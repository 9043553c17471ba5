/**
 * The two halves of `contextBridge`, put into a page before any script of its own: one into the page's main world, one
 * into the isolated world of the preload script. The worlds share the DOM but no object, as in Electron. They meet over
 * a detached element that only these two halves ever hold; the detail of a CustomEvent is cloned on its way between worlds.
 *
 * Both functions are self-contained: their source is put into the page.
 */

/** A value on its way between worlds: functions and promises are replaced by numbers. */
type Crossing =
  | { kind: 'value'; value: unknown }
  | { kind: 'list'; items: Crossing[] }
  | { kind: 'object'; entries: [string, Crossing][] }
  | { kind: 'error'; message: string }
  | { kind: 'function'; id: number }
  | { kind: 'promise'; id: number };

type Signal =
  | { type: 'expose'; key: string; value: Crossing }
  | { type: 'call'; id: number; values: Crossing[] }
  | { type: 'settled'; id: number; failed: boolean; value: Crossing }
  | { type: 'visibility'; visible: boolean };

export interface WorldEnd {
  /** Sends a signal to the other world; the answer of a call is given back at once. */
  send: (signal: Signal) => Crossing | undefined;
  cross: (value: unknown) => Crossing;
}

export interface WorldEndOptions {
  meeting: EventTarget;
  side: 'page' | 'preload';
  onExpose: (key: string, value: unknown) => void;
  onVisibility: (visible: boolean) => void;
}

export function createWorldEnd(options: WorldEndOptions): WorldEnd {
  const { meeting, side } = options;
  const other = side === 'page' ? 'preload' : 'page';
  const functions = new Map<number, (...values: unknown[]) => unknown>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastId = 0;
  let answer: Crossing | undefined;

  function send(signal: Signal): Crossing | undefined {
    answer = undefined;
    meeting.dispatchEvent(new CustomEvent(`to-${other}`, { detail: signal }));
    return answer;
  }

  function cross(value: unknown, depth = 0): Crossing {
    if (depth > 1000) throw new Error('Nested too deeply to cross the context bridge.');
    if (typeof value === 'function') return { kind: 'function', id: keep(value as (...values: unknown[]) => unknown) };
    if (typeof value === 'symbol') throw new Error('A symbol cannot cross the context bridge.');
    if (value instanceof Promise) return { kind: 'promise', id: follow(value) };
    if (value instanceof Error) return { kind: 'error', message: value.message };
    if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => cross(item, depth + 1)) };
    if (isPlain(value))
      return { kind: 'object', entries: Object.entries(value).map(([key, entry]) => [key, cross(entry, depth + 1)]) };
    return { kind: 'value', value: structuredClone(value) };
  }

  function isPlain(value: unknown): value is object {
    return typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]';
  }

  function keep(value: (...values: unknown[]) => unknown): number {
    functions.set(++lastId, value);
    return lastId;
  }

  function follow(promise: Promise<unknown>): number {
    const id = ++lastId;
    promise.then(
      (value) => send({ type: 'settled', id, failed: false, value: cross(value) }),
      (error: unknown) => send({ type: 'settled', id, failed: true, value: cross(error) }),
    );
    return id;
  }

  function arrive(crossing: Crossing): unknown {
    switch (crossing.kind) {
      case 'value':
        return crossing.value;
      case 'list':
        return crossing.items.map(arrive);
      case 'object':
        return Object.fromEntries(crossing.entries.map(([key, entry]) => [key, arrive(entry)]));
      case 'error':
        return new Error(crossing.message);
      case 'function':
        return proxyFor(crossing.id);
      case 'promise':
        return new Promise((resolve, reject) => promises.set(crossing.id, { resolve, reject }));
    }
  }

  function proxyFor(id: number): (...values: unknown[]) => unknown {
    return (...values) => {
      const result = send({ type: 'call', id, values: values.map((value) => cross(value)) });
      if (result === undefined) throw new Error('The other side of the context bridge is gone.');
      const value = arrive(result);
      if (result.kind === 'error') throw value;
      return value;
    };
  }

  function call(id: number, values: Crossing[]): Crossing {
    try {
      return cross(functions.get(id)?.(...values.map(arrive)));
    } catch (error) {
      return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
    }
  }

  function settle(signal: Signal & { type: 'settled' }): void {
    const waiting = promises.get(signal.id);
    promises.delete(signal.id);
    if (signal.failed) waiting?.reject(arrive(signal.value));
    else waiting?.resolve(arrive(signal.value));
  }

  meeting.addEventListener(`to-${side}`, (event) => {
    const signal = (event as CustomEvent<Signal>).detail;
    if (signal.type === 'expose') options.onExpose(signal.key, arrive(signal.value));
    if (signal.type === 'visibility') options.onVisibility(signal.visible);
    if (signal.type === 'settled') settle(signal);
    if (signal.type === 'call') {
      const result = call(signal.id, signal.values);
      meeting.dispatchEvent(new CustomEvent(`answer-${other}`, { detail: result }));
    }
  });
  meeting.addEventListener(`answer-${side}`, (event) => {
    answer = (event as CustomEvent<Crossing>).detail;
  });
  return { send, cross };
}
