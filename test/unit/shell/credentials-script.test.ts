import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Failure, FailureCode, Result } from '../../../electron/contract/failure.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import type { Role } from '../../../electron/shared/model/role.ts';
import type { RoleCredentials } from '../../../electron/core/ports/identity-center.ts';
import { Secret } from '../../../electron/core/secret.ts';
import {
  credentialsScript,
  scriptPath,
  writeScript,
} from '../../../electron/shell/desktop/programs/credentials-script.ts';
import { openUnixSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { text } from '../../../electron/shared/text/text.ts';
import { runProgram, type Ended } from '../../harness/run-program.ts';
import { holdSocket } from '../../harness/socket-holder.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';
import { deskOf } from '../../harness/program-desk.ts';

const organisationId = '0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10';
const words = [organisationId, '111122223333', 'ReadOnlyAccess'];

const credentials: RoleCredentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: new Secret('se/cr+et=\\n%s'),
  sessionToken: new Secret('to$ken`"\''),
  expiresAt: instant(Date.UTC(2026, 10, 22, 20, 35, 29)),
};
const document = {
  Version: 1,
  AccessKeyId: 'ASIAEXAMPLE',
  SecretAccessKey: 'se/cr+et=\\n%s',
  SessionToken: 'to$ken`"\'',
  Expiration: '2026-11-22T20:35:29Z',
};

