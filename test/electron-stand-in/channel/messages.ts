/** What crosses between the app's process (main) and the process that owns the browser (host). */

export interface WindowCreation {
  windowId: number;
  /** Windows of one partition share one browser context. */
  partition: string;
  width: number;
  height: number;
  /** CommonJS source of the preload script, already known to parse. */
  preload: { source: string; path: string } | undefined;
  /** Rules that hold inside the page. */
  rules: {
    requireOnlyElectron: boolean;
    contextIsolation: boolean;
    frozenBridge: boolean;
    deniedWindowsAreNull: boolean;
  };
  /** What the preload may read of `process`. */
  platform: string;
  /** `prefers-color-scheme` of the window. */
  dark: boolean;
  /** ms since 1970 of a controlled clock; undefined leaves the page's own clock. */
  clock: { now: number; paused: boolean } | undefined;
}

/** What the page is told of each permission, by its name in the Permissions standard. */
export type PagePermissions = Record<string, 'granted' | 'denied'>;

export interface PageRequest {
  windowId: number;
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Uint8Array | undefined;
  resourceType: string;
  /** A navigation of the main or a sub frame that the page itself began. */
  navigation: 'none' | 'main' | 'sub';
  frameUrl: string;
}

export type PageResponse =
  | { kind: 'fulfilled'; status: number; headers: Record<string, string>; body: Uint8Array }
  | { kind: 'refused'; reason: RefusalReason };

export type RefusalReason = 'no handler' | 'webRequest' | 'will-navigate' | 'handler failed' | 'window gone';

export interface SenderFrame {
  url: string;
  /** Null for the main frame; the URL of its parent for a sub frame. */
  parentUrl: string | null;
}

export interface IpcCall {
  windowId: number;
  channel: string;
  /** Encoded by the value codec. */
  values: string;
  frame: SenderFrame;
}

export interface NotificationRecord {
  kind: 'notification';
  id: number;
  title: string;
  /** As a person sees it. */
  body: string;
  /** The file of its icon; null: it has none, or none that loads. */
  icon: string | null;
  buttons: string[];
  silent: boolean;
}

/** Everything that the app did to the outside, in the order it was done. */
export type OutsideRecord =
  | { kind: 'openedLink'; url: string; accepted: boolean }
  | { kind: 'openedPath'; path: string }
  | NotificationRecord
  | { kind: 'ipc'; direction: 'toMain' | 'toWindow'; windowId: number; channel: string; values: string }
  | { kind: 'console'; windowId: number; level: string; text: string }
  | { kind: 'menu'; text: string }
  | { kind: 'dialog'; text: string }
  | { kind: 'fetch'; url: string; method: string; outcome: string }
  | { kind: 'refusedRequest'; url: string; reason: RefusalReason }
  /** A page wanted a window of its own, and what the app's handler said. */
  | { kind: 'windowOpen'; url: string; action: 'deny' | 'allow' | 'no handler' };

export interface HostMethods {
  'window.create': { parameters: WindowCreation; answer: undefined };
  'window.load': { parameters: { windowId: number; url: string; permissions: PagePermissions }; answer: undefined };
  'window.destroy': { parameters: { windowId: number }; answer: undefined };
  'window.resize': { parameters: { windowId: number; width: number; height: number }; answer: undefined };
  'window.visible': { parameters: { windowId: number; visible: boolean }; answer: undefined };
  'window.theme': { parameters: { windowId: number; dark: boolean }; answer: undefined };
  'window.zoom': { parameters: { windowId: number; factor: number }; answer: undefined };
  'window.send': { parameters: { windowId: number; channel: string; values: string }; answer: undefined };
  'app.ready': { parameters: undefined; answer: undefined };
  record: { parameters: OutsideRecord; answer: undefined };
}

export interface MainMethods {
  'page.request': { parameters: PageRequest; answer: PageResponse };
  'page.event': { parameters: PageEvent; answer: boolean };
  'ipc.invoke': { parameters: IpcCall; answer: IpcAnswer };
  'ipc.send': { parameters: IpcCall; answer: undefined };
  'clock.next': { parameters: undefined; answer: { now: number; nextTimer: number | undefined } };
  'clock.tick': { parameters: { ms: number }; answer: { now: number } };
  'clock.settle': { parameters: undefined; answer: undefined };
  command: { parameters: { name: string; value: unknown }; answer: unknown };
}

export type IpcAnswer = { kind: 'value'; value: string } | { kind: 'error'; message: string };

export type PageEvent = { windowId: number } & (
  | { event: 'loaded'; url: string }
  | { event: 'ready-to-show' }
  | { event: 'navigated'; url: string }
  | { event: 'window-open'; url: string }
  | { event: 'download'; url: string; name: string }
  | { event: 'gone'; reason: 'crashed' | 'killed' | 'oom' }
  | { event: 'preload-error'; path: string; message: string }
  | { event: 'console'; level: string; text: string }
);
