/** The person's browser: a real Chromium that knows nothing of the app, reached by `xdg-open` as any program reaches it. */
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium, type RunningChromium } from '../../browser/chromium.ts';
import { until } from '../../harness/until.ts';
import { giveTo } from './give-to.ts';
import { textOf, type Desktop } from './desktop.ts';

const addressesFile = 'opened-addresses';

export class PersonBrowser {
  readonly #desktop: Desktop;
  readonly #chromium: RunningChromium;
  readonly #context: BrowserContext;
  #taken = 0;

  constructor(desktop: Desktop, chromium: RunningChromium, context: BrowserContext) {
    this.#desktop = desktop;
    this.#chromium = chromium;
    this.#context = context;
  }

  /** Every address that `xdg-open` was given so far. */
  async opened(): Promise<string[]> {
    const text = await textOf(this.#desktop, addressesFile);
    return text.split('\n').filter((line) => line !== '');
  }

  /** The tab of the next address that was not looked at yet; waits for it and loads it. */
  async nextTab(): Promise<Page> {
    const address = await until('an address for the browser', async () => (await this.opened())[this.#taken]);
    this.#taken += 1;
    const page = await this.#context.newPage();
    await page.goto(address);
    return page;
  }

  async close(): Promise<void> {
    await this.#chromium.close();
  }
}

/** Puts an `xdg-open` on the desktop's path that hands each address to this browser. */
export async function startPersonBrowser(desktop: Desktop): Promise<PersonBrowser> {
  const script = join(desktop.home, 'bin/xdg-open');
  await writeFile(script, `#!/bin/sh\nprintf '%s\\n' "$1" >>"$HOME/${addressesFile}"\n`);
  await chmod(script, 0o755);
  await giveTo(desktop.children.user, join(desktop.home, 'bin'));
  const chromium = await launchChromium();
  const context = await chromium.browser.newContext({ viewport: { width: 900, height: 640 } });
  return new PersonBrowser(desktop, chromium, context);
}
