import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { addOrganisation, openedLink, snapshotOf } from './support/desk.ts';
import { deskTest, stepsTest } from './support/fixtures.ts';

const eightHours = 8 * 3_600_000;

/** Signed in, with the list shown; each step builds on the one before. */
const it = stepsTest
  .extend('shown', { scope: 'file' }, async ({ desk }) => {
    const app = await desk.startApp();
    const list = await addOrganisation(app, desk);
    const consent = await desk.browse(await openedLink(app, 0));
    await consent.locator('#Allow').click();
    await consent.getByRole('heading', { name: 'Return to Latchkey' }).waitFor();
    await app.clock.settle();
    await list.getByText(/^Signed in since/u).waitFor();
    // Just shown, the list would not yet hide as the settings take the keyboard.
    await app.clock.advance(1_000);
    return { app, list };
  })
  .extend('app', { scope: 'file' }, ({ shown }) => shown.app)
  .extend('list', { scope: 'file' }, ({ shown }) => shown.list);

describe('the settings beside the list', () => {
  let settings: Page;

  const windows = async (app: RunningApp): Promise<unknown[]> =>
    (await app.windows()).map(({ url, visible, focused }) => [new URL(url).pathname, visible, focused]);

  it('open from the tray menu in a window of their own, one at a time', async ({ app }) => {
    await app.tray.clickMenu(['Settings']);
    settings = await app.window(1);
    settings.setDefaultTimeout(10_000);
    await settings.getByLabel('Name').waitFor();
    await app.clock.settle();
    const first = await windows(app);
    await app.tray.click();
    await app.clock.settle();
    await app.tray.clickMenu(['Settings']);
    await app.clock.settle();
    expect({ first, windows: await windows(app) }).toEqual({
      first: [
        ['/index.html', false, false],
        ['/settings.html', true, true],
      ],
      windows: [
        ['/index.html', false, false],
        ['/settings.html', true, true],
      ],
    });
  });

  it('have the icon in the task bar, as the list has', async ({ app }) => {
    expect((await app.windows()).map(({ icon }) => basename(icon ?? ''))).toEqual(['icon.png', 'icon.png']);
  });

  it('a length that is set there counts down in the header of the list', async ({ list }) => {
    await settings.getByLabel('How long a sign-in lasts').selectOption(String(eightHours));
    await list.getByText(/^Signed in · (?:7 h 5\d|8 h 0) min left$/u).waitFor();
    await settings.getByText(/^Signed in\n/u).waitFor();
    expect((await snapshotOf(settings)).organisations[0]?.sessionLengthMs).toBe(eightHours);
  });

  it('a program that is to be the browser is asked about by main, and a no changes nothing', async ({ app, list }) => {
    await settings.getByLabel('Sign-in and consoles open in').selectOption('program');
    await settings.getByLabel('Command line').fill('firefox -P work');
    await settings.keyboard.press('Enter');
    await settings.getByText('You did not agree. Nothing has changed.').waitFor();
    expect({
      dialogs: app.dialogs(),
      browserCommand: (await snapshotOf(list)).organisations[0]?.browserCommand,
    }).toEqual({
      dialogs: [
        'Use this program as the browser of Northwind?\nLatchkey will start it for sign-ins and consoles, with an address. ' +
          'Agree only if you have just set it yourself.\n\nfirefox\n    -P\n    work',
      ],
      browserCommand: null,
    });
  });

  it('with the device code chosen, and signed out there, the next sign-in shows a code', async ({ app, list }) => {
    await settings.getByLabel('How to sign in to Northwind').selectOption('code');
    await settings.getByRole('button', { name: 'Sign out…' }).click();
    await settings.getByRole('button', { name: 'Sign out', exact: true }).click();
    await list.getByText('Signed out').first().waitFor();
    await app.clock.settle();
    await app.tray.clickMenu(['Sign in to Northwind…']);
    await app.clock.settle();
    expect(await list.locator('.code [aria-hidden="true"]').innerText()).toMatch(/^[A-Z]{4}-[A-Z]{4}$/u);
  });

  it('close for real by their key, and the list goes on', async ({ app, list }) => {
    const press = settings.keyboard.press('Control+w').catch(() => undefined);
    await Promise.all([settings.waitForEvent('close'), press]);
    await app.clock.settle();
    const left = await windows(app);
    await list.keyboard.press('Escape');
    await list.getByText('Sign in to use your roles').waitFor();
    expect(left.map((window) => (window as unknown[])[0])).toEqual(['/index.html']);
  });

  it('lead back to the list, with the form that adds an organisation', async ({ app, list }) => {
    await list.keyboard.press('Control+,');
    settings = await app.window(1);
    await settings.getByRole('button', { name: 'Add' }).click();
    await list.getByRole('heading', { name: 'Add an organisation' }).waitFor();
    expect(await windows(app)).toEqual([
      ['/index.html', true, true],
      ['/settings.html', true, false],
    ]);
  });

  it('crashed, they leave the list as it is and open again', async ({ app }) => {
    await app.crashWindow(1);
    await app.clock.settle();
    const left = (await windows(app)).length;
    await app.tray.clickMenu(['Settings']);
    settings = await app.window(1);
    expect({ left, name: await settings.getByLabel('Name').inputValue() }).toEqual({ left: 1, name: 'Northwind' });
  });
});

deskTest('on macOS the settings stay when the list hides, and the application with it', async ({ desk }) => {
  const app = await desk.startApp({ platform: 'darwin' });
  const list = await app.window();
  await list.locator('main').waitFor();
  await list.keyboard.press('Meta+,');
  const settings = await app.window(1);
  await settings.getByRole('button', { name: 'Add' }).waitFor();
  await app.clock.settle();
  const shown = (await app.windows()).map(({ visible, options }) => [visible, options['titleBarStyle'] ?? null]);
  expect(shown).toEqual([
    [false, null],
    [true, 'hiddenInset'],
  ]);
});
