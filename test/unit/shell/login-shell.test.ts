import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { awsFileEnvironment } from '../../../electron/shell/desktop/files/aws-file-environment.ts';
import type { AwsFileEnvironment } from '../../../electron/shell/desktop/files/aws-file-paths.ts';
import { askLoginShell, userShell } from '../../../electron/shell/desktop/files/login-shell.ts';
import { systemClock } from '../../../electron/shell/desktop/system-clock.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { until } from '../../harness/until.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

/** Shells, and what each reads at a login. */
const startFiles: Readonly<Record<string, readonly [file: string, line: (name: string, value: string) => string]>> = {
  bash: ['.bash_profile', exported],
  zsh: ['.zshrc', exported],
  fish: ['.config/fish/config.fish', (name, value) => `set -gx ${name} '${value}'`],
  dash: ['.profile', exported],
  tcsh: ['.login', (name, value) => `setenv ${name} '${value}'`],
};

function exported(name: string, value: string): string {
  return `export ${name}='${value}'`;
}

function pathOf(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

const shells = Object.keys(startFiles).filter((name) => {
  const isHere = pathOf(name) !== undefined;
  if (!isHere) console.warn(`NOT RUN: ${name} is not on this computer, so it was not asked for its variables.`);
  return isHere;
});

let home: string;
let log: RecordingLog;
beforeEach(() => {
  home = join(temporaryFolder(), "Ada's home");
  mkdirSync(join(home, '.config/fish'), { recursive: true });
  log = new RecordingLog();
});

const names = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];
const given = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  AWS_SECRET_ACCESS_KEY: 'secret',
  GITHUB_TOKEN: 'secret',
});

function ask(name: string, clock = systemClock): Promise<readonly string[] | null> {
  return askLoginShell(names, { shell: pathOf(name) ?? '', home, environment: given(), clock, log });
}

function write(name: string, ...lines: readonly string[]): void {
  writeFileSync(join(home, startFiles[name]?.[0] ?? ''), `${lines.join('\n')}\n`);
}

describe.skipIf(process.platform === 'win32').each(shells)('%s', (name) => {
  const line = startFiles[name]?.[1] ?? exported;

  it('tells what its start files export', async () => {
    write(name, line('AWS_CONFIG_FILE', '/home/ada/a b/$c'));
    expect(await ask(name)).toEqual(['/home/ada/a b/$c', '']);
  });

  it('tells it whatever else they print', async () => {
    write(name, 'echo Welcome', 'echo "100% %s AWS_CONFIG_FILE=/wrong"', line('AWS_CONFIG_FILE', '/right'));
    expect([await ask(name), log.lines]).toEqual([['/right', ''], []]);
  });

  it('is handed nothing that may be secret', async () => {
    write(name, 'env > "$HOME/seen"');
    await ask(name);
    expect(readFileSync(join(home, 'seen'), 'utf8')).not.toContain('secret');
  });

  it('is ended with all it has started, where a start file hangs', async () => {
    const clock = new ManualClock();
    write(name, 'sh -c \'echo $$ > "$HOME/hanging"; exec sleep 3600\'');
    const asked = ask(name, clock);
    const hanging = await until('the start file that hangs', () => readIn('hanging'));
    await clock.advance(4_999, nothing);
    expect(isRunning(hanging)).toBe(true);
    await clock.advance(1, nothing);
    expect(await asked).toBeNull();
    await until('the end of it', () => !isRunning(hanging));
    expect(log.lines).toEqual([expect.stringContaining('It took too long.')]);
  });
});

describe.skipIf(process.platform === 'win32')('a login shell', () => {
  it('that prints without end is ended', async () => {
    write('bash', 'while :; do echo noise noise noise noise; done');
    expect([await ask('bash'), log.lines]).toEqual([null, [expect.stringContaining('It printed too much.')]]);
  });

  it('need not end to have answered', async () => {
    write('bash', exported('AWS_CONFIG_FILE', '/right'), 'sleep 3600 &', 'echo $! > "$HOME/left"');
    const answer = await ask('bash');
    process.kill(Number(readIn('left')), 'SIGKILL');
    expect(answer).toEqual(['/right', '']);
  });

  it.each(['/usr/sbin/nologin', '/bin/false'])('that is %s is none, and nothing is wrong with that', async (shell) => {
    expect([
      await askLoginShell(['AWS_CONFIG_FILE'], { shell, home, environment: {}, clock: systemClock, log }),
      log.lines,
    ]).toEqual([null, []]);
  });

  it.each(['/nonexistent/shell', '/bin/true', '', 'bash'])('that is %j tells nothing', async (shell) => {
    const options = { shell, home, environment: given(), clock: systemClock, log };
    expect(await askLoginShell(names, options)).toBeNull();
  });

  it('of this user is an absolute path', () => {
    expect(userShell()).toMatch(/^\//u);
  });
});

describe.skipIf(process.platform === 'win32')("where AWS's files are", () => {
  const environmentOf = (more: Readonly<Record<string, string>>, system: 'linux' | 'win32' = 'linux') =>
    awsFileEnvironment({
      system,
      home,
      environment: { ...given(), SHELL: pathOf('bash') ?? '', ...more },
      clock: systemClock,
      log,
    });
  const expected = (configFile?: string, credentialsFile?: string): AwsFileEnvironment => ({
    home,
    configFile,
    credentialsFile,
  });

  it('is what the login shell says where this process was told nothing', async () => {
    write('bash', exported('AWS_CONFIG_FILE', '/shell'), exported('AWS_SHARED_CREDENTIALS_FILE', '/keys'));
    expect(await environmentOf({})).toEqual(expected('/shell', '/keys'));
    expect(await environmentOf({ AWS_CONFIG_FILE: '/own' })).toEqual(expected('/own', '/keys'));
  });

  it('is not asked where nothing is missing, and on Windows', async () => {
    write('bash', 'touch "$HOME/asked"');
    await environmentOf({ AWS_CONFIG_FILE: '/own', AWS_SHARED_CREDENTIALS_FILE: '/own' });
    await environmentOf({}, 'win32');
    expect(existsSync(join(home, 'asked'))).toBe(false);
  });

  it('is the usual place where the shell cannot be asked', async () => {
    expect(await environmentOf({ SHELL: '/bin/false' })).toEqual(expected());
  });
});

function readIn(file: string): string | null {
  const path = join(home, file);
  const content = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  return content === '' ? null : content;
}

function isRunning(process_: string): boolean {
  try {
    process.kill(Number(process_), 0);
    return true;
  } catch {
    return false;
  }
}

const nothing = (): Promise<void> => Promise.resolve();
