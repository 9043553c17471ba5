import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { instant } from '../../electron/core/instant.ts';
import { createClockTime } from '../../electron/shell/text/clock-time.ts';
import { shownName } from '../../electron/shell/text/shown-name.ts';
import { createText } from '../../electron/shell/text/text.ts';
import { trayIconPath } from '../../electron/shell/tray/tray-icon.ts';
import { trayState, type TrayState } from '../../electron/shell/tray/tray-state.ts';
import { trayTooltip } from '../../electron/shell/tray/tray-tooltip.ts';
import { organisation, signedIn, signedOut, snapshot, waiting } from './doubles/snapshots.ts';
import type { SignInView } from '../../electron/contract/organisation.ts';

const ended: SignInView = { state: 'ended', endedAt: instant(0), problem: null };
const starting: SignInView = { state: 'starting' };
const text = createText('en-GB');
const clockTime = createClockTime('en-GB', 'UTC');

function tooltip(...signIns: SignInView[]): string {
  return trayTooltip(snapshot({ organisations: signIns.map((signIn) => organisation(signIn)) }), text, clockTime);
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
    expect(trayState({ organisations: signIns.map((signIn) => organisation(signIn)) })).toBe(state);
  });
});

describe('trayTooltip', () => {
  it.each([
    [[], 'Latchkey: signed out'],
    [[signedOut], 'Latchkey: signed out'],
    [[waiting], 'Latchkey: waiting for your approval'],
    [[signedIn], 'Latchkey: Northwind, signed in since 09:04'],
    [[ended], 'Latchkey: Northwind sign-in has ended'],
    [[signedIn, waiting], 'Latchkey: Northwind, signed in since 09:04\nLatchkey: waiting for your approval'],
  ])('%#', (signIns, expected) => {
    expect(tooltip(...signIns)).toBe(expected);
  });

  it('counts what does not fit into 120 characters', () => {
    const many = ['One', 'Two', 'Three', 'Four'].map((name) => organisation(signedIn, { name: `${name} Limited` }));
    const shown = trayTooltip(snapshot({ organisations: many }), text, clockTime);
    expect(shown.split('\n')).toEqual([
      'Latchkey: One Limited, signed in since 09:04',
      'Latchkey: Two Limited, signed in since 09:04',
      'and 2 more',
    ]);
  });
});

describe('trayIconPath', () => {
  const pictures = fileURLToPath(new URL('../../build/tray', import.meta.url));
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
        const png = readFileSync(join(pictures, 'darwin', name));
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
    ['حساب', '\u2068حساب\u2069'],
    ['0123456789abcdef', '01234…cdef'],
    ['👩‍👩‍👧'.repeat(12), `${'👩‍👩‍👧'.repeat(5)}…${'👩‍👩‍👧'.repeat(4)}`],
  ])('shows %j as %j in ten characters', (name, shown) => {
    expect(shownName(name, name === 'payments-prod' ? 60 : 10)).toBe(shown);
  });
});
