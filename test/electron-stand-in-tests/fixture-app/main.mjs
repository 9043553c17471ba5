/** A small app with the habits of the real one: own scheme, locked session, tray, IPC. `FIXTURE` breaks it in one way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, Menu, Tray, app, ipcMain, nativeImage, protocol, session, shell } from 'electron';

const broken = process.env.FIXTURE ?? '';
const here = import.meta.dirname;
const csp = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${broken === 'no-rule-for-requests' ? '*' : "'none'"}`;
const privileges = [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }];
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

if (broken !== 'late-scheme') protocol.registerSchemesAsPrivileged(privileges);
if (broken === 'second-schemes') protocol.registerSchemesAsPrivileged([{ ...privileges[0], scheme: 'other' }]);
app.enableSandbox();
app.on('window-all-closed', () => undefined);
app.on('second-instance', (_event, _argv, _folder, data) => console.log('second', JSON.stringify(data)));
app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  if (broken !== 'no-navigation-guard') contents.on('will-navigate', (event) => event.preventDefault());
});

if (!app.requestSingleInstanceLock({ wish: 'show' })) app.exit(3);
await import('./probes.mjs');
app.whenReady().then(start);

function start() {
  if (broken === 'late-scheme') protocol.registerSchemesAsPrivileged(privileges);
  const own = session.fromPartition('window');
  own.protocol.handle('app', serve);
  if (broken !== 'no-rule-for-requests')
    own.webRequest.onBeforeRequest((details, callback) =>
      callback({ cancel: !details.url.startsWith('app://bundle/') }),
    );
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  own.setPermissionCheckHandler(() => false);
  ipcMain.handle(broken === 'renamed-channel' ? 'gruss' : 'greet', (event, name) => ({
    text: `Hello ${name}`,
    frame: {
      url: event.senderFrame.url,
      origin: event.senderFrame.origin,
      main: event.senderFrame === event.sender.mainFrame,
    },
  }));
  ipcMain.handle('fail', () => {
    throw Object.assign(new RangeError('broken on purpose'), { code: 'E1' });
  });
  ipcMain.handle('echo', (_event, ...values) => values);
  ipcMain.on('note', (event, text) => event.sender.send('noted', text));
  const preload = broken === 'preload-requires-fs' ? 'preload-fs.cjs' : 'preload.cjs';
  const window = new BrowserWindow({
    show: false,
    width: 360,
    height: 520,
    webPreferences: { session: own, preload: join(here, preload), sandbox: true, contextIsolation: true },
  });
  window.loadURL('app://bundle/index.html');
  if (broken === 'reloads-after-crash') window.webContents.on('render-process-gone', () => window.webContents.reload());
  const tray = new Tray(nativeImage.createFromDataURL(dot));
  tray.setToolTip('Fixture');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { id: 'open', label: 'Open', click: () => window.show() },
      { label: 'More', submenu: [{ label: 'Link', click: () => shell.openExternal('https://example.com/') }] },
      { id: 'never', label: 'Never', enabled: false, click: () => console.log('clicked a disabled item') },
      { label: 'Quit', click: () => app.quit() },
    ]),
  );
  tray.on('click', () => (window.isVisible() ? window.hide() : window.show()));
  setInterval(() => window.isDestroyed() || window.webContents.send('tick', Date.now()), 1000);
}

function serve(request) {
  const { pathname } = new URL(request.url.replace('app://', 'http://'));
  const types = { html: 'text/html', js: 'text/javascript' };
  const headers = { 'content-type': types[pathname.split('.').pop()] ?? 'text/plain' };
  if (broken !== 'no-csp') headers['content-security-policy'] = csp;
  return new Response(readFileSync(join(here, pathname.slice(1))), { headers });
}
