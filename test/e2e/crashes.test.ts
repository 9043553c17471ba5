import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { launcherPath } from '../../electron/shell/desktop/programs/launcher-script.ts';
import { exitCodes } from '../../electron/cli/cli-end.ts';
import { text } from '../../electron/shared/text/text.ts';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { runProgram } from '../harness/run-program.ts';
import { addOrganisation, signIn, snapshotOf, type Desk } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

/** How many starts in a row are marked; empty: none. */
const marksOf = (desk: Desk): Promise<string> => readFile(join(desk.profile, 'start-marks'), 'utf8').catch(() => '');
const logOf = (desk: Desk): Promise<string> => readFile(join(desk.profile, 'latchkey.log'), 'utf8');

/**
 * How doctor ends without the app, and the first lines of what it says. With the app the end also depends on what else
 * uses this computer, such as the port that the address for programs had before.
 */
async function doctor(desk: Desk): Promise<string[]> {
  const env = { HOME: desk.home, PATH: process.env['PATH'] ?? '' };
  const { status, stdout, stderr } = await runProgram(launcherPath(desk.home), ['doctor'], { env });
  const said = [...stderr.split('\n'), ...stdout.split('\n')].filter((line) => line !== '').slice(0, 3);
  return status === exitCodes.notRunning ? [String(status), ...said] : said;
}

it('after three starts that were killed the next one puts the lists aside, says so, and reads them again', async ({
  desk,
  app,
}) => {
  await signIn(app, desk);
  await app.quit();
  const stored = await readdir(join(desk.profile, 'catalogue'));
  for (let start = 0; start < 3; start += 1) {
    const killed = await desk.startApp();
    await expect.poll(() => marksOf(desk)).toBe(String(start + 1));
    await killed.kill();
  }
  const log = join(desk.profile, 'latchkey.log');
  const marked = (): boolean => existsSync(join(desk.profile, 'start-marks'));
  const wasMarked = marked();
  const without = await doctor(desk);
  const careful = await desk.startApp();
  // Said once the start is through.
  await expect.poll(() => careful.dialogs().length).toBe(1);
  const said = careful.dialogs();
  const aside = await readdir(join(desk.profile, 'catalogue.aside'));
  const running = await doctor(desk);
  await careful.tray.click();
  await careful.clock.advance(61_000);
  const page = await careful.window();
  await page.getByText('payments-prod').first().waitFor();
  const isMarked = marked();
  await careful.kill();
  const ordinary = await desk.startApp();
  await expect.poll(async () => (await doctor(desk))[0]).toMatch(/^ok/u);
  expect({
    without,
    said,
    aside,
    running,
    marks: [wasMarked, isMarked],
    then: await doctor(desk),
    dialogs: ordinary.dialogs(),
  }).toEqual({
    without: [
      '3',
      text('program.not-running'),
      // Nothing worth a line has happened.
      text('launcher.no-log', { file: log }),
      'Starts in a row that ended within a minute: 3. After three of them the next one is a safe start.',
    ],
    said: [`${text('safe-start.title')}\n${text('safe-start.text', { file: log })}`],
    aside: stored,
    running: [
      expect.stringMatching(/^ok {4}Latchkey /u) as string,
      'warn  Safe start is on: 3 starts before this one ended within a minute, so the stored lists were put aside.',
      `      ${text('command.advice-safe-start')}`,
    ],
    marks: [true, false],
    then: [
      expect.stringMatching(/^ok {4}Latchkey /u) as string,
      'ok    Safe start is off: this is an ordinary start.',
      `ok    The log is ${log}.`,
    ],
    dialogs: [],
  });
});

/** Opens a page of the settings as a person does. */
async function openShortcuts(app: RunningApp): Promise<Page> {
  await app.tray.clickMenu(['Settings']);
  const settings = await app.window(1);
  await settings.getByRole('button', { name: 'Shortcuts' }).click();
  await settings.getByRole('heading', { name: 'Shortcuts' }).waitFor();
  await app.clock.settle();
  return settings;
}

