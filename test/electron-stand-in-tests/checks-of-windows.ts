/** For each assumption about windows: a check on the fixture app that holds, and fails with the rule switched off. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchApp } from '../electron-stand-in/launch.ts';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { until } from '../harness/until.ts';
import type { Check } from './checks-of-main.ts';
import { withHome } from './run-probe.ts';

/** Starts the fixture app, `broken` in a way it knows, and waits for its window. */
export async function withFixture(
  options: { mutant?: string | undefined; broken?: string },
  use: (app: RunningApp, page: Page) => Promise<void>,
): Promise<void> {
  await withHome(async (home) => {
    const app = await launchApp({
      home,
      main: 'test/electron-stand-in-tests/fixture-app/main.mjs',
      env: { FIXTURE: options.broken, LATCHKEY_STAND_IN_MUTANT: options.mutant },
    });
    try {
      await use(app, await app.window());
    } finally {
      await app.kill();
    }
  });
}

function onPage(use: (app: RunningApp, page: Page) => Promise<void>): Check {
  return (mutant) => withFixture({ mutant }, use);
}

/** Code of the page itself; an evaluation from outside is exempt from the policy. */
export async function evalOfPage(page: Page): Promise<string> {
  await page.click('#eval-button');
  return page.innerText('#eval');
}

export const permissionStates = `Promise.all(['notifications', 'geolocation'].map(async (name) =>
  (await navigator.permissions.query({ name })).state))`;

export const checksOfWindows: Record<string, Check> = {
  'csp-header-is-enforced': onPage(async (_app, page) => {
    expect(await evalOfPage(page)).toBe('EvalError');
  }),
  'navigation-can-be-prevented': onPage(async (app, page) => {
    // Without `noWaitAfter`: with it, Playwright swallows a click whose target moved, and does not click again.
    await page.click('#other');
    // Not the page's own event of a failed request, which a busy Chromium leaves out now and then.
    // Nor by `expect.poll`, which belongs to one test, and these run at the same time.
    await until('the navigation', () => app.refusedRequests().length > 0 || page.url().endsWith('/other.html'));
    expect(app.refusedRequests()).toEqual([
      { kind: 'refusedRequest', url: 'app://bundle/other.html', reason: 'will-navigate' },
    ]);
    expect(page.url()).toBe('https://bundle.app.localhost/index.html');
  }),
  'denied-windows-are-null': onPage(async (app, page) => {
    const opened = page.evaluate("String(window.open('https://example.com/new'))");
    const [popup, answer] = await Promise.all([page.waitForEvent('popup'), opened]);
    if (!popup.isClosed()) await popup.waitForEvent('close');
    await app.clock.settle();
    const asked = app.records().filter(({ kind }) => kind === 'windowOpen');
    expect({ answer, askedCount: asked.length }).toEqual({ answer: 'null', askedCount: 1 });
  }),
  'pages-are-told-permissions': onPage(async (_app, page) => {
    expect(await page.evaluate(permissionStates)).toEqual(['denied', 'denied']);
  }),
  'requests-need-a-handler': async (mutant) => {
    await withFixture({ mutant, broken: 'no-rule-for-requests' }, async (app, page) => {
      const failed = page.evaluate(() =>
        fetch('https://example.com/data', { mode: 'no-cors' }).then(String, () => 'failed'),
      );
      expect({ failed: await failed, refusedRequests: app.refusedRequests() }).toEqual({
        failed: 'failed',
        refusedRequests: [{ kind: 'refusedRequest', url: 'https://example.com/data', reason: 'no handler' }],
      });
    });
  },
  'context-isolation': onPage(async (_app, page) => {
    const names = ['require', 'process', 'ipcRenderer', 'toElectronStandIn', 'fromElectronStandIn', 'module'];
    expect(await page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([]);
  }),
  'bridge-is-frozen': onPage(async (_app, page) => {
    expect(
      await page.evaluate(
        `(() => { try { bridge.nested.list.length = 0 } catch {} return [typeof bridge.greet, Object.isFrozen(bridge.nested)] })()`,
      ),
    ).toEqual(['function', true]);
  }),
  'preload-requires-only-electron': async (mutant) => {
    await withFixture({ mutant, broken: 'preload-requires-fs' }, async (app, page) => {
      expect([await page.evaluate('typeof bridge'), app.console().map(({ text }) => text.split('\n')[1])]).toEqual([
        'undefined',
        ['module not found: fs'],
      ]);
    });
  },
  'thrown-errors-keep-only-the-message': onPage(async (_app, page) => {
    const error = `bridge.fail().catch((error) => [error.name, error.message, error.code ?? null])`;
    expect(await page.evaluate(error)).toEqual([
      'Error',
      "Error invoking remote method 'fail': RangeError: broken on purpose",
      null,
    ]);
  }),
  'channel-without-handler-rejects': async (mutant) => {
    await withFixture({ mutant, broken: 'renamed-channel' }, async (_app, page) => {
      expect(await page.evaluate(`bridge.greet('x').then(() => 'answered', (error) => error.message)`)).toBe(
        "Error invoking remote method 'greet': Error: No handler registered for 'greet'",
      );
    });
  },
  'sender-frame-is-the-senders': onPage(async (app, page) => {
    const own = await page.evaluate(`bridge.greet('x').then((answer) => answer.frame)`);
    const foreign = await app.invokeAs(
      { url: 'https://evil.test/x', parentUrl: 'app://bundle/index.html' },
      'greet',
      'x',
    );
    expect({ own, foreign }).toEqual({
      own: { url: 'app://bundle/index.html', origin: 'app://bundle', main: true },
      foreign: { text: 'Hello x', frame: { url: 'https://evil.test/x', origin: 'https://evil.test', main: false } },
    });
  }),
  'disabled-items-cannot-be-chosen': onPage(async (app) => {
    await expect(app.tray.clickMenu('never')).rejects.toThrow('disabled');
  }),
  'hidden-windows-tell-the-page': onPage(async (app, page) => {
    await app.tray.click();
    await page.waitForFunction(() => document.visibilityState === 'visible');
    await page.evaluate(() => {
      document.addEventListener('visibilitychange', () => (document.title = document.visibilityState));
    });
    await app.tray.click();
    // The page gets messages in the order they were sent: the answer to this one comes after what hiding told it.
    await page.evaluate("new Promise((told) => { bridge.on('noted', told); bridge.note('hidden') })");
    expect(await page.title()).toBe('hidden');
  }),
};
