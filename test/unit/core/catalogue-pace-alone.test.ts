import { describe, expect, it } from 'vitest';
import { foregroundPace, CallPace } from '../../../electron/core/throttling/call-pace.ts';
import { delay } from '../../../electron/core/time/waiting.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

const calls = 3030;
const inFlight = 8;
const wayMs = 25;
const { signal } = new AbortController();

/** The service's bucket: full at first, refilled at the limit. */
function bucketOf(limit: number, clock: ManualClock): () => boolean {
  let tokens = limit;
  let last = clock.monotonic();
  return () => {
    tokens = Math.min(limit, tokens + ((clock.monotonic() - last) / 1000) * limit);
    last = clock.monotonic();
    const isServed = tokens >= 1;
    tokens -= isServed ? 1 : 0;
    return isServed;
  };
}

async function drive(limit: number): Promise<{ seconds: number; throttled: number }> {
  const clock = new ManualClock();
  const pace = new CallPace(clock, foregroundPace);
  const take = bucketOf(limit, clock);
  let left = calls;
  let throttled = 0;
  let working = inFlight;
  async function work(): Promise<void> {
    while (left > 0) {
      left -= 1;
      for (let isServed = false; !isServed;) {
        await pace.turn(signal);
        await delay(clock, wayMs, signal);
        isServed = take();
        await delay(clock, wayMs, signal);
        if (isServed) pace.succeeded();
        else pace.throttled(null);
        throttled += isServed ? 0 : 1;
      }
    }
    working -= 1;
  }
  const workers = Array.from({ length: inFlight }, work);
  while (working > 0) {
    await clock.advance(1000, () => new Promise((resolve) => setImmediate(resolve)));
  }
  await Promise.all(workers);
  return { seconds: clock.monotonic() / 1000, throttled };
}

describe('the pace of 3,030 calls', () => {
  it.each([
    { limit: 20, mostSeconds: 175, mostThrottled: 0 },
    { limit: 14, mostSeconds: 240, mostThrottled: 15 },
    { limit: 8, mostSeconds: 415, mostThrottled: 25 },
    { limit: 4, mostSeconds: 835, mostThrottled: 45 },
  ])('settles just below a limit of $limit a second', async ({ limit, mostSeconds, mostThrottled }) => {
    const { seconds, throttled } = await drive(limit);
    expect({
      secondsAtMostAllowed: seconds <= mostSeconds,
      throttledAtMostAllowed: throttled <= mostThrottled,
    }).toEqual({ secondsAtMostAllowed: true, throttledAtMostAllowed: true });
  });

  it('gives back a turn that was cancelled while it waited', async () => {
    const clock = new ManualClock();
    const pace = new CallPace(clock, foregroundPace);
    const abort = new AbortController();
    await pace.turn(signal);
    const cancelled = pace.turn(abort.signal).catch((error: unknown) => (error instanceof Error ? error.message : ''));
    let hasLeft = false;
    void pace.turn(signal).then(() => (hasLeft = true));
    abort.abort();
    await clock.advance(150, () => Promise.resolve());
    expect({ cancelled: await cancelled, hasLeft }).toEqual({ cancelled: 'Cancelled.', hasLeft: true });
  });

  it.each([
    { said: '429', tell: (pace: CallPace) => pace.throttled(null), throttled: true },
    { said: '5xx', tell: (pace: CallPace) => pace.unavailable(null), throttled: false },
  ])('waits a second after a $said, and says "throttled" of a 429 alone', async ({ tell, throttled }) => {
    const clock = new ManualClock();
    const pace = new CallPace(clock, foregroundPace);
    tell(pace);
    let hasLeft = false;
    void pace.turn(signal).then(() => (hasLeft = true));
    await clock.advance(900, () => Promise.resolve());
    const early = [pace.isThrottled(), hasLeft];
    await clock.advance(200, () => Promise.resolve());
    expect({ early, hasLeft }).toEqual({ early: [throttled, false], hasLeft: true });
  });

  it('is said to be slower at once and for half a minute, longer than its pause, and again after that', async () => {
    const clock = new ManualClock();
    let said = 0;
    const pace = new CallPace(clock, foregroundPace, () => (said += 1));
    const settle = () => Promise.resolve();
    pace.throttled(null);
    pace.throttled(null);
    await clock.advance(29_000, settle);
    const seen = [said, pace.isThrottled()];
    await clock.advance(1500, settle);
    seen.push(pace.isThrottled());
    pace.throttled(60_000);
    await clock.advance(59_000, settle);
    expect([...seen, said, pace.isThrottled()]).toEqual([1, true, false, 2, true]);
  });
});
