/**
 * What `electron` is when the built main process runs in plain Node: loaded by `register.ts`, never shipped.
 * An app that imports a name which is not here fails to start, one that uses a member which is not here gets it named.
 */
import { mainClock } from './clock/main-clock.ts';
import { settle } from './clock/settle.ts';
import { app } from './modules/app.ts';
import { BrowserWindow } from './modules/browser-window.ts';
import { ClipboardItem, clipboard } from './modules/clipboard.ts';
import { onCommand } from './modules/commands.ts';
import { globalShortcut } from './modules/global-shortcut.ts';
import { host } from './modules/host.ts';
import { ipcMain } from './modules/ipc-main.ts';
import { Menu, MenuItem } from './modules/menu.ts';
import { nativeImage } from './modules/native-image.ts';
import { nativeTheme } from './modules/native-theme.ts';
import { Notification } from './modules/notification.ts';
import { servePages } from './modules/page-events.ts';
import { powerMonitor } from './modules/power-monitor.ts';
import { registerSchemesAsPrivileged } from './modules/protocol.ts';
import { safeStorage } from './modules/safe-storage.ts';
import { screen } from './modules/screen.ts';
import { session } from './modules/session.ts';
import { shell } from './modules/shell.ts';
import { dialog, net, systemPreferences } from './modules/small-modules.ts';
import { Tray } from './modules/tray.ts';
import { livingWindows, windowById } from './modules/window-registry.ts';
import { markStart, startRecord } from './start-record.ts';
import { throwingByName } from './unmodelled.ts';

/** The default session exists only after ready, the registration of schemes only before: hence both on one object. */
const protocol = throwingByName('protocol', {
  registerSchemesAsPrivileged,
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void =>
    session.defaultSession.protocol.handle(scheme, handler),
  unhandle: (scheme: string): void => session.defaultSession.protocol.unhandle(scheme),
  isProtocolHandled: (scheme: string): boolean => session.defaultSession.protocol.isProtocolHandled(scheme),
});

const electron = throwingByName('electron', {
  app,
  BrowserWindow,
  ClipboardItem,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
});

export {
  app,
  BrowserWindow,
  ClipboardItem,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
};
export type { NativeImage } from './modules/native-image.ts';
export type { WebContents } from './modules/web-contents.ts';
export type { WebFrameMain } from './modules/web-frame-main.ts';
export type { Session } from './modules/session.ts';
export type { IpcMainEvent, IpcMainInvokeEvent } from './modules/ipc-main.ts';
export type { Display } from './modules/screen.ts';
export type { MenuItemTemplate as MenuItemConstructorOptions } from './modules/menu.ts';
export type { WindowOptions as BrowserWindowConstructorOptions } from './modules/browser-window.ts';
export type { StandInEvent as Event } from './modules/events.ts';
export type Rectangle = Electron.Rectangle;
export type Point = Electron.Point;
export type Size = Electron.Size;
/** electron-store takes the default export, CommonJS callers the whole module: all of them get one instance. */
export default electron;
export { electron as 'module.exports' };

servePages();

host.serve('clock.next', () => ({ now: Date.now(), nextTimer: mainClock()?.nextTimer() }));
host.serve('clock.tick', async ({ ms }) => {
  const clock = mainClock();
  if (clock === undefined) throw new Error('The app runs on the clock of the machine: start it with a controlled one.');
  await clock.tick(ms);
  return { now: clock.now() };
});
host.serve('clock.settle', async () => {
  await settle();
  return undefined;
});
onCommand('start', startRecord);
onCommand('windows', () => livingWindows().map((window) => window._describe()));
onCommand('window.hang', (value) => {
  const { id, hangs } = value as { id: number; hangs: boolean };
  windowById(id)?.webContents.emit(hangs ? 'unresponsive' : 'responsive');
});
onCommand('window.blur', (value) => windowById(Number(value))?.blur());
onCommand('window.drag', (value) => {
  const { id, x, y } = value as { id: number; x: number; y: number };
  windowById(id)?._drag({ x, y });
});
onCommand('window.focus', (value) => windowById(Number(value))?.focus());
onCommand('window.close', (value) => windowById(Number(value))?.close());
onCommand('ipc.forge', (value) => {
  const call = value as Parameters<typeof ipcMain._invoke>[0];
  return ipcMain._invoke(call);
});

// The app's own module is evaluated after those it imports, and the first microtask comes after that.
queueMicrotask(() => markStart('main-evaluated'));

// Armed when the app first loads this module: a late registration of schemes then comes too late, as it would in Electron.
setImmediate(() =>
  setImmediate(() => {
    app._becomeReady();
    setImmediate(() => host.tell('app.ready', undefined));
  }),
);
