import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { callingProgram } from '../../../electron/cli/calling-program.ts';
import { cliWords } from '../../../electron/cli/cli-words.ts';
import { printEnd } from '../../../electron/cli/print-end.ts';
import { runCli, type CliOptions } from '../../../electron/cli/run-cli.ts';
import type { Failure, FailureCode, Result } from '../../../electron/contract/failure.ts';
import type { RoleCredentials } from '../../../electron/core/ports/identity-center.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import type { Role } from '../../../electron/shared/model/role.ts';
import { pipeFile, socketFolder, socketPath } from '../../../electron/shared/programs/program-address.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { openNamedPipe } from '../../../electron/shell/desktop/programs/named-pipe.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { tokens } from '../../../electron/shell/desktop/programs/tokens.ts';
import { holdSocket } from '../../harness/socket-holder.ts';
import { temporaryFolder } from '../shell/doubles/temporary-folder.ts';
import { deskOf } from '../../harness/program-desk.ts';

const organisationId = '0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10';
const words = ['credentials', organisationId, '111122223333', 'ReadOnlyAccess'];
const credentials: RoleCredentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: new Secret('se/cr+et'),
  sessionToken: new Secret('token'),
  expiresAt: instant(Date.UTC(2026, 10, 22, 20, 35, 29)),
};
const document = {
  Version: 1,
  AccessKeyId: 'ASIAEXAMPLE',
  SecretAccessKey: 'se/cr+et',
  SessionToken: 'token',
  Expiration: '2026-11-22T20:35:29Z',
};

let options: CliOptions;
let folder: string;
beforeEach(() => {
  const home = join(temporaryFolder(), 'a home');
  options = {
    isWindows: false,
    home,
    runtimeFolder: undefined,
    socket: undefined,
    dataFolder: temporaryFolder(),
    parent: process.pid,
  };
  folder = socketFolder(undefined, home);
});

function answersOf(result: Result<RoleCredentials>, asked: (readonly [Role, string])[] = []): RequestListener {
  return createSocketAnswers(
    deskOf((role, { program }) => {
      asked.push([role, program]);
      return Promise.resolve(result);
    }),
  );
}

async function serve(answers: RequestListener): Promise<void> {
  const socket = await openUnixSocket(folder, answers);
  onTestFinished(() => socket.close());
}

function refused(code: FailureCode, sentence: string): Result<RoleCredentials> {
  const failure: Failure = { code, sentence, retry: false };
  return { ok: false, failure };
}

describe('the words after --cli', () => {
  it.each([
    [['/opt/latchkey'], null],
    [['/opt/latchkey', '--cli'], []],
    [['/opt/latchkey', '--cli', ...words], words],
    [['/usr/bin/electron', '--disable-gpu', '/src/latchkey', '--cli', ...words], words],
    [
      ['/opt/latchkey', '--cli', '--', 'latchkey', 'run', '--', 'x'],
      ['latchkey', 'run', '--', 'x'],
    ],
  ])('of %j are %j', (started, found) => {
    expect(cliWords(started)).toEqual(found);
  });
});

