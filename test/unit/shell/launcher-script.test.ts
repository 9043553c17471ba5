import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { CommandAnswer, CommandRequest } from '../../../electron/core/command-line/command-request.ts';
import { completionScripts } from '../../../electron/shared/programs/completion/completion-scripts.ts';
import { socketPath } from '../../../electron/shared/programs/program-address.ts';
import { text } from '../../../electron/shared/text/text.ts';
import {
  launcherPath,
  launcherScript,
  writeLauncher,
} from '../../../electron/shell/desktop/programs/launcher-script.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { asksAgain, deskThatAnswers, ends, runsWith } from '../../harness/program-desk.ts';
import { runProgram, type Ended, type RunOptions } from '../../harness/run-program.ts';
import { isHere, pathOf, posixShells } from '../../harness/shells.ts';
import { holdSocket } from '../../harness/socket-holder.ts';
import { until } from '../../harness/until.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

let home: string;
let script: string;
let folder: string;
/** A folder with curl and what a script may need beside it. */
let path: string;

beforeEach(async () => {
  home = join(temporaryFolder(), "Ada's home");
  folder = join(home, 'run me');
  path = join(home, 'path');
  mkdirSync(path, { recursive: true });
  for (const program of ['curl', 'stty', 'readlink']) symlinkSync(pathOf(program) ?? '', join(path, program));
  script = launcherPath(home);
  await writeLauncher(script, { socket: socketPath(folder), executable: null });
});

async function serve(...answers: readonly CommandAnswer[]): Promise<CommandRequest[]> {
  const desk = deskThatAnswers(...answers);
  const socket = await openUnixSocket(folder, createSocketAnswers(desk));
  onTestFinished(() => socket.close());
  return desk.asked;
}

function environment(): Record<string, string> {
  return { HOME: home, PATH: path };
}

function run(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return runProgram(script, words, { ...options, env: { ...environment(), ...options.env } });
}

const done = (stdout: string): Ended => ({ status: 0, stdout, stderr: '' });
const failed = (status: number, stderr: string): Ended => ({ status, stdout: '', stderr: `${stderr}\n` });

/** Answers everybody with the same status and bytes. */
async function serveRaw(status: number, body: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { connection: 'close' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(socketPath(folder), resolve));
  onTestFinished(() => void server.close());
}

const variables = "export AWS_ACCESS_KEY_ID='AKI\"A'\nexport AWS_SESSION_TOKEN='$(x)\\'\nunset AWS_PROFILE\n";

