import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { signIn, snapshotOf } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

describe('a person’s hard times', () => {
  it('a window that crashes comes back with everything there', async ({ desk, app }) => {
    await signIn(app, desk);
    await app.crashWindow();
    await app.clock.advance(30_000);
    await app.tray.click();
    const windows = await app.windows();
    const page = await app.window(0);
    await page.getByText('payments-prod').first().waitFor();
    expect(windows).toHaveLength(1);
  });

  it('a second copy ends at once, and the first shows its window', async ({ desk, app }) => {
    await expect(desk.startApp()).rejects.toThrow('exit code 0');
    await app.clock.advance(100);
    expect((await app.windows()).map(({ visible }) => visible)).toEqual([true]);
  });

  it('two copies started at the same moment are one app, with its window shown', async ({ desk }) => {
    const started = await Promise.allSettled([desk.startApp(), desk.startApp()]);
    const running = started.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    await running[0]?.clock.advance(100);
    const shown = (await running[0]?.windows())?.map(({ visible }) => visible);
    expect({ runningLength: running.length, shown }).toEqual({ runningLength: 1, shown: [true] });
  });

  it.for(['unavailable', 'basic_text'] as const)(
    'a keychain that is %s: the sign-in is kept in memory, which is said, and nothing secret is written',
    async (keychain, { desk }) => {
      const app = await desk.startApp({ faults: { keychain } });
      const page = await signIn(app, desk);
      const said = await page.getByText('no keychain Latchkey can trust').count();
      await app.quit();
      const files = await readdir(desk.profile);
      const next = await desk.startApp({ faults: { keychain } });
      expect({
        said,
        filesHasSecretsVault: files.includes('secrets.vault'),
        tooltip: await next.tray.tooltip(),
      }).toEqual({
        said: 1,
        filesHasSecretsVault: false,
        tooltip: 'Latchkey: signed out',
      });
    },
  );

  it('secrets that came from another machine are set aside, and the sign-in is asked for again', async ({
    desk,
    app,
  }) => {
    await signIn(app, desk);
    await app.quit();
    const next = await desk.startApp({ keychainFile: join(desk.home, 'another-keychain') });
    await next.tray.click();
    await next.clock.advance(1_000);
    const page = await next.window();
    await page.getByText('They were kept as secrets.vault.damaged-').waitFor();
    const files = await readdir(desk.profile);
    expect({
      tooltip: await next.tray.tooltip(),
      anyFiles: files.some((name) => name.startsWith('secrets.vault.damaged-')),
      notifications: next.notifications(),
    }).toEqual({ tooltip: 'Latchkey: signed out', anyFiles: true, notifications: [] });
  });

  it('a keychain that is locked at the start is said, and the sign-in is taken up once it is unlocked', async ({
    desk,
    app,
  }) => {
    await signIn(app, desk);
    await app.quit();
    const next = await desk.startApp({ faults: { keychain: 'failing' } });
    await next.tray.click();
    await next.clock.advance(1_000);
    const page = await next.window();
    await page.getByText('The keychain does not answer').waitFor();
    const locked = await next.tray.tooltip();
    await next.ask('faults', { keychain: 'working' });
    await next.power.unlockScreen();
    await page.getByText('The keychain does not answer').waitFor({ state: 'detached' });
    expect({
      locked,
      tooltip: await next.tray.tooltip(),
      signInState: (await snapshotOf(page)).organisations[0]?.signIn.state,
    }).toEqual({
      locked: 'Latchkey: signed out',
      tooltip: expect.stringMatching(/^Latchkey: Northwind, signed in since/u) as unknown,
      signInState: 'signed-in',
    });
  });

  it('a torn settings file is set aside as it was, and the app starts', async ({ desk, app }) => {
    await signIn(app, desk);
    await app.quit();
    const settings = join(desk.profile, 'settings.json');
    const torn = (await readFile(settings, 'utf8')).slice(0, 40);
    await writeFile(settings, torn);
    const next = await desk.startApp();
    const page = await next.window();
    await page.getByText('Welcome to Latchkey').waitFor();
    await page.getByText('The settings could not be read and were kept as settings.json.damaged-').waitFor();
    const aside = (await readdir(desk.profile)).filter((name) => name.startsWith('settings.json.damaged-'));
    const kept = await Promise.all(aside.map((name) => readFile(join(desk.profile, name), 'utf8')));
    expect(kept).toEqual([torn]);
  });

  it('a clock seven minutes fast: the deadlines are the server’s', async ({ desk, app }) => {
    desk.simulator.control.moveClock({ advanceMs: -7 * 60_000 });
    const page = await signIn(app, desk);
    const { clockOffset } = await snapshotOf(page);
    expect(Math.abs(clockOffset + 7 * 60_000)).toBeLessThan(2_000);
  });

  it('a night asleep: the sign-in is taken up on wake, and nothing expired is handed out', async ({ desk, app }) => {
    const page = await signIn(app, desk);
    await page.keyboard.type('payments-prod readonly');
    await page.keyboard.press('Control+c');
    await app.clock.settle();
    const evening = await app.clipboard.read();
    await app.power.suspend();
    await app.clock.advance(7 * 60 * 60_000);
    await app.power.resume();
    await app.clock.settle();
    await page.keyboard.press('Control+c');
    await app.clock.advance(500);
    const morning = await app.clipboard.read();
    const ends = /EXPIRATION='(.*)'/u.exec(morning)?.[1] ?? '';
    expect({ morningIsEvening: morning === evening, isEndsEnough: Date.parse(ends) > (await app.clock.now()) }).toEqual(
      { morningIsEvening: false, isEndsEnough: true },
    );
  });
});
