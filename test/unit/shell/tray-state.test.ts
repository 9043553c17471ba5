import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { instant } from '../../../electron/core/time/instant.ts';
import { shownName } from '../../../electron/shell/tray/shown-name.ts';
import { AcknowledgedExpiries } from '../../../electron/shell/tray/acknowledged-expiries.ts';
import { trayIconPath } from '../../../electron/shell/tray/tray-icon.ts';
import { nextTrayChange, trayState, type TrayMoment, type TrayState } from '../../../electron/shell/tray/tray-state.ts';
import { trayTooltip } from '../../../electron/shell/tray/tray-tooltip.ts';
import { organisation, signedIn, signedOut, snapshot, waiting } from './doubles/snapshots.ts';
import type { OrganisationView, SignInView } from '../../../electron/contract/organisation.ts';

beforeAll(() => void vi.stubEnv('TZ', 'UTC'));
afterAll(() => void vi.unstubAllEnvs());

const ended = { state: 'ended' as const, endedAt: instant(0), problem: null } satisfies SignInView;
const justEnded = { ...ended, endedAt: instant(Date.UTC(2026, 10, 22, 15, 59)) };
const starting: SignInView = { state: 'starting' };

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 22, 16, 0);
const moment: TrayMoment = { now: hour, wasSeen: () => false };
const today: TrayMoment = { ...moment, now };
/** A length of the sign-in was set or learned. */
function endsIn(milliseconds: number, kind: 'set' | 'learned' = 'set'): SignInView {
  const end = { at: instant(now + milliseconds), kind };
  return { state: 'signed-in', since: instant(0), connection: 'good', offlineSince: null, end, problem: null };
}

function tooltip(...signIns: SignInView[]): string {
  return tooltipAt(today, ...signIns);
}

function tooltipAt(at: TrayMoment, ...signIns: SignInView[]): string {
  return trayTooltip(snapshot({ organisations: signIns.map((signIn) => organisation(signIn)) }), at);
}

describe('trayState', () => {
  it.each<[TrayState, SignInView[]]>([
    ['signed-out', []],
    ['signed-out', [signedOut]],
    ['signing-in', [starting]],
    ['signing-in', [signedIn, waiting]],
    ['signed-in', [signedOut, signedIn]],
    ['expired', [signedIn, waiting, ended]],
  ])('%#: is %s', (state, signIns) => {
    expect(trayState({ organisations: signIns.map((signIn) => organisation(signIn)) }, moment)).toBe(state);
  });

  it('asks for the person in the last ten minutes, where an end is known', () => {
    const states = [10 * 60_000 + 1, 10 * 60_000, 1, -1].map((left) =>
      trayState({ organisations: [organisation(endsIn(left))] }, today),
    );
    expect(states).toEqual(['signed-in', 'expiring', 'expiring', 'signed-in']);
  });

  it('takes an end for old news once it was seen, or after twelve hours', () => {
    const organisations = [organisation(ended)];
    const seen = new AcknowledgedExpiries();
    const wasSeen = (one: OrganisationView): boolean => seen.has(one);
    const states = [trayState({ organisations }, { ...moment, wasSeen })];
    seen.look({ organisations });
    states.push(trayState({ organisations }, { ...moment, wasSeen }));
    const again = [organisation({ ...ended, endedAt: instant(5) })];
    states.push(trayState({ organisations: again }, { ...moment, wasSeen }));
    states.push(trayState({ organisations }, { ...moment, now: 12 * hour - 1 }));
    states.push(trayState({ organisations }, { ...moment, now: 12 * hour }));
    expect(states).toEqual(['expired', 'signed-out', 'expired', 'expired', 'signed-out']);
  });

  it('knows when time alone changes it', () => {
    expect([
      nextTrayChange({ organisations: [organisation(signedIn), organisation(waiting)] }, moment),
      nextTrayChange({ organisations: [organisation(ended)] }, moment),
      nextTrayChange({ organisations: [organisation(endsIn(hour - 1))] }, today),
      nextTrayChange({ organisations: [organisation(endsIn(90_000))] }, today),
      nextTrayChange({ organisations: [organisation(endsIn(-1))] }, today),
      nextTrayChange({ organisations: [organisation(ended)] }, { ...moment, now: 13 * hour }),
    ]).toEqual([23 * hour, 11 * hour, 60_000, 30_001, 8 * hour, null]);
  });
});

