/** What a terminal runs, in the shells of this computer; and what one on Windows would. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { posixTerminalScript, type TerminalMaterial } from '../../../electron/core/terminals/posix-script.ts';
import { terminalLine, terminalTitle } from '../../../electron/core/terminals/terminal-text.ts';
import { windowsTerminalScript } from '../../../electron/core/terminals/windows-script.ts';
import { runProgram, watchProgram } from '../../harness/run-program.ts';
import { until } from '../../harness/until.ts';
import { temporaryFolder } from '../shell/doubles/temporary-folder.ts';

const role = { account: 'payments-prod', accountId: '111122223333', roleName: 'ReadOnlyAccess', end: '14:02' };

let home: string;
let script: string;
let material: TerminalMaterial;
beforeEach(() => {
  home = join(temporaryFolder(), "Robin's home");
  mkdirSync(home);
  writeFileSync(join(home, 'a token'), 'the-token');
  script = join(home, '1a2b3c4d.sh');
  const shown = { ...role, environment: 'production' } as const;
  material = {
    id: '1a2b3c4d',
    address: 'http://127.0.0.1:20001/credentials/ID',
    tokenFile: join(home, 'a token'),
    region: 'eu-west-1',
    role: 'payments-prod/ReadOnlyAccess',
    title: terminalTitle(shown),
    line: terminalLine(shown),
    isLogin: false,
  };
});

function writeProgram(file: string, text: string): string {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return file;
}

const write = (given: Partial<TerminalMaterial> = {}): void =>
  writeFileSync(script, posixTerminalScript({ ...material, ...given }) ?? '');

/** The `latchkey` command; what it was called with is in a file. */
const command = (): string =>
  writeProgram(join(home, '.latchkey/bin/latchkey'), `echo "$*" >"$HOME/told"; echo noise; echo noise >&2`);
const told = (): string => (existsSync(join(home, 'told')) ? readFileSync(join(home, 'told'), 'utf8') : '');

const env = (SHELL?: string): NodeJS.ProcessEnv => ({
  HOME: home,
  PATH: process.env['PATH'],
  LANG: 'C.UTF-8',
  AWS_PROFILE: 'other',
  AWS_ACCESS_KEY_ID: 'AKIAOLD',
  ...(SHELL === undefined ? {} : { SHELL }),
});

const shells = ['dash', 'bash', 'zsh', 'ksh', 'busybox'].filter(
  (shell) => spawnSync(shell, ['-c', 'exit 0']).error === undefined,
);

