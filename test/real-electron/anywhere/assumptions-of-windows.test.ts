import type { ElectronApplication, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launch } from '../support/launch.ts';

const fixture = 'test/electron-stand-in-tests/fixture-app';

/** Starts the fixture app of the stand-in's tests, `broken` in a way it knows. */
async function withFixture(
  broken: string,
  use: (page: Page, app: ElectronApplication) => Promise<void>,
): Promise<void> {
  const { app, close } = await launch(fixture, { FIXTURE: broken });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState();
    await use(page, app);
  } finally {
    await close();
  }
}

describe('what the stand-in takes the windows of Electron to do', () => {
  it('serves the page under its own scheme and enforces the policy of its header', async () => {
    await withFixture('', async (page) => {
      // A hidden window takes no real click; the page's own listener runs all the same.
      await page.locator('#eval-button').dispatchEvent('click');
      expect([page.url(), await page.locator('#eval').textContent()]).toEqual(['app://bundle/index.html', 'EvalError']);
    });
  });

  it('takes a second registration of schemes, and forgets that those of the first are secure', async () => {
    await withFixture('second-schemes', async (page) => {
      expect(await page.evaluate('[location.origin, isSecureContext]')).toEqual(['app://bundle', false]);
    });
  });

  it('has nothing for the page but what crossed the bridge, and that frozen', async () => {
    await withFixture('', async (page) => {
      const names = ['require', 'process', 'ipcRenderer', 'module', 'bridge'];
      const seen = await page.evaluate((all) => all.filter((name) => name in globalThis), names);
      const frozen = await page.evaluate('Object.isFrozen(bridge.nested)');
      expect([seen, frozen]).toEqual([['bridge'], true]);
    });
  });

  it('lets a sandboxed preload require `electron` only', async () => {
    await withFixture('preload-requires-fs', async (page) => {
      expect(await page.evaluate('typeof bridge')).toBe('undefined');
    });
  });

  it('keeps of an error thrown in a handler only the message', async () => {
    await withFixture('', async (page) => {
      expect(
        await page.evaluate('bridge.fail().catch((error) => [error.name, error.message, error.code ?? null])'),
      ).toEqual(['Error', "Error invoking remote method 'fail': RangeError: broken on purpose", null]);
    });
  });

  it('rejects on a channel without a handler', async () => {
    await withFixture('renamed-channel', async (page) => {
      expect(await page.evaluate("bridge.greet('x').then(() => 'answered', (error) => error.message)")).toBe(
        "Error invoking remote method 'greet': Error: No handler registered for 'greet'",
      );
    });
  });

  it('tells the handler the frame that sent', async () => {
    await withFixture('', async (page) => {
      const frame = await page.evaluate("bridge.greet('x').then((answer) => answer.frame)");
      expect(frame).toEqual({ url: 'app://bundle/index.html', origin: 'app://bundle', main: true });
    });
  });

  it('lets the app prevent a navigation that the page begins', async () => {
    await withFixture('', async (page, app) => {
      const prevented = app.evaluate(
        ({ webContents }) =>
          new Promise((resolve) => {
            webContents.getAllWebContents()[0]?.once('will-navigate', (event) => {
              resolve([event.url, event.defaultPrevented]);
            });
          }),
      );
      await page.locator('#other').dispatchEvent('click');
      expect([await prevented, page.url()]).toEqual([['app://bundle/other.html', true], 'app://bundle/index.html']);
    });
  });

  it('throws for every use of a destroyed window', async () => {
    await withFixture('', async (_page, app) => {
      const error = await app.evaluate(({ BrowserWindow }) => {
        const window = new BrowserWindow({ show: false });
        window.destroy();
        try {
          return window.getTitle();
        } catch (thrown) {
          return String(thrown);
        }
      });
      expect(error).toBe('TypeError: Object has been destroyed');
    });
  });
});
