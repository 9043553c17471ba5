import { describe, expect, it } from 'vitest';
import type { OrganisationView, SignInView } from '../../electron/contract/organisation.ts';
import { instant } from '../../electron/core/time/instant.ts';
import { asksForSignIn } from '../../electron/shared/model/sign-in.ts';
import { signInStatus } from '../../electron/shared/model/sign-in-status.ts';
import { hour, minute } from '../../electron/shared/model/spans.ts';
import { trayMenu } from '../../electron/shell/tray/tray-menu.ts';
import { trayState } from '../../electron/shell/tray/tray-state.ts';
import { trayTooltip } from '../../electron/shell/tray/tray-tooltip.ts';
import { headerState, switcherState } from '../../renderer/list/header-state.ts';
import { stateLines } from '../../renderer/settings/state-lines.ts';
import { organisation, signedOut, snapshot, waiting } from '../unit/shell/doubles/snapshots.ts';

process.env['TZ'] = 'UTC';

const now = Date.UTC(2026, 10, 22, 16, 0);

type SignedIn = Extract<SignInView, { state: 'signed-in' }>;

function isIn(
  connection: SignedIn['connection'],
  endsIn: number | null = null,
  kind: 'set' | 'learned' = 'set',
): SignedIn {
  const end = endsIn === null ? null : { at: instant(now + endsIn), kind };
  return { state: 'signed-in', since: instant(now - 7 * hour), connection, offlineSince: null, end, problem: null };
}

function menuLine(shown: OrganisationView, system: 'darwin' | 'linux'): string {
  const describeRole = () => ({ accountName: null, environment: 'none' as const, digits: null, organisation: null });
  const input = { snapshot: snapshot({ organisations: [shown] }), describe: describeRole, now, summonKeys: null };
  const [line] = trayMenu({ ...input, system });
  return line?.type === 'line' ? line.label : '';
}

/** What each surface says: menu, menu of Linux, tooltip, header, settings; and the icon. */
function said(signIn: SignInView): readonly string[] {
  const shown = organisation(signIn);
  const moment = { now, wasSeen: () => false };
  return [
    menuLine(shown, 'darwin'),
    menuLine(shown, 'linux'),
    trayTooltip(snapshot({ organisations: [shown] }), moment),
    headerState(signIn, now),
    stateLines(signIn, now),
    trayState({ organisations: [shown] }, moment),
  ];
}

const far = 7 * hour + 12 * minute;
const near = 8 * minute;
const ended: SignInView = { state: 'ended', endedAt: instant(now - minute), problem: null };
const endsSoon = [
  'Northwind: sign-in ends in 8 min',
  'Northwind: sign-in ends at 16:08',
  'Latchkey: Northwind ends in 8 min',
  'Sign-in ends in 8 min',
  'Sign-in ends\nin 8 min',
  'expiring',
];
const since = [
  'Northwind: signed in since 09:00',
  'Northwind: signed in since 09:00',
  'Latchkey: Northwind, signed in since 09:00',
  'Signed in since 09:00',
  'Signed in\nsince 09:00',
  'signed-in',
];

