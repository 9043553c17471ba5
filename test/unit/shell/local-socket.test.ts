import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  openUnixSocket,
  OtherCopyListens,
  type LocalSocket,
} from '../../../electron/shell/desktop/programs/local-socket.ts';
import { pipeFile, socketFolder, socketPath } from '../../../electron/shared/programs/program-address.ts';
import { openNamedPipe } from '../../../electron/shell/desktop/programs/named-pipe.ts';
import { tokens } from '../../../electron/shell/desktop/programs/tokens.ts';
import { whatComes } from '../../harness/raw-http.ts';
import { holdSocket } from '../../harness/socket-holder.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const hello: RequestListener = (_request, response) => void response.end('hello');
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const open: LocalSocket[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((socket) => socket.close()));
});

async function opened(folder: string, answer = hello): Promise<LocalSocket> {
  const socket = await openUnixSocket(folder, answer);
  open.push(socket);
  return socket;
}

/** What is answered at a socket; the error's code where nobody is there. */
async function askedAt(socketPath: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  return new Promise((resolve) => {
    const call = request(
      { socketPath, path: '/', headers, agent: false },
      (response) => void text(response).then(resolve),
    );
    call.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    call.end();
  });
}

describe.skipIf(process.platform === 'win32')('the socket for programs', () => {
  it('is in the folder of this sign-in to the computer, else in the home folder', () => {
    expect([
      socketFolder('/run/user/1000', '/home/ada'),
      socketFolder(undefined, '/home/ada'),
      socketFolder('', '/home/ada'),
      socketFolder('run', '/home/ada'),
      socketFolder('/run/user/1000/', '/home/ada'),
    ]).toEqual([
      '/run/user/1000/latchkey',
      '/home/ada/.latchkey',
      '/home/ada/.latchkey',
      '/home/ada/.latchkey',
      '/run/user/1000/latchkey',
    ]);
  });

  it('can be reached by this user alone', async () => {
    const folder = join(temporaryFolder(), 'a folder', 'latchkey');
    const { address } = await opened(folder);
    expect([modeOf(folder), modeOf(address), await askedAt(address)]).toEqual(['700', '600', 'hello']);
    expect(readdirSync(folder)).toEqual(['programs.sock']);
  });

  it('closes a folder that others could enter', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    await opened(folder);
    expect(modeOf(folder)).toBe('700');
  });

  it.skipIf(process.getuid?.() !== 0)('is not made in a folder of another user', async () => {
    const folder = temporaryFolder();
    chownSync(folder, 65534, 65534);
    await expect(openUnixSocket(folder, hello)).rejects.toThrow('belongs to another user');
  });

  it('replaces what a copy that was killed has left', async () => {
    const folder = temporaryFolder();
    const other = await holdSocket(folder);
    await other.kill();
    const before = [existsSync(socketPath(folder)), await askedAt(socketPath(folder))];
    const { address } = await opened(folder);
    expect([...before, await askedAt(address)]).toEqual([true, 'ECONNREFUSED', 'hello']);
  });

  it('does not replace that of a copy which is there', async () => {
    const folder = temporaryFolder();
    const other = await holdSocket(folder);
    onTestFinished(() => other.kill());
    await expect(openUnixSocket(folder, hello)).rejects.toBeInstanceOf(OtherCopyListens);
    const hanging = connect(socketPath(folder));
    hanging.write('GET /still HTTP/1.1\r\nHost: latchkey\r\n\r\n');
    expect(await other.nextLine()).toBe('asked /still');
    hanging.destroy();
  });

  it.each(['a file', 'a link'])('replaces %s of its name', async (kind) => {
    const folder = temporaryFolder();
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    if (kind === 'a link') symlinkSync(elsewhere, socketPath(folder));
    else writeFileSync(socketPath(folder), '');
    const { address } = await opened(folder);
    expect([await askedAt(address), statSync(elsewhere).size]).toEqual(['hello', 4]);
  });

  it('says no where a folder has its name, and leaves nothing', async () => {
    const folder = temporaryFolder();
    mkdirSync(socketPath(folder));
    await expect(openUnixSocket(folder, hello)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['programs.sock']);
  });

  it('says no to a path that is longer than a system takes', async () => {
    await expect(openUnixSocket(join(temporaryFolder(), 'a'.repeat(100)), hello)).rejects.toThrow('too long');
  });

  it('is gone when it is closed', async () => {
    const folder = temporaryFolder();
    const socket = await openUnixSocket(folder, hello);
    await socket.close();
    expect([await askedAt(socket.address), readdirSync(folder)]).toEqual(['ENOENT', []]);
  });

  it('hangs up on who waits when it is closed', async () => {
    const arrived = Promise.withResolvers<null>();
    const socket = await openUnixSocket(temporaryFolder(), () => arrived.resolve(null));
    const answer = askedAt(socket.address);
    await arrived.promise;
    await socket.close();
    expect(await answer).toBe('ECONNRESET');
  });

  it('leaves what another copy has put in its place', async () => {
    const folder = temporaryFolder();
    const socket = await openUnixSocket(folder, hello);
    rmSync(socket.address);
    const next = await opened(folder, (_request, response) => void response.end('next'));
    await socket.close();
    expect(await askedAt(next.address)).toBe('next');
  });
});

