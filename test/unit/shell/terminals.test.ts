import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Terminals, TerminalScript } from '../../../electron/core/ports/terminals.ts';
import { startProgram } from '../../../electron/shell/desktop/browser/start-program.ts';
import {
  terminalPrograms,
  type TerminalSurroundings,
} from '../../../electron/shell/desktop/terminals/terminal-programs.ts';
import { createTerminals } from '../../../electron/shell/desktop/terminals/terminals.ts';
import { systemClock } from '../../../electron/shell/desktop/system-clock.ts';
import { until } from '../../harness/until.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const surroundings = (given: Partial<TerminalSurroundings>): TerminalSurroundings => ({
  system: 'linux',
  desktop: '',
  environment: {},
  home: '/home/robin',
  ...given,
});

/** Each terminal with what would be started. */
const startedFor = (given: Partial<TerminalSurroundings>, script: string): unknown[] =>
  terminalPrograms(surroundings(given)).map(({ name, places, program, words }) => [
    name,
    program ?? places[0],
    ...words(script),
  ]);

describe('what is started', () => {
  it('on Linux', () => {
    expect(startedFor({ environment: { PATH: 'bin::/usr/bin:/bin' } }, '/data/a b/1.sh')).toEqual([
      ['x-terminal-emulator', '/usr/bin/x-terminal-emulator', '-e', '/bin/sh', '/data/a b/1.sh'],
      ['gnome-terminal', '/usr/bin/gnome-terminal', '--', '/bin/sh', '/data/a b/1.sh'],
      ['konsole', '/usr/bin/konsole', '-e', '/bin/sh', '/data/a b/1.sh'],
      ['xterm', '/usr/bin/xterm', '-e', '/bin/sh', '/data/a b/1.sh'],
    ]);
  });

  it('on macOS', () => {
    expect(
      startedFor({ system: 'darwin', home: '/Users/robin' }, '/Users/robin/Library/Application Support/L/1.command'),
    ).toEqual([
      ['terminal', '/usr/bin/open', '-a', 'Terminal', '/Users/robin/Library/Application Support/L/1.command'],
      ['iterm', '/usr/bin/open', '-a', 'iTerm', '/Users/robin/Library/Application Support/L/1.command'],
    ]);
  });

  it('on Windows', () => {
    const environment = { LOCALAPPDATA: String.raw`C:\Users\R\AppData\Local`, SystemRoot: String.raw`D:\Windows` };
    expect(startedFor({ system: 'win32', environment }, String.raw`C:\Users\A;B C\1.cmd`)).toEqual([
      [
        'windows-terminal',
        String.raw`C:\Users\R\AppData\Local\Microsoft\WindowsApps\wt.exe`,
        'new-tab',
        'cmd.exe',
        '/d',
        '/c',
        String.raw`C:\Users\A\;B C\1.cmd`,
      ],
      [
        'command-prompt',
        String.raw`D:\Windows\System32\cmd.exe`,
        '/d',
        '/c',
        'start',
        '',
        String.raw`C:\Users\A;B C\1.cmd`,
      ],
    ]);
  });

  it('on Windows is nothing where the Command Prompt would read the path', () => {
    for (const { words } of terminalPrograms(surroundings({ system: 'win32' }))) {
      expect(() => words(String.raw`C:\Users\A&B\1.cmd`)).toThrow('would read');
    }
  });

  it.each([
    ['KDE', 'konsole'],
    ['ubuntu:GNOME', 'gnome-terminal'],
    ['XFCE', 'x-terminal-emulator'],
    ['', 'x-terminal-emulator'],
  ])('on the desktop "%s" is first %s', (desktop, first) => {
    expect(terminalPrograms(surroundings({ desktop }))[0]?.name).toBe(first);
  });
});