it('settings that crash come back at their page, later each time, and the fourth time are gone and say so', async ({
  desk,
  app,
}) => {
  await addOrganisation(app, desk);
  await openShortcuts(app);
  const back: (string | null)[] = [];
  for (const wait of [0, 1_000, 5_000]) {
    await app.crashWindow(1);
    await app.clock.settle();
    if (wait > 0) {
      await app.clock.advance(wait - 1);
      back.push(`${(await app.windows()).length} window after ${wait - 1} ms`);
    }
    await app.clock.advance(1);
    const settings = await app.window(1);
    back.push(await settings.getByRole('heading', { level: 1 }).textContent());
  }
  await app.crashWindow(1);
  await app.clock.advance(60_000);
  const left = (await app.windows()).length;
  const file = join(desk.profile, 'latchkey.log');
  await app.tray.clickMenu(['Settings']);
  await (await app.window(1)).getByLabel('Name').waitFor();
  expect({ back, left, said: app.dialogs(), log: await logOf(desk) }).toEqual({
    back: ['Shortcuts', '1 window after 999 ms', 'Shortcuts', '1 window after 4999 ms', 'Shortcuts'],
    left: 1,
    said: [`${text('settings-gone.title')}\n${text('settings-gone.text', { count: 4, file })}`],
    log: expect.stringContaining('The page of the settings ended 4 times in a row and is not made anew.') as string,
  });
});

it('a window that hangs can be reopened or waited for, and the question goes when it answers', async ({
  desk,
  app,
}) => {
  await addOrganisation(app, desk);
  const hang = async (): Promise<void> => {
    await app.hangWindow((await app.windows())[0]?.id ?? 0);
    await app.clock.advance(50);
  };
  const question = `${text('hung.title')}\n${text('hung.text')}`;
  const first = (await app.windows())[0]?.id;
  await hang();
  await app.pressDialog(1);
  await app.clock.settle();
  const waited = (await app.windows())[0]?.id;
  await hang();
  await app.hangWindow(first ?? 0, false);
  await app.clock.settle();
  const answered = (await app.windows())[0]?.id;
  await expect(app.pressDialog(0)).rejects.toThrow('No message box is open.');
  await hang();
  await app.pressDialog(0);
  await app.clock.advance(100);
  const page = await app.window();
  await page.getByRole('heading', { name: 'Sign in to Northwind' }).waitFor();
  const [reopened] = await app.windows();
  expect({ waited, answered, isAnother: reopened?.id !== first, visible: reopened?.visible }).toEqual({
    waited: first,
    answered: first,
    isAnother: true,
    visible: true,
  });
  expect([app.dialogs(), (await snapshotOf(page)).organisations.length]).toEqual([[question, question, question], 1]);
});

it('of settings that hang the person is asked too, and they come back at their page', async ({ desk, app }) => {
  await addOrganisation(app, desk);
  await openShortcuts(app);
  const id = (await app.windows())[1]?.id ?? 0;
  await app.hangWindow(id);
  await app.clock.advance(50);
  await app.pressDialog(0);
  await app.clock.advance(1);
  const settings = await app.window(1);
  await settings.getByRole('heading', { name: 'Shortcuts' }).waitFor();
  expect((await app.windows())[1]?.id).not.toBe(id);
});

it('a process of Chromium that ends is written down, and the person is told nothing', async ({ desk, app }) => {
  await addOrganisation(app, desk);
  await app.loseChildProcess({ type: 'GPU', reason: 'crashed', exitCode: 139 });
  await app.loseChildProcess({ type: 'Utility', reason: 'killed', exitCode: 9, name: 'Network Service' });
  await app.clock.settle();
  const lines = (await logOf(desk)).split('\n').filter((line) => line.includes('Chromium'));
  expect({ lines: lines.map((line) => line.replace(/^\S+ /u, '')), dialogs: app.dialogs() }).toEqual({
    lines: [
      'warn A process of Chromium is gone: GPU, crashed, code 139.',
      'warn A process of Chromium is gone: Utility (Network Service), killed, code 9.',
    ],
    dialogs: [],
  });
});
