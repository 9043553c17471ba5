/** Starts the headless Chromium that every test, the tour and the stand-in draw with. */
import { createServer } from 'node:net';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { chromiumFiles } from './chromium-files.ts';

export interface RunningChromium {
  browser: Browser;
  /** Address for `chromium.connectOverCDP`. */
  cdpAddress: string;
  close: () => Promise<void>;
}

/**
 * Never `chromium.args` of @sparticuz/chromium: they switch web security and site isolation off.
 * These four leave both as they are.
 */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--disable-background-networking',
];

/**
 * A Chromium of its own. It ends with this process, however that ends: it is driven through a pipe and closes when the
 * pipe does.
 */
export async function launchChromium(moreArguments: readonly string[] = []): Promise<RunningChromium> {
  const files = await chromiumFiles();
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: files.executable,
    args: [...launchArguments, ...moreArguments, `--remote-debugging-port=${port}`],
    env: { ...environmentOfThisProcess(), ...files.environment },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return { browser, cdpAddress: `http://127.0.0.1:${port}`, close: () => browser.close() };
}

function environmentOfThisProcess(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('No free port on the loopback interface.'));
        return;
      }
      server.close(() => resolve(address.port));
    });
  });
}
