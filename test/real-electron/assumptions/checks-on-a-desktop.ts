/** For each assumption that a Linux desktop shows: a check with its panel, its keyring or its notifications. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Check } from '../../electron-stand-in-tests/checks-of-main.ts';
import { runProbe } from '../../electron-stand-in-tests/run-probe.ts';
import { startDesktop, type Desktop } from '../desktop/desktop.ts';
import { pressButton, receivedNotifications } from '../desktop/notification-daemon.ts';
import { clickMenuEntry, openTrayMenu } from '../desktop/panel-menu.ts';
import { SessionTray } from '../desktop/session-tray.ts';
import { electronExecutable } from '../support/electron-process.ts';
import { readableFolder } from '../support/readable-copy.ts';
import { until } from '../../harness/until.ts';

/** Desktops by what is on them, each started once. */
const desktops = new Map<string, Promise<Desktop>>();

function aDesktop(kind: 'ordinary' | 'of another machine'): Promise<Desktop> {
  const started = desktops.get(kind) ?? startDesktop(kind === 'ordinary' ? {} : { panel: null });
  desktops.set(kind, started);
  return started;
}

export async function closeDesktops(): Promise<void> {
  await Promise.all([...desktops.values()].map(async (desktop) => (await desktop).close()));
}

export const checksOnADesktop: Readonly<Record<string, Check>> = {
  'disabled-items-cannot-be-chosen': async () => {
    const desktop = await aDesktop('ordinary');
    const folder = join(readableFolder(), 'test/electron-stand-in-tests/fixture-app');
    const { exited, log } = desktop.start(electronExecutable(), [folder]);
    const tray = new SessionTray(desktop);
    await tray.shown();
    const { entries } = await tray.menu();
    const menu = await openTrayMenu(desktop);
    const places = ['Never', 'Quit'].map((label) => entries.findIndex((entry) => entry.label === label));
    for (const place of places) await clickMenuEntry(desktop, menu, place, entries.length);
    // The second click ends the app, as the first one was not heard and left the menu open.
    const heard = await Promise.race([
      exited.then(() => 'Quit'),
      until('a click is heard', () => log().includes('clicked a disabled item') && 'Never'),
    ]);
    expect([entries.map(({ enabled }) => enabled), heard]).toEqual([[true, true, false, true], 'Quit']);
  },
  'hidden-windows-tell-the-page': async () => {
    const { environment } = await aDesktop('ordinary');
    // Asked by the app itself: to a page that Playwright looks into Chromium says that it is always seen.
    const after = `const window = new electron.BrowserWindow({ show: false });
      await window.loadURL('data:text/html,<title>Seen</title>');
      const ask = (code) => window.webContents.executeJavaScript(code);
      const shown = new Promise((done) => window.once('show', done)); window.show(); await shown;
      const before = await ask('document.visibilityState');
      await ask("globalThis.told = new Promise((done) => document.addEventListener('visibilitychange', () => done(document.visibilityState))); null");
      window.hide(); return [before, await ask('told')]`;
    expect(await runProbe({ env: environment, after })).toBe('["visible","hidden"]');
  },
  'basic-text-is-v10': async () => {
    const { environment } = await aDesktop('ordinary');
    const after = `return (await electron.safeStorage.encryptStringAsync('secret')).subarray(0, 3).toString()`;
    const marks = [
      await runProbe({ env: environment, after }),
      await runProbe({ env: environment, after, switches: ['--password-store=basic'] }),
    ];
    expect(marks).toEqual(['"v11"', '"v10"']);
  },
  'keychain-is-per-machine': async () => {
    const { environment } = await aDesktop('ordinary');
    const seal = `return (await electron.safeStorage.encryptStringAsync('secret')).toString('base64')`;
    const sealed = await runProbe({ env: environment, after: seal });
    const after = `return (await electron.safeStorage.decryptStringAsync(Buffer.from(${sealed}, 'base64'))).result`;
    const openedOn = async (desktop: Desktop) => runProbe({ env: desktop.environment, after });
    const here = await openedOn(await aDesktop('ordinary'));
    const elsewhere = await openedOn(await aDesktop('of another machine'));
    // Nothing but the padding of a block is checked, so that about one wrong key in 256 gives rubbish and no error
    // (AES-CBC without a signature; components/os_crypt, os_crypt_linux.cc).
    expect({ here, isOpenElsewhere: elsewhere === here }).toEqual({ here: '"secret"', isOpenElsewhere: false });
  },
  'notification-body-is-markup': async () => {
    const desktop = await aDesktop('ordinary');
    // Nothing is escaped on the way to the daemon; what it shows of a body that is no markup is its own affair.
    const bodies = ['Search &amp; find &lt;prod&gt;', 'Search & find <prod>', '<b>bold</b>'];
    const after = `for (const body of ${JSON.stringify(bodies)}) {
      const notification = new electron.Notification({ title: 'Markup', body });
      await new Promise((done) => { notification.on('show', done); notification.show(); }); }`;
    expect(await runProbe({ env: desktop.environment, after })).toBe('null');
    const received = (await receivedNotifications(desktop)).filter(({ title }) => title === 'Markup');
    expect(received.map(({ body }) => body).toSorted()).toEqual(bodies.toSorted());
  },
  'notification-action-tells-its-index': async () => {
    const desktop = await aDesktop('ordinary');
    // Only Electron's own `show` is asked: what the tests' older Electron lacks is left out for buttons it does not see.
    const after = `const told = []; const actions = ['Sign in again', 'Later'].map((text) => ({ type: 'button', text }));
      const notification = new electron.Notification({ title: 'Latchkey', body: 'Ends soon', actions });
      Object.defineProperty(notification, 'actions', { value: [] });
      return new Promise((done) => {
        notification.on('click', () => told.push(['click']));
        notification.on('action', (details, index) => { told.push(['action', details.actionIndex, index]); setTimeout(done, 100, told); });
        notification.on('close', () => done(told)); notification.show();
      })`;
    const told = runProbe({ env: desktop.environment, after });
    const offered = await pressButton(desktop, 'Later');
    if (!offered.includes('Later')) await desktop.run('dunstctl', ['close-all']);
    const buttons = offered.filter((text) => ['Later', 'Sign in again'].includes(text));
    expect([buttons, JSON.parse(await told)]).toEqual([['Later', 'Sign in again'], [['action', 1, 1]]]);
  },
};
