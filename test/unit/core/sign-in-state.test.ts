import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../electron/core/time/instant.ts';
import { ServiceError, type ServiceErrorKind } from '../../../electron/core/failures/service-error.ts';
import {
  eventOfFailure,
  heldOf,
  signedOut,
  stateAfter,
  type SignInEvent,
  type SignInState,
} from '../../../electron/core/sign-in/sign-in-state.ts';

const kinds = [
  'offline',
  'proxy',
  'throttled',
  'unavailable',
  'unauthorized',
  'forbidden',
  'not-found',
  'invalid-grant',
  'invalid-client',
  'invalid-request',
  'unsupported',
  'region-refused',
  'cancelled',
  'unexpected',
] as const satisfies readonly ServiceErrorKind[];

const at = fc.nat(1_000_000).map(instant);
const event: fc.Arbitrary<SignInEvent> = fc.oneof(
  fc.record({ name: fc.constant('restored' as const), since: at }),
  fc.record({
    name: fc.constantFrom('approved' as const, 'refused' as const, 'not-renewable' as const, 'unreachable' as const),
    at,
  }),
  fc.record({
    name: fc.constantFrom(
      'attempt-begun' as const,
      'attempt-ended' as const,
      'signed-out' as const,
      'refresh-begun' as const,
      'refreshed' as const,
      'not-aws' as const,
      'trouble' as const,
      'throttled' as const,
    ),
  }),
);
const history = fc.array(event, { maxLength: 30 });
const after = (events: readonly SignInEvent[], from: SignInState = signedOut): SignInState =>
  events.reduce(stateAfter, from);
const settled = (state: SignInState): SignInState => (state.name === 'signing-in' ? state.previous : state);

/** Holds for whatever has happened before. */
function always(claim: (state: SignInState, event: SignInEvent) => void): void {
  fc.assert(
    fc.property(history, event, (events, next) => claim(after(events), next)),
    { seed: 11, numRuns: 2000 },
  );
}

describe('the states of a sign-in', () => {
  it('lose it only to a definite no of AWS, or to the person', () => {
    always((state, next) => {
      const isLost = heldOf(state) !== null && heldOf(stateAfter(state, next)) === null;
      expect(isLost).toBe(heldOf(state) !== null && ['refused', 'not-renewable', 'signed-out'].includes(next.name));
    });
  });

  it('gain one only by approval or from disk', () => {
    always((state, next) => {
      const isGained = heldOf(state) === null && heldOf(stateAfter(state, next)) !== null;
      expect(isGained && !['approved', 'restored'].includes(next.name)).toBe(false);
    });
  });

  it('come out of an attempt that came to nothing as they would be without it', () => {
    const meanwhile = event.filter(
      ({ name }) => !['attempt-begun', 'attempt-ended', 'approved', 'restored'].includes(name),
    );
    fc.assert(
      fc.property(history, fc.array(meanwhile, { maxLength: 10 }), (events, during) => {
        const before = settled(after(events));
        const tried = after([{ name: 'attempt-begun' }, ...during, { name: 'attempt-ended' }], before);
        expect(tried).toEqual(after(during, before));
      }),
      { seed: 12, numRuns: 1000 },
    );
  });

  it('are signed in after an approval that was waited for, and untouched by one that was not', () => {
    always((state) => {
      const approved = stateAfter(state, { name: 'approved', at: instant(7) });
      expect(approved).toEqual(state.name === 'signing-in' ? { name: 'signed-in', since: 7 } : state);
    });
  });

  it('keep since when, whatever becomes of the way to AWS', () => {
    always((state, next) => {
      const [before, now] = [heldOf(state), heldOf(stateAfter(state, next))];
      expect(before !== null && now !== null && before.since !== now.since && next.name !== 'approved').toBe(false);
    });
  });

  it('remember since when there is no way to AWS, however often it is tried', () => {
    always((state, next) => {
      const [before, now] = [heldOf(state), heldOf(stateAfter(state, next))];
      if (now?.name !== 'offline') return;
      const since = before?.name === 'offline' ? before.offlineSince : 'at' in next ? next.at : null;
      expect(now.offlineSince).toBe(since);
    });
  });

  it('call trouble over only when AWS has answered', () => {
    always((state, next) => {
      const wasInTrouble = ['offline', 'not-aws', 'trouble', 'throttled'].includes(heldOf(state)?.name ?? '');
      const isGood = ['signed-in', 'refreshing'].includes(heldOf(stateAfter(state, next))?.name ?? '');
      expect(wasInTrouble && isGood).toBe(wasInTrouble && (next.name === 'refreshed' || isApproval(state, next)));
    });
  });

  it('end once for each sign-in, however often AWS says no', () => {
    fc.assert(
      fc.property(history, (events) => {
        let [ends, gains] = [0, 0];
        events.reduce((state, next) => {
          const now = stateAfter(state, next);
          const isOver = (one: SignInState): boolean => 'endedAt' in settled(one);
          if (!isOver(state) && isOver(now)) ends += 1;
          if (heldOf(state) === null ? heldOf(now) !== null : isApproval(state, next)) gains += 1;
          return now;
        }, signedOut);
        expect(ends).toBeLessThanOrEqual(gains);
      }),
      { seed: 13, numRuns: 2000 },
    );
  });

  it('take a failed refresh for an end only when AWS has refused the person or the client', () => {
    const names = kinds.map((kind) => [kind, eventOfFailure(new ServiceError(kind, ''), instant(0)).name]);
    expect({
      names: Object.fromEntries(names) as unknown,
      eventOfFailureName: eventOfFailure(new TypeError('x'), instant(0)).name,
    }).toEqual({
      names: {
        offline: 'unreachable',
        proxy: 'not-aws',
        throttled: 'throttled',
        unavailable: 'trouble',
        unauthorized: 'refused',
        forbidden: 'trouble',
        'not-found': 'trouble',
        'invalid-grant': 'refused',
        'invalid-client': 'not-renewable',
        'invalid-request': 'not-renewable',
        unsupported: 'not-renewable',
        'region-refused': 'trouble',
        cancelled: 'unreachable',
        unexpected: 'trouble',
      },
      eventOfFailureName: 'trouble',
    });
  });
});

function isApproval(state: SignInState, next: SignInEvent): boolean {
  return state.name === 'signing-in' && next.name === 'approved';
}
