/** What an installer brings, asked in a shell beside the app in the tray. A packed program cannot be led to the simulator, so the app is the built one. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../electron/shared/text/text.ts';
import { until } from '../harness/until.ts';
import { giveTo } from './desktop/give-to.ts';
import { textOf } from './desktop/desktop.ts';
import { timesIn } from './support/file-times.ts';
import { asUser, latchkey } from './support/latchkey-command.ts';
import { packProgram, type PackedProgram } from './support/packed-program.ts';
import { processesOf } from './support/processes.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';

const role = 'payments-dev/ReadOnlyAccess';
/** As in a session over SSH. */
const noDisplay = { DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '' };

describe('--cli of the packed program', () => {
  let packed: PackedProgram;
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    // One after the other: packing keeps the disk busy.
    packed = await packProgram();
    scenario = await setScenario('packed-cli');
    app = scenario.startApp();
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
    await packed.remove();
  });

  /** Runs it with a home of its own; answers what it printed and ended with, and what is in that home then. */
  async function cli(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
    const { desktop } = scenario;
    const home = join(desktop.home, 'another home');
    mkdirSync(home);
    await giveTo(desktop.children.user, home);
    const environment = { HOME: home, XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '', ...more };
    const ended = await asUser(desktop, packed.executable, words, environment);
    const made = readdirSync(home, { recursive: true });
    rmSync(home, { recursive: true });
    return { ...ended, stderr: withoutChromium(ended.stderr), made };
  }

  /** All windows of the X server, those out of view too, and the items of the tray. */
  async function desktopNow(): Promise<unknown[]> {
    const tree = await scenario.desktop.run('xwininfo', ['-root', '-children']);
    return [[...tree.matchAll(/^ +(0x[0-9a-f]+)/gmu)].map(([, id]) => id).toSorted(), await app.tray.items()];
  }

  it.each([
    ['with a display', {}],
    ['without one', noDisplay],
  ])('prints what the script prints, and makes nothing at home, %s', async (_how, more) => {
    const before = await desktopNow();
    const answer = await cli(['--cli', '--', 'latchkey', 'roles', '--json'], more);
    const byScript = await latchkey(scenario.desktop, 'roles', '--json');
    expect(answer).toEqual({ ...byScript, made: [] });
    expect(await desktopNow()).toEqual(before);
  });

  it('has no window, no item in the tray and no process for a page while the command runs, and ends as that does', async () => {
    const { desktop } = scenario;
    const before = await desktopNow();
    await desktop.run('mkfifo', ['gate']);
    const script = 'echo $PPID >runs; read -r word <gate; exit 42';
    const running = cli(['--cli', '--', 'latchkey', 'run', role, '--', 'sh', '-c', script]);
    const pid = await until('the command', async () => Number(await textOf(desktop, 'runs')) || null);
    // Before `ready` there are Chromium's zygotes alone.
    const helpers = processesOf(pid).filter(({ type }) => type !== '' && type !== 'zygote');
    const during = [await desktopNow(), helpers];
    await writeFile(join(desktop.home, 'gate'), 'on\n');
    expect([during, await running]).toEqual([[before, []], { status: 42, stdout: '', stderr: '', made: [] }]);
  });

  // What would be refused as switches of its own, or would make a profile where it says.
  it.each([
    ['behind the two hyphens', ['--cli', '--', 'latchkey']],
    ['behind those of the command alone', ['--cli', 'latchkey']],
  ])('hands words that look like switches on %s', async (_where, start) => {
    const switches = [
      '--',
      '--no-sandbox',
      '--remote-debugging-port=1',
      '--user-data-dir=elsewhere',
      'latchkey:x',
      '-no-sandbox',
    ];
    const { status, stdout, stderr, made } = await cli([...start, 'run', role, '--', 'printf', '%s\n', ...switches]);
    expect({ status, said: stdout.split('\n'), stderr, made }).toEqual({
      status: 0,
      said: [...switches, ''],
      stderr: '',
      made: [],
    });
    expect(readdirSync(scenario.desktop.home)).not.toContain('elsewhere');
  });

  it.each([
    ['before --cli', ['--no-sandbox', '--cli', '--', 'latchkey', 'status'], '--no-sandbox'],
    [
      'before the two hyphens',
      ['--cli', '--remote-debugging-port=1', '--', 'latchkey', 'status'],
      '--remote-debugging-port',
    ],
    ['where there are none', ['--cli', 'latchkey', 'status', '--no-sandbox'], '--no-sandbox'],
  ])('refuses a switch that opens the program %s', async (_where, words, word) => {
    const sentences = `${text('start.refused-title')}. ${text('start.refused', { word })}\n`;
    expect(await cli(words, noDisplay)).toEqual({ status: 1, stdout: '', stderr: sentences, made: [] });
  });

  it('says so when the app is killed, and leaves its profile as it is', async () => {
    await app.kill();
    const before = timesIn(app.profile);
    const { status, stdout, stderr } = await asUser(scenario.desktop, packed.executable, [
      '--cli',
      '--',
      'latchkey',
      'status',
    ]);
    expect([status, stdout, withoutChromium(stderr)]).toEqual([3, '', `${text('program.not-running')}\n`]);
    expect(timesIn(app.profile)).toEqual(before);
  });
});

/** Chromium says in lines of its own what it misses on this desktop. */
function withoutChromium(printed: string): string {
  return printed.replaceAll(/^\[\d+:\d+\/.*\n/gmu, '');
}
