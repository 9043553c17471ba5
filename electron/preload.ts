import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { commandChannel, eventChannel, type Bridge } from './contract/bridge.ts';

/**
 * The only door between page and main. It checks nothing, since main checks everything; it hands out neither
 * `ipcRenderer` nor an event object.
 */
const bridge: Bridge = Object.freeze({
  call: (name, input) => ipcRenderer.invoke(commandChannel, name, input),
  on: (name, listener) => {
    const hear = (_event: IpcRendererEvent, pushed: string, payload: Parameters<typeof listener>[0]) => {
      if (pushed === name) listener(payload);
    };
    ipcRenderer.on(eventChannel, hear);
    return () => {
      ipcRenderer.removeListener(eventChannel, hear);
    };
  },
} satisfies Bridge);

contextBridge.exposeInMainWorld('bridge', bridge);
