import type { ValueCodec } from './value-codec.ts';
import type { createWorldEnd } from './world-bridge.ts';

export interface PreloadWorldOptions {
  eventName: string;
  bindingName: string;
  receiverName: string;
  platform: string;
  electronVersion: string;
  path: string;
  /** Rule switches of the stand-in that matter inside the page. */
  requireOnlyElectron: boolean;
}

export type ToHost =
  | { type: 'invoke'; id: number; channel: string; values: string }
  | { type: 'send'; channel: string; values: string }
  | { type: 'preload-error'; path: string; message: string };

export type ToPage =
  | { type: 'answer'; id: number; value: string }
  | { type: 'error'; id: number; message: string }
  | { type: 'message'; channel: string; values: string }
  | { type: 'visibility'; visible: boolean };

type Preload = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  process: object,
) => void;

/**
 * Runs in the isolated world of the preload script. Self-contained: its source is put into the page.
 * A sandboxed preload is CommonJS and gets from `require` the renderer half of electron (docs/tutorial/sandbox.md).
 */
export function startPreloadWorld(
  createCodec: () => ValueCodec,
  createEnd: typeof createWorldEnd,
  options: PreloadWorldOptions,
  preload: Preload,
): void {
  if (window !== window.top) return;
  const codec = createCodec();
  const meeting = document.createElement('i');
  const end = createEnd({ meeting, side: 'preload', onExpose: () => undefined, onVisibility: () => undefined });
  window.dispatchEvent(new MouseEvent(options.eventName, { relatedTarget: meeting }));

  type Listener = (event: object, ...values: unknown[]) => void;
  const listeners = new Map<string, Listener[]>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const world = globalThis as unknown as Record<string, unknown>;
  const binding = world[options.bindingName] as (text: string) => void;
  let lastId = 0;

  function toHost(message: ToHost): void {
    binding(JSON.stringify(message));
  }

  function receive(message: ToPage): void {
    if (message.type === 'visibility') {
      end.send({ type: 'visibility', visible: message.visible });
      return;
    }
    if (message.type === 'message') {
      const values = codec.decode(message.values) as unknown[];
      for (const listener of [...(listeners.get(message.channel) ?? [])])
        listener({ sender: ipcRenderer, ports: [] }, ...values);
      return;
    }
    const waiter = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'answer') waiter?.resolve(codec.decode(message.value));
    else waiter?.reject(new Error(message.message));
  }
  world[options.receiverName] = receive;

  const ipcRenderer = {
    invoke(channel: string, ...values: unknown[]): Promise<unknown> {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const text = codec.encode(values);
        waiting.set(id, { resolve, reject });
        toHost({ type: 'invoke', id, channel, values: text });
      });
    },
    send(channel: string, ...values: unknown[]): void {
      toHost({ type: 'send', channel, values: codec.encode(values) });
    },
    on(channel: string, listener: Listener): object {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    once(channel: string, listener: Listener): object {
      const once: Listener = (event, ...values) => {
        ipcRenderer.removeListener(channel, once);
        listener(event, ...values);
      };
      return ipcRenderer.on(channel, once);
    },
    off(channel: string, listener: Listener): object {
      return ipcRenderer.removeListener(channel, listener);
    },
    removeListener(channel: string, listener: Listener): object {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((each) => each !== listener),
      );
      return ipcRenderer;
    },
    removeAllListeners(channel: string): object {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };
  const exposed = new Set<string>();
  const contextBridge = {
    exposeInMainWorld(key: string, value: unknown): void {
      if (exposed.has(key))
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
      exposed.add(key);
      end.send({ type: 'expose', key, value: end.cross(value) });
    },
  };
  function byName<Shape extends object>(name: string, target: Shape): Shape {
    return new Proxy(target, {
      get(object, key, receiver) {
        if (typeof key === 'symbol' || key in object || key === 'then')
          return Reflect.get(object, key, receiver) as unknown;
        throw new Error(`The Electron stand-in does not model ${name}.${key} in a preload script.`);
      },
    });
  }
  const electron = byName('electron', {
    ipcRenderer: byName('ipcRenderer', ipcRenderer),
    contextBridge: byName('contextBridge', contextBridge),
  });
  function require(name: string): unknown {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    if (!options.requireOnlyElectron) return {};
    throw new Error(`module not found: ${name}`);
  }
  const process = {
    platform: options.platform,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: { electron: options.electronVersion },
    env: {},
    argv: [],
  };
  const module = { exports: {} };
  try {
    preload(module.exports, require, module, process);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`Unable to load preload script: ${options.path}\n${message}`);
    toHost({ type: 'preload-error', path: options.path, message });
  }
}
