/** One end of a connection over IPv4. */
export interface SocketEnd {
  readonly address: string;
  readonly port: number;
}

/**
 * Whose the far end of a connection to a server of ours is. `nobody`: no program holds it any more, or it is not of this
 * system. `untold`: the table does not show our own server either, so it tells nothing.
 */
export type SocketOwner = 'us' | 'other-user' | 'nobody' | 'untold';

interface Row {
  readonly local: string;
  readonly remote: string;
  readonly state: string;
  readonly uid: string;
  readonly inode: string;
}

const listening = '0A';
const root = '0';
/** Of a socket that no program holds: it waits out its end, and Linux shows it as root's (tcp_ipv4.c, get_timewait4_sock). */
const noInode = '0';

/**
 * Reads Linux's table of TCP sockets, `/proc/net/tcp` with `/proc/net/tcp6` behind it (proc_pid_net(5)). Each end has a row
 * with the user who made its socket; ours is the user that the row of our listening server shows. Root counts as us: it can
 * read our memory as well, and where the browser runs outside of this system, as under WSL, its relay is root's.
 *
 * @param peer the end that a request came from, as the server sees it.
 * @param server where the server listens.
 */
export function ownerOfPeer(table: string, peer: SocketEnd, server: SocketEnd): SocketOwner {
  const rows = table.split('\n').map(rowOf);
  const [here, there] = [spellings(server), spellings(peer)];
  const ours = rows.find(({ state, local }) => state === listening && here.includes(local));
  if (ours === undefined) return 'untold';
  const held = rows.filter(
    ({ local, remote, inode }) => there.includes(local) && here.includes(remote) && inode !== noInode,
  );
  if (held.length === 0) return 'nobody';
  return held.every(({ uid }) => uid === ours.uid || uid === root) ? 'us' : 'other-user';
}

function rowOf(line: string): Row {
  const [, local = '', remote = '', state = '', , , , uid = '', , inode = ''] = line.trim().split(/\s+/u);
  return { local, remote, state, uid, inode };
}

/** As the tables write it: words of four bytes, the last byte first, of IPv4 and of IPv4 within IPv6 (`::ffff:127.0.0.1`). */
function spellings({ address, port }: SocketEnd): readonly string[] {
  const bytes = address.split('.').map(Number).toReversed();
  const word = bytes.map((byte) => hex(byte, 2)).join('');
  const end = `${word}:${hex(port, 4)}`;
  return [end, `0000000000000000FFFF0000${end}`];
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