describe('trayTooltip', () => {
  it.each([
    [[], 'Latchkey: signed out'],
    [[signedOut], 'Latchkey: signed out'],
    [[waiting], 'Latchkey: waiting for your approval'],
    [[signedIn], 'Latchkey: Northwind, signed in since 09:04'],
    [[justEnded], 'Latchkey: Northwind sign-in has ended'],
    [[signedIn, waiting], 'Latchkey: Northwind, waiting for your approval\nLatchkey: Northwind, signed in since 09:04'],
    [[signedOut, justEnded], 'Latchkey: Northwind sign-in has ended\nLatchkey: Northwind, signed out'],
  ])('%#', (signIns, expected) => {
    expect(tooltip(...signIns)).toBe(expected);
  });

  it('tells what is left, where an end is known', () => {
    expect([tooltip(endsIn(7.2 * hour)), tooltip(endsIn(8 * 60_000))]).toEqual([
      'Latchkey: Northwind, 7 h 12 min left',
      'Latchkey: Northwind ends in 8 min',
    ]);
  });

  it('tells roughly what is left, where the end was learned', () => {
    expect([7.2 * hour, 50 * 60_000, 8 * 60_000].map((left) => tooltip(endsIn(left, 'learned')))).toEqual([
      'Latchkey: Northwind, about 7 h left',
      'Latchkey: Northwind, about 50 min left',
      'Latchkey: Northwind ends in about 8 min',
    ]);
  });

  it('counts what does not fit into 120 characters', () => {
    const many = ['One', 'Two', 'Three', 'Four'].map((name) => organisation(signedIn, { name: `${name} Limited` }));
    const shown = trayTooltip(snapshot({ organisations: many }), today);
    expect(shown.split('\n')).toEqual([
      'Latchkey: One Limited, signed in since 09:04',
      'Latchkey: Two Limited, signed in since 09:04',
      'and 2 more',
    ]);
  });

  it('names the most urgent first, so that it is not among those left out', () => {
    const many = [signedOut, signedIn, waiting, justEnded].map((signIn, place) =>
      organisation(signIn, { name: `Client ${String(place + 1)}` }),
    );
    const shown = trayTooltip(snapshot({ organisations: many }), today);
    expect(shown.split('\n')).toEqual([
      'Latchkey: Client 4 sign-in has ended',
      'Latchkey: Client 3, waiting for your approval',
      'and 2 more',
    ]);
  });
});

describe('trayIconPath', () => {
  const pictures = fileURLToPath(new URL('../../../build/tray', import.meta.url));
  const states: TrayState[] = ['signed-out', 'signing-in', 'signed-in', 'expiring', 'expired'];

  it('names a picture that is there, for every system, state, panel and scale', () => {
    const paths = (['darwin', 'win32', 'linux'] as const).flatMap((system) =>
      states.flatMap((state) =>
        [true, false].flatMap((darkPanel) =>
          [1, 2].map((largestScale) => trayIconPath(pictures, { system, state, darkPanel, largestScale })),
        ),
      ),
    );
    expect([...new Set(paths)].filter((path) => !existsSync(path))).toEqual([]);
    expect(new Set(paths).size).toBe(5 + 10 + 10);
  });

  it('has on macOS the double picture beside the single one', () => {
    const sizes = states.map((state) =>
      [`${state}Template.png`, `${state}Template@2x.png`].map((name) => {
        const png = readFileSync(join(pictures, 'mac', name));
        return [png.readUInt32BE(16), png.readUInt32BE(20)];
      }),
    );
    expect(sizes).toEqual(
      states.map(() => [
        [16, 16],
        [32, 32],
      ]),
    );
  });
});

describe('shownName', () => {
  it.each([
    ['payments-prod', 'payments-prod'],
    ['a\nb\tc\u0000d', 'a b c d'],
    ['evil\u202Etxt', 'evil txt'],
    ['حساب', '\u200e\u2068حساب\u2069'],
    ['0123456789abcdef', '01234…cdef'],
    ['👩‍👩‍👧'.repeat(12), `${'👩‍👩‍👧'.repeat(5)}…${'👩‍👩‍👧'.repeat(4)}`],
  ])('shows %j as %j in ten characters', (name, shown) => {
    expect(shownName(name, name === 'payments-prod' ? 60 : 10)).toBe(shown);
  });
});
