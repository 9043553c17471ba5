import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openUnixSocket, type LocalSocket } from '../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers, roleOf } from '../../../electron/shell/desktop/programs/socket-answers.ts';
import { whatComes } from '../../harness/raw-http.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';
import { deskOf } from '../../harness/program-desk.ts';

const organisationId = '0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10';
const path = `/credentials/${organisationId}/011122223333/Read+Only=,.@-`;
const role = { organisationId, accountId: '011122223333', roleName: 'Read+Only=,.@-' };

let socket: LocalSocket;
let asked: string[];
beforeEach(async () => {
  asked = [];
  const answers = createSocketAnswers(
    deskOf((wanted, { program }) => {
      asked.push(`${wanted.roleName} ${program}`);
      return Promise.resolve({ ok: false, failure: { code: 'offline', sentence: 'No.', retry: true } });
    }),
  );
  socket = await openUnixSocket(temporaryFolder(), answers);
});
afterEach(() => socket.close());

async function statusOf(...lines: readonly string[]): Promise<number> {
  const connection = connect(socket.address);
  connection.on('error', () => undefined);
  connection.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return Number((await whatComes(connection)).split(' ')[1] ?? 0);
}

describe('a path over the socket', () => {
  it('is a role, as it was sent', () => {
    expect(roleOf(path)).toEqual(role);
  });

  it.each([
    path.replace('Read', '%52ead'),
    path.replace('/Read', '%2FRead'),
    path.replace('/credentials', '//credentials'),
    path.replace('/Read', '//Read'),
    path.replace('/0111', '/./0111'),
    path.replace('/0111', '/x/../0111'),
    `http://latchkey${path}`,
    `${path}/`,
    `${path}?`,
    `${path}#`,
    `${path}\n`,
    path.replace('011122223333', '11122223333'),
    path.replace('011122223333', '٠١١١٢٢٢٢٣٣٣٣'),
    path.replace(organisationId, 'northwind'),
    path.replace('Read+Only=,.@-', 'a'.repeat(65)),
    path.replace('Read+Only=,.@-', ''),
    '/credentials',
    '/',
    '*',
  ])('is none in %j', (odd) => {
    expect(roleOf(odd)).toBeNull();
  });
});

describe.skipIf(process.platform === 'win32')('over the socket', () => {
  it('a plain GET is answered, and the name it gives is a claim of one line', async () => {
    expect(await statusOf(`GET ${path} HTTP/1.1`, 'Host: latchkey', 'X-Latchkey-Program: terra\u0085form')).toBe(503);
    expect(asked).toEqual(['Read+Only=,.@- terra form']);
  });

  it.each([
    ['another host', ['GET PATH HTTP/1.1', 'Host: localhost']],
    ['a page in a browser', ['GET PATH HTTP/1.1', 'Host: latchkey', 'Origin: null']],
    ['another method', ['POST PATH HTTP/1.1', 'Host: latchkey', 'Content-Length: 0']],
    ['a body', ['GET PATH HTTP/1.1', 'Host: latchkey', 'Content-Length: 5']],
    ['another path', ['GET /other HTTP/1.1', 'Host: latchkey']],
  ])('%s is not', async (_what, lines) => {
    expect(await statusOf(...lines.map((line) => line.replace('PATH', path)))).toBe(400);
    expect(asked).toEqual([]);
  });
});