describe('how a sign-in stands', () => {
  it.each<[string, SignInView, readonly string[]]>([
    [
      'signed out',
      signedOut,
      [
        'Northwind: signed out',
        'Northwind: signed out',
        'Latchkey: signed out',
        'Signed out',
        'Signed out',
        'signed-out',
      ],
    ],
    ...[waiting, { state: 'starting' } as const].map((signIn): [string, SignInView, readonly string[]] => [
      signIn.state,
      signIn,
      [
        'Northwind: waiting for your approval',
        'Northwind: waiting for your approval',
        'Latchkey: waiting for your approval',
        'Signing in…',
        'Signing in…',
        'signing-in',
      ],
    ]),
    [
      'ended',
      ended,
      [
        'Northwind: sign-in has ended',
        'Northwind: sign-in has ended',
        'Latchkey: Northwind sign-in has ended',
        'Sign-in has ended',
        'Sign-in has ended',
        'expired',
      ],
    ],
    ['signed in', isIn('good'), since],
    ['refreshing', isIn('refreshing'), since],
    ['throttled', isIn('throttled'), since],
    ['past an end that was none', isIn('good', -minute), since],
    [
      'with a length that is set',
      isIn('good', far),
      [
        'Northwind: signed in, 7 h 12 min left',
        'Northwind: signed in until 23:12',
        'Latchkey: Northwind, 7 h 12 min left',
        'Signed in · 7 h 12 min left',
        'Signed in\n7 h 12 min left',
        'signed-in',
      ],
    ],
    [
      'with a length that was learned',
      isIn('good', far, 'learned'),
      [
        'Northwind: signed in, about 7 h left',
        'Northwind: signed in until about 23:12',
        'Latchkey: Northwind, about 7 h left',
        'Signed in · about 7 h left',
        'Signed in\nabout 7 h left',
        'signed-in',
      ],
    ],
    ['about to end', isIn('good', near), endsSoon],
    [
      'about to end, as was learned',
      isIn('good', near, 'learned'),
      [
        'Northwind: sign-in ends in about 8 min',
        'Northwind: sign-in ends at about 16:08',
        'Latchkey: Northwind ends in about 8 min',
        'Sign-in ends in about 8 min',
        'Sign-in ends\nin about 8 min',
        'expiring',
      ],
    ],
    ['offline and about to end', isIn('offline', near), endsSoon],
    ['not through to AWS and about to end', isIn('not-aws', near), endsSoon],
    ['in trouble and about to end', isIn('trouble', near), endsSoon],
    [
      'offline',
      isIn('offline'),
      [
        'Northwind: signed in, no connection',
        'Northwind: signed in, no connection',
        'Latchkey: Northwind, signed in since 09:00',
        'Signed in since 09:00',
        'Offline\nsigned in since 09:00',
        'signed-in',
      ],
    ],
    [
      'offline, with a length that is set',
      isIn('offline', far),
      [
        'Northwind: signed in, no connection',
        'Northwind: signed in, no connection',
        'Latchkey: Northwind, 7 h 12 min left',
        'Signed in · 7 h 12 min left',
        'Offline\nsigned in since 09:00',
        'signed-in',
      ],
    ],
    [
      'not through to AWS',
      isIn('not-aws'),
      [
        'Northwind: signed in, the network asks for something',
        'Northwind: signed in, the network asks for something',
        'Latchkey: Northwind, signed in since 09:00',
        'Signed in since 09:00',
        'Not through to AWS\nsigned in since 09:00',
        'signed-in',
      ],
    ],
    [
      'in trouble',
      isIn('trouble'),
      [
        'Northwind: signed in, AWS answers with errors',
        'Northwind: signed in, AWS answers with errors',
        'Latchkey: Northwind, signed in since 09:00',
        'Signed in since 09:00',
        'AWS has trouble\nsigned in since 09:00',
        'signed-in',
      ],
    ],
  ])('%s', (_, signIn, expected) => {
    expect(said(signIn)).toEqual(expected);
  });

  it.each([
    ['offline', 'Offline'],
    ['not-aws', 'Not through to AWS'],
    ['trouble', 'AWS has trouble'],
  ] as const)('in the switcher, where no banner says it, a sign-in that is %s is "%s"', (connection, line) => {
    expect(
      [isIn(connection), isIn(connection, far), isIn(connection, near)].map((one) => switcherState(one, now)),
    ).toEqual([line, line, 'Sign-in ends in 8 min']);
  });

  it('names the day of a beginning that was not today', () => {
    const signIn = { ...isIn('good'), since: instant(now - 24 * hour) };
    expect(said(signIn).slice(0, 4)).toEqual([
      'Northwind: signed in since Sat 16:00',
      'Northwind: signed in since Sat 16:00',
      'Latchkey: Northwind, signed in since Sat 16:00',
      'Signed in since Sat 16:00',
    ]);
  });
});

describe('whether a sign-in is asked for', () => {
  it.each<[SignInView, 'first' | 'again' | null]>([
    [signedOut, 'first'],
    [ended, 'first'],
    [waiting, null],
    [isIn('good'), null],
    [isIn('good', 10 * minute + 1), null],
    [isIn('good', 10 * minute), 'again'],
    [isIn('offline', 1, 'learned'), 'again'],
    [isIn('good', 0), null],
  ])('%#', (signIn, expected) => {
    expect(asksForSignIn(signIn, now)).toBe(expected);
    expect(signInStatus(signIn, now).kind === 'ends-soon').toBe(expected === 'again');
  });
});
