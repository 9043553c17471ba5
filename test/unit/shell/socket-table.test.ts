import { describe, expect, it } from 'vitest';
import { ownerOfPeer } from '../../../electron/shell/desktop/browser/socket-table.ts';

/** Lines of Linux 6.18, of a server at 54885: its own ends are left out but for one. */
const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const head6 =
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const server =
  '   0: 0100007F:D665 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 67455 1 00000000d60ef2f6 100 0 0 10 0                     ';
const own =
  '   8: 0100007F:B756 0100007F:D665 01 00000000:00000000 00:00000000 00000000     0        0 68388 2 00000000b24b2461 20 0 0 10 -1                     ';
const nobody =
  '   7: 0100007F:B748 0100007F:D665 01 00000000:00000000 00:00000000 00000000 65534        0 67459 2 0000000076631cd5 20 0 0 10 -1                     ';
const nobody6 =
  '   0: 0000000000000000FFFF00000100007F:B750 0000000000000000FFFF00000100007F:D665 01 00000000:00000000 00:00000000 00000000 65534        0 67460 2 0000000029473b04 20 0 0 10 -1';
const serverEnd =
  '  16: 0100007F:D665 0100007F:B748 01 00000000:00000000 00:00000000 00000000     0        0 68386 1 00000000133035ef 20 0 0 10 -1                     ';
const hungUp =
  '   7: 0100007F:B748 0100007F:D665 05 00000000:00000000 03:00001766 00000000     0        0 0 3 000000008899f8ac                                      ';
const waiting =
  '   7: 0100007F:B748 0100007F:D665 06 00000000:00000000 03:00001765 00000000     0        0 0 3 000000008899f8ac                                      ';
const hungUp6 =
  '   0: 0000000000000000FFFF00000100007F:B750 0000000000000000FFFF00000100007F:D665 05 00000000:00000000 03:00001765 00000000     0        0 0 3 00000000542b4b01';
const elsewhere = nobody.replace(':D665', ':D666');

/** The same lines as user 1000 sees them whose server this is. */
const ofUser = (line: string): string => line.replace(' 00000000     0  ', ' 00000000  1000  ');

const at = (port: number, address = '127.0.0.1') => ({ address, port });
const table = (...lines: string[]): string => [head, ...lines, head6, ''].join('\n');

describe('the table of sockets', () => {
  it.each([
    ['our own', table(server, own), at(0xb756), 'us'],
    ['our own, of an ordinary user', table(ofUser(server), ofUser(own)), at(0xb756), 'us'],
    ["root's, before an ordinary user", table(ofUser(server), own), at(0xb756), 'us'],
    ["an ordinary user's, before root", table(server, ofUser(own)), at(0xb756), 'other-user'],
    ["another user's", table(server, own, serverEnd, nobody), at(0xb748), 'other-user'],
    ["another user's over IPv6", `${table(server, own)}${nobody6}\n`, at(0xb750), 'other-user'],
    ['one that has hung up, which looks like root', table(server, serverEnd, hungUp), at(0xb748), 'nobody'],
    ['one that has hung up over IPv6', `${table(server)}${hungUp6}\n`, at(0xb750), 'nobody'],
    ['one that waits out its end', table(server, waiting), at(0xb748), 'nobody'],
    ['one that another server was called from', table(server, own, elsewhere), at(0xb748), 'nobody'],
    ['none but the end of the server', table(server, serverEnd), at(0xb748), 'nobody'],
    ['none of this address', table(server, own), at(0xb756, '127.0.0.2'), 'nobody'],
    ['no server of ours', table(own, nobody), at(0xb756), 'untold'],
    ['a connection at the port where a server should be', table(own, serverEnd), at(0xb756), 'untold'],
    ['nothing', '', at(0xb756), 'untold'],
    ['something else', '<html>\n\n0:\n', at(0xb756), 'untold'],
  ])('shows %s', (_name, text, peer, owner) => {
    expect(ownerOfPeer(text, peer, at(54885))).toBe(owner);
  });
});
