/** Opens files until the system gives no more handles, asks for a port, gives one file back, and asks again. */
import { closeSync, openSync } from 'node:fs';
import { uncheckedListeners } from '../../../harness/unchecked-listeners.ts';

const listeners = uncheckedListeners();
const open: number[] = [];
const first = await listeners.listen();
first.close();
for (;;) {
  try {
    open.push(openSync('/dev/null', 'r'));
  } catch {
    break;
  }
}
const refused: unknown = await listeners.listen().then(
  () => 'listens',
  (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
);
for (const handle of open) closeSync(handle);
const listener = await listeners.listen();
console.log(JSON.stringify([refused, /^http:\/\/127\.0\.0\.1:\d+\//u.test(listener.redirectUri)]));
listener.close();
