import { mkdir, readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import type { CommandName } from '../../../electron/contract/commands.ts';
import type { EventName, EventPayload } from '../../../electron/contract/events.ts';
import { contentSecurityPolicy } from '../../../electron/shell/security/content-security-policy.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { installFakeBridge, type BridgeCall, type BridgeState, type FakeMain } from './fake-bridge.ts';
import { catalogue, now, snapshot } from './northwind.ts';
import { takePicture } from '../../browser/picture.ts';

const root = join(import.meta.dirname, '../../..');
const built = join(root, 'out/renderer');
const pictures = join(root, 'test-results/renderer');
const drawsPictures = process.env['LATCHKEY_WINDOW_PICTURES'] === '1';
const origin = 'https://bundle.app.localhost';

export { contentSecurityPolicy };
export const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface TestWindow {
  readonly page: Page;
  /** What the window asked of main so far, without its first questions. */
  asked(): Promise<BridgeCall[]>;
  push<Name extends EventName>(name: Name, payload: EventPayload<Name>): Promise<void>;
  /** Names of the rows in view, in order. */
  rows(): Promise<string[]>;
  /** The name of the row that a screen reader is told of. */
  active(): Promise<string | null>;
  /**
   * Draws what is seen for somebody to look at, where `LATCHKEY_WINDOW_PICTURES` is 1: no test judges by it, and to draw them
   * all takes longer than many a test. Elsewhere waits until what has changed is laid out, as a picture would.
   */
  picture(name: string): Promise<void>;
  /** Waits until what has changed is laid out. */
  laidOut(): Promise<void>;
  /** What went against the policy, and errors of the page. */
  complaints(): Promise<string[]>;
  close(): Promise<void>;
}

export type WindowOptions = Partial<BridgeState> & {
  readonly context?: BrowserContextOptions;
  /** A page of the scheme with its query; without it the popover's. */
  readonly address?: string;
};

/** The built files by their path on the scheme; read once, so that a build meanwhile does not mix into a test. */
const files = new Map<string, Buffer>();

/** Starts the browser of the test files of one worker. */
export async function startBrowser(): Promise<Browser> {
  const entries = await readdir(built, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(built, path)}`, await readFile(path));
  }
  if (!files.has('/index.html')) throw new Error('The window is not built: run `npm run build` first.');
  return (await launchChromium()).browser;
}

/**
 * Opens the built window on a fake main process, at the moment of docs/design.md#the-example-organisation, its clock standing
 * still.
 */
export async function openWindow(browser: Browser, options: WindowOptions = {}): Promise<TestWindow> {
  const context = await browser.newContext({
    viewport: { width: 420, height: 620 },
    // As on most screens of Linux and Windows; where pictures are looked at, as on a Mac's. Twice is four times the pixels.
    deviceScaleFactor: drawsPictures ? 2 : 1,
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options.context,
  });
  await context.route('**/*', serve);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  // A clock that is installed runs: it is stopped at a moment that is still to come.
  await page.clock.install({ time: now - 60_000 });
  await page.clock.pauseAt(now);
  await page.addInitScript(installFakeBridge, {
    snapshot: options.snapshot ?? snapshot(),
    catalogue: options.catalogue ?? catalogue,
    others: options.others ?? {},
    answers: options.answers ?? {},
  });
  await page.goto(`${origin}${options.address ?? '/index.html'}`);
  await page.locator('main').waitFor();
  return {
    page,
    asked: () => page.evaluate(readCalls),
    push: async (name, payload) => {
      await page.evaluate(pushEvent, { name, payload });
    },
    rows: () => page.getByRole('option').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? '')),
    active: () => page.evaluate(readActive),
    picture: (name) => (drawsPictures ? drawTo(page, name) : laidOut(page)),
    laidOut: () => laidOut(page),
    complaints: async () => [...errors, ...(await page.evaluate(readViolations))],
    close: () => context.close(),
  };
}

/** Writes a picture to `test-results/renderer`. */
export async function drawTo(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await takePicture(page, { path: join(pictures, `${name}.png`) });
}

/** Frames in a row without a change, after which nothing is under way. */
const quietFrames = 4;
/** Frames after which a layout that still changes is no layout that settles. */
const mostFrames = 300;

/**
 * Until what is laid out stays as it is: what is measured in one frame (a ResizeObserver) is laid out in the next, and can
 * bring rows that are measured in turn. The page's clock stays where it is; the frames that the page itself asks for come
 * only when that is moved.
 *
 * @throws Error where it does not settle.
 */
async function laidOut(page: Page): Promise<void> {
  let [previous, quiet] = ['', 0];
  for (let frame = 0; quiet < quietFrames; frame += 1) {
    if (frame === mostFrames) throw new Error('The layout does not settle.');
    await nextFrame(page);
    const now = await page.evaluate(readLayout);
    quiet = now === previous ? quiet + 1 : 0;
    previous = now;
  }
}

/** Runs in the page: where everything in it is. */
function readLayout(): string {
  return [...document.querySelectorAll('body *')]
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].join();
    })
    .join(' ');
}

/** Waits for a frame of the browser, in which what has changed is laid out. */
export function nextFrame(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new IntersectionObserver(() => {
          observer.disconnect();
          resolve();
        });
        observer.observe(document.body);
      }),
  );
}

async function serve(route: Route): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== origin) return route.abort();
  const body = url.search === '' ? bodyOf(url.pathname) : files.get(url.pathname);
  if (body === undefined) return route.fulfill({ status: 404 });
  return route.fulfill({
    body,
    contentType: types[extname(url.pathname)] ?? 'application/octet-stream',
    headers: { 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' },
  });
}

/** A built file. The other language can be made longer by a test: its texts are those of `longerTexts` where they are set. */
function bodyOf(path: string): Buffer | string | undefined {
  const [name] = /(?<=^\/assets\/)ar-[\w-]+\.js$/u.exec(path) ?? [];
  if (name === undefined) return files.get(path);
  return `import { ar as real } from './${name}?real';
export const ar = new Proxy(real, { get: (texts, key) => globalThis.longerTexts?.[key] ?? texts[key] });`;
}

declare global {
  var fakeMain: FakeMain;
  var longerTexts: Readonly<Record<string, string>> | undefined;
}

function readCalls(): BridgeCall[] {
  const first: CommandName[] = [
    'snapshot.get',
    'catalogue.get',
    'organisations.find',
    'browsers.find',
    'console.services',
  ];
  return globalThis.fakeMain.calls.filter(({ name }) => !first.includes(name));
}

function readViolations(): string[] {
  return globalThis.fakeMain.violations;
}

function pushEvent(event: { name: EventName; payload: unknown }): void {
  globalThis.fakeMain.push(event.name, event.payload);
}

function readActive(): string | null {
  const id = document.querySelector('[role=combobox]')?.getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id)?.getAttribute('aria-label') ?? null;
}
