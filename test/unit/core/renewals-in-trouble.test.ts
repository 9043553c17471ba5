import { describe, expect, it } from 'vitest';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { startInstantCore } from '../../bench/instant-core.ts';
import { manyRoles } from '../../bench/instant-identity-center.ts';

describe('the renewals of two hundred roles', () => {
  it('settle below what AWS allows, and all are made', async () => {
    const { latchkey, service, advance, askAll } = await startInstantCore();
    await askAll(manyRoles(200));
    service.calls.length = 0;
    service.limit = 5;
    await advance(45 * minute);
    const live = latchkey.snapshot().freshness.filter(({ state }) => state === 'live').length;
    await latchkey.stop();
    expect({
      live,
      callCount: service.calls.length - service.throttled,
      throttledUnder20: service.throttled < 20,
    }).toEqual({ live: 200, callCount: 200, throttledUnder20: true });
  });

  it('make no burst when AWS has refused them all for a while and the computer wakes', async () => {
    const { latchkey, service, clock, advance, askAll } = await startInstantCore();
    await askAll(manyRoles(200));
    service.limit = 0;
    await advance(44 * minute);
    const { freshness } = latchkey.snapshot();
    const refused = freshness.filter(({ state }) => state === 'not-renewed').length;
    const before = service.calls.length;
    service.limit = null;
    clock.jump(2 * minute);
    latchkey.wake();
    await advance(second);
    const atOnce = service.calls.length - before;
    await advance(2 * minute);
    const live = latchkey.snapshot().freshness.filter(({ state }) => state === 'live').length;
    await latchkey.stop();
    expect({ refusedOver50: refused > 50, atOnceAtMost11: atOnce <= 11, live }).toEqual({
      refusedOver50: true,
      atOnceAtMost11: true,
      live: 200,
    });
  });
});
