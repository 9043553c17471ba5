/**
 * Key surfaces are drawn as in `expected/`, pixel by pixel. A change of the looks that is meant: delete the picture; the
 * test draws it anew, fails once, and the new one is looked at before it is committed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import { takeStillPicture } from '../browser/picture.ts';
import { differenceOf } from '../gallery/compare.ts';
import { diagnosticsAnswers } from './support/diagnostics.ts';
import { askedWindow, digitsQuestion } from './support/guard.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import { organisation, snapshot, waitingForApproval, type SnapshotInput } from './support/northwind.ts';
import { openSettings, pictured } from './support/settings.ts';
import { answers } from './support/sheet-answers.ts';
import { drawTo, type TestWindow } from './support/window.ts';

/** Per cent of the pixels: a hundredth of a row of the list. */
const mostDifferent = 0.05;
const folder = join(import.meta.dirname, 'expected');

type Open = (openWindow: OpenWindow, context: BrowserContextOptions) => Promise<TestWindow>;
const light = { colorScheme: 'light' } as const;
const dark = { colorScheme: 'dark' } as const;
const contrast = { contrast: 'more' } as const;
const forced = { forcedColors: 'active' } as const;

/** The list with its second row selected, and keys pressed there. */
function list(...keys: readonly string[]): Open {
  return async (openWindow, context) => {
    const window = await openWindow({ answers, context });
    await window.page.getByRole('option').first().waitFor();
    for (const key of ['ArrowDown', ...keys]) await window.page.keyboard.press(key);
    return window;
  };
}

/** The list with what ends the first run at its foot. */
function firstRun(change: Partial<SnapshotInput>): Open {
  return (openWindow, context) => openWindow({ snapshot: snapshot(change), context });
}

/** What a support case needs, as it is read before it is saved. */
const diagnostics: Open = async (openWindow, context) => {
  const address = '/settings.html?page=about';
  const viewport = { width: 760, height: 900 };
  const shown = { address, answers: diagnosticsAnswers, context: { ...context, viewport } };
  const window = await openSettings(openWindow, {}, shown);
  await window.page.locator('details').first().waitFor();
  await window.page.getByRole('button', { name: 'Show diagnostics…' }).press('Enter');
  await window.page.getByRole('textbox').waitFor();
  return window;
};

const signedOut = { ...organisation, signIn: { state: 'signed-out' as const, problem: null } };

const surfaces: readonly (readonly [name: string, look: BrowserContextOptions, open: Open])[] = [
  ['list-light', light, list()],
  ['list-dark', dark, list()],
  ['list-contrast-light', { ...light, ...contrast }, list()],
  ['list-contrast-dark', { ...dark, ...contrast }, list()],
  ['list-forced-colours', { ...dark, ...forced }, list()],
  ['actions', light, list('Meta+k')],
  ['first-run-keys', light, firstRun({ hint: 'summon-taken', summonKeysTaken: 'Control+Command+K' })],
  ['first-run-login', dark, firstRun({ hint: 'open-at-login', platform: 'linux' })],
  ['first-run-icon', light, firstRun({ hint: 'drag-icon', platform: 'win32' })],
  ['first-run-icon-dark', dark, firstRun({ hint: 'drag-icon', platform: 'win32' })],
  ['first-run-icon-forced-colours', { ...dark, ...forced }, firstRun({ hint: 'drag-icon', platform: 'win32' })],
  ['guard', light, (openWindow, context) => askedWindow(openWindow, undefined, { context })],
  ['guard-digits', dark, (openWindow, context) => askedWindow(openWindow, digitsQuestion, { context })],
  [
    'signed-out',
    light,
    (openWindow, context) => openWindow({ snapshot: snapshot({ organisations: [signedOut] }), context }),
  ],
  [
    'sign-in',
    light,
    (openWindow, context) => openWindow({ snapshot: snapshot({ organisations: [waitingForApproval()] }), context }),
  ],
  ['settings', dark, (openWindow, context) => openSettings(openWindow, {}, { context }, { organisations: pictured })],
  ['diagnostics', light, diagnostics],
  ['diagnostics-dark', dark, diagnostics],
];

test.for(surfaces)('%s is as expected', async ([name, look, open], { browser, openWindow }) => {
  const window = await open(openWindow, { ...look, deviceScaleFactor: 1 });
  await window.page.getByRole('heading').or(window.page.getByRole('option')).first().waitFor();
  await window.page.evaluate(() => document.fonts.ready.then(() => undefined));
  const drawn = await takeStillPicture(window.page);
  const path = join(folder, `${name}.png`);
  const expected = await readFile(path).catch(() => null);
  if (expected === null) {
    await mkdir(folder, { recursive: true });
    await writeFile(path, drawn);
    expect.fail(`${path} was not there and is drawn now: look at it.`);
  }
  const page = await browser.newPage();
  const difference = await differenceOf(page, drawn, expected);
  await page.close();
  // What was drawn stands where the other pictures of the tests do.
  if (difference > mostDifferent) await drawTo(window.page, `not-expected-${name}`);
  expect(difference).toBeLessThanOrEqual(mostDifferent);
});
