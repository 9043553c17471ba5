/**
 * The built window in Chromium, on a fake main process: what a person waits for with a usual list and a very large
 * one (docs/design.md#speed).
 *
 * A target is held against the work of the page's main thread (script, style, layout, paint), which is the same however
 * busy the machine is. Beside it is what passed on the clock until the frame was there, in a Chromium that makes frames as
 * soon as there is something to show: what a display waits for comes on top. What other processes draw is in the clock only.
 */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { latencyOf } from '../latency.ts';
import { atMost, shown, table, type Figure } from '../table.ts';
import { MeasuredWindow, type Cost } from './measured-window.ts';
import { firstLoadKb, serveWindow } from './serve-window.ts';
import { windowList, type WindowList } from './window-list.ts';

const sizes = [
  { accounts: 212, typingMs: 16 },
  { accounts: 3000, typingMs: 30 },
];
const summonKeptMs = 50;
const summonNewMs = 400;
const bundleKb = 200;

/** As a person types: several words, digits of an id, a misspelling, what is nowhere. */
const typed = ['payments prod readonly', '1111 2222 33', 'paymnets admn', 'team dev power', 'zzzz'];
const typedRounds = 3;
const arrows = 60;
const summons = 30;
const windows = 8;
const scrolledFrames = 180;
const pixelsEachFrame = 40;
const frameMs = 1000 / 60;

const unlimitedFrames = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Prints each table. */
export async function benchWindow(print: (text: string) => void): Promise<Figure[]> {
  await using started = new AsyncDisposableStack();
  const server = await serveWindow();
  started.defer(() => server.close());
  const unlimited = await launchChromium(unlimitedFrames);
  started.defer(() => unlimited.close());
  const usual = await launchChromium();
  started.defer(() => usual.close());

  const figures: Figure[] = [atMost('loaded first in English, gzip', await firstLoadKb(), bundleKb, 'KB', 0)];
  print(`${table('The window’s files', figures)}\n`);
  for (const { accounts, typingMs } of sizes) {
    const list = windowList(accounts);
    const of = [
      ...(await benchKeys(unlimited.browser, server.address, list, typingMs)),
      ...(await benchNew(unlimited.browser, server.address, list)),
      ...(await benchScroll(usual.browser, server.address, list)),
    ];
    const title = `The window with ${accounts.toLocaleString('en')} accounts, ${list.roles.toLocaleString('en')} roles`;
    print(`${table(title, of)}\n`);
    figures.push(...of);
  }
  return figures;
}

async function benchKeys(browser: Browser, address: string, list: WindowList, typingMs: number): Promise<Figure[]> {
  const window = await MeasuredWindow.open(browser, address, list);
  try {
    const letters = await costOfLetters(window);
    const moves: Cost[] = [];
    for (let press = 0; press < arrows; press += 1) moves.push(await window.press('ArrowDown', 'keydown'));
    const kept: Cost[] = [];
    for (let round = 0; round < summons; round += 1) {
      for (const letter of 'pay') await window.press(letter, 'input');
      kept.push(await window.summon());
    }
    return [
      ...costs('letter to painted', letters, typingMs),
      ...costs('arrow key to painted', moves, typingMs),
      ...costs('summon to painted, window kept', kept, summonKeptMs),
      shown('JavaScript heap after that', `${(await window.heapMb()).toFixed(1)} MB`),
    ];
  } finally {
    await window.close();
  }
}

async function costOfLetters(window: MeasuredWindow): Promise<Cost[]> {
  const all: Cost[] = [];
  for (const text of Array.from({ length: typedRounds }, () => typed).flat()) {
    for (const letter of text) all.push(await window.press(letter, 'input'));
    await expectSearched(window, text);
    await window.press('Escape', 'keydown');
  }
  return all;
}

/** So that nothing is measured where nothing is done. */
async function expectSearched({ page }: MeasuredWindow, text: string): Promise<void> {
  const value = await page.getByRole('combobox').inputValue();
  const rows = await page.getByRole('option').count();
  if (value !== text || (text.startsWith('payments') && rows === 0)) {
    throw new Error(
      `The search is ${JSON.stringify(value)} with ${String(rows)} rows; ${JSON.stringify(text)} was typed.`,
    );
  }
}

async function benchNew(browser: Browser, address: string, list: WindowList): Promise<Figure[]> {
  const all: Cost[] = [];
  for (let round = 0; round < windows; round += 1) {
    const window = await MeasuredWindow.open(browser, address, list);
    all.push(await window.opened());
    await window.close();
  }
  return costs('summon to painted, new window', all, summonNewMs);
}

async function benchScroll(browser: Browser, address: string, list: WindowList): Promise<Figure[]> {
  const window = await MeasuredWindow.open(browser, address, list);
  try {
    const { frames, worked } = await window.scroll(scrolledFrames, pixelsEachFrame);
    const missed = frames.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0);
    return [
      atMost('work for a frame while scrolling', worked / frames.length, frameMs, 'ms'),
      shown('frames missed while scrolling', `${String(missed)} of ${String(frames.length + missed)}`),
    ];
  } finally {
    await window.close();
  }
}

/** What the slowest but one in twenty takes: the main thread's work against its target, and the time on the clock. */
function costs(what: string, all: readonly Cost[], target: number): Figure[] {
  const slow = (of: 'painted' | 'worked'): number => latencyOf(all.map((cost) => cost[of])).p95;
  return [
    atMost(`${what}, work, p95 of ${String(all.length)}`, slow('worked'), target, 'ms'),
    shown(`${what}, on the clock, p95`, `${slow('painted').toFixed(1)} ms`),
  ];
}
