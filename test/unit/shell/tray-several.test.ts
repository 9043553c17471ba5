import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SignInView } from '../../../electron/contract/organisation.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import type { Platform } from '../../../electron/core/ports/platform.ts';
import { trayMenu } from '../../../electron/shell/tray/tray-menu.ts';
import { aSignedIn } from '../../harness/builders.ts';
import { organisation, role, signedIn, signedOut, snapshot } from './doubles/snapshots.ts';

beforeAll(() => void vi.stubEnv('TZ', 'UTC'));
afterAll(() => void vi.unstubAllEnvs());

const now = Date.UTC(2026, 10, 22, 16, 0);
const minute = 60_000;
const clientId = '0d3c8c1e-19d4-4f53-8a51-7a3bb7f2c1aa';
const northwind = role('111122223333', 'ReadOnlyAccess');
const client = { ...northwind, organisationId: clientId };

/** Lines, roles and actions of the menu, without what is in submenus. */
function labels(given: AppSnapshot, system: Platform['system'] = 'win32'): string[] {
  const menu = trayMenu({
    snapshot: given,
    describe: () => ({ accountName: 'payments-prod', environment: 'production', digits: null, organisation: null }),
    system,
    now,
    summonKeys: 'Alt+Shift+K',
  });
  return menu.flatMap((entry) => (entry.type === 'separator' ? [] : [entry.label]));
}

const two = [organisation(signedIn), organisation(signedIn, { id: clientId, name: 'Northwind 2' })];

describe('the menu of several organisations', () => {
  it('says of roles which organisation they are of, where they are of several', () => {
    const all = labels(snapshot({ organisations: two, pinned: [northwind, client], recent: [] }));
    const one = labels(snapshot({ organisations: two, pinned: [client], recent: [] }));
    expect([all.slice(3, 5), one[3]]).toEqual([
      [
        'payments-prod, ReadOnlyAccess, Northwind (Production)',
        'payments-prod, ReadOnlyAccess, Northwind 2 (Production)',
      ],
      'payments-prod, ReadOnlyAccess (Production)',
    ]);
  });

  const endsIn = (minutes: number, kind: 'set' | 'learned'): SignInView =>
    aSignedIn({ since: now, end: { at: now + minutes * minute, kind } });

  it.each([
    ['win32', signedIn, 'Northwind: signed in since 09:04', []],
    ['win32', endsIn(432, 'set'), 'Northwind: signed in, 7 h 12 min left', []],
    ['win32', endsIn(432, 'learned'), 'Northwind: signed in, about 7 h left', []],
    ['win32', endsIn(8, 'set'), 'Northwind: sign-in ends in 8 min', ['Sign in again to Northwind…']],
    ['darwin', endsIn(8, 'learned'), 'Northwind: sign-in ends in about 8 min', ['Sign In Again to Northwind…']],
    ['linux', endsIn(432, 'set'), 'Northwind: signed in until 23:12', []],
    ['linux', endsIn(432, 'learned'), 'Northwind: signed in until about 23:12', []],
    ['linux', endsIn(8, 'set'), 'Northwind: sign-in ends at 16:08', ['Sign in again to Northwind…']],
    ['linux', endsIn(8, 'learned'), 'Northwind: sign-in ends at about 16:08', ['Sign in again to Northwind…']],
    ['linux', signedOut, 'Northwind: signed out', ['Sign in to Northwind…']],
  ] as const)('on %s, %#', (system, signIn, line, asked) => {
    const shown = labels(snapshot({ organisations: [organisation(signIn)] }), system);
    expect({ firstShown: shown[0], shown: shown.filter((label) => /^sign in/iu.test(label)) }).toEqual({
      firstShown: line,
      shown: asked,
    });
  });

  it('has a line for each, and asks only those that need it', () => {
    const organisations = [
      ...two,
      organisation(signedOut, { id: '5b0c2b1e-6a5d-4c7e-9b8a-0d1e2f3a4b5d', name: 'Client B' }),
    ];
    expect(labels(snapshot({ organisations }))).toEqual([
      'Northwind: signed in since 09:04',
      'Northwind 2: signed in since 09:04',
      'Client B: signed out',
      'Open Latchkey',
      'Organisations',
      'Sign in to Client B…',
      'Settings',
      'Exit',
    ]);
  });
});
