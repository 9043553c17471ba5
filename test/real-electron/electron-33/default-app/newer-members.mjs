/**
 * The members of Electron 45 that Latchkey uses and Electron 33 does not have, built on those it has. Each names the
 * version that brought it. Nothing else is changed, so that everything else is judged as Electron 33 does it.
 */
import { execFile, spawn } from 'node:child_process';

/** @param electron the object behind `import 'electron'`, before anybody has imported it. */
export function addNewerMembers(electron) {
  electron.ClipboardItem = ClipboardItem;
  makeClipboardAsynchronous(electron.clipboard);
  addAsynchronousStorage(electron.safeStorage);
  showActions(electron.Notification);
}

/** 44.0: `ClipboardItem`. */
class ClipboardItem {
  #items;

  constructor(items) {
    this.#items = items;
  }

  get types() {
    return Object.keys(this.#items);
  }

  async getType(type) {
    if (!(type in this.#items)) throw new Error(`The clipboard item has no ${type}.`);
    const value = await this.#items[type];
    return typeof value === 'string' ? new Blob([value], { type }) : value;
  }
}

/**
 * 44.0: a clipboard that answers with promises, `write` of items, `selection`. The older one writes either text or one
 * format of its own at a time, so that the marks for clipboard managers are left out here.
 */
function makeClipboardAsynchronous(clipboard) {
  const older = { readText: clipboard.readText, writeText: clipboard.writeText, clear: clipboard.clear };
  const on = (type) => ({
    readText: async () => older.readText.call(clipboard, type),
    writeText: async (text) => older.writeText.call(clipboard, text, type),
    clear: () => older.clear.call(clipboard, type),
    has: async (mimetype) => mimetype === 'text/plain' && older.readText.call(clipboard, type) !== '',
    read: async () => [new ClipboardItem({ 'text/plain': older.readText.call(clipboard, type) })],
    write: async ([item]) => {
      const text = await (await item.getType('text/plain')).text();
      older.writeText.call(clipboard, text, type);
    },
  });
  Object.assign(clipboard, on('clipboard'));
  if (process.platform === 'linux') clipboard.selection = on('selection');
}

/**
 * 42.0: `encryptStringAsync` and its kin. The older calls block main while the keyring asks, and without a keyring they
 * take Chromium's known key only when told to (browser_process_impl.cc: PosixKeyProvider).
 */
function addAsynchronousStorage(safeStorage) {
  safeStorage.setUsePlainTextEncryption(true);
  safeStorage.isAsyncEncryptionAvailable ??= async () => safeStorage.isEncryptionAvailable();
  safeStorage.encryptStringAsync ??= async (text) => safeStorage.encryptString(text);
  safeStorage.decryptStringAsync ??= async (encrypted) => ({
    result: safeStorage.decryptString(encrypted),
    shouldReEncrypt: false,
  });
}

/**
 * 45.0: `actions` of notifications on Linux, of which electron.d.ts 45.4.1 leaves no system out; the nightly of 2026-08-21
 * still named two (docs/api/notification.md). One with buttons is sent by libnotify's own notify-send, the library that
 * Electron sends by; one without is Electron's own.
 */
function showActions(Notification) {
  if (process.platform !== 'linux') return;
  const { show, close } = Notification.prototype;
  const sent = new WeakMap();
  Notification.prototype.show = function () {
    if (this.actions.length === 0) show.call(this);
    else sent.set(this, sendWithActions(this));
  };
  Notification.prototype.close = function () {
    const closeSent = sent.get(this);
    if (closeSent === undefined) close.call(this);
    else closeSent();
  };
}

/** @returns what takes the notification away. */
function sendWithActions(notification) {
  const buttons = notification.actions.map(({ text }, index) => `--action=${index}=${text}`);
  const words = ['--app-name=Latchkey', '--print-id', '--action=default=Open', ...buttons];
  const child = spawn('notify-send', [...words, '--', notification.title, notification.body], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let id = null;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    for (const line of text.trim().split('\n')) {
      if (id === null) id = line;
      else if (line === 'default') notification.emit('click', {});
      else notification.emit('action', { actionIndex: Number(line) }, Number(line));
    }
  });
  child.once('close', () => notification.emit('close', {}));
  notification.emit('show', {});
  return () => {
    child.kill();
    if (id === null) return;
    const name = 'org.freedesktop.Notifications';
    const call = ['call', '--session', '--dest', name, '--object-path', '/org/freedesktop/Notifications'];
    execFile('gdbus', [...call, '--method', `${name}.CloseNotification`, id], () => undefined);
  };
}
