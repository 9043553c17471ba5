/** Waits until the app's process has nothing under way that it started in answer to a timer or a message. */
import { realNow } from '../real-time.ts';

const quietTurns = 4;
/** An answer that itself waits for the clock to move must not stop it. */
const longestWaitMs = 2000;
/** Requests of the process to the file system and the resolver; sockets that stay open do not count. */
const busyResources = new Set([
  'FSReqCallback',
  'FSReqPromise',
  'GetAddrInfoReqWrap',
  'TCPConnectWrap',
  'ShutdownWrap',
]);

const underWay = new Set<symbol>();
/** Work that outlasted one wait is left alone from then on. */
let stuck = new Set<symbol>();

/** Counts a piece of work, such as a request, as under way until its promise settles. */
export async function trackWork<Value>(work: Promise<Value>): Promise<Value> {
  const key = Symbol();
  underWay.add(key);
  try {
    return await work;
  } finally {
    underWay.delete(key);
  }
}

export async function settle(): Promise<void> {
  const started = realNow();
  let quiet = 0;
  while (quiet < quietTurns) {
    if (realNow() - started > longestWaitMs) {
      stuck = new Set(underWay);
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
    quiet = isQuiet() ? quiet + 1 : 0;
  }
}

function isQuiet(): boolean {
  const working = [...underWay].some((key) => !stuck.has(key));
  return !working && !process.getActiveResourcesInfo().some((resource) => busyResources.has(resource));
}
