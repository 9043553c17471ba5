import { describe, expect, test } from 'vitest';
import { freshnessView } from '../../renderer/ui/freshness-view.ts';
import { ago, agoInSeconds } from '../../electron/shared/format/ago.ts';
import { minutesAndSeconds, secondsLeft, tickingTimeLeft } from '../../electron/shared/format/time-left.ts';
import { nextTick } from '../../renderer/stores/clock.svelte.ts';
import { spokenCountdown } from '../../renderer/sign-in/spoken-countdown.ts';
import { judgeChange, judgeWhole } from '../../renderer/stores/bridge.ts';
import { now, snapshot } from './support/northwind.ts';

process.env['TZ'] = 'UTC';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

test.each([
  [2 * hour + 5 * minute + 59 * second, '2 h 5 min'],
  [hour, '1 h 0 min'],
  [hour - 1, '59 min'],
  [2 * minute, '2 min'],
  [102 * second, '1:42'],
  [0, '0:00'],
  [-5 * second, '0:00'],
])('a time left of %i ms is written %s', (left, expected) => expect(tickingTimeLeft(left)).toBe(expected));

test('countdowns round down, as all time left does', () => {
  expect([minutesAndSeconds(582 * second), minutesAndSeconds(1), secondsLeft(57_001), secondsLeft(5 * minute)]).toEqual(
    ['9:42', '0:00', '57 s', '5 min'],
  );
});

test('how long ago', () => {
  expect([
    ago(59 * second),
    ago(2 * minute),
    ago(3 * hour),
    ago(50 * hour),
    agoInSeconds(3_400),
    agoInSeconds(minute),
  ]).toEqual(['just now', '2 min ago', '3 h ago', '2 days ago', '3 seconds ago', '1 min ago']);
});

test('the countdown is spoken at 5 minutes, 1 minute and 30 seconds', () => {
  const lefts = [6 * minute, 5 * minute, 2 * minute, minute, 31 * second, 30 * second, 1, 0];
  const spoken = lefts.map((left) => spokenCountdown(left, 'sign-in.spoken-left-code'));
  const five = 'The code works for 5 minutes more.';
  const one = 'The code works for 1 minute more.';
  const half = 'The code works for 30 seconds more.';
  expect(spoken).toEqual(['', five, five, one, one, half, half, '']);
});

describe('the clock ticks', () => {
  test.each([
    ['at the next full minute', [], false, 20 * second],
    ['each second when asked', [], true, 500],
    ['each second within two minutes of a deadline', [90 * second], false, 500],
    ['when a deadline comes within two minutes', [2 * minute + 5 * second], false, 5 * second],
    ['once a minute for what is over', [-1], false, 20 * second],
    ['when what is left to a deadline is a minute less', [48 * minute + 7 * second], false, 7 * second + 1],
    ['at most once a second for many deadlines', [48 * minute, 23 * minute + 7 * second], false, second],
  ])('%s', (_, deadlines, everySecond, expected) => {
    const at = 1_000 * hour + 40 * second - (everySecond || deadlines[0] === 90 * second ? 500 : 0);
    const absolute = deadlines.map((deadline) => at + deadline);
    expect(nextTick(at, absolute, everySecond)).toBe(expected);
  });
});

describe('credentials', () => {
  const live = snapshot().freshness[0];
  if (live === undefined) throw new Error('The snapshot holds no credentials.');
  const left = (minutes: number, change: Partial<typeof live> = {}): object => {
    const view = freshnessView({ ...live, ...change }, (live.expiresAt ?? 0) - minutes * minute);
    return { ring: view.ring, text: view.text, spoken: view.spoken };
  };

  test.each([
    ['live', left(48), { ring: 'live', text: '48 min', spoken: 'credentials for 48 more minutes' }],
    ['about to be renewed', left(7), { ring: 'live', text: '7 min', spoken: 'credentials for 7 more minutes' }],
    ['ending', left(7, { renewing: false }), { ring: 'soon', text: '7 min', spoken: 'credentials end in 7 minutes' }],
    [
      'being fetched',
      left(7, { state: 'fetching' }),
      { ring: 'turning', text: 'Renewing…', spoken: 'renewing credentials' },
    ],
    [
      'over although not said yet',
      left(-1),
      { ring: 'ended', text: 'Ended 13:40', spoken: 'credentials ended at 13:40' },
    ],
    [
      'not renewed',
      left(7, { state: 'not-renewed' }),
      { ring: 'failed', text: 'Not renewed', spoken: 'not renewed: no reason was given' },
    ],
  ])('%s', (_, view, expected) => expect(view).toEqual(expected));

  test('not held', () => {
    expect(freshnessView(undefined, now)).toEqual({
      ring: 'none',
      fraction: 0,
      text: '',
      spoken: 'no credentials held',
    });
  });
});

test('revisions: older ones are dropped, gaps make the window ask', () => {
  expect({
    whole: [judgeWhole(null, 5), judgeWhole(5, 6), judgeWhole(5, 5), judgeWhole(5, 4), judgeWhole(5, 7)],
    change: [judgeChange(null, 0, 1), judgeChange(5, 5, 6), judgeChange(5, 4, 5), judgeChange(5, 6, 7)],
  }).toEqual({
    whole: ['take', 'take', 'drop', 'drop', 'pull'],
    change: ['pull', 'take', 'drop', 'pull'],
  });
});