/** A socket stands for the pipe, which only Windows has. */
describe('the pipe of Windows', () => {
  async function openedPipe() {
    const folder = temporaryFolder();
    const kept = new Map<string, string>();
    const files = {
      write: (path: string, content: string) => Promise.resolve(void kept.set(path, content)),
      remove: (path: string) => Promise.resolve(void kept.delete(path)),
    };
    const pipe = await openNamedPipe(hello, { files, tokens, addressOf: (name) => join(folder, name) });
    open.push(pipe);
    return { pipe, kept, stored: JSON.parse(kept.get(pipeFile) ?? '{}') as { address: string; token: string } };
  }

  it('has another name and another token at each start, both in the file alone', async () => {
    const [first, second] = [await openedPipe(), await openedPipe()];
    expect(first.stored.address).toBe(first.pipe.address);
    expect(first.pipe.address).toMatch(/latchkey-[\w-]{43}$/u);
    expect(first.stored.token).toMatch(/^[\w-]{43}$/u);
    expect(first.stored.token).not.toBe(second.stored.token);
    expect(first.pipe.address).not.toContain(first.stored.token);
  });

  it('answers the token, and writes nothing to anybody else', async () => {
    const { pipe, stored } = await openedPipe();
    const wrong = connect(pipe.address);
    wrong.write('GET / HTTP/1.1\r\nHost: latchkey\r\nAuthorization: guessed\r\n\r\n');
    const none = connect(pipe.address);
    none.write('GET / HTTP/1.1\r\nHost: latchkey\r\n\r\n');
    const odd = connect(pipe.address);
    odd.write('hello\r\n\r\n');
    expect(await Promise.all([wrong, none, odd].map(whatComes))).toEqual(['', '', '']);
    expect(await askedAt(pipe.address, { authorization: stored.token })).toBe('hello');
  });

  it('takes its file away when it is closed', async () => {
    const { pipe, kept } = await openedPipe();
    await pipe.close();
    expect([kept.size, await askedAt(pipe.address)]).toEqual([0, 'ENOENT']);
  });

  it('is closed again where its file cannot be written', async () => {
    const folder = temporaryFolder();
    let name = '';
    const files = { write: () => Promise.reject(new Error('EACCES')), remove: () => Promise.resolve() };
    const addressOf = (random: string): string => (name = join(folder, random));
    await expect(openNamedPipe(hello, { files, tokens, addressOf })).rejects.toThrow('EACCES');
    expect(await askedAt(name)).toBe('ENOENT');
  });
});