/** Where a program is on this computer. */
function pathOf(program: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

const shells = [
  { name: 'dash', words: [] },
  { name: 'bash', words: [] },
  { name: 'bash', words: ['--posix'] },
  { name: 'busybox', words: ['sh'] },
  { name: 'zsh', words: ['-f'] },
].filter(({ name }) => {
  const isHere = pathOf(name) !== undefined;
  if (!isHere) console.warn(`NOT RUN: ${name} is not on this computer, so the script was not run by it.`);
  return isHere;
});

interface Home {
  readonly home: string;
  readonly script: string;
  readonly socketFolder: string;
  /** A folder with curl and nothing else. */
  readonly path: string;
}

let home: Home;
beforeEach(async () => {
  const folder = join(temporaryFolder(), "Ada's home");
  const path = join(folder, 'path');
  mkdirSync(path, { recursive: true });
  symlinkSync(pathOf('curl') ?? '', join(path, 'curl'));
  const socketFolder = join(folder, 'run me');
  home = { home: folder, script: scriptPath(folder), socketFolder, path };
  await writeScript(home.script, { socket: join(socketFolder, 'programs.sock'), executable: null });
});

/** Answers programs; what they ask for is kept. */
async function serve(result: Result<RoleCredentials> = { ok: true, value: credentials }) {
  const asked: (readonly [role: Role, program: string])[] = [];
  const answers = createSocketAnswers(
    deskOf((role, { program }) => {
      asked.push([role, program]);
      return Promise.resolve(result);
    }),
  );
  const socket = await openUnixSocket(home.socketFolder, answers);
  onTestFinished(() => socket.close());
  return asked;
}

function run(args: readonly string[] = words, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runProgram(home.script, args, { env: { HOME: home.home, PATH: home.path, ...env } });
}

function refused(code: FailureCode, sentence: string): Result<RoleCredentials> {
  const failure: Failure = { code, sentence, retry: false };
  return { ok: false, failure };
}

describe.skipIf(process.platform === 'win32')('the script for programs', () => {
  it('is there for this user alone, as a whole, in a home with a blank and a quote', async () => {
    const folder = join(home.home, '.latchkey', 'bin');
    const modes = [folder, home.script].map((path) => (statSync(path).mode & 0o777).toString(8));
    chmodSync(home.script, 0o777);
    await writeScript(home.script, { socket: '/other', executable: null });
    expect([...modes, (statSync(home.script).mode & 0o777).toString(8)]).toEqual(['700', '700', '700']);
    expect(readdirSync(folder)).toEqual(['latchkey-credentials']);
  });

  it('is clean in the eyes of shellcheck', async () => {
    if (pathOf('shellcheck') === undefined) {
      console.warn('NOT RUN: shellcheck is not on this computer, so the script was not read by it.');
      return;
    }
    const input = credentialsScript({ socket: "/it's/a.sock", executable: '/opt/it is/app' });
    const read = ['sh', 'dash'].map((shell) => runProgram('shellcheck', ['-s', shell, '-'], { input }));
    expect((await Promise.all(read)).map(({ stdout }) => stdout)).toEqual(['', '']);
  });

  describe.each(shells)('run by $name $words', ({ name, words: before }) => {
    const by = (args: readonly string[]): Promise<Ended> =>
      runProgram(pathOf(name) ?? '', [...before, home.script, ...args], { env: { HOME: home.home, PATH: home.path } });

    it('prints what is answered as it is, with nothing but curl', async () => {
      const asked = await serve();
      const { status, stdout, stderr } = await by(words);
      expect([status, JSON.parse(stdout), stderr]).toEqual([0, document, '']);
      expect(asked.map(([role]) => role)).toEqual([
        { organisationId, accountId: '111122223333', roleName: 'ReadOnlyAccess' },
      ]);
    });

    it('says in a line why there is nothing', async () => {
      await serve(refused('sign-in-needed', 'The sign-in to Ünïcode 100% $(x) `y` has ended.'));
      expect(await by(words)).toEqual({
        status: 4,
        stdout: '',
        stderr: 'Latchkey: The sign-in to Ünïcode 100% $(x) `y` has ended.\n',
      });
    });

    it('says that the app is not running', async () => {
      expect(await by(words)).toEqual({ status: 3, stdout: '', stderr: `${text('program.not-running')}\n` });
    });

    it('refuses words that are not plain', async () => {
      const asked = await serve();
      const odd = [
        [],
        words.slice(1),
        [...words, 'x'],
        ['-K', words[1], words[2]],
        [words[0], words[1], 'a/../b'],
        [words[0], words[1], 'a\nb'],
      ];
      const ended = await Promise.all(odd.map((args) => by(args.map(String))));
      expect(ended.map(({ status, stderr }) => [status, stderr])).toEqual(
        odd.map(() => [2, `${text('program.arguments')}\n`]),
      );
      expect(asked).toEqual([]);
    });
  });

  it.each([
    ['access-denied', 5],
    ['offline', 6],
    ['proxy-in-between', 6],
    ['throttled', 6],
    ['service-error', 6],
    ['internal', 1],
  ] as const)('tells %s by the code %i', async (code, status) => {
    await serve(refused(code, 'One line.\nNot two.'));
    expect(await run()).toEqual({ status, stdout: '', stderr: 'Latchkey: One line. Not two.\n' });
  });

  it('says of an organisation that is gone what can be done from a terminal', async () => {
    await serve(refused('not-found', 'This is no longer there. Reload the list.'));
    expect(await run()).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Latchkey: Latchkey has no such organisation any more. Remove this profile, or make it again in Latchkey.\n',
    });
  });

  it('says that the app stopped, when it is killed while the script waits', async () => {
    const app = await holdSocket(home.socketFolder);
    const ended = run();
    expect(await app.nextLine()).toBe(`asked /credentials/${words.join('/')}`);
    await app.kill();
    expect(await ended).toEqual({ status: 3, stdout: '', stderr: `${text('program.stopped')}\n` });
  });

  it('is moved by no .curlrc and no proxy', async () => {
    await serve();
    const rules = 'fail\noutput = /dev/null\nurl = "http://127.0.0.1:1/"\nproxy = "http://127.0.0.1:1"\nunknown-rule\n';
    writeFileSync(join(home.home, '.curlrc'), rules);
    const proxy = 'http://127.0.0.1:1';
    const proxies = { http_proxy: proxy, HTTP_PROXY: proxy, all_proxy: proxy, ALL_PROXY: proxy, no_proxy: '' };
    const { status, stdout, stderr } = await run(words, {
      ...proxies,
      CURL_HOME: home.home,
      XDG_CONFIG_HOME: home.home,
    });
    expect([status, JSON.parse(stdout), stderr]).toEqual([0, document, '']);
  });

  it('is moved by no function of the shell it is started from', async () => {
    await serve();
    const { status, stdout } = await runProgram(pathOf('bash') ?? '', [home.script, ...words], {
      env: { HOME: home.home, PATH: home.path, 'BASH_FUNC_curl%%': '() { echo forged; }' },
    });
    expect([status, JSON.parse(stdout)]).toEqual([0, document]);
  });

  it('starts the app where there is no curl, with the same words, and tells it the socket', async () => {
    const app = join(home.home, 'the app');
    writeFileSync(app, '#!/bin/sh\nprintf "%s|" "$LATCHKEY_SOCKET" "$@"\n', { mode: 0o700 });
    await writeScript(home.script, { socket: "/it's/a.sock", executable: app });
    const { status, stdout } = await run(words, { PATH: '/nonexistent' });
    expect([status, stdout]).toEqual([0, `/it's/a.sock|--cli|credentials|${words.join('|')}|`]);
  });

  it('says that curl is missing where there is no app either', async () => {
    await writeScript(home.script, { socket: '/nowhere', executable: join(home.home, 'gone') });
    expect(await run(words, { PATH: '/nonexistent' })).toEqual({
      status: 8,
      stdout: '',
      stderr: `${text('program.no-curl')}\n`,
    });
  });

  it.skipIf(process.platform !== 'linux')('tells which program started it, through a shell too', async () => {
    const asked = await serve();
    const program = join(home.path, 'terraform 9');
    symlinkSync(pathOf('bash') ?? '', program);
    const line = `'${home.script.replaceAll("'", String.raw`'\''`)}' ${words.join(' ')}; exit $?`;
    const env = { HOME: home.home, PATH: home.path };
    await runProgram(program, ['-c', line], { env });
    await runProgram(program, ['-c', `/bin/sh -c "$LINE"; exit $?`], { env: { ...env, LINE: line } });
    expect(asked.map(([, name]) => name)).toEqual(['terraform 9', 'terraform 9']);
  });

  it('says that nothing came in time, and what else curl ends with', async () => {
    await serve();
    const ended = [];
    for (const code of [28, 77]) {
      writeFileSync(join(home.home, 'curl'), `#!/bin/sh\nexit ${String(code)}\n`, { mode: 0o700 });
      ended.push(await run(words, { PATH: home.home }));
    }
    expect(ended).toEqual([
      { status: 7, stdout: '', stderr: `${text('program.no-answer')}\n` },
      { status: 1, stdout: '', stderr: `${text('program.failed', { code: 77 })}\n` },
    ]);
  });

  it('cannot be written for a path with a line end', () => {
    expect(() => credentialsScript({ socket: '/a\nb', executable: null })).toThrow(RangeError);
  });
});
