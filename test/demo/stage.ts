import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { closeSharedChromium, launchApp, type RunningApp } from '../electron-stand-in/launch.ts';
import { sharedChromium } from '../electron-stand-in/host/shared-chromium.ts';
import { startIdentityCenter, type RunningIdentityCenter } from '../identity-center/start.ts';

/** What the tour plays on: the app, AWS's part, and the person's own browser. */
export interface Stage {
  readonly app: RunningApp;
  readonly simulator: RunningIdentityCenter;
  readonly home: string;
  /** Opens an address in the person's browser, which knows nothing of the app. */
  readonly browse: (address: string) => Promise<Page>;
  readonly clear: () => Promise<void>;
}

/** The variables that lead a development build to the simulator. */
export function simulatorEnvironment(simulator: Pick<RunningIdentityCenter, 'url'>): Record<string, string> {
  const base = `${simulator.url}/{region}`;
  return {
    AWS_ENDPOINT_URL_SSO: base,
    AWS_ENDPOINT_URL_SSO_OIDC: base,
    AWS_ENDPOINT_URL_STS: base,
    LATCHKEY_SIGNIN_URL: base,
  };
}

/** Starts all three, or nothing when the app does not start. The app's clock runs, and can be moved together with its windows and the simulator. */
export async function setStage(main: string): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'latchkey-demo-'));
  const simulator = await startIdentityCenter({ accounts: 212, seed: 7 });
  const { browser } = await sharedChromium();
  const person: BrowserContext = await browser.newContext({ viewport: { width: 720, height: 560 } });
  const clear = async (): Promise<void> => {
    await closeSharedChromium();
    await simulator.close();
    await rm(home, { recursive: true, force: true });
  };
  const app = await launchApp({
    home,
    main,
    clock: 'running',
    simulatorControlUrl: simulator.controlUrl,
    env: simulatorEnvironment(simulator),
  }).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  return {
    app,
    simulator,
    home,
    async browse(address) {
      const page = await person.newPage();
      await page.goto(address);
      return page;
    },
    async clear() {
      await app.kill();
      await clear();
    },
  };
}
