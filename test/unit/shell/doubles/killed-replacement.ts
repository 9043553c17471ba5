/**
 * Replaces the config of a home folder and is killed before a call of `node:fs`, or in the middle of it where it writes;
 * without a number it says how many calls there are.
 */
import { writeSync } from 'node:fs';
import { Secret } from '../../../../electron/core/secret.ts';
import { storeIn } from './aws-store.ts';
import { beforeFileCalls } from './file-steps.ts';

const [home = '', expected = '', next = '', killAt = '0'] = process.argv.slice(2);
const store = storeIn(home);
let total = 0;
const end = beforeFileCalls((call, count, args) => {
  total = count;
  if (count !== Number(killAt)) return;
  const [descriptor, bytes] = args;
  if (call === 'writeSync' && typeof descriptor === 'number' && bytes instanceof Uint8Array) {
    end();
    writeSync(descriptor, bytes.subarray(0, 3));
  }
  process.kill(process.pid, 'SIGKILL');
});
await store.replace('config', expected, new Secret(next), 'keep');
end();
console.log(total);
