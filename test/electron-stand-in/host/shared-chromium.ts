/** One Chromium for all apps of this process: each app has browser contexts of its own in it. */
import { launchChromium } from '../../browser/chromium.ts';
import type { RunningChromium } from '../../browser/chromium.ts';

let running: Promise<RunningChromium> | undefined;

export async function sharedChromium(): Promise<RunningChromium> {
  running ??= launchChromium();
  const chromium = await running;
  if (chromium.browser.isConnected()) return chromium;
  running = undefined;
  return sharedChromium();
}

/** The address of the one that runs, without starting one. */
export async function chromiumAddress(): Promise<string | undefined> {
  return (await running)?.cdpAddress;
}

export async function closeSharedChromium(): Promise<void> {
  const closing = running;
  running = undefined;
  await (await closing)?.close();
}
