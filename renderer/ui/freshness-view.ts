import type { Freshness } from '../../electron/contract/snapshot.ts';
import { soon } from '../../electron/shared/model/sign-in.ts';
import { text } from '../../electron/shared/text/text.ts';
import { clockTimeOrDay } from '../../electron/shared/format/clock-time.ts';
import { minutesLeft, tickingTimeLeft } from '../../electron/shared/format/time-left.ts';

/** What the ring draws; `soon` and `failed` are amber arcs, `ended` is dashed, `turning` a quarter arc. */
export type Ring = 'none' | 'live' | 'soon' | 'turning' | 'ended' | 'failed';

export interface FreshnessView {
  readonly ring: Ring;
  /** Part of the full life that is left, 0 to 1. */
  readonly fraction: number;
  /** Written at the end of the row; empty when nothing is held. */
  readonly text: string;
  /** Said in the name of the row. */
  readonly spoken: string;
}

/** How the credentials of a role stand at `now` (ms, server's clock). */
export function freshnessView(freshness: Freshness | undefined, now: number): FreshnessView {
  if (freshness === undefined) return bare('none', '', text('freshness.spoken.none'));
  if (freshness.state === 'fetching') {
    return bare('turning', text('role.renewing'), text('freshness.spoken.renewing'));
  }
  const left = (freshness.expiresAt ?? 0) - now;
  if (freshness.state === 'ended' || left <= 0) return endedView(freshness, now);
  if (freshness.state === 'not-renewed') return notRenewedView(freshness, now);
  const endsSoon = left <= soon && !freshness.renewing;
  return {
    ring: endsSoon ? 'soon' : 'live',
    fraction: fractionLeft(freshness, now),
    text: tickingTimeLeft(left),
    spoken: text(endsSoon ? 'freshness.spoken.soon' : 'freshness.spoken.live', { minutes: minutesLeft(left) }),
  };
}

function bare(ring: Ring, shown: string, spoken: string): FreshnessView {
  return { ring, fraction: 0, text: shown, spoken };
}

function endedView(freshness: Freshness, now: number): FreshnessView {
  if (freshness.expiresAt === null) return bare('none', '', text('freshness.spoken.none'));
  const time = clockTimeOrDay(freshness.expiresAt, now);
  return bare('ended', text('freshness.ended', { time }), text('freshness.spoken.ended', { time }));
}

function notRenewedView(freshness: Freshness, now: number): FreshnessView {
  const reason = freshness.problem?.sentence ?? text('freshness.no-reason');
  return {
    ring: 'failed',
    fraction: fractionLeft(freshness, now),
    text: text('freshness.not-renewed'),
    spoken: text('freshness.spoken.not-renewed', { reason }),
  };
}

function fractionLeft(freshness: Freshness, now: number): number {
  if (freshness.expiresAt === null || freshness.obtainedAt === null) return 1;
  const life = freshness.expiresAt - freshness.obtainedAt;
  return life <= 0 ? 0 : Math.min(1, Math.max(0, (freshness.expiresAt - now) / life));
}