describe.skipIf(process.platform === 'win32')('--cli credentials', () => {
  it('prints what the running app answers, and tells it who asks', async () => {
    const asked: (readonly [Role, string])[] = [];
    await serve(answersOf({ ok: true, value: credentials }, asked));
    const { code, stdout, stderr } = await runCli(words, options);
    expect([code, JSON.parse(stdout), stderr]).toEqual([0, document, '']);
    expect(asked).toEqual([
      [{ organisationId, accountId: '111122223333', roleName: 'ReadOnlyAccess' }, await callingProgram(process.pid)],
    ]);
  });

  it('prefers the folder of this sign-in to the computer', async () => {
    const runtimeFolder = temporaryFolder();
    const socket = await openUnixSocket(
      socketFolder(runtimeFolder, options.home),
      answersOf({ ok: true, value: credentials }),
    );
    onTestFinished(() => socket.close());
    expect((await runCli(words, { ...options, runtimeFolder })).code).toBe(0);
  });

  it('asks where the script says, whatever folder this sign-in has; a relative path is none', async () => {
    await serve(answersOf({ ok: true, value: credentials }));
    const elsewhere = { ...options, runtimeFolder: temporaryFolder() };
    const told = await runCli(words, { ...elsewhere, socket: socketPath(folder) });
    const relative = await runCli(words, { ...options, socket: 'programs.sock' });
    expect([(await runCli(words, elsewhere)).code, told.code, relative.code]).toEqual([3, 0, 0]);
  });

  it.each([
    ['sign-in-needed', 4],
    ['access-denied', 5],
    ['offline', 6],
    ['throttled', 6],
    ['service-error', 6],
    ['internal', 1],
  ] as const)('tells %s by the code %i and a sentence', async (failureCode, code) => {
    await serve(answersOf(refused(failureCode, 'One line.\nNot two.')));
    expect(await runCli(words, options)).toEqual({ code, stdout: '', stderr: 'Latchkey: One line. Not two.\n' });
  });

  it.each([
    [[]],
    [['other', ...words.slice(1)]],
    [words.slice(0, 3)],
    [[...words, 'x']],
    [['credentials', 'x', '111122223333', 'R']],
    [['credentials', organisationId, '1', 'R']],
    [['credentials', organisationId, '111122223333', 'a/../b']],
  ])('refuses %j', async (odd) => {
    expect(await runCli(odd, options)).toEqual({ code: 2, stdout: '', stderr: `${text('program.arguments')}\n` });
  });

  it('says that the app is not running, where nothing is and where something was', async () => {
    const sentence = { code: 3, stdout: '', stderr: `${text('program.not-running')}\n` };
    const nothing = await runCli(words, options);
    const app = await holdSocket(folder);
    await app.kill();
    expect([nothing, await runCli(words, options)]).toEqual([sentence, sentence]);
  });

  it('says that the app stopped, when it is killed meanwhile', async () => {
    const app = await holdSocket(folder);
    const ended = runCli(words, options);
    await app.nextLine();
    await app.kill();
    expect(await ended).toEqual({ code: 3, stdout: '', stderr: `${text('program.stopped')}\n` });
  });

  it.each(['before the answer', 'within the answer'])('waits no longer than it may, %s', async (when) => {
    const patience = new AbortController();
    await serve((_request, response) => {
      if (when === 'before the answer') patience.abort();
      else {
        response.writeHead(200, { 'content-length': 10 }).write('half', () => {
          patience.abort();
        });
      }
    });
    expect(await runCli(words, { ...options, patience: patience.signal })).toEqual({
      code: 7,
      stdout: '',
      stderr: `${text('program.no-answer')}\n`,
    });
  });

  it('takes neither an endless answer nor one that is no HTTP', async () => {
    await serve((_request, response) => void response.end('x'.repeat(100_000)));
    const endless = await runCli(words, options);
    const runtimeFolder = temporaryFolder();
    await serveRaw(socketPath(socketFolder(runtimeFolder, '')), 'hello\r\n\r\n');
    const noHttp = await runCli(words, { ...options, runtimeFolder });
    expect([endless, noHttp]).toEqual(
      ['too long', 'HPE_INVALID_CONSTANT'].map((code) => ({
        code: 1,
        stdout: '',
        stderr: `${text('program.odd-answer', { code })}\n`,
      })),
    );
  });
});

describe.skipIf(process.platform === 'win32')('--cli credentials on Windows', () => {
  it('asks the pipe that the file names, with its token', async () => {
    const { dataFolder } = options;
    const files = {
      write: (path: string, content: string) => writeFile(join(dataFolder, path), content),
      remove: () => Promise.resolve(),
    };
    const answers = answersOf({ ok: true, value: credentials });
    const pipe = await openNamedPipe(answers, { files, tokens, addressOf: (name) => join(dataFolder, name) });
    onTestFinished(() => pipe.close());
    const { code, stdout } = await runCli(words, { ...options, isWindows: true });
    expect([code, JSON.parse(stdout)]).toEqual([0, document]);
  });

  it.each(['', '{"address":1}', '{"address":"/nowhere","token":"x"}'])(
    'says that the app is not running where the file holds %j',
    async (content) => {
      writeFileSync(join(options.dataFolder, pipeFile), content);
      const { code, stderr } = await runCli(words, { ...options, isWindows: true });
      expect([code, stderr]).toEqual([3, `${text('program.not-running')}\n`]);
    },
  );
});

describe('the program that asks', () => {
  const processes: Readonly<Record<string, string>> = {
    '/proc/7/comm': 'terraform 9\n',
    '/proc/8/comm': 'sh\n',
    '/proc/8/stat': '8 (s) h) S 7 8 8 0 -1',
    '/proc/9/comm': 'sh\n',
    '/proc/9/stat': 'odd',
    '/proc/10/comm': 'tab\there\n',
    '/proc/12/comm': 'MainThread\n',
    '/proc/12/exe': '/opt/node/bin/node',
    '/proc/13/comm': 'MainThread\n',
  };
  const read = (path: string): Promise<string> => {
    const found = processes[path];
    return found === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(found);
  };

  it.each([
    [7, 'terraform 9'],
    [8, 'terraform 9'],
    [9, 'sh'],
    [10, ''],
    [11, ''],
    [12, 'node'],
    [13, ''],
  ])('that started process %i is %j', async (parent, name) => {
    expect(await callingProgram(parent, read)).toBe(name);
  });
});

describe('what is printed', () => {
  it('is there as a whole before the program ends, and a reader that is gone changes nothing', async () => {
    const [out, gone] = [new PassThrough(), new PassThrough()];
    gone.destroy();
    await printEnd({ code: 1, stdout: 'x'.repeat(9), stderr: 'y' }, out, gone);
    out.end();
    expect(await textOf(out)).toBe('xxxxxxxxx');
  });
});

/** Answers everybody with the same bytes. */
async function serveRaw(path: string, bytes: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const server = createServer((socket) => void socket.end(bytes));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
}
