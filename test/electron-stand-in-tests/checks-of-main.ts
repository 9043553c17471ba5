/** For each assumption about the main process: a check that holds on the stand-in and fails with the rule switched off. */
import { expect } from 'vitest';
import { withServer } from './local-server.ts';
import { runProbe } from './run-probe.ts';
import type { Probe } from './run-probe.ts';

export type Check = (mutant?: string) => Promise<void>;

/** A probe and what has to come of it: the value as JSON, or the error as `Name: message`. */
function gives(expected: string, probe: Probe): Check {
  return async (mutant) => {
    expect(await runProbe({ ...probe, mutant })).toBe(expected);
  };
}

const dot = `electron.nativeImage.createFromDataURL('data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')`;
const scheme = `electron.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);`;
/** Of the message loop, which runs once all was done in answer to `ready`. */
const turn = `await new Promise((done) => setImmediate(done));`;
const partition = `const own = electron.session.fromPartition('own'`;

export const checksOfMain: Record<string, Check> = {
  'tray-after-ready': gives('Error: Cannot create Tray before app is ready', { before: `new electron.Tray(${dot})` }),
  'tray-image-not-empty': gives("Error: Failed to load image from path '/none.png'", {
    after: `const tray = new electron.Tray(electron.nativeImage.createEmpty()); tray.setImage(electron.nativeImage.createFromPath('/none.png'));
      tray.setImage('/none.png')`,
  }),
  'tray-bounds-zero-on-linux': gives('{"x":0,"y":0,"width":0,"height":0}', {
    after: `return new electron.Tray(${dot}).getBounds()`,
  }),
  'no-popup-menu-on-linux': gives('0', {
    after: `let shown = 0; const menu = electron.Menu.buildFromTemplate([{ label: 'One' }]);
      menu.on('menu-will-show', () => shown++); new electron.Tray(${dot}).popUpContextMenu(menu); return shown`,
  }),
  'destroyed-objects-throw': gives('["Error: Tray is destroyed","TypeError: Object has been destroyed"]', {
    after: `const tray = new electron.Tray(${dot}); const window = new electron.BrowserWindow({ show: false }); tray.destroy(); window.destroy();
      return [() => tray.setToolTip('late'), () => window.getTitle()].map((use) => { try { return use() } catch (error) { return String(error) } })`,
  }),
  'unmodelled-members-throw': gives('app.getAppMetrics: true', {
    after: `try { electron.app.getAppMetrics; return 'nothing thrown' } catch (error) {
      throw Object.assign(new Error(String(error.message.includes('app.getAppMetrics'))), { name: 'app.getAppMetrics' }) }`,
  }),
  'window-after-ready': gives('Error: Cannot create BrowserWindow before app is ready', {
    before: `new electron.BrowserWindow()`,
  }),
  'bounds-are-whole-numbers': gives('TypeError: Error processing argument at index 0, conversion failure from ', {
    after: `new electron.BrowserWindow({ show: false }).setPosition(1.5, 0)`,
  }),
  'close-can-be-prevented': gives('false', {
    after: `const window = new electron.BrowserWindow({ show: false });
      const asked = new Promise((done) => window.on('close', (event) => { event.preventDefault(); done() }));
      window.close(); await asked; ${turn} return window.isDestroyed()`,
  }),
  'windows-show-handled-schemes-only': gives('Error: refused', {
    after: `const window = new electron.BrowserWindow({ show: false });
      await Promise.race([window.loadURL('https://example.com/'), new Promise((done) => setImmediate(done))]).catch((error) => {
      throw error.message.includes('does not model loadURL of https:') ? new Error('refused') : error })`,
  }),
  'window-tells-of-long-hangs': gives('[0,["responsive","unresponsive"]]', {
    after: `const window = new electron.BrowserWindow({ show: false }); const told = [];
      const hung = new Promise((done) => window.on('unresponsive', () => { told.push('unresponsive'); done() }));
      window.on('responsive', () => told.push('responsive'));
      window.webContents.emit('unresponsive'); const atOnce = told.length; window.webContents.emit('responsive');
      window.webContents.emit('unresponsive'); await hung; return [atOnce, told]`,
  }),
  'signal-closes-message-box': gives('1', {
    after: `const closing = new AbortController();
      const answered = electron.dialog.showMessageBox({ message: 'x', buttons: ['a', 'b'], defaultId: 0, cancelId: 1, signal: closing.signal });
      closing.abort(); return (await answered).response`,
  }),
  'last-window-quits': gives('"closed"', {
    after: `const window = new electron.BrowserWindow({ show: false }); const quits = new Promise((done) => electron.app.on('before-quit', (event) => { event.preventDefault(); done('closed') }));
      window.destroy(); return Promise.race([quits, new Promise((done) => setTimeout(done, 100, 'stays'))])`,
  }),
  'quit-can-be-prevented': gives('"stays"', {
    after: `let end = 'stays'; electron.app.on('will-quit', () => (end = 'quits'));
      electron.app.on('before-quit', (event) => event.preventDefault()); electron.app.quit(); ${turn} return end`,
  }),
  'exit-skips-quit-events': gives('0', {
    after: `${turn} let seen = 0; for (const name of ['before-quit', 'will-quit']) electron.app.on(name, () => seen++);
      electron.app.on('quit', () => console.log('AFTER_READY:' + seen)); electron.app.exit(0); await new Promise(() => undefined)`,
  }),
  'exit-lets-the-turn-end': gives('quit\ngoes on', {
    after: `${turn} electron.app.on('quit', () => console.log('AFTER_READY:quit')); electron.app.exit(0); console.log('AFTER_READY:goes on');
      await new Promise(() => undefined)`,
  }),
  'exit-at-ready-is-at-once': gives('exits', {
    after: `electron.app.on('quit', () => console.log('AFTER_READY:quit')); console.log('AFTER_READY:exits'); electron.app.exit(0);
      console.log('AFTER_READY:goes on')`,
  }),
  'enable-sandbox-before-ready': gives('Error: app.enableSandbox() can only be called before app is ready', {
    after: `electron.app.enableSandbox()`,
  }),
  'get-path-refuses-unknown': gives("Error: Failed to get 'nowhere' path", {
    after: `electron.app.getPath('nowhere')`,
  }),
  'login-item-arguments': gives('[true,false]', {
    after: `electron.app.setLoginItemSettings({ openAtLogin: true, args: ['--hidden'] });
      return [electron.app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin, electron.app.getLoginItemSettings().openAtLogin]`,
    settings: { platform: 'win32' },
  }),
  'second-handle-throws': gives("Error: Attempted to register a second handler for 'x'", {
    after: `electron.ipcMain.handle('x', () => 1); electron.ipcMain.handle('x', () => 2)`,
  }),
  'messages-are-cloned': gives('["Error sending from webFrameMain: Failed to serialize arguments"]', {
    after: `const said = []; console.error = (text, error) => said.push(text + error.message);
      new electron.BrowserWindow({ show: false }).webContents.send('x', () => 1); return said`,
  }),
  'unknown-menu-roles-are-taken': gives('["dance","Dance"]', {
    after: `const [item] = electron.Menu.buildFromTemplate([{ role: 'danCe', label: 'Dance' }]).items; return [item.role, item.label]`,
  }),
  'schemes-before-ready': gives('Error: protocol.registerSchemesAsPrivileged should be called before app is ready', {
    after: scheme,
  }),
  'second-schemes-replace': gives('null\nError: refused', {
    before: scheme + scheme.replace("'app'", "'other'"),
    after: `const window = new electron.BrowserWindow({ show: false }); window.webContents.session.protocol.handle('app', () => new Response());
      await Promise.race([window.loadURL('app://x/'), new Promise((done) => setImmediate(done))]).catch((error) => {
      throw error.message.includes('without the privileges standard and secure (app)') ? new Error('refused') : error })`,
  }),
  'second-protocol-handler-throws': gives('Error: Failed to register protocol: app', {
    after: `${partition}); own.protocol.handle('app', () => new Response()); own.protocol.handle('app', () => new Response())`,
  }),
  'session-after-ready': gives('TypeError: Session can only be received when app is ready', {
    before: `electron.session.fromPartition('own')`,
  }),
  'permissions-are-granted-without-handler': gives('{"requested":true,"checked":true}', {
    after: `const window = new electron.BrowserWindow({ show: false }); return window.webContents.session._asksPermission('media', window.webContents)`,
  }),
  'clipboard-before-ready': gives('"string"', { before: `return typeof (await electron.clipboard.readText())` }),
  'copied-text-becomes-selection': gives('["copied","copied",false]', {
    after: `const { clipboard } = electron; await clipboard.selection.writeText('selected');
      await clipboard.write([new electron.ClipboardItem({ 'text/plain': 'copied', 'text/html': '<b>copied</b>' })]);
      return [await clipboard.readText(), await clipboard.selection.readText(), await clipboard.selection.has('text/html')]`,
  }),
  'clear-leaves-selection': gives('["","copied",""]', {
    after: `const { clipboard } = electron; await clipboard.writeText('copied'); clipboard.clear();
      const left = [await clipboard.readText(), await clipboard.selection.readText()];
      clipboard.selection.clear(); return [...left, await clipboard.selection.readText()]`,
  }),
  'screen-after-ready': gives("Error: The 'screen' module can't be used before the app 'ready' event", {
    before: `electron.screen.getPrimaryDisplay()`,
  }),
  'shortcut-after-ready': gives('Error: globalShortcut cannot be used before the app is ready', {
    before: `electron.globalShortcut.register('Alt+K', () => undefined)`,
  }),
  'safe-storage-after-ready': gives('Error: safeStorage cannot be used before app is ready', {
    before: `await electron.safeStorage.encryptStringAsync('x')`,
  }),
  'no-keychain-rejects': gives('Error: Error while encrypting the text provided to safeStorage.encryptStringAsync.', {
    after: `await electron.safeStorage.encryptStringAsync('x')`,
    settings: { faults: { keychain: 'unavailable' } },
  }),
  'asking-keychain-is-waited-for': gives('"waits"', {
    after: `const { safeStorage } = electron; const calls = [safeStorage.isAsyncEncryptionAvailable(), safeStorage.encryptStringAsync('x')];
      return Promise.race([...calls.map((call) => call.then(() => 'answered')), new Promise((done) => setImmediate(done, 'waits'))])`,
    settings: { faults: { keychain: 'asking' } },
  }),
  'basic-text-is-v10': gives('"v11"', {
    after: `return (await electron.safeStorage.encryptStringAsync('x')).subarray(0, 3).toString()`,
  }),
  'keychain-is-per-machine': async (mutant) => {
    const sealed = await runProbe({
      mutant,
      after: `return (await electron.safeStorage.encryptStringAsync('secret')).toString('base64')`,
    });
    const opened = runProbe({
      mutant,
      after: `return electron.safeStorage.decryptStringAsync(Buffer.from(${sealed}, 'base64'))`,
    });
    expect(await opened).toMatch(/^Error: Error while decrypting/);
  },
  'notification-body-is-markup': gives('["Search & find <prod>","","bold"]', {
    after: `return ['Search &amp; find &lt;prod&gt;', 'Search & find', '<b>bold</b>'].map((body) => new electron.Notification({ body })._shownBody())`,
  }),
  'notification-action-tells-its-index': gives('[["action",1,1]]', {
    after: `const told = []; const notification = new electron.Notification({ actions: ['Sign in again', 'Later'].map((text) => ({ type: 'button', text })) });
      notification.on('click', () => told.push(['click'])); notification.on('action', (details, index) => told.push(['action', details.actionIndex, index]));
      notification.show(); notification._press(1); return told`,
  }),
  'single-instance-lock': async (mutant) => {
    const first = runProbe({
      mutant,
      after: `const got = electron.app.requestSingleInstanceLock(); const told = new Promise((done) =>
          electron.app.on('second-instance', (_event, _argv, _folder, data) => done(data)));
        const second = require('node:child_process').spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)],
          { stdio: 'ignore', env: { ...process.env, AFTER_READY: '', BEFORE_READY: "electron.app.requestSingleInstanceLock({ wish: 'show' })" } });
        const gone = new Promise((done) => second.on('exit', done));
        // A turn after the timer: of two things that wait, a loop that was held up takes the timer first.
        const untold = gone.then(() => new Promise((done) => setTimeout(() => setImmediate(done, 'untold'), 200)));
        const heard = await Promise.race([told, untold]);
        await gone; return [got, heard]`,
    });
    expect(await first).toBe('[true,{"wish":"show"}]');
  },
  'fetch-refuses-headers': (mutant) =>
    withServer(async (url) => {
      const names = 'content-length cookie2 host keep-alive te trailer transfer-encoding upgrade'.split(' ');
      const headers = [...names.map((name) => ({ [name]: '1' })), { connection: 'upgrade' }, { connection: 'close' }];
      const after = `return Promise.all(${JSON.stringify(headers)}.map((headers) =>
        electron.session.fromPartition('x').fetch('${url}', { headers }).then((answer) => answer.status, (error) => error.message)))`;
      const refused = [...names, 'connection: upgrade'].map(() => 'net::ERR_INVALID_ARGUMENT');
      expect(JSON.parse(await runProbe({ mutant, after }))).toEqual([...refused, 200]);
    }),
  'fetch-sends-browser-headers': (mutant) =>
    withServer(async (url) => {
      const after = `const sent = await (await electron.session.fromPartition('x').fetch('${url}headers')).json();
        return ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'accept-encoding'].map((name) => sent[name]).concat(/^[a-z]{2}/.test(sent['accept-language']))`;
      const expected = ['none', 'no-cors', 'empty', 'gzip, deflate, br, zstd', true];
      expect(await runProbe({ mutant, after })).toBe(JSON.stringify(expected));
    }),
  'fetch-decodes-bodies': (mutant) =>
    withServer(async (url) => {
      const after = `const answer = await electron.session.fromPartition('x').fetch('${url}brotli'); return [await answer.text(), answer.headers.get('content-encoding')]`;
      expect(await runProbe({ mutant, after })).toBe('["hello","br"]');
    }),
  'unsafe-ports-are-refused': gives('["net::ERR_UNSAFE_PORT","net::ERR_UNSAFE_PORT"]', {
    after: `return Promise.all([9, 10080].map((port) => electron.session.fromPartition('x').fetch('http://127.0.0.1:' + port + '/')
      .then((answer) => answer.status, (error) => error.message)))`,
  }),
  'fetch-redirect-error': (mutant) =>
    withServer(async (url) => {
      const after = `return (await electron.session.fromPartition('x').fetch('${url}redirect', { redirect: 'error' })).status`;
      expect(await runProbe({ mutant, after })).toBe("Error: Attempted to redirect, but redirect policy was 'error'");
    }),
  'fetch-redirect-manual': (mutant) =>
    withServer(async (url) => {
      const after = `return (await electron.session.fromPartition('x').fetch('${url}redirect', { redirect: 'manual' })).status`;
      expect(await runProbe({ mutant, after })).toBe('Error: Redirect was cancelled');
    }),
  'net-request-redirect-is-cancelled': (mutant) =>
    withServer(async (url) => {
      const after = `return new Promise((done) => { const told = [];
        electron.net.request({ url: '${url}redirect', redirect: 'manual' })
          .on('redirect', (status, _method, location) => { told.push(status, location); setTimeout(done, 50, told); })
          .on('error', (error) => told.push(error.message)).end(); })`;
      expect(await runProbe({ mutant, after })).toBe(JSON.stringify([302, url, 'Redirect was cancelled']));
    }),
  'fetch-caches': fetchesTwice('fresh', '', '', 'same'),
  'fetch-needs-freshness': fetchesTwice('count', '', '', 'new'),
  'fetch-honours-no-store': fetchesTwice('fresh', '', `, { cache: 'no-store' }`, 'new'),
  'partition-cache-option': fetchesTwice('fresh', ', { cache: false }', '', 'new'),
  'web-request-applies-to-fetch': (mutant) =>
    withServer(async (url) => {
      const after = `${partition}); own.webRequest.onBeforeRequest((_details, callback) => callback({ cancel: true })); return (await own.fetch('${url}')).status`;
      expect(await runProbe({ mutant, after })).toBe('Error: net::ERR_BLOCKED_BY_CLIENT');
    }),
  'web-request-filters': (mutant) =>
    withServer(async (url) => {
      const after = `${partition}); own.webRequest.onBeforeRequest({ urls: ['https://elsewhere.test/*'] }, (_details, callback) => callback({ cancel: true })); return (await own.fetch('${url}')).status`;
      expect(await runProbe({ mutant, after })).toBe('200');
    }),
};

/** The server counts its answers: the same text twice came from the cache. */
function fetchesTwice(path: string, options: string, init: string, expected: 'same' | 'new'): Check {
  return (mutant) =>
    withServer(async (url) => {
      const after = `${partition}${options}); const text = async () => (await own.fetch('${url}${path}'${init})).text();
        return (await text()) === (await text()) ? 'same' : 'new'`;
      expect(await runProbe({ mutant, after })).toBe(JSON.stringify(expected));
    });
}
