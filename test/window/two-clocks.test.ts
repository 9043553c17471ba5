import { describe, expect } from 'vitest';
import { clockMinutesOff } from '../../electron/shared/format/clock-off.ts';
import { headerState } from '../../renderer/list/header-state.ts';
import { aSignedIn } from '../harness/builders.ts';
import { now, organisation, snapshot, type SnapshotInput } from './support/northwind.ts';
import { windowTest as test, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const minute = 60_000;
const hour = 60 * minute;
const since = now - 3 * hour;
const left = 7 * hour + 12 * minute;

type Kind = 'set' | 'learned';
type Connection = 'good' | 'offline';

function header(end: number | null, kind: Kind, connection: Connection = 'good'): string {
  const known = end === null ? null : { at: now + end, kind };
  return headerState(aSignedIn({ since, connection, end: known }), now);
}

test.each<[number | null, Kind, RegExp]>([
  [null, 'set', /^Signed in since \d\d:\d\d$/u],
  [left, 'set', /^Signed in · 7 h 12 min left$/u],
  [left, 'learned', /^Signed in · about 7 h left$/u],
  [50 * minute, 'learned', /^Signed in · about 50 min left$/u],
  [8 * minute, 'set', /^Sign-in ends in 8 min$/u],
  [8 * minute, 'learned', /^Sign-in ends in about 8 min$/u],
  [0, 'set', /^Signed in since \d\d:\d\d$/u],
  [-minute, 'learned', /^Signed in since \d\d:\d\d$/u],
])('with %s ms to an end that is %s, the header says %s', (end, kind, expected) => {
  expect(header(end, kind)).toMatch(expected);
});

test('offline, which the banner says, the header goes on saying how the sign-in stands', () => {
  expect([header(left, 'set', 'offline'), header(8 * minute, 'set', 'offline')]).toEqual([
    'Signed in · 7 h 12 min left',
    'Sign-in ends in 8 min',
  ]);
  expect(header(null, 'set', 'offline')).toMatch(/^Signed in since \d\d:\d\d$/u);
});

test('a clock is wrong from two minutes on, either way', () => {
  expect([0, 2 * minute, 2 * minute + 1, -7 * minute].map(clockMinutesOff)).toEqual([null, null, 2, 7]);
});

describe('the banner', () => {
  async function opened(
    openWindow: OpenWindow,
    endsIn: number | null,
    change: Partial<SnapshotInput> = {},
  ): Promise<TestWindow> {
    const end = endsIn === null ? null : { at: now + endsIn, kind: 'set' as const };
    const signIn = aSignedIn({ since, end });
    const window = await openWindow({
      snapshot: snapshot({ organisations: [{ ...organisation, signIn }], ...change }),
    });
    await window.page.getByRole('listbox').waitFor();
    return window;
  }

  /** What the list says above its rows. */
  const banner = (window: TestWindow): Promise<string[]> => window.page.locator('.banner').allInnerTexts();

  test('says nothing of an end that is unknown or far', async ({ openWindow }) => {
    const unknown = await banner(await opened(openWindow, null));
    const far = await banner(await opened(openWindow, 11 * minute));
    expect({ unknown, banner: far }).toEqual({ unknown: [], banner: [] });
  });

  test('asks for a new sign-in in the last ten minutes', async ({ openWindow }) => {
    const window = await opened(openWindow, 8 * minute);
    const said = await banner(window);
    await window.page.getByRole('button', { name: 'Sign in again' }).click();
    expect({
      saidLength: said.length,
      firstSaid: said[0],
      askedNames: (await window.asked()).map(({ name }) => name),
    }).toEqual({
      saidLength: 1,
      firstSaid: expect.stringMatching(
        /^Sign-in ends in 8 minutes\n+\d roles? stops? renewing at \d\d:\d\d\./u,
      ) as string,
      askedNames: ['sign-in.start'],
    });
  });

  test('says by how much this computer’s clock is wrong', async ({ openWindow }) => {
    const [said] = await banner(await opened(openWindow, null, { clockOffset: -7 * minute }));
    expect(said?.split(/\n+/u).slice(0, 2)).toEqual([
      'The clock of this computer is off by 7 minutes',
      'Terminals and SDKs are refused until the clock is right.',
    ]);
  });
});
