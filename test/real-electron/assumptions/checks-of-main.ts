import { expect } from 'vitest';
import { checksOfMain, type Check } from '../../electron-stand-in-tests/checks-of-main.ts';
import { runProbe } from '../../electron-stand-in-tests/run-probe.ts';

/** Checks of the stand-in that say nothing about real Electron, or ask by handles that only the stand-in has. */
const ofTheStandIn: ReadonlySet<string> = new Set([
  'unmodelled-members-throw',
  'windows-show-handled-schemes-only',
  'login-item-arguments',
  'no-keychain-rejects',
  'asking-keychain-is-waited-for',
  // Seen by a page: checks-of-windows.ts.
  'second-schemes-replace',
  // Checked on a desktop: checks-on-a-desktop.ts.
  'basic-text-is-v10',
  'keychain-is-per-machine',
  'notification-action-tells-its-index',
  'notification-body-is-markup',
]);
const ofLinux: ReadonlySet<string> = new Set([
  'tray-bounds-zero-on-linux',
  'no-popup-menu-on-linux',
  'copied-text-becomes-selection',
  'clear-leaves-selection',
]);

const asOnTheStandIn = Object.entries(checksOfMain).filter(
  ([rule]) => !ofTheStandIn.has(rule) && (process.platform === 'linux' || !ofLinux.has(rule)),
);

/** By probes of the main process, which need nothing but a display. */
export const checksOfMainOnElectron: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(asOnTheStandIn),
  'permissions-are-granted-without-handler': async () => {
    const before = `electron.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])`;
    const after = `const own = electron.session.fromPartition('own');
      own.protocol.handle('app', () => new Response('<title>Asks</title>', { headers: { 'content-type': 'text/html' } }));
      const { webContents } = new electron.BrowserWindow({ show: false, webPreferences: { session: own } });
      await webContents.loadURL('app://bundle/index.html');
      return webContents.executeJavaScript("(async () => [await Notification.requestPermission(), (await navigator.permissions.query({ name: 'microphone' })).state])()")`;
    expect(await runProbe({ before, after })).toBe('null\n["granted","granted"]');
  },
};