describe.skipIf(process.platform === 'win32')('the latchkey command', () => {
  it('is there for this user alone, as a whole', async () => {
    chmodSync(script, 0o777);
    await writeLauncher(script, { socket: '/other', executable: null });
    const modes = [dirname(script), script].map((file) => (statSync(file).mode & 0o777).toString(8));
    expect([modes, readdirSync(dirname(script))]).toEqual([['700', '700'], ['latchkey']]);
  });

  it('is clean in the eyes of shellcheck', async () => {
    if (pathOf('shellcheck') === undefined) {
      console.warn('NOT RUN: shellcheck is not on this computer, so the command was not read by it.');
      return;
    }
    const input = launcherScript({ socket: "/it's/a.sock", executable: '/opt/it is/app' });
    const read = ['sh', 'dash'].map((shell) => runProgram('shellcheck', ['-s', shell, '-'], { input }));
    expect((await Promise.all(read)).map(({ stdout }) => stdout)).toEqual(['', '']);
  });

  describe.each(posixShells())('run by $name $words', ({ name, words: before }) => {
    const by = (words: readonly string[], options: RunOptions = {}): Promise<Ended> =>
      runProgram(pathOf(name) ?? '', [...before, script, ...words], {
        ...options,
        env: { ...environment(), ...options.env },
      });

    it('sends its words as they are, and its folder', async () => {
      const asked = await serve(ends('ok\n'));
      const words = ['roles', '@/etc/passwd', '=x', 'a=b&c', 'd  e', 'ü', '', '--', '-x', "it's", '$(x)', 'two\nlines'];
      expect(await by(words, { cwd: home })).toEqual(done('ok\n'));
      expect(asked).toEqual([
        expect.objectContaining({ words, folder: home, isTerminal: false, columns: null, hasColour: false }) as unknown,
      ]);
    });

    it.each<[string, 'out' | 'err']>([
      ['', 'out'],
      ['\n\n', 'out'],
      ['100% \\n $(x) `y` "z" \'q\'\n\nÜ\n', 'out'],
      ['two\nlines\n', 'err'],
    ])('prints %j on %s, and ends with the code', async (printed, stream) => {
      await serve(ends(printed, 9, stream));
      const [stdout, stderr] = stream === 'out' ? [printed, ''] : ['', printed];
      expect(await by(['status'])).toEqual({ status: 9, stdout, stderr });
    });

    it('prints megabytes as they are', async () => {
      const printed = Array.from({ length: 9000 }, (_, line) => `${String(line)} ${'x'.repeat(200)}\n`).join('');
      await serve(ends(printed));
      const { status, stdout } = await by(['roles']);
      expect([status, stdout === printed]).toEqual([0, true]);
    });

    it('asks with other words for as long as it is told so', async () => {
      const asked = await serve(
        asksAgain('Waiting.\n', 'login', '--code', 'x'),
        asksAgain('', 'login'),
        ends('Done.\n'),
      );
      expect(await by(['login', 'acme'])).toEqual({ status: 0, stdout: 'Done.\n', stderr: 'Waiting.\n' });
      expect(asked.map(({ words }) => words)).toEqual([['login', 'acme'], ['login', '--code', 'x'], ['login']]);
    });

    it('becomes the command of run, with the variables and nothing else of its own', async () => {
      const asked = await serve(asksAgain('', 'run', 'r', '--code', '1'), runsWith(variables));
      const env = { LC_ALL: 'C.UTF-8', name: 'kept', AWS_PROFILE: 'gone' };
      const print = 'console.log(JSON.stringify([process.env, process.argv.slice(1)]))';
      const command = [process.execPath, '-e', print, 'run', '--', '--start', ' ', ''];
      const { status, stdout, stderr } = await by(['--start', 'run', 'r', '--', ...command], { env });
      const [seen, words] = JSON.parse(stdout) as [Record<string, string>, string[]];
      expect([status, stderr, words]).toEqual([0, '', ['run', '--', '--start', ' ', '']]);
      expect(seen).toMatchObject({
        ...environment(),
        LC_ALL: 'C.UTF-8',
        name: 'kept',
        AWS_ACCESS_KEY_ID: 'AKI"A',
        AWS_SESSION_TOKEN: '$(x)\\',
      });
      // What shells set by themselves.
      const own = ['PWD', 'OLDPWD', 'SHLVL', '_', 'LOGNAME'];
      const expected = ['AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN', 'HOME', 'LC_ALL', 'PATH', 'name'];
      expect(
        Object.keys(seen)
          .filter((key) => !own.includes(key))
          .toSorted(),
      ).toEqual(expected);
      expect(asked.map((request) => request.words)).toEqual([
        ['run', 'r'],
        ['run', 'r', '--code', '1'],
      ]);
    });

    it('has no locale of its own to hand on', async () => {
      await serve(runsWith(variables));
      const { stdout } = await by(['run', 'r', '--', process.execPath, '-p', 'process.env.LC_ALL']);
      expect(stdout).toBe('undefined\n');
    });

    it('hands standard input on, and ends as the command ends', async () => {
      await serve(runsWith(variables));
      const sh = pathOf('sh') ?? '';
      const read = await by(['run', 'r', '--', sh, '-c', 'read x; echo "got $x"; exit 42'], { input: 'a line\n' });
      expect(read).toEqual({ status: 42, stdout: 'got a line\n', stderr: '' });
      // A signal ends the process itself, which has become the command.
      expect((await by(['run', 'r', '--', sh, '-c', 'kill -TERM $$'])).status).toBeNull();
    });

    it('ends with what shells end with where the command is not there, or cannot be run', async () => {
      await serve(runsWith(variables));
      const ended = [await by(['run', 'r', '--', 'no-such-command']), await by(['run', 'r', '--', home])];
      expect(ended.map(({ status, stdout }) => [status, stdout])).toEqual([
        [127, ''],
        [126, ''],
      ]);
      expect(ended.map(({ stderr }) => stderr).join('')).not.toContain('AKI');
    });

    it('takes no command for an option of the shell, which would run it without its environment', async () => {
      await serve(runsWith(variables));
      const command = ['-c', process.execPath, '-p', 'process.env.AWS_ACCESS_KEY_ID'];
      expect(await by(['run', 'r', '--', ...command])).toEqual(
        failed(127, text('launcher.not-found', { command: '-c' })),
      );
    });

    it('leaves no key in a variable of its own that the person has exported', async () => {
      await serve(runsWith(variables));
      const print = 'console.log(process.env.latchkey_answer)';
      const { stdout } = await by(['run', 'r', '--', process.execPath, '-e', print], { env: { latchkey_answer: 'x' } });
      expect(stdout).toBe('undefined\n');
    });

    it.skipIf(!existsSync('/dev/full'))('does not end well where what it prints cannot be written', async () => {
      await serve(ends('ok\n'));
      const sh = pathOf('sh') ?? '';
      const full = (word: string): Promise<Ended> =>
        runProgram(
          sh,
          ['-c', 'exec "$@" >/dev/full', 'sh', pathOf(name) ?? '', ...before, script, ...word.split(' ')],
          {
            env: environment(),
          },
        );
      const ended = [await full('roles'), await full('completion zsh')];
      expect(ended.map(({ status }) => status)).toEqual([1, 1]);
    });

    it('asks for completion as it is, and starts nothing for it', async () => {
      const asked = await serve(ends('a\nb\n'));
      const words = ['__complete', '--start', 'run', 'r', '--', ''];
      expect([await by(words), asked.map((request) => request.words)]).toEqual([done('a\nb\n'), [words]]);
    });

    it('says what to do where nothing is to be run, and where the app does not run', async () => {
      const nothing = failed(2, text('launcher.nothing-to-run'));
      const words = [['run'], ['run', 'r'], ['run', 'r', '--'], ['--organisation', 'x', 'run', 'r']];
      expect(await Promise.all(words.map((some) => by(some)))).toEqual(words.map(() => nothing));
      expect(await by(['status'])).toEqual(failed(3, text('program.not-running')));
      expect(await by(['status', '--start'])).toEqual(failed(3, text('launcher.no-app')));
    });

    it('prints completion and help without the app', async () => {
      const usage = done(`${text('launcher.usage')}\n`);
      for (const [shell, printed] of completionScripts) expect(await by(['completion', shell])).toEqual(done(printed));
      expect(await by(['completion', 'csh'])).toEqual(failed(2, text('launcher.shells')));
      expect(await Promise.all([[], ['help'], ['run', '--help']].map((some) => by(some)))).toEqual([
        usage,
        usage,
        usage,
      ]);
    });

    it('starts the app, waits until it answers, and goes on', async () => {
      const app = join(home, 'the app');
      const program = join(import.meta.dirname, 'doubles/answering-app.ts');
      writeFileSync(app, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$RUN_ME"\n`, { mode: 0o700 });
      await writeLauncher(script, { socket: socketPath(folder), executable: app });
      const started = join(folder, 'pid');
      onTestFinished(() => {
        if (existsSync(started)) process.kill(Number(readFileSync(started, 'utf8')));
      });
      const env = { RUN_ME: folder, PATH: `${path}:${dirname(pathOf('sleep') ?? '')}` };
      const { status, stdout } = await by(['--start', 'status'], { env });
      expect([status, JSON.parse(stdout)]).toEqual([0, { words: ['status'], isLeader: true }]);
    });
  });

  it.each([
    [401, 4],
    [403, 5],
    [429, 6],
    [503, 6],
    [400, 1],
    [500, 1],
  ])('takes an answer of status %i for the code %i', async (status, code) => {
    await serveRaw(status, 'One sentence.\n');
    expect(await run(['status'])).toEqual(failed(code, 'Latchkey: One sentence.'));
  });

  it.each(['', 'no trailer\n', 'end\n', 'end x out\n', 'run\n', 'end 0 out'])(
    'does not take %j for an answer',
    async (body) => {
      await serveRaw(200, body);
      expect((await run(['status'])).status).not.toBe(0);
    },
  );

  it('says that the app stopped, when it is killed while the command waits', async () => {
    const app = await holdSocket(folder);
    const ended = run(['login']);
    expect(await app.nextLine()).toBe('asked /command');
    await app.kill();
    expect(await ended).toEqual(failed(3, text('program.stopped')));
  });

  it('is moved by no .curlrc, no proxy, no function and no option of the shell it is started from', async () => {
    await serve(runsWith(variables));
    writeFileSync(join(home, '.curlrc'), 'fail\noutput = /dev/null\nproxy = "http://127.0.0.1:1"\nunknown-rule\n');
    const env = {
      ...environment(),
      CURL_HOME: home,
      all_proxy: 'http://127.0.0.1:1',
      'BASH_FUNC_curl%%': '() { echo forged; }',
      SHELLOPTS: 'allexport:xtrace:verbose',
    };
    const print = 'console.log(Object.keys(process.env).filter((name) => name.startsWith("latchkey_")).length)';
    const words = [script, 'run', 'r', '--', process.execPath, '-e', print];
    const { stdout, stderr } = await runProgram(pathOf('bash') ?? '', words, { env });
    expect([stdout, stderr.includes('AKI')]).toEqual(['0\n', false]);
  });

  it.each([
    ['dash', ['-c'], 'eval "$(latchkey env r)"; echo "$A $B"'],
    ['bash', ['-c'], 'eval "$(latchkey env r)"; echo "$A $B"'],
    ['zsh', ['-fc'], 'eval "$(latchkey env r)"; echo "$A $B"'],
    ['fish', ['--no-config', '-c'], 'latchkey env r --shell fish | source; echo "$A $B"'],
  ])('prints lines that %s evaluates', async (shell, before, line) => {
    if (!isHere(shell, 'nothing was evaluated by it')) return;
    const asked = await serve(
      ends(shell === 'fish' ? "set -gx A 'a b'\nset -gx B '$(x)'\n" : "export A='a b'\nexport B='$(x)'\n"),
    );
    const env = { ...environment(), PATH: `${dirname(script)}:${path}` };
    const { stdout, stderr } = await runProgram(pathOf(shell) ?? '', [...before, line], { env });
    expect([stdout, stderr, asked.length]).toEqual(['a b $(x)\n', '', 1]);
  });

  it('starts the app beside it where there is no curl, through links, with the same words behind two hyphens', async () => {
    const install = join(home, 'opt app');
    mkdirSync(join(install, 'resources'), { recursive: true });
    const packed = join(install, 'resources/latchkey');
    writeFileSync(packed, launcherScript({ socket: null, executable: null }), { mode: 0o755 });
    writeFileSync(join(install, 'latchkey'), '#!/bin/sh\nprintf "%s|" "$LATCHKEY_SOCKET" "$@"\n', { mode: 0o755 });
    symlinkSync('resources/latchkey', join(install, 'one'));
    symlinkSync(join(install, 'one'), join(home, 'two'));
    const links = join(home, 'links');
    mkdirSync(links);
    symlinkSync(pathOf('readlink') ?? '', join(links, 'readlink'));
    const words = ['run', 'r', '--', '--no-sandbox', 'a b'];
    const { stdout } = await runProgram(join(home, 'two'), words, { env: { HOME: home, PATH: links } });
    const socket = socketPath(join(home, '.latchkey'));
    expect(stdout).toBe(`${socket}|--cli|--|latchkey|run|r|--|--no-sandbox|a b|`);
  });

  it('says that curl is missing where there is no app either', async () => {
    const env = { PATH: '/nonexistent' };
    expect([await run(['status'], { env }), (await run(['help'], { env })).status]).toEqual([
      failed(8, text('program.no-curl')),
      0,
    ]);
  });

  it('says that nothing came in time, and what else curl ends with', async () => {
    const ended = [];
    for (const code of [28, 77]) {
      writeFileSync(join(home, 'curl'), `#!/bin/sh\nexit ${String(code)}\n`, { mode: 0o700 });
      ended.push(await run(['status'], { env: { PATH: home } }));
    }
    expect(ended).toEqual([failed(7, text('program.no-answer')), failed(1, text('program.failed', { code: 77 }))]);
  });

  it.skipIf(process.platform !== 'linux')(
    'shows no key to who lists the processes, and is gone once the command runs',
    async () => {
      await serve(runsWith(variables));
      const mark = join(home, 'mark');
      const wait = `require('fs').writeFileSync(${JSON.stringify(mark)}, String(process.pid)); setInterval(() => {}, 1000)`;
      const ended = run(['run', 'r', '--', process.execPath, '-e', wait]);
      // There is a moment between the file and what is written into it.
      const pid = await until('the command runs', () => (existsSync(mark) && readFileSync(mark, 'utf8')) || null);
      const children = readFileSync(`/proc/${String(process.pid)}/task/${String(process.pid)}/children`, 'utf8');
      const environmentOf = (id: string): string => readFileSync(`/proc/${id}/environ`, 'utf8');
      const seen = [readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('AKI'), environmentOf(pid).includes('AKI')];
      const ours = environmentOf(String(process.pid)).includes('AKI');
      process.kill(Number(pid), 'SIGTERM');
      expect([seen, ours, children.split(' ').includes(pid), (await ended).status]).toEqual([
        [false, true],
        false,
        true,
        null,
      ]);
    },
  );
});
