/**
 * What `electron` means where the app is compiled against the stand-in (tsconfig.main-on-stand-in.json): an API that is
 * used but not modelled fails the type check. Never loaded: at run time a preload script gets its half from the page.
 */
import type {
  app,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
} from './electron.ts';
import type { safeStorage, screen, shell } from './electron.ts';
import type { WindowOptions } from './modules/browser-window.ts';
import './electron-types.ts';

export * from './electron.ts';
export { default } from './electron.ts';

export type App = typeof app;
export type Clipboard = typeof clipboard;
export type Dialog = typeof dialog;
export type GlobalShortcut = typeof globalShortcut;
export type IpcMain = typeof ipcMain;
export type NativeTheme = typeof nativeTheme;
export type Net = typeof net;
export type PowerMonitor = typeof powerMonitor;
export type Protocol = typeof protocol;
export type SafeStorage = typeof safeStorage;
export type Screen = typeof screen;
export type Shell = typeof shell;
export type WebPreferences = NonNullable<WindowOptions['webPreferences']>;
export type IpcRendererEvent = Pick<Electron.IpcRendererEvent, 'ports'>;

type RendererListener = (event: IpcRendererEvent, ...values: never[]) => void;

export declare const ipcRenderer: Pick<Electron.IpcRenderer, 'invoke' | 'send'> &
  Record<'on' | 'once' | 'off' | 'removeListener', (channel: string, listener: RendererListener) => void> & {
    removeAllListeners: (channel: string) => void;
  };
export declare const contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'>;
