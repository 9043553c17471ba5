import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { firstEnvironment } from '../../../electron/cli/latchkey/first-environment.ts';
import { runLatchkey, type LatchkeyOptions } from '../../../electron/cli/latchkey/run-latchkey.ts';
import { readTrailer } from '../../../electron/cli/latchkey/read-trailer.ts';
import type { CommandAnswer, CommandRequest } from '../../../electron/core/command-line/command-request.ts';
import { completionScripts } from '../../../electron/shared/programs/completion/completion-scripts.ts';
import { socketFolder, socketPath } from '../../../electron/shared/programs/program-address.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { openNamedPipe } from '../../../electron/shell/desktop/programs/named-pipe.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { tokens } from '../../../electron/shell/desktop/programs/tokens.ts';
import { asksAgain, deskThatAnswers, ends, runsWith } from '../../harness/program-desk.ts';
import { runProgram, watchProgram, type Ended, type RunOptions } from '../../harness/run-program.ts';
import { holdSocket } from '../../harness/socket-holder.ts';
import { until } from '../../harness/until.ts';
import { temporaryFolder } from '../shell/doubles/temporary-folder.ts';

const client = join(import.meta.dirname, 'doubles/latchkey.ts');
const variables = JSON.stringify({ AWS_ACCESS_KEY_ID: 'AKI"A\n', AWS_PROFILE: null });

let home: string;
let folder: string;
beforeEach(() => {
  home = join(temporaryFolder(), 'a home');
  mkdirSync(home);
  folder = socketFolder(undefined, home);
});

async function serve(...answers: readonly CommandAnswer[]): Promise<CommandRequest[]> {
  const desk = deskThatAnswers(...answers);
  const socket = await openUnixSocket(folder, createSocketAnswers(desk));
  onTestFinished(() => socket.close());
  return desk.asked;
}

function optionsWith(more: Partial<LatchkeyOptions>): LatchkeyOptions {
  return {
    isWindows: false,
    home,
    runtimeFolder: undefined,
    socket: undefined,
    dataFolder: home,
    parent: process.pid,
    folder: '/somewhere',
    environment: {},
    out: new PassThrough(),
    err: new PassThrough(),
    app: ['/nonexistent'],
    pause,
    ...more,
  };
}

/** Within this process; what is printed is collected. */
async function run(words: readonly string[], more: Partial<LatchkeyOptions> = {}): Promise<Ended> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([textOf(out), textOf(err)]);
  const status = await runLatchkey(words, optionsWith({ out, err, ...more }));
  out.end();
  err.end();
  const [stdout, stderr] = await printed;
  return { status, stdout, stderr };
}

/** In a process of its own, whose terminal and streams a program that is run gets. */
function started(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return runProgram(process.execPath, [client, ...words], { ...options, env: { ...environment(), ...options.env } });
}

function environment(): Record<string, string> {
  return { HOME: home, PATH: process.env['PATH'] ?? '' };
}

const failed = (status: number, stderr: string): Ended => ({ status, stdout: '', stderr: `${stderr}\n` });

