import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../electron/core/failures/service-error.ts';
import { unlessAborted } from '../../../electron/core/time/waiting.ts';

const kind = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => (error instanceof ServiceError ? error.kind : error));

describe('work that others need too', () => {
  it('is not waited for once the one who waits is stopped', async () => {
    const never = new Promise(() => undefined);
    const stopped = new AbortController();
    const waiting = kind(unlessAborted(stopped.signal, never));
    stopped.abort();
    const open = new AbortController().signal;
    expect([
      await waiting,
      await kind(unlessAborted(stopped.signal, never)),
      await kind(unlessAborted(open, Promise.resolve('done'))),
    ]).toEqual(['cancelled', 'cancelled', 'done']);
  });
});
