import type { Log } from '../../../core/ports/desktop.ts';
import type { Platform } from '../../../core/ports/platform.ts';
import { ownerOfPeer, type SocketEnd, type SocketOwner } from './socket-table.ts';

/** Whose a request is; `unchecked`: this system does not tell. */
export type Peer = Exclude<SocketOwner, 'untold'> | 'unchecked';

/** The two ends as a socket of Node tells them: undefined where the other end has hung up. */
export type SocketEnds = {
  readonly [Name in `${'remote' | 'local'}Address`]?: string | undefined;
} & { readonly [Name in `${'remote' | 'local'}Port`]?: number | undefined };

/** Asks whose the far end of a connection to a server on 127.0.0.1 is. Never rejects. */
export type PeerCheck = (socket: SocketEnds) => Promise<Peer>;

export interface PeerCheckOptions {
  readonly system: Platform['system'];
  /** The text of a file of the system. */
  readonly read: (path: string) => Promise<string>;
  readonly log: Log;
}

/** What a system answers that keeps such tables to itself. Any other trouble may be for now only. */
const keptBack: ReadonlySet<unknown> = new Set(['ENOENT', 'EACCES', 'EPERM']);

/**
 * On loopback every user of a computer is a neighbour, and on Linux each can read the argument list in which a browser gets
 * its address. So a request counts only where Linux's table of sockets shows its end to be of our own user.
 *
 * Where the system keeps the table back, or it does not show our own server, requests are served unchecked, as on macOS and
 * Windows, and the log says so: another user cannot bring this about, and whoever has such a system could else neither sign
 * in nor open a console. Where the table shows nobody at the other end, or cannot be read for now, nobody is served: a caller
 * that has hung up must not use up a link.
 */
export function createPeerCheck({ system, read, log }: PeerCheckOptions): PeerCheck {
  let isSaid = false;

  function unchecked(): Peer {
    if (!isSaid) log.warn('This system does not tell which user asks for links on this computer; it is not checked.');
    isSaid = true;
    return 'unchecked';
  }

  async function owner(peer: SocketEnd, server: SocketEnd): Promise<SocketOwner> {
    try {
      // Without IPv6 there is no second one.
      const wrapped = await read('/proc/net/tcp6').catch(() => '');
      return ownerOfPeer(`${await read('/proc/net/tcp')}\n${wrapped}`, peer, server);
    } catch (error) {
      return error instanceof Error && 'code' in error && keptBack.has(error.code) ? 'untold' : 'nobody';
    }
  }

  return async ({ remoteAddress, remotePort, localAddress, localPort }) => {
    if (system !== 'linux') return 'unchecked';
    // It has hung up.
    if (remoteAddress === undefined || remotePort === undefined) return 'nobody';
    if (localAddress === undefined || localPort === undefined) return 'nobody';
    const peer = { address: remoteAddress, port: remotePort };
    const server = { address: localAddress, port: localPort };
    const first = await owner(peer, server);
    // The table is read in pieces while it changes, so that a row can slip through once.
    const found = first === 'nobody' || first === 'untold' ? await owner(peer, server) : first;
    return found === 'untold' ? unchecked() : found;
  };
}