describe.skipIf(process.platform === 'win32')('--cli latchkey', () => {
  it('sends its words as they are, its folder, and who asks', async () => {
    const asked = await serve(ends('ok\n'));
    const words = ['roles', '@x', '=x', 'a=b&c', 'd  e', 'ü', '', '--', '-x', 'two\nlines'];
    expect(await run(words)).toEqual({ status: 0, stdout: 'ok\n', stderr: '' });
    expect(asked).toEqual([
      expect.objectContaining({ words, folder: '/somewhere', variables: 'json', isTerminal: false }) as unknown,
    ]);
  });

  it.each([
    [{ TERM: 'xterm' }, true],
    [{ TERM: 'xterm', NO_COLOR: '1' }, false],
    [{ TERM: 'dumb' }, false],
    [{}, false],
  ])('tells of a terminal its columns, and with %j whether it has colour: %s', async (terminal, hasColour) => {
    const asked = await serve(ends(''));
    const out = Object.assign(new Writable({ write: (_chunk, _encoding, done) => done() }), {
      isTTY: true,
      columns: 123,
    });
    await runLatchkey(['status'], optionsWith({ out, environment: terminal }));
    expect(asked).toEqual([expect.objectContaining({ isTerminal: true, columns: 123, hasColour }) as unknown]);
  });

  it.each<[string, 'out' | 'err']>([
    ['', 'out'],
    ['\n\n', 'out'],
    ['100% \\n\n\nÜ\n', 'out'],
    ['two\nlines\n', 'err'],
  ])('prints %j on %s, and ends with the code', async (printed, stream) => {
    await serve(ends(printed, 9, stream));
    const [stdout, stderr] = stream === 'out' ? [printed, ''] : ['', printed];
    expect(await run(['status'])).toEqual({ status: 9, stdout, stderr });
  });

  it('prints megabytes as they are', async () => {
    const printed = Array.from({ length: 60_000 }, (_, line) => `${String(line)} ${'x'.repeat(200)}\n`).join('');
    await serve(ends(printed));
    const { status, stdout } = await run(['roles']);
    expect([status, stdout === printed]).toEqual([0, true]);
  });

  it('asks with other words for as long as it is told so', async () => {
    const many = Array.from({ length: 20 }, () => asksAgain('Waiting.\n', 'login', '--code', 'x'));
    const asked = await serve(...many, ends('Done.\n'));
    expect(await started(['login', 'acme'])).toEqual({ status: 0, stdout: 'Done.\n', stderr: 'Waiting.\n'.repeat(20) });
    expect(asked.slice(0, 2).map(({ words }) => words)).toEqual([
      ['login', 'acme'],
      ['login', '--code', 'x'],
    ]);
  });

  it('runs a command with the variables, hands standard input on, and keeps what it is to run', async () => {
    const asked = await serve(runsWith(variables));
    const print =
      'process.stdin.once("data", (data) => console.log(JSON.stringify([process.env, String(data), process.argv.slice(1)])))';
    const command = [process.execPath, '-e', print, '--', 'run', '--', '--start', ''];
    const { status, stdout, stderr } = await started(['--start', 'run', 'r', '--', ...command], {
      env: { AWS_PROFILE: 'gone' },
      input: 'a line',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual([
      { ...environment(), AWS_ACCESS_KEY_ID: 'AKI"A\n' },
      'a line',
      ['run', '--', '--start', ''],
    ]);
    expect(asked.map(({ words }) => words)).toEqual([['run', 'r']]);
    expect(process.env['AWS_ACCESS_KEY_ID']).toBeUndefined();
  });

  it('ends as the command ends: with its code, its signal, and what shells end with where it cannot be run', async () => {
    await serve(runsWith(variables));
    const codes = [];
    for (const command of [['sh', '-c', 'exit 42'], ['sh', '-c', 'kill -KILL $$'], ['no-such-command'], [home]]) {
      codes.push((await started(['run', 'r', '--', ...command])).status);
    }
    expect(codes).toEqual([42, 137, 127, 126]);
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('hands %s on to the command', async (signal) => {
    await serve(runsWith(variables));
    const wait = `process.on('${signal}', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up')`;
    const child = spawn(process.execPath, [client, 'run', 'r', '--', process.execPath, '-e', wait], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { log, exited } = watchProgram(child);
    await until('the command runs', () => log().includes('up'));
    child.kill(signal);
    expect(await exited).toBe(7);
  });

  it('leaves Ctrl+C and Ctrl+\\ to the command, which the terminal tells as well', async () => {
    await serve(runsWith(variables));
    const wait = `for (const s of ['SIGINT', 'SIGQUIT']) process.on(s, () => console.log(s)); process.stdin.resume(); console.log('up'); process.stdin.on('end', () => process.exit(3))`;
    const child = spawn(process.execPath, [client, 'run', 'r', '--', process.execPath, '-e', wait], {
      env: environment(),
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    });
    const { log, exited } = watchProgram(child);
    await until('the command runs', () => log().includes('up'));
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await until('the command was told', () => log().includes('SIGINT'));
    process.kill(-(child.pid ?? 0), 'SIGQUIT');
    await until('the command was told', () => log().includes('SIGQUIT'));
    child.stdin.end();
    expect(await exited).toBe(3);
  });

  it('says what to do where nothing is to be run, and where the app does not run', async () => {
    const nothing = failed(2, text('launcher.nothing-to-run'));
    const words = [['run'], ['run', 'r'], ['run', 'r', '--'], ['--organisation', 'x', 'run', 'r']];
    expect(await Promise.all(words.map((some) => run(some)))).toEqual(words.map(() => nothing));
    expect(await run(['status'])).toEqual(failed(3, text('program.not-running')));
    expect(await run(['status', '--start'])).toEqual(failed(3, text('launcher.no-app')));
  });

  // Only root can give a file to another user.
  it.skipIf(process.getuid?.() !== 0)('asks no socket of another user', async () => {
    const asked = await serve(runsWith(variables));
    chownSync(socketPath(folder), 65_534, 65_534);
    const refused = failed(5, text('launcher.of-another', { path: socketPath(folder) }));
    expect([await run(['run', 'r', '--', 'true']), asked]).toEqual([refused, []]);
  });

  it('prints completion and help without the app', async () => {
    for (const [shell, stdout] of completionScripts) {
      expect(await run(['completion', shell])).toEqual({ status: 0, stdout, stderr: '' });
    }
    expect(await run(['completion'])).toEqual(failed(2, text('launcher.shells')));
    const usage = { status: 0, stdout: `${text('launcher.usage')}\n`, stderr: '' };
    expect(await Promise.all([[], ['help'], ['run', '--help']].map((some) => run(some)))).toEqual([
      usage,
      usage,
      usage,
    ]);
  });

  it('starts the app, waits until it answers, and goes on', async () => {
    const app = [process.execPath, join(import.meta.dirname, '../shell/doubles/answering-app.ts'), folder];
    const note = join(folder, 'pid');
    onTestFinished(() => {
      if (existsSync(note)) process.kill(Number(readFileSync(note, 'utf8')));
    });
    const { status, stdout } = await run(['status', '--start'], { app });
    expect([status, JSON.parse(stdout)]).toEqual([0, { words: ['status'], isLeader: true }]);
  });

  it('says that the app did not answer after it was started', async () => {
    const waited: number[] = [];
    const ended = await run(['status', '--start'], {
      app: [process.execPath, '-e', '0'],
      pause: (forMs) => {
        waited.push(forMs);
        return Promise.resolve();
      },
    });
    expect([ended, waited.reduce((sum, ms) => sum + ms, 0)]).toEqual([failed(7, text('launcher.not-started')), 30_000]);
  });

  it('asks for completion as it is', async () => {
    const asked = await serve(ends('a\n'));
    const words = ['__complete', '--start', 'run', 'r', '--', ''];
    expect([(await run(words)).stdout, asked.map((request) => request.words)]).toEqual(['a\n', [words]]);
  });

  it('says that the app stopped, when it is killed meanwhile, and starts no other', async () => {
    const app = await holdSocket(folder);
    const ended = run(['login', '--start']);
    await app.nextLine();
    await app.kill();
    expect(await ended).toEqual(failed(3, text('program.stopped')));
  });

  it('waits no longer than it may', async () => {
    mkdirSync(folder, { recursive: true });
    const patience = new AbortController();
    const server = createServer(() => {
      patience.abort();
    });
    await new Promise<void>((resolve) => server.listen(socketPath(folder), resolve));
    onTestFinished(() => void server.close());
    expect(await run(['status'], { patience: () => patience.signal })).toEqual(failed(7, text('program.no-answer')));
  });

  it.each([
    [401, 4],
    [403, 5],
    [429, 6],
    [503, 6],
    [400, 1],
  ])('takes an answer of status %i for the code %i', async (status, code) => {
    await serveRaw(status, 'One sentence.\n');
    expect(await run(['status'])).toEqual(failed(code, 'Latchkey: One sentence.'));
  });

  it('takes neither an endless answer nor one without a trailer', async () => {
    await serveRaw(200, 'x'.repeat(17 * 1024 * 1024));
    expect(await run(['status'])).toEqual(failed(1, text('program.odd-answer', { code: 'too long' })));
  });

  it('takes for `run` only variables, and nothing where nothing is to be run', async () => {
    await serve(runsWith('{"A":1}'), runsWith(variables));
    const odd = (code: string): Ended => failed(1, text('program.odd-answer', { code }));
    expect([await run(['run', 'r', '--', 'x']), await run(['status'])]).toEqual([odd('variables'), odd('trailer')]);
  });

  it('asks the pipe that the file names, with its token', async () => {
    const files = {
      write: (path: string, content: string) => writeFile(join(home, path), content),
      remove: () => Promise.resolve(),
    };
    const answers = createSocketAnswers(deskThatAnswers(ends('ok\n')));
    const pipe = await openNamedPipe(answers, { files, tokens, addressOf: (name) => join(home, name) });
    onTestFinished(() => pipe.close());
    expect((await run(['status'], { isWindows: true })).stdout).toBe('ok\n');
    writeFileSync(join(home, 'pipe.json'), '{}');
    expect((await run(['status'], { isWindows: true })).status).toBe(3);
  });
});

describe('the environment that a command gets', () => {
  it('is that of the start, where the system tells it', async () => {
    const file = join(home, 'environ');
    writeFileSync(file, 'A=1\0B=two=2\nlines\0=odd\0C=\0');
    const now = { A: '1', CHROME_DESKTOP: 'x' };
    expect([await firstEnvironment(now, file), await firstEnvironment(now, join(home, 'nothing'))]).toEqual([
      { A: '1', B: 'two=2\nlines', C: '' },
      now,
    ]);
  });
});

describe('the last line of an answer', () => {
  const cut = (...pieces: string[]) => {
    const read = readTrailer(
      pieces.map((piece) => Buffer.from(piece)),
      100,
    );
    return read === null ? null : [Buffer.concat(read.chunks).toString(), read.trailer];
  };

  it.each([
    [
      ['a\n', 'b\nend 0 out\n'],
      ['a\nb\n', { next: 'end', code: 0, stream: 'out' }],
    ],
    [
      ['a\nen', 'd 25', '5 err', '\n'],
      ['a\n', { next: 'end', code: 255, stream: 'err' }],
    ],
    [
      ['a\nagain x y', '\n'],
      ['a\n', { next: 'again', words: ['x', 'y'] }],
    ],
    [['run\n'], ['', { next: 'run' }]],
    [
      ['a\n', 'run\n'],
      ['a\n', { next: 'run' }],
    ],
  ])('of %j is %j', (pieces, expected) => {
    expect(cut(...pieces)).toEqual(expected);
  });

  it.each([
    [],
    [''],
    ['\n'],
    ['run'],
    ['run x\n'],
    ['again\n'],
    ['end 0\n'],
    ['end 256 out\n'],
    ['end -1 out\n'],
    ['end 0 out x\n'],
  ])('is none in %j', (...pieces) => {
    expect(cut(...pieces)).toBeNull();
  });
});

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