describe.each(shells)('the script in %s', (shell) => {
  const words = shell === 'busybox' ? ['sh'] : [];

  it('sets title and variables, runs the person’s shell at home, and ends as that does', async () => {
    write();
    command();
    const own = writeProgram(
      join(home, 'my shell'),
      `pwd; env | grep -E '^(AWS|LATCHKEY)_' | sort; cat "${script}.pid"; echo $PPID; exit 7`,
    );
    const { status, stdout, stderr } = await runProgram(shell, [...words, script], { env: env(own), cwd: '/' });
    const [first, folder, ...rest] = stdout.split('\n');
    const [pid, parent] = rest.slice(-3, -1);
    await until('the word to Latchkey', () => told() !== '');
    expect({ status, stderr, first, folder, variables: rest.slice(0, -3), told: told() }).toEqual({
      status: 7,
      stderr: '',
      first:
        '\u001b]2;◆ payments-prod ReadOnlyAccess\u0007PRODUCTION: ReadOnlyAccess in payments-prod, 111122223333. Credentials renew by themselves; those held now end at 14:02.',
      folder: home,
      variables: [
        'AWS_CONTAINER_AUTHORIZATION_TOKEN=the-token',
        `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=${join(home, 'a token')}`,
        'AWS_CONTAINER_CREDENTIALS_FULL_URI=http://127.0.0.1:20001/credentials/ID',
        'AWS_DEFAULT_REGION=eu-west-1',
        'AWS_REGION=eu-west-1',
        'LATCHKEY_ROLE=payments-prod/ReadOnlyAccess',
      ],
      told: 'terminal-ended 1a2b3c4d\n',
    });
    expect(pid).toBe(parent);
  });

  it.each(['SIGHUP', 'SIGTERM', 'SIGKILL'] as const)(
    'tells that it has ended when the terminal goes with %s',
    async (signal) => {
      write();
      command();
      const own = writeProgram(join(home, 'shell'), 'echo here; exec sleep 1000');
      const child = spawn(shell, [...words, script], {
        env: env(own),
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const { exited, log } = watchProgram(child);
      await until('the shell', () => log().includes('here\n'));
      // As terminals do: to the script, whose end hangs up on the shell, which has no terminal here.
      child.kill(signal);
      await until('the word to Latchkey', () => told() !== '');
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await exited;
      expect([told(), existsSync(`${script}.alive`)]).toEqual(['terminal-ended 1a2b3c4d\n', false]);
    },
  );

  it('says nothing as long as the shell runs, also when it is interrupted', async () => {
    write();
    command();
    const own = writeProgram(
      join(home, 'shell'),
      `trap 'echo again' INT; echo here; read -r line; read -r line; exit 5`,
    );
    const child = spawn(shell, [...words, script], { env: env(own), detached: true, stdio: 'pipe' });
    const { exited, log } = watchProgram(child);
    await until('the shell', () => log().includes('here\n'));
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await until('the shell again', () => log().includes('again\n'));
    const before = told();
    child.stdin.end('\n\n');
    expect([before, await exited]).toEqual(['', 5]);
    await until('the word to Latchkey', () => told() !== '');
  });

  it('has the command on the way, after all that the person has', async () => {
    write();
    command();
    const own = writeProgram(join(home, 'shell'), `command -v latchkey; printf '%s\\n' "$PATH"`);
    const { stdout } = await runProgram(shell, [...words, script], { env: env(own) });
    const bin = join(home, '.latchkey/bin');
    expect(stdout.split('\n').slice(1, 3)).toEqual([join(bin, 'latchkey'), `${process.env['PATH'] ?? ''}:${bin}`]);
  });

  it('is quiet where there is no command to tell, and takes /bin/sh where there is no shell', async () => {
    write();
    const { status, stderr } = await runProgram(shell, [...words, script], {
      env: env('/no/such/shell'),
      input: 'cd / && exit 3\n',
    });
    expect([status, stderr]).toEqual([3, '']);
  });

  it('shows no byte above ASCII where the terminal may not read UTF-8', async () => {
    const shown = { ...role, account: 'ś31m payments', environment: 'none' } as const;
    write({ title: terminalTitle(shown), line: terminalLine(shown) });
    const { stdout } = await runProgram(shell, [...words, script], { env: { ...env('/bin/true'), LANG: 'C' } });
    expect(stdout).toBe(
      '\u001b]2;? ?31m payments ReadOnlyAccess\u0007ReadOnlyAccess in ?31m payments, 111122223333. Credentials renew by themselves; those held now end at 14:02.\n',
    );
  });
});

it('the shell reads the files of a login on macOS', () => {
  expect([
    posixTerminalScript({ ...material, isLogin: true })?.includes('\n"$SHELL" -l 9>&-\n'),
    posixTerminalScript(material)?.includes(' -l '),
  ]).toEqual([true, false]);
});

describe('names of AWS in a title and a line', () => {
  it.each([
    ['the end of the title and a command', 'a\u0007\u001b[31mb', 'a [31mb'],
    ['a command of eight bits', 'a\u009b31mb', 'a 31mb'],
    ['line ends', 'a\r\n$(touch x)', 'a $(touch x)'],
    ['a turned direction', 'a\u202eb', 'a b'],
    ['quotes of a shell', `'; touch x; '`, `'; touch x; '`],
  ])('lose %s', (_what, account, clean) => {
    const shown = { ...role, account, environment: 'sandbox' } as const;
    expect([terminalTitle(shown), terminalLine(shown).startsWith(`ReadOnlyAccess in ${clean}, 1111`)]).toEqual([
      `■ ${clean} ReadOnlyAccess`,
      true,
    ]);
  });

  it('run nothing', async () => {
    const shown = { ...role, account: `'; touch x; '$(touch x)\`touch x\``, environment: 'none' } as const;
    write({ title: terminalTitle(shown), line: terminalLine(shown), role: `${shown.account}/R` });
    const { stdout } = await runProgram('sh', [script], { env: env('/usr/bin/env'), cwd: home });
    expect([existsSync(join(home, 'x')), stdout.includes(`LATCHKEY_ROLE=${shown.account}/R\n`)]).toEqual([false, true]);
  });
});

it('a path with a control character makes no script', () => {
  expect([
    posixTerminalScript({ ...material, tokenFile: '/a\nb' }),
    windowsTerminalScript({ ...material, tokenFile: '/a\nb' }),
  ]).toEqual([null, null]);
});

describe('the script on Windows', () => {
  const onWindows = (given: Partial<TerminalMaterial> = {}): string | null =>
    windowsTerminalScript({ ...material, tokenFile: String.raw`C:\Users\A & B\Latchkey\endpoint\ID.token`, ...given });

  it('is a batch file whose end is one block', () => {
    const lines = (onWindows() ?? '').split('\r\n');
    expect([lines.slice(0, 3), lines.slice(-16)]).toEqual([
      ['@echo off', 'chcp 65001 >nul', 'set "AWS_ACCESS_KEY_ID="'],
      [
        'set "AWS_CONTAINER_CREDENTIALS_FULL_URI=http://127.0.0.1:20001/credentials/ID"',
        String.raw`set "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=C:\Users\A & B\Latchkey\endpoint\ID.token"`,
        String.raw`set /p AWS_CONTAINER_AUTHORIZATION_TOKEN=<"C:\Users\A & B\Latchkey\endpoint\ID.token"`,
        'set "AWS_REGION=eu-west-1"',
        'set "AWS_DEFAULT_REGION=eu-west-1"',
        'set "LATCHKEY_ROLE=payments-prod/ReadOnlyAccess"',
        'title ◆ payments-prod ReadOnlyAccess',
        'echo(PRODUCTION: ReadOnlyAccess in payments-prod, 111122223333. Credentials renew by themselves; those held now end at 14:02.',
        'cd /d "%USERPROFILE%"',
        '"%COMSPEC%" /k 9>"%~f0.lock"',
        'set "latchkey_code=%ERRORLEVEL%"',
        '(',
        String.raw`if exist "%USERPROFILE%\.latchkey\bin\latchkey.cmd" call "%USERPROFILE%\.latchkey\bin\latchkey.cmd" terminal-ended 1a2b3c4d >nul 2>&1 <nul`,
        'exit %latchkey_code%',
        ')',
        '',
      ],
    ]);
  });

  it('shows names without what means something to the Command Prompt', () => {
    const text = onWindows({ title: 'a & calc | %PATH% ^ <x> "!y!', line: 'x & y', role: 'a&b/R' }) ?? '';
    expect([
      /^title .*$/mu.exec(text)?.[0],
      /^echo\(.*$/mu.exec(text)?.[0],
      /LATCHKEY_ROLE=.*"/u.exec(text)?.[0],
    ]).toEqual(['title a  calc  PATH  x y', 'echo(x  y', 'LATCHKEY_ROLE=ab/R"']);
  });

  it('is not made where the path of the token would be read as a variable', () => {
    expect(onWindows({ tokenFile: String.raw`C:\100%PATH%\t` })).toBeNull();
  });
});
