import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../electron/shared/text/text.ts';
import { runProgram } from '../harness/run-program.ts';
import { snapshotOf } from '../e2e/support/desk.ts';
import { giveTo } from './desktop/give-to.ts';
import { timesIn } from './support/file-times.ts';
import { electronExecutable } from './support/electron-process.ts';
import type { RealApp } from './support/real-app.ts';
import { readableFolder } from './support/readable-copy.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';

/** After so long (ms) it is ended, so that a test that waits for its sentence fails. */
const longest = '5';

describe('--cli credentials', () => {
  let scenario: Scenario;
  let app: RealApp;
  let role: readonly string[];
  beforeAll(async () => {
    scenario = await setScenario('cli-credentials');
    app = scenario.startApp();
    await signIn(scenario, app);
    const [organisation] = (await snapshotOf(await app.page())).organisations;
    role = [organisation?.id ?? '', '111122223333', 'ReadOnlyAccess'];
  });
  afterAll(async () => {
    await scenario.close();
  });

  /** A second start as a tool makes it; ended with 124 when it takes more than five seconds. */
  const command = (environment: Readonly<Record<string, string>> = {}) => {
    const { desktop } = scenario;
    const words = [readableFolder(), '--cli', 'credentials', ...role];
    return runProgram('timeout', ['--signal=KILL', longest, electronExecutable(), ...words], {
      env: { ...desktop.environment, ...environment },
      ...desktop.children.user,
      cwd: desktop.home,
    });
  };

  it('prints what the running app answers and nothing else, and no second window or icon comes', async () => {
    const before = [await app.windows(), await app.tray.items()];
    const { status, stdout } = await command();
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/u) as string }),
    ]);
    expect([await app.windows(), await app.tray.items()]).toEqual(before);
  });

  it('needs no display, as in a session over SSH', async () => {
    const { status, stdout } = await command({ DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '' });
    expect([status, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ Version: 1 })]);
  });

  it('makes no profile of its own', async () => {
    const home = join(scenario.desktop.home, 'another home');
    mkdirSync(home);
    await giveTo(scenario.desktop.children.user, home);
    const { status } = await command({ HOME: home, XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' });
    expect([status, readdirSync(home, { recursive: true })]).toEqual([0, []]);
  });

  it('says so when the app is killed, and leaves its profile as it is', async () => {
    await app.kill();
    const before = timesIn(app.profile);
    const { status, stdout, stderr } = await command();
    // Chromium says there what it misses on this desktop.
    expect([status, stdout, stderr.split('\n')]).toEqual([
      3,
      '',
      expect.arrayContaining([text('program.not-running')]),
    ]);
    expect(timesIn(app.profile)).toEqual(before);
  });
});