describe('the terminals of this computer', () => {
  let home: string;
  let programs: string;
  let dataFolder: string;
  let started: (readonly string[])[];
  let terminals: Terminals;
  const script: TerminalScript = { id: '1a2b3c4d', title: 'a title', text: '#!/bin/sh\nexit 0\n' };
  const file = (): string => join(dataFolder, 'terminals', '1a2b3c4d.sh');

  beforeEach(() => {
    home = temporaryFolder();
    programs = join(home, 'bin');
    dataFolder = join(home, 'data');
    mkdirSync(programs);
    mkdirSync(dataFolder);
    started = [];
    terminals = of(async (program, words) => void started.push(await Promise.resolve([program, ...words])));
  });

  function of(start: (program: string, words: readonly string[]) => Promise<void>): Terminals {
    const environment = { PATH: programs };
    return createTerminals({ ...surroundings({ environment, home }), dataFolder, clock: systemClock, start });
  }

  function program(name: string, text = 'exit 0'): string {
    const path = join(programs, name);
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  /** Runs the script as a terminal does, until the test has ended. */
  async function runScript(): Promise<ChildProcess> {
    const child = spawn('/bin/sh', [file()], { stdio: ['pipe', 'ignore', 'ignore'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await until('its number', () => existsSync(`${file()}.pid`));
    return child;
  }

  it('are those that are found on PATH', async () => {
    const none = await terminals.available();
    program('xterm');
    program('konsole');
    expect([none, await terminals.available()]).toEqual([[], ['konsole', 'xterm']]);
  });

  it('are given a script that nobody else can read, in a folder that nobody else can enter', async () => {
    const xterm = program('xterm');
    await terminals.open('xterm', script);
    expect([started, statSync(file()).mode & 0o777, statSync(join(file(), '..')).mode & 0o777]).toEqual([
      [[xterm, '-e', '/bin/sh', file()]],
      0o700,
      0o700,
    ]);
  });

  it('are opened by a command of the person’s own, no shell of which sees the path', async () => {
    await terminals.openWith(['/opt/my term', '--title={script}', '-e', '{script}', '$HOME;x'], script);
    expect(started).toEqual([['/opt/my term', `--title=${file()}`, '-e', file(), '$HOME;x']]);
  });

  it('that are not here are not opened, and nothing is written', async () => {
    await expect(terminals.open('konsole', script)).rejects.toThrow('not here');
    expect(existsSync(file())).toBe(false);
  });

  it('that cannot be started are told', async () => {
    await expect(of(startProgram).openWith(['/no/such/terminal', '{script}'], script)).rejects.toThrow('ENOENT');
  });

  it('run the script they are given', async () => {
    program('xterm', 'shift\n"$@"');
    await of(startProgram).open('xterm', { ...script, text: `#!/bin/sh\necho done >'${join(home, 'ran')}'\n` });
    await until('what the script does', () => existsSync(join(home, 'ran')));
  });

  it.each(['../../x', 'a/b', '', 'A', 'a.b'])('take no id that leads elsewhere: "%s"', async (id) => {
    await expect(terminals.openWith(['x', '{script}'], { ...script, id })).rejects.toThrow(RangeError);
  });

  describe('keep a script', () => {
    const writesNumber = {
      ...script,
      text: '#!/bin/sh\necho $$ >"$0.pid.new"\nmv "$0.pid.new" "$0.pid"\nread -r line\n',
    };

    beforeEach(() => {
      program('xterm');
    });

    it('that is only just opening, and not one that never came to it', async () => {
      await terminals.open('xterm', script);
      const young = await terminals.kept();
      const longAgo = new Date(Date.now() - 6 * 60_000);
      utimesSync(file(), longAgo, longAgo);
      expect([young, await terminals.kept()]).toEqual([
        [{ id: script.id, isRunning: true }],
        [{ id: script.id, isRunning: false }],
      ]);
    });

    it('as long as its process runs', async () => {
      await terminals.open('xterm', writesNumber);
      const child = await runScript();
      const running = await terminals.kept();
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.stdin?.end('\n');
      await gone;
      expect([running, await terminals.kept()]).toEqual([
        [{ id: script.id, isRunning: true }],
        [{ id: script.id, isRunning: false }],
      ]);
    });

    it('not for another process that has its number now, nor for what is no number', async () => {
      await terminals.open('xterm', script);
      writeFileSync(`${file()}.pid`, `${String(process.pid)}\n`);
      const other = await terminals.kept();
      writeFileSync(`${file()}.pid`, '../self\n');
      expect([other, await terminals.kept()].flat().map(({ isRunning }) => isRunning)).toEqual([false, false]);
    });

    it('until it is removed, with what it has written', async () => {
      await terminals.open('xterm', script);
      writeFileSync(`${file()}.pid`, '1\n');
      await terminals.remove(script.id);
      await terminals.remove(script.id);
      expect([readdirSync(join(dataFolder, 'terminals')), await terminals.kept()]).toEqual([[], []]);
    });
  });

  it('have none where none was ever opened', async () => {
    expect(await terminals.kept()).toEqual([]);
  });
});
