import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { anyFrame, openPolicy } from './edits.ts';
import type { Edit } from './patched-build.ts';

/** The app with its window, for a guard to be tried on. */
export interface Tried {
  readonly app: RunningApp;
  readonly page: Page;
  readonly home: string;
  /** Starts the app once more, for the same person. */
  readonly startAgain: () => Promise<RunningApp>;
}

/** One guard of the window: what is tried, and what is seen as long as the guard stands. */
export interface Guard {
  readonly look: (tried: Tried) => Promise<unknown>;
  readonly holds: unknown;
}

const channel = 'latchkey:command';

/** Guards that are tried on the build as it is. */
export const guards = {
  'the page is shown': {
    look: ({ page }) => page.getByRole('heading').innerText(),
    holds: 'Welcome to Latchkey',
  },
  'no script but our own runs': {
    look: ({ page }) => page.evaluate(addInlineScript),
    holds: 'did not run',
  },
  'no text becomes markup': {
    look: ({ page }) => page.evaluate(setMarkup),
    holds: 'TypeError',
  },
  'the page stays where it is': { look: followLink, holds: 'stayed' },
  'a page opens no window': { look: openWindow, holds: 'deny' },
  'a page gets no permission': {
    look: ({ app }) => app.askPermission('media'),
    holds: { requested: false, checked: false },
  },
  'the page runs in a sandbox, apart from preload and Node': {
    look: webPreferences,
    holds: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  },
  'the page sees two functions and nothing of Electron': {
    look: ({ page }) => page.evaluate(whatThePageSees),
    holds: { bridge: ['call', 'on'], others: [] },
  },
  'a frame within the page gets no answer': {
    look: ({ app }) =>
      codeOf(
        app.invokeAs(
          { url: 'app://bundle/index.html', parentUrl: 'app://bundle/index.html' },
          channel,
          'snapshot.get',
          {},
        ),
      ),
    holds: 'internal',
  },
  'what a command does not know is refused': {
    look: ({ page }) => codeOf(page.evaluate(callWithUnknownKey)),
    holds: 'invalid-input',
  },
  'what is far too large is refused unread': {
    look: callTooLarge,
    holds: 'A command was refused: organisation.add is too large.',
  },
  'only files of the window are served': { look: loadPictureOutside, holds: 'refused' },
  'the app runs once': { look: startAgain, holds: 'ended' },
} satisfies Record<string, Guard>;

/** Guards behind another one: tried on a build without that one. */
export const secondGuards = {
  'nothing goes out to the network': { without: openPolicy, look: fetchAbroad, holds: 'webRequest' },
  'a page of another origin gets no answer': {
    without: anyFrame,
    look: ({ app }) =>
      codeOf(app.invokeAs({ url: 'https://example.com/', parentUrl: null }, channel, 'snapshot.get', {})),
    holds: 'internal',
  },
} satisfies Record<string, Guard & { without: Edit }>;

function addInlineScript(): string {
  const script = document.createElement('script');
  try {
    script.append('window.ran = true');
    document.head.append(script);
  } catch {
    // Refused by trusted types.
  }
  return 'ran' in window ? 'ran' : 'did not run';
}

function setMarkup(): string {
  try {
    document.createElement('div').innerHTML = '<b>markup</b>';
    return 'became markup';
  } catch (error) {
    return error instanceof Error ? error.name : 'error';
  }
}

/** A link of the page to itself under another address: nothing but the navigation guard is in its way. */
async function followLink({ page }: Tried): Promise<string> {
  const left = Promise.race([
    page.waitForEvent('requestfailed').then(() => 'stayed'),
    page.waitForEvent('framenavigated').then(() => 'left'),
  ]);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/index.html?elsewhere' });
    document.body.append(link);
    link.click();
  });
  return left;
}

async function openWindow({ app, page }: Tried): Promise<unknown> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/index.html'))]);
  if (!popup.isClosed()) await popup.waitForEvent('close');
  await app.clock.settle();
  const record = app.records().find(({ kind }) => kind === 'windowOpen');
  return record?.kind === 'windowOpen' ? record.action : 'not asked';
}

async function webPreferences({ app }: Tried): Promise<unknown> {
  const given = (await app.windows())[0]?.options.webPreferences ?? {};
  const { sandbox, contextIsolation, nodeIntegration, webSecurity } = given;
  return { sandbox, contextIsolation, nodeIntegration, webSecurity };
}

function whatThePageSees(): unknown {
  const bridge: unknown = Reflect.get(window, 'bridge');
  const names = ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer', 'global'];
  return {
    bridge: typeof bridge === 'object' && bridge !== null ? Object.keys(bridge) : [],
    others: names.filter((name) => name in window),
  };
}

/** `answered`, or the code of the refusal. */
async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  const result = await answer;
  if (typeof result !== 'object' || result === null || !('failure' in result)) return 'answered';
  const { failure } = result;
  return typeof failure === 'object' && failure !== null && 'code' in failure ? failure.code : failure;
}

function callWithUnknownKey(): Promise<unknown> {
  const { bridge } = globalThis as unknown as { bridge: { call: (name: string, input: object) => Promise<unknown> } };
  return bridge.call('snapshot.get', { unknown: true });
}

/** The schema would refuse it too, after having read it; the log tells which of the two it was. */
async function callTooLarge({ page, home }: Tried): Promise<string> {
  await page.evaluate(async () => {
    const { bridge } = globalThis as unknown as { bridge: { call: (name: string, input: object) => Promise<unknown> } };
    await bridge.call('organisation.add', { startUrl: 'a'.repeat(70_000), region: null, name: null });
  });
  return (await logOf(home)).match(/A command was refused: .*$/gmu)?.at(-1) ?? 'not refused';
}

/** What the app wrote into its log; empty where it wrote none. */
export async function logOf(home: string): Promise<string> {
  return readFile(join(home, '.config/Latchkey/latchkey.log'), 'utf8').catch(() => '');
}

/** A picture of the tray lies in the build, beside the window's folder. */
function loadPictureOutside({ page }: Tried): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const picture = new Image();
        picture.onload = () => resolve('served');
        picture.onerror = () => resolve('refused');
        picture.src = '/..%2ftray/linux/signed-in-22.png';
      }),
  );
}

async function startAgain({ startAgain: start }: Tried): Promise<string> {
  const second = await start().catch(() => null);
  if (second === null) return 'ended';
  const outcome = await Promise.race([second.exited.then(() => 'ended'), second.tray.state().then(() => 'runs')]);
  await second.kill();
  return outcome;
}

async function fetchAbroad({ app, page }: Tried): Promise<unknown> {
  await page.evaluate(() => fetch('https://example.com/data', { mode: 'no-cors' }).catch(() => null));
  return app.refusedRequests().find(({ url }) => url === 'https://example.com/data')?.reason ?? 'not asked';
}
