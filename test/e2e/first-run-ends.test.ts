import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { tabTo } from '../window/support/surface-faults.ts';
import { signIn, snapshotOf, type Desk } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

const summonKeys = 'Alt+Shift+K';

/** By keys alone, as a person without a pointer. */
async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Starts it again and shows the list. */
async function startAgain(app: RunningApp, desk: Desk): Promise<Page> {
  await app.quit();
  const next = await desk.startApp();
  await next.tray.click();
  await next.clock.settle();
  const page = await next.window();
  await page.getByRole('option').first().waitFor();
  return page;
}

describe('at the end of the first run', () => {
  it('is asked once whether to open at login, and nothing opens it before a yes', async ({ app, desk }) => {
    const entries = () => readdir(join(desk.home, '.config/autostart')).catch(() => []);
    const page = await signIn(app, desk);
    await page.getByText('Open Latchkey at login?').waitFor();
    const before = await entries();
    await press(page, 'Open at login');
    await page.getByText('Open Latchkey at login?').waitFor({ state: 'detached' });
    const after = await entries();
    const { hint, loginItem } = await snapshotOf(await startAgain(app, desk));
    expect({ before, after, hint, loginItem }).toEqual({
      before: [],
      after: [expect.stringMatching(/\.desktop$/u)],
      hint: 'pin',
      loginItem: 'on',
    });
  });

  it('a no is kept for the next start', async ({ app, desk }) => {
    const page = await signIn(app, desk);
    await press(page, 'Do not open');
    await page.getByText('Pin the roles you use most').waitFor();
    const { hint, loginItem } = await snapshotOf(await startAgain(app, desk));
    expect([hint, loginItem]).toEqual(['pin', 'off']);
  });

  it('other keys are asked for where another program holds the usual ones, tried, and kept', async ({ desk }) => {
    const app = await desk.startApp({ faults: { takenShortcuts: [summonKeys, 'Control+Shift+L'] } });
    const page = await signIn(app, desk);
    await page.getByText(`Another program uses ${summonKeys}. Press the keys you want.`).waitFor();
    await press(page, 'Choose keys');
    await page.keyboard.press('Control+Shift+L');
    const refused = await page.getByRole('alert').innerText();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Shift+J');
    await page.getByText('Open Latchkey at login?').waitFor();
    const isShown = async () => (await app.windows()).some(({ visible }) => visible);
    const before = await isShown();
    await app.pressShortcut('Control+Shift+J');
    await app.clock.settle();
    expect([refused, before, await isShown(), (await snapshotOf(page)).settings.summonKeys]).toEqual([
      'Another program uses Ctrl+Shift+L, or the system keeps it for itself. Press other keys.',
      true,
      false,
      'Control+Shift+J',
    ]);
  });

  it.for([
    ['linux', { XDG_SESSION_TYPE: 'wayland' }, 'open-at-login'],
    ['linux', { XDG_SESSION_TYPE: 'x11' }, 'summon-taken'],
    ['darwin', {}, 'summon-taken'],
    ['win32', {}, 'summon-taken'],
  ] as const)(
    'what is asked first on %s with %o, where no keys are given: %s',
    async ([platform, env, hint], { desk }) => {
      const usual = platform === 'darwin' ? 'Control+Command+K' : summonKeys;
      const app = await desk.startApp({ platform, env, faults: { takenShortcuts: [usual] } });
      const { hint: shown, summonKeysTaken } = await snapshotOf(await signIn(app, desk));
      expect([shown, summonKeysTaken]).toEqual([hint, hint === 'summon-taken' ? usual : null]);
    },
  );

  it('Windows is shown where the key goes, last', async ({ desk }) => {
    const app = await desk.startApp({ platform: 'win32' });
    const page = await signIn(app, desk);
    await press(page, 'Do not open');
    await page.getByText('Drag the key next to the clock.').waitFor();
    await app.clock.advance(300);
    await press(page, 'Dismiss the hint');
    await page.getByText('Pin the roles you use most').waitFor();
    expect((await snapshotOf(page)).hint).toBe('pin');
  });
});
