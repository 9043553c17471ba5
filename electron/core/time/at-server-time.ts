import { ServiceError } from '../failures/service-error.ts';
import { minute, type Instant } from './instant.ts';
import type { ServerTime } from './server-time.ts';

/** AWS allows a signature some minutes (IAM user guide, "Create a signed AWS API request"); less than this (ms) is not why it is refused. */
const unnoticed = minute;

/**
 * Asks with the server's time, and once more where the refusal itself has shown that it was another: a clock that was set
 * since the last answer makes a signature of the wrong time. Rejects as `ask` does.
 */
export async function atServerTime<Value>(
  time: Pick<ServerTime, 'now' | 'offset'>,
  ask: (now: Instant) => Promise<Value>,
): Promise<Value> {
  const before = time.offset();
  try {
    return await ask(time.now());
  } catch (error) {
    const isRefused = error instanceof ServiceError && error.kind === 'unexpected';
    if (!isRefused || Math.abs(time.offset() - before) < unnoticed) throw error;
    return ask(time.now());
  }
}
