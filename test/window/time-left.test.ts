import { expect, it } from 'vitest';
import type { SignInView } from '../../electron/contract/organisation.ts';
import { instant } from '../../electron/core/time/instant.ts';
import {
  aboutLeft,
  minutesAndSeconds,
  minutesLeft,
  nextMinuteLeft,
  secondsLeft,
  tickingTimeLeft,
  timeLeft,
} from '../../electron/shared/format/time-left.ts';
import { hour, minute, second } from '../../electron/shared/model/spans.ts';
import { trayMenu } from '../../electron/shell/tray/tray-menu.ts';
import { trayTooltip } from '../../electron/shell/tray/tray-tooltip.ts';
import { footerStatus } from '../../renderer/list/footer.ts';
import { headerState } from '../../renderer/list/header-state.ts';
import { freshnessView } from '../../renderer/ui/freshness-view.ts';
import { stateLines } from '../../renderer/settings/state-lines.ts';
import { organisation, role, snapshot } from '../unit/shell/doubles/snapshots.ts';

const now = Date.UTC(2026, 10, 22, 16, 0);

/** What every surface says of something that ends in so many ms. */
function surfaces(left: number, kind: 'set' | 'learned'): Record<string, string | undefined> {
  const at = instant(now + left);
  const since = instant(now - hour);
  const signIn: SignInView = {
    state: 'signed-in',
    since,
    connection: 'good',
    offlineSince: null,
    end: { at, kind },
    problem: null,
  };
  const held = {
    role: role('111122223333', 'ReadOnlyAccess'),
    state: 'live' as const,
    obtainedAt: instant(now - hour),
    expiresAt: at,
    renewing: true,
    problem: null,
  };
  const shown = snapshot({ organisations: [organisation(signIn)], pinned: [held.role], freshness: [held] });
  const describe = () => ({ accountName: 'a', environment: 'none' as const, digits: null, organisation: null });
  const menu = trayMenu({ snapshot: shown, describe, system: 'darwin', now, summonKeys: null });
  const pinned = menu.find((entry) => entry.type === 'submenu')?.entries[0];
  const clipboard = { what: 'credentials' as const, role: null, copiedAt: instant(now), clearsAt: at };
  const footer = footerStatus(
    { pending: null, note: null, clipboard, offlineSince: null, catalogue: null, hint: null },
    now,
  );
  const texts = {
    menu: menu[0]?.type === 'line' ? menu[0].label : '',
    tooltip: trayTooltip(shown, { now, wasSeen: () => false }),
    header: headerState(signIn, now),
    settings: stateLines(signIn, now),
    role: pinned?.type === 'line' ? pinned.label : '',
    row: freshnessView(held, now).text,
    footer: footer.text,
  };
  const time = /less than a minute|\d+:\d\d|\d+ h \d+ min|\d+ (?:h|min|s)\b/u;
  return Object.fromEntries(Object.entries(texts).map(([name, said]) => [name, time.exec(said)?.[0]]));
}

/** Set: what is written where nothing ticks, where seconds are counted under two minutes, and below the list. */
it.each([
  [7 * hour + 12 * minute + 59 * second, '7 h 12 min', '7 h 12 min', '7 h 12 min'],
  [hour, '1 h 0 min', '1 h 0 min', '1 h 0 min'],
  [hour - 1, '59 min', '59 min', '59 min'],
  [510 * second, '8 min', '8 min', '8 min'],
  [2 * minute, '2 min', '2 min', '2 min'],
  [119_999, '1 min', '1:59', '119 s'],
  [102 * second, '1 min', '1:42', '102 s'],
  [59_999, 'less than a minute', '0:59', '59 s'],
])('of %i ms that are left all surfaces say the same, rounded down', (left, still, ticking, footer) => {
  expect(surfaces(left, 'set')).toEqual({
    menu: still,
    tooltip: still,
    header: ticking,
    settings: ticking,
    role: still,
    row: ticking,
    footer,
  });
});

it.each([
  [7 * hour + 59 * minute, '7 h'],
  [hour - 1, '59 min'],
  [510 * second, '8 min'],
  [30 * second, '1 min'],
])('of about %i ms that are left all surfaces say the same', (left, said) => {
  const { menu, tooltip, header, settings } = surfaces(left, 'learned');
  expect({ menu, tooltip, header, settings }).toEqual({ menu: said, tooltip: said, header: said, settings: said });
});

it('never says that less than nothing is left', () => {
  expect([minutesLeft(-1), timeLeft(-1), tickingTimeLeft(-1), minutesAndSeconds(-1), secondsLeft(-1)]).toEqual([
    0,
    'less than a minute',
    '0:00',
    '0:00',
    '0 s',
  ]);
});

it('knows when what it says changes', () => {
  const lefts = [8 * minute, 8 * minute + 1, 8 * minute - 1];
  const before = lefts.map((left) => timeLeft(left - nextMinuteLeft(left) + 1));
  const after = lefts.map((left) => timeLeft(left - nextMinuteLeft(left)));
  expect([before, after]).toEqual([lefts.map((left) => timeLeft(left)), ['7 min', '7 min', '6 min']]);
  expect(aboutLeft(hour)).toBe('1 h');
});
