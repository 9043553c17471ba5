/** For each assumption about windows: a check on the fixture app of the stand-in's tests, run by Playwright. */
import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Check } from '../../electron-stand-in-tests/checks-of-main.ts';
import { permissionStates } from '../../electron-stand-in-tests/checks-of-windows.ts';
import { launch, type Launched } from '../support/launch.ts';

const fixture = 'test/electron-stand-in-tests/fixture-app';
let whole: Promise<Launched> | null = null;

/** On the fixture app as it is, which is started once: no check leaves anything behind in it. */
function onPage(use: (page: Page, app: ElectronApplication) => Promise<void>): Check {
  return async () => {
    whole ??= launch(fixture);
    const { app } = await whole;
    const page = await app.firstWindow();
    await page.waitForLoadState();
    await use(page, app);
  };
}

/** On a fixture app of its own, `broken` in a way it knows. */
function onBroken(broken: string, use: (page: Page) => Promise<void>): Check {
  return async () => {
    const { app, close } = await launch(fixture, { FIXTURE: broken });
    try {
      const page = await app.firstWindow();
      await page.waitForLoadState();
      await use(page);
    } finally {
      await close();
    }
  };
}

export async function closeFixture(): Promise<void> {
  await (await whole)?.close();
}

export const checksOfWindowsOnElectron: Readonly<Record<string, Check>> = {
  'csp-header-is-enforced': onPage(async (page) => {
    // What is called from outside may evaluate; a task of the page's own may not.
    await page.evaluate("void setTimeout(() => document.getElementById('eval-button').click())");
    const said = page.locator('#eval').filter({ hasText: /./u });
    expect([page.url(), await said.innerText()]).toEqual(['app://bundle/index.html', 'EvalError']);
  }),
  'denied-windows-are-null': onPage(async (page) => {
    expect(await page.evaluate("String(window.open('https://example.com/new'))")).toBe('null');
  }),
  'pages-are-told-permissions': onPage(async (page) => {
    expect(await page.evaluate(permissionStates)).toEqual(['denied', 'denied']);
  }),
  'second-schemes-replace': onBroken('second-schemes', async (page) => {
    expect(await page.evaluate('[location.origin, isSecureContext]')).toEqual(['app://bundle', false]);
  }),
  'context-isolation': onPage(async (page) => {
    const names = ['require', 'process', 'ipcRenderer', 'module', 'bridge'];
    expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual(['bridge']);
  }),
  'bridge-is-frozen': onPage(async (page) => {
    const changed = '(() => { try { bridge.nested.list.length = 0; bridge.greet = null } catch {} })()';
    await page.evaluate(changed);
    expect(
      await page.evaluate('[typeof bridge.greet, bridge.nested.list.length, Object.isFrozen(bridge.nested)]'),
    ).toEqual(['function', 2, true]);
  }),
  'preload-requires-only-electron': onBroken('preload-requires-fs', async (page) => {
    expect(await page.evaluate('typeof bridge')).toBe('undefined');
  }),
  'thrown-errors-keep-only-the-message': onPage(async (page) => {
    const error = 'bridge.fail().catch((error) => [error.name, error.message, error.code ?? null])';
    expect(await page.evaluate(error)).toEqual([
      'Error',
      "Error invoking remote method 'fail': RangeError: broken on purpose",
      null,
    ]);
  }),
  'channel-without-handler-rejects': onBroken('renamed-channel', async (page) => {
    expect(await page.evaluate("bridge.greet('x').then(() => 'answered', (error) => error.message)")).toBe(
      "Error invoking remote method 'greet': Error: No handler registered for 'greet'",
    );
  }),
  'sender-frame-is-the-senders': onPage(async (page) => {
    expect(await page.evaluate("bridge.greet('x').then((answer) => answer.frame)")).toEqual({
      url: 'app://bundle/index.html',
      origin: 'app://bundle',
      main: true,
    });
  }),
  'navigation-can-be-prevented': onPage(async (page, app) => {
    const ofTheApp = app.evaluate(async ({ webContents }) => {
      const [contents] = webContents.getAllWebContents();
      let emitted = 0;
      const count = (): number => (emitted += 1);
      contents?.on('will-navigate', count);
      await contents?.loadURL('app://bundle/index.html');
      contents?.off('will-navigate', count);
      return emitted;
    });
    expect(await ofTheApp).toBe(0);
    const ofThePage = app.evaluate(
      ({ webContents }) =>
        new Promise((resolve) => {
          webContents.getAllWebContents()[0]?.once('will-navigate', (event) => {
            resolve([event.url, event.defaultPrevented]);
          });
        }),
    );
    await page.locator('#other').dispatchEvent('click');
    expect([await ofThePage, page.url()]).toEqual([['app://bundle/other.html', true], 'app://bundle/index.html']);
  }),
};
