/**
 * The stand-in against electron.d.ts, for the compiler alone: a member that Electron does not have, or that has another
 * type there, is named in the error. (That the app uses nothing else is checked by tsconfig.main-on-stand-in.json.)
 */
import type * as standIn from './electron.ts';
import './electron-types.ts';

/** Listeners are tied below, event by event; what begins with `_` is the stand-in's own. */
type NotCompared = keyof NodeJS.EventEmitter | 'emit' | `_${string}` | symbol;

type Disagreements<Model, Real, Own extends PropertyKey> = {
  [Key in Exclude<keyof Model, NotCompared | Own>]: Key extends keyof Real
    ? Model[Key] extends Real[Key]
      ? never
      : Key
    : Key;
}[Exclude<keyof Model, NotCompared | Own>];

/** `Own`: members whose types are narrower than Electron's because they lead to other objects of the stand-in. */
type Agrees<Model, Real, Own extends PropertyKey = never> = [Disagreements<Model, Real, Own>] extends [never]
  ? true
  : { disagreesIn: Disagreements<Model, Real, Own> };

type Holds<Claim extends true> = Claim;

type ClassOf<Class extends abstract new (...values: never[]) => unknown> = InstanceType<Class>;

export type Modules = [
  Holds<Agrees<typeof standIn.app, Electron.App, 'commandLine' | 'dock'>>,
  Holds<Agrees<typeof standIn.app.commandLine, Electron.CommandLine>>,
  Holds<Agrees<NonNullable<typeof standIn.app.dock>, Electron.Dock>>,
  Holds<Agrees<typeof standIn.clipboard, Electron.Clipboard, 'read' | 'write' | 'selection'>>,
  Holds<Agrees<NonNullable<typeof standIn.clipboard.selection>, Electron.Clipboard, 'read' | 'write'>>,
  Holds<Agrees<typeof standIn.dialog, Electron.Dialog>>,
  Holds<Agrees<typeof standIn.globalShortcut, Electron.GlobalShortcut>>,
  Holds<Agrees<typeof standIn.ipcMain, Electron.IpcMain, 'handle' | 'handleOnce'>>,
  Holds<Agrees<typeof standIn.nativeImage, typeof Electron.NativeImage, keyof typeof standIn.nativeImage>>,
  Holds<Agrees<typeof standIn.nativeTheme, Electron.NativeTheme>>,
  Holds<Agrees<typeof standIn.net, Electron.Net, 'request'>>,
  Holds<Agrees<ReturnType<typeof standIn.net.request>, Electron.ClientRequest, 'end'>>,
  Holds<Agrees<typeof standIn.powerMonitor, Electron.PowerMonitor>>,
  Holds<Agrees<typeof standIn.protocol, Electron.Protocol>>,
  Holds<Agrees<typeof standIn.safeStorage, Electron.SafeStorage>>,
  Holds<Agrees<typeof standIn.screen, Electron.Screen, `get${string}`>>,
  Holds<Agrees<typeof standIn.shell, Electron.Shell>>,
  Holds<Agrees<typeof standIn.systemPreferences, Electron.SystemPreferences>>,
];

export type Classes = [
  Holds<Agrees<ClassOf<typeof standIn.BrowserWindow>, Electron.BrowserWindow, 'webContents' | 'recorded'>>,
  Holds<
    Agrees<
      ClassOf<typeof standIn.Tray>,
      Electron.Tray,
      'setContextMenu' | 'popUpContextMenu' | 'setImage' | 'setPressedImage'
    >
  >,
  Holds<Agrees<ClassOf<typeof standIn.Notification>, Electron.Notification>>,
  Holds<Agrees<ClassOf<typeof standIn.Menu>, Electron.Menu, 'items' | 'append' | 'getMenuItemById'>>,
  Holds<Agrees<ClassOf<typeof standIn.MenuItem>, Electron.MenuItem, 'submenu' | 'icon' | 'role'>>,
  Holds<Agrees<standIn.NativeImage, Electron.NativeImage, 'resize'>>,
  Holds<Agrees<standIn.WebContents, Electron.WebContents, 'session' | 'mainFrame' | 'zoom' | 'setWindowOpenHandler'>>,
  Holds<Agrees<standIn.Session, Electron.Session, 'protocol' | 'webRequest' | `setPermission${string}`>>,
  Holds<Agrees<standIn.Session['webRequest'], Electron.WebRequest>>,
  Holds<Agrees<standIn.Session['protocol'], Electron.Protocol>>,
  Holds<Agrees<standIn.WebFrameMain, Electron.WebFrameMain, 'parent' | 'top'>>,
  Holds<Agrees<standIn.IpcMainInvokeEvent, Electron.IpcMainInvokeEvent, 'sender' | 'senderFrame'>>,
  Holds<Agrees<ClassOf<typeof standIn.ClipboardItem>, Electron.ClipboardItem, 'getType'>>,
  Holds<Agrees<standIn.Display, Electron.Display>>,
];
