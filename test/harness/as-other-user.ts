/** A program of another user of this computer, as only root can start one. */
import { outputOf } from './run-program.ts';

/** `nobody`, whom every Linux has. */
const otherUser = 65534;

/** Whether `getAsOtherUser` can be called here; says so loudly where it cannot. */
export const hasOtherUser = process.platform === 'linux' && process.getuid?.() === 0;
if (!hasOtherUser) console.warn('Not root on Linux: what another user of this computer gets is NOT tested.');

/** Without a program of ours, whose folder the other user may not enter. */
const script = `exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.1\\r\\nHost: 127.0.0.1:%s\\r\\nConnection: close\\r\\n%s\\r\\n' "$2" "$1" "$3" >&3
cat <&3`;

/**
 * Gets an address of this computer as that user; answers the status and everything that came.
 *
 * @param header one more line of the request.
 */
export async function getAsOtherUser(
  address: string,
  header?: string,
): Promise<{ readonly status: number; readonly answer: string }> {
  const { port, pathname, search } = new URL(address);
  const line = header === undefined ? '' : `${header}\r\n`;
  const options = { uid: otherUser, gid: otherUser, cwd: '/' };
  const answer = await outputOf('/bin/bash', ['-c', script, 'get', port, pathname + search, line], options);
  return { status: Number(answer.split(' ')[1]), answer };
}
