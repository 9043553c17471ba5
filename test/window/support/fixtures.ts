import { test } from 'vitest';
import { openWindow, startBrowser, type TestWindow, type WindowOptions } from './window.ts';

/** Opens the built window on a fake main process; it is closed after the test. */
export type OpenWindow = (options?: WindowOptions) => Promise<TestWindow>;

/** One browser for all files of a worker; `openWindow` opens windows in it, each in a context of its own. */
export const windowTest = test
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await startBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('openWindow', ({ browser }, { onCleanup }): OpenWindow => {
    const windows: TestWindow[] = [];
    onCleanup(async () => {
      await Promise.all(windows.map((window) => window.close()));
    });
    return async (options) => {
      const window = await openWindow(browser, options);
      windows.push(window);
      return window;
    };
  });
