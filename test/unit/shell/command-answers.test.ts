import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandAnswer, CommandRequest } from '../../../electron/core/command-line/command-request.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { openUnixSocket, type LocalSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { longestCommandForm } from '../../../electron/shared/programs/command-wire.ts';
import { whatComes } from '../../harness/raw-http.ts';
import { until } from '../../harness/until.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const refusal = { ok: false, failure: { code: 'offline', sentence: 'No.', retry: true } } as const;

let socket: LocalSocket;
let asked: CommandRequest[];
let answer: CommandAnswer;
beforeEach(async () => {
  asked = [];
  answer = { next: 'end', stream: 'out', code: 0, text: new Secret('done\n') };
  const answers = createSocketAnswers({
    credentialsFor: () => Promise.resolve(refusal),
    runCommand: (request) => {
      asked.push(request);
      return Promise.resolve(answer);
    },
  });
  socket = await openUnixSocket(temporaryFolder(), answers);
});
afterEach(() => socket.close());

const form = 'application/x-www-form-urlencoded';

/** Sends a form as curl does; answers status and body. */
async function post(
  body: string,
  { head = 'POST /command HTTP/1.1', host = 'latchkey', type = form, more = [] as readonly string[] } = {},
): Promise<{ readonly status: number; readonly body: string }> {
  const connection = connect(socket.address);
  connection.on('error', () => undefined);
  const length = `Content-Length: ${String(Buffer.byteLength(body))}`;
  const lines = [head, `Host: ${host}`, `Content-Type: ${type}`, length, 'Connection: close', ...more];
  connection.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  const came = await whatComes(connection);
  return { status: Number(came.split(' ')[1] ?? 0), body: came.slice(came.indexOf('\r\n\r\n') + 4) };
}

describe.skipIf(process.platform === 'win32')('the form of a command', () => {
  it('is read as curl --data-urlencode makes it, each word for itself', async () => {
    const words = ['env', 'pay & co/Read=Only', 'Zürich ☃', '', '--shell=fish', '%41+b', 'a\nb'];
    const fields = [...words.map((word) => ['argument', word] as const), ['folder', '/home/robin/Ä b'] as const];
    const more = [['terminal', 'yes'] as const, ['columns', '120'] as const, ['variables', 'json'] as const];
    await post(new URLSearchParams([...fields, ...more] as [string, string][]).toString(), {
      more: ['X-Latchkey-Program: ma\u0085ke'],
    });
    expect(asked).toEqual([
      {
        words,
        folder: '/home/robin/Ä b',
        isTerminal: true,
        columns: 120,
        hasColour: true,
        variables: 'json',
        program: expect.stringMatching(/^ma.*ke$/u) as string,
      },
    ]);
  });

  it.each([
    ['', { words: [], folder: '', isTerminal: false, columns: null, hasColour: true, variables: 'posix', program: '' }],
    ['argument=status&terminal=no&colour=no', { isTerminal: false, hasColour: false }],
    ['terminal=YES&columns=wide&variables=xml', { isTerminal: false, columns: null, variables: 'posix' }],
    ['columns=-3', { columns: null }],
    ['columns=1.5', { columns: null }],
    ['columns=1e9', { columns: 1e9 }],
    ['argument=%FF%00', { words: ['\ufffd\u0000'] }],
  ])('%j is %j', async (body, expected) => {
    expect((await post(body)).status).toBe(200);
    expect(asked).toMatchObject([expected]);
  });

  it('is answered with what is printed, and a line for the client', async () => {
    const text = new Secret('printed\n');
    const answers: readonly CommandAnswer[] = [
      { next: 'end', stream: 'out', code: 0, text },
      { next: 'end', stream: 'err', code: 9, text: new Secret('without a line end') },
      { next: 'end', stream: 'out', code: 0, text: new Secret('') },
      { next: 'again', words: ['login', 'id', '--wait', 'x'], text },
      { next: 'run', text },
    ];
    const bodies: string[] = [];
    for (const one of answers) {
      answer = one;
      bodies.push((await post('argument=x')).body);
    }
    expect(bodies).toEqual([
      'printed\nend 0 out\n',
      'without a line end\nend 9 err\n',
      'end 0 out\n',
      'printed\nagain login id --wait x\n',
      'printed\nrun\n',
    ]);
  });

  it.each([
    ['another method', { head: 'PUT /command HTTP/1.1' }],
    ['a GET', { head: 'GET /command HTTP/1.1' }],
    ['another host', { host: 'localhost' }],
    ['another type', { type: 'application/json' }],
    ['a page in a browser', { more: ['Origin: null'] }],
    ['a page of the same site', { more: ['Sec-Fetch-Site: same-origin'] }],
  ])('is not answered to %s', async (_what, how) => {
    const { status, body } = await post('argument=status', how);
    expect([status, body.trim(), asked]).toEqual([
      400,
      'Latchkey answers only a plain request to an address of its own.',
      [],
    ]);
  });

  it('is refused in a sentence where it is longer than any command, up to its last byte', async () => {
    const longest = `argument=${'x'.repeat(longestCommandForm - 'argument='.length)}`;
    expect([(await post(longest)).status, asked.length]).toEqual([200, 1]);
    const tooLong = 'These words are too long for a command. Latchkey takes 64 kB of them at most.\nend 2 err\n';
    const ended = [await post(`${longest}x`), await post('argument='.padEnd(4 * 1024 * 1024, 'x'))];
    expect([ended.map(({ status, body }) => [status, body]), asked.length]).toEqual([
      [
        [200, tooLong],
        [200, tooLong],
      ],
      1,
    ]);
  });

  it('that is cut off is let go, and the next one is answered', async () => {
    const connection = connect(socket.address);
    await once(connection, 'connect');
    connection.write(
      `POST /command HTTP/1.1\r\nHost: latchkey\r\nContent-Type: ${form}\r\nContent-Length: 100\r\n\r\nargu`,
    );
    await new Promise((resolve) => setImmediate(resolve));
    connection.destroy();
    await until('the next answer', async () => (await post('argument=status')).status === 200);
    expect(asked.map(({ words }) => words)).toEqual([['status']]);
  });
});
