import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf, type Desktop } from './desktop/desktop.ts';
import { giveTo } from './desktop/give-to.ts';
import { receivedNotifications } from './desktop/notification-daemon.ts';
import { startWaylandDesktop } from './desktop/wayland-desktop.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';
import { focusedTitle, startWaylandApp, type WaylandApp } from './support/wayland-app.ts';

const credentials = /^ export AWS_ACCESS_KEY_ID='ASIA/u;
/** How long copied credentials stay (ms): the shortest and the longest that can be set. */
const shortestStay = 15_000;
const longestStay = 300_000;

/** What another program is given when it pastes; null: nothing is there. */
function pasted(desktop: Desktop, which: 'clipboard' | 'primary' = 'clipboard'): Promise<string | null> {
  const words = ['--no-newline', ...(which === 'primary' ? ['--primary'] : [])];
  return desktop.run('wl-paste', words).catch((error: unknown) => {
    if (String(error).includes('No selection')) return null;
    throw error;
  });
}

/** Opens a terminal, which takes the keyboard. */
async function openTerminal(desktop: Desktop): Promise<void> {
  desktop.start('foot', ['--title', 'Terminal', 'sh', '-c', 'cat >terminal-input']);
  await until('the terminal has the keyboard', async () => (await focusedTitle(desktop)) === 'Terminal');
}

describe('F: under Wayland', () => {
  let scenario: Scenario;
  let desktop: Desktop;
  let app: WaylandApp;
  let copiedAt: number;
  beforeAll(async () => {
    scenario = await setScenario('wayland', { startDesktop: () => startWaylandDesktop({ tray: true }) });
    desktop = scenario.desktop;
    await writeSettings(desktop, { clipboardTime: String(shortestStay / 1000) });
    app = startWaylandApp(scenario);
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('shows its window at its size where the compositor puts it, with the keyboard', async () => {
    const { width, height, x, y } = await app.window();
    const page = await app.page();
    await page.getByText('Welcome to Latchkey').waitFor();
    await scenario.picture('window');
    const [screenWidth, screenHeight] = desktop.screen.size;
    expect({ width, height, middle: [x + width / 2, y + height / 2], focus: await focusedTitle(desktop) }).toEqual({
      width: 420,
      height: 620,
      middle: [screenWidth / 2, screenHeight / 2],
      focus: 'Latchkey',
    });
  });

  it('has its icon in the tray, and goes on without keys of its own where no portal gives them', async () => {
    expect({ tooltip: await app.tray.tooltip(), log: await logOf(app) }).toEqual({
      tooltip: 'Latchkey: signed out',
      log: [expect.stringContaining('Alt+Shift+K') as string],
    });
  });

  it('copies for every program while it has the keyboard, and not as the primary selection', async () => {
    await signIn(scenario, app);
    await desktop.screen.press('Down');
    copiedAt = performance.now();
    await desktop.screen.press('ctrl+c');
    const text = await until('the credentials', () => pasted(desktop));
    await scenario.picture('copied');
    expect({ text, primary: await pasted(desktop, 'primary') }).toEqual({
      text: expect.stringMatching(credentials) as string,
      primary: null,
    });
  });

  it('takes them back at their time though another program has the keyboard', async () => {
    await app.hidden();
    await openTerminal(desktop);
    await desktop.screen.press('ctrl+shift+v', 'Return');
    const read = await until('what the terminal read', () =>
      textOf(desktop, 'terminal-input').then((text) => text || null),
    );
    await until('nothing on the clipboard', async () => (await pasted(desktop)) === null);
    expect({ read, tooEarly: performance.now() - copiedAt < shortestStay }).toEqual({
      read: expect.stringMatching(credentials) as string,
      tooEarly: false,
    });
  });

  // The compositor drops what is copied without a key pressed in a window of ours, and tells nobody.
  it('leads from the tray to its window, where the copy is one key away', async () => {
    await offer(desktop, 'a note of my own');
    await app.tray.choose('Recent', 'log-archive, AdministratorAccess', 'Copy for bash and zsh');
    await until('the window has the keyboard', async () => (await focusedTitle(desktop)) === 'Latchkey');
    const page = await app.page();
    await page.getByRole('dialog').waitFor();
    await scenario.picture('copy-from-the-tray');
    const before = { clipboard: await pasted(desktop), said: await receivedNotifications(desktop) };
    await desktop.screen.press('Return');
    await until('the credentials', async () => credentials.test((await pasted(desktop)) ?? ''));
    expect(before).toEqual({ clipboard: 'a note of my own', said: [] });
    await app.hidden();
  });

  it('opens by the tray with the keyboard, stays, and copies', async () => {
    const page = await openWindow(app);
    await desktop.screen.type('payments-dev readonly');
    await until('the role', async () => (await selectedRow(page)).startsWith('payments-dev, Development, ReadOnly'));
    await desktop.screen.press('ctrl+c');
    await until('the credentials', async () => credentials.test((await pasted(desktop)) ?? ''));
    await app.hidden();
    expect(await pasted(desktop, 'primary')).toBeNull();
  });
});

describe('under Wayland, where copied credentials stay as long as they can', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await setScenario('wayland-stay', { startDesktop: () => startWaylandDesktop({ tray: true }) });
    await writeSettings(scenario.desktop, { clipboardTime: String(longestStay / 1000) });
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('clears at "Clear now"', async () => {
    const { desktop } = scenario;
    const app = startWaylandApp(scenario);
    await signIn(scenario, app);
    await desktop.screen.press('Down');
    await desktop.screen.press('ctrl+c');
    await until('the credentials', () => pasted(desktop));
    await app.hidden();
    const page = await openWindow(app);
    await tabTo(desktop, page, 'Clear now');
    await desktop.screen.press('Return');
    await until('nothing on the clipboard', async () => (await pasted(desktop)) === null);
    await scenario.picture('cleared');
    await page.getByText(/^Copied\. Clears in/u).waitFor({ state: 'detached' });
  });
});

/** Another program copies a text and offers it. */
async function offer(desktop: Desktop, text: string): Promise<void> {
  desktop.start('wl-copy', ['--foreground', text]);
  await until(`${text} on the clipboard`, async () => (await pasted(desktop)) === text);
}

/** Presses Tab until a button of that name has the keyboard. */
async function tabTo(desktop: Desktop, page: Page, name: string): Promise<void> {
  const focused = (): Promise<string> => page.locator(':focus').evaluateAll(([one]) => one?.outerHTML ?? '');
  while (!(await focused()).includes(name)) {
    const before = await focused();
    await desktop.screen.press('Tab');
    await until('the keyboard elsewhere', async () => (await focused()) !== before);
  }
}

async function logOf(app: WaylandApp): Promise<string[]> {
  return (await readFile(join(app.profile, 'latchkey.log'), 'utf8')).trim().split('\n');
}

async function writeSettings(desktop: Desktop, settings: object): Promise<void> {
  const folder = join(desktop.home, '.config/Latchkey');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
  await giveTo(desktop.children.user, join(desktop.home, '.config'));
}
