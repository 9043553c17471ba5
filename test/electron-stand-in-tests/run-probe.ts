/** Runs a piece of code inside an app on the stand-in, before or after it is ready, and tells what came of it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeSettings } from '../electron-stand-in/channel/settings.ts';
import type { PartialSettings } from '../electron-stand-in/channel/settings.ts';
import { startProcess } from '../electron-stand-in/host/app-process.ts';

export interface Probe {
  /** Body of an async function of `electron` and `require`; its result, as JSON, is what is given back. */
  before?: string;
  after?: string;
  mutant?: string | undefined;
  settings?: PartialSettings;
  env?: Readonly<Record<string, string>>;
  /** Switches of Chromium, which only real Electron heeds. */
  switches?: readonly string[];
}

/** The value of the probe as JSON, or `Name: message` of what it threw; how the app ended when it came to neither. */
export function runProbe(probe: Probe): Promise<string> {
  return withHome((home) => runIn(home, probe));
}

async function runIn(home: string, probe: Probe): Promise<string> {
  const started = startProcess({
    main: 'test/electron-stand-in-tests/fixture-app/probe.mjs',
    home,
    settings: completeSettings(probe.settings ?? {}, home),
    args: [...(probe.switches ?? [])],
    env: {
      ...probe.env,
      BEFORE_READY: probe.before,
      AFTER_READY: probe.after,
      LATCHKEY_STAND_IN_MUTANT: probe.mutant,
    },
  });
  const code = await started.exited;
  const lines = started.log().split('\n');
  const results = lines.flatMap((line) => /^(?:BEFORE|AFTER)_READY[:!](.*)$/.exec(line)?.[1] ?? []);
  return results.length === 0 ? `ended with ${code}: ${started.log()}` : results.join('\n');
}

/**
 * A home for as long as it is used. Not by `onTestFinished`: of tests that run at the same time it takes the one that
 * was started last.
 */
export async function withHome<Value>(use: (home: string) => Promise<Value>): Promise<Value> {
  const home = await mkdtemp(join(tmpdir(), 'stand-in-'));
  try {
    return await use(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
