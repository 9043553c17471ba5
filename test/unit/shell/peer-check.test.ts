import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createPeerCheck,
  type Peer,
  type PeerCheckOptions,
} from '../../../electron/shell/desktop/browser/peer-check.ts';
import {
  closeLoopbackServer,
  portOf,
  startLoopbackServer,
} from '../../../electron/shell/desktop/browser/loopback-server.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

const fails =
  (code: string): PeerCheckOptions['read'] =>
  () =>
    Promise.reject(Object.assign(new Error(code), { code }));
const systemFile = (path: string): Promise<string> => readFile(path, 'utf8');

/** A connection to a server on loopback as that server has it, and the program's end of it. */
async function connection(): Promise<{ readonly socket: Socket; readonly caller: Socket }> {
  const server = await startLoopbackServer(() => undefined);
  const arrived = once(server, 'connection') as Promise<[Socket]>;
  const caller = connect(portOf(server), '127.0.0.1');
  const [socket] = await arrived;
  ends.push(() => {
    caller.destroy();
    socket.destroy();
    closeLoopbackServer(server);
  });
  return { socket, caller };
}

async function ask(
  system: PeerCheckOptions['system'],
  read: PeerCheckOptions['read'],
  times = 1,
): Promise<{ readonly peers: Peer[]; readonly said: number }> {
  const { socket } = await connection();
  const log = new RecordingLog();
  const peerOf = createPeerCheck({ system, read, log });
  const peers = await Promise.all(Array.from({ length: times }, () => peerOf(socket)));
  return { peers, said: log.lines.length };
}

const onLinux = it.skipIf(process.platform !== 'linux');

describe('whose a request is', () => {
  onLinux('is read from the table of sockets of Linux', async () => {
    expect(await ask('linux', systemFile)).toEqual({ peers: ['us'], said: 0 });
  });

  onLinux('is read also where there is no IPv6', async () => {
    const without6 = (path: string) => (path.endsWith('6') ? fails('ENOENT')(path) : systemFile(path));
    expect(await ask('linux', without6)).toEqual({ peers: ['us'], said: 0 });
  });

  onLinux('is read once more where a row slipped through', async () => {
    let reads = 0;
    const slipping = async (path: string): Promise<string> => {
      const text = await systemFile(path);
      reads += 1;
      return reads > 2 ? text : text.replaceAll(/^.* 01 .*$/gmu, '');
    };
    expect({ askLinux: await ask('linux', slipping), reads }).toEqual({
      askLinux: { peers: ['us'], said: 0 },
      reads: 4,
    });
  });

  it.each([
    ['linux', 'ENOENT', 'unchecked', 1],
    ['linux', 'EACCES', 'unchecked', 1],
    ['linux', 'EPERM', 'unchecked', 1],
    // The caller could have used up what is needed to read it.
    ['linux', 'EMFILE', 'nobody', 0],
    ['linux', 'ENFILE', 'nobody', 0],
    ['darwin', 'ENOENT', 'unchecked', 0],
    ['win32', 'ENOENT', 'unchecked', 0],
  ] as const)('on %s, where reading the table ends with %s, is %s', async (system, code, peer, said) => {
    expect(await ask(system, fails(code), 2)).toEqual({ peers: [peer, peer], said });
  });

  it('is unchecked where the table shows nothing of ours', async () => {
    expect(await ask('linux', () => Promise.resolve(''))).toEqual({ peers: ['unchecked'], said: 1 });
  });

  onLinux('is nobody’s once the caller has hung up', async () => {
    const { socket, caller } = await connection();
    const { localAddress, localPort, remoteAddress, remotePort } = socket;
    const peerOf = createPeerCheck({ system: 'linux', read: systemFile, log: new RecordingLog() });
    const seen = { localAddress, localPort, remoteAddress, remotePort };
    const before = await peerOf(seen);
    caller.end();
    await once(caller, 'finish');
    caller.destroy();
    await once(caller, 'close');
    const without = { ...seen, remoteAddress: undefined };
    expect([before, await peerOf(seen), await peerOf(without)]).toEqual(['us', 'nobody', 'nobody']);
  });
});
