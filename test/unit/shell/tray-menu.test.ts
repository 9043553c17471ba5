import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noUpdates, plainSettings } from '../../harness/builders.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import type { Platform } from '../../../electron/core/ports/platform.ts';
import type { RoleNaming } from '../../../electron/shell/tray/role-label.ts';
import { trayMenu, type TrayEntry } from '../../../electron/shell/tray/tray-menu.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { northwindId, organisation, role, signedIn, signedOut, snapshot, waiting } from './doubles/snapshots.ts';

beforeAll(() => void vi.stubEnv('TZ', 'UTC'));
afterAll(() => void vi.unstubAllEnvs());

const now = Date.UTC(2026, 10, 22, 16, 0);
const prod = role('111122223333', 'ReadOnlyAccess');
const unnamed = role('000000000042', 'AdministratorAccess');

/** No other account has its name. */
const alone = { digits: null, organisation: null };
const names: Readonly<Record<string, RoleNaming>> = {
  '111122223333': { accountName: 'payments-prod', environment: 'production', ...alone },
  '000000000042': { accountName: null, environment: 'none', ...alone },
};

function menu(system: Platform['system'], given: AppSnapshot): readonly TrayEntry[] {
  return trayMenu({
    snapshot: given,
    describe: (asked) => names[asked.accountId] ?? { accountName: 'A & B', environment: 'sandbox', ...alone },
    system,
    now,
    summonKeys: 'Alt+Shift+K',
  });
}

/** The menu as a person reads it: one line an entry, what can be chosen marked with `>`. */
function drawn(entries: readonly TrayEntry[], indent = ''): string {
  return entries
    .map((entry) => {
      switch (entry.type) {
        case 'separator':
          return `${indent}---`;
        case 'line':
          return `${indent}${entry.label}`;
        case 'item':
          return `${indent}> ${entry.label}`;
        case 'submenu':
          return `${indent}${entry.label} ▸\n${drawn(entry.entries, `${indent}    `)}`;
      }
    })
    .join('\n');
}

const busy = snapshot({
  organisations: [
    organisation(signedIn),
    organisation(signedOut, { id: '0d3c8c1e-19d4-4f53-8a51-7a3bb7f2c1aa', name: 'Client A' }),
  ],
  pinned: [prod],
  recent: [unnamed],
  freshness: [
    {
      role: prod,
      state: 'live',
      obtainedAt: instant(now),
      expiresAt: instant(now + 23 * 60_000),
      renewing: true,
      problem: null,
    },
  ],
});

describe('trayMenu', () => {
  it('A2: tells roles of namesakes apart, by the end of the id and by the organisation of one elsewhere', () => {
    const twin = role('444455556666', 'ReadOnlyAccess');
    const shown = trayMenu({
      snapshot: { ...busy, pinned: [prod, twin], recent: [unnamed], removedRoles: [{ role: twin, accountName: null }] },
      describe: ({ accountId }) => ({
        accountName: 'Development',
        environment: 'development',
        digits: `…${accountId.slice(-4)}`,
        organisation: accountId === unnamed.accountId ? 'Northwind' : null,
      }),
      system: 'linux',
      now,
      summonKeys: null,
    });
    const lines = drawn(shown).split('\n');
    expect(lines.filter((line) => line.includes('Development'))).toEqual([
      'Development (…3333), ReadOnlyAccess ▸',
      'Development (…6666), ReadOnlyAccess: access removed',
      '    Development (…0042), AdministratorAccess, Northwind ▸',
    ]);
  });

  it('says of a role whose access was removed that it is so, and offers nothing', () => {
    const removed = { ...busy, removedRoles: [{ role: prod, accountName: 'payments-prod' }] };
    expect(drawn(menu('linux', removed)).split('\n')[5]).toBe(
      'payments-prod, ReadOnlyAccess (Production): access removed',
    );
  });

  it('on macOS is in Title Case and says Quit Latchkey', () => {
    expect(drawn(menu('darwin', busy))).toBe(`Northwind: signed in since 09:04
Client A: signed out
---
> Open Latchkey
---
payments-prod, ReadOnlyAccess (Production) ▸
    Credentials: 23 min left
    ---
    > Open Console
    > Open Console At…
    > Open a Terminal
    > Copy for bash and zsh
    > Copy As…
Recent ▸
    Account 0000 0000 0042, AdministratorAccess ▸
        Credentials: none yet
        ---
        > Open Console
        > Open Console At…
        > Open a Terminal
        > Copy for bash and zsh
        > Copy As…
---
Organisations ▸
    > Northwind
    > Client A
    ---
    > All Organisations
> Sign In to Client A…
---
> Settings…
> Quit Latchkey`);
  });

  it('on Windows is in sentence case and says Exit', () => {
    const shown = drawn(menu('win32', busy)).split('\n');
    expect(shown.filter((line) => line.includes('>'))).toEqual([
      '> Open Latchkey',
      '    > Open console',
      '    > Open console at…',
      '    > Open a terminal',
      '    > Copy for bash and zsh',
      '    > Copy as…',
      '        > Open console',
      '        > Open console at…',
      '        > Open a terminal',
      '        > Copy for bash and zsh',
      '        > Copy as…',
      '    > Northwind',
      '    > Client A',
      '    > All organisations',
      '> Sign in to Client A…',
      '> Settings',
      '> Exit',
    ]);
  });

  it('on Linux names the time credentials end, which stays true while the menu is kept', () => {
    const shown = drawn(menu('linux', busy));
    expect({
      shownHasCredentialsUntil1623: shown.includes('Credentials: until 16:23'),
      shownEndsWithSettingsQuit: shown.endsWith('> Settings\n> Quit'),
    }).toEqual({ shownHasCredentialsUntil1623: true, shownEndsWithSettingsQuit: true });
    expect(menu('linux', busy)).toEqual(menu('linux', { ...busy, revision: 2 }));
  });

  it('starts with what to do when there is nothing yet', () => {
    expect(drawn(menu('linux', snapshot()))).toBe(`No organisation yet
---
> Open Latchkey
---
> Settings
> Quit`);
  });

  it('offers no sign-in where one waits', () => {
    expect(drawn(menu('linux', snapshot({ organisations: [organisation(waiting)] })))).toBe(
      `Northwind: waiting for your approval
---
> Open Latchkey
---
> Settings
> Quit`,
    );
  });

  it('keeps an ampersand from becoming a key, shortens names in the middle, and shows at most five pinned', () => {
    const many = Array.from({ length: 7 }, (_one, index) => role(`99990000000${index}`, 'Reader'));
    const long = organisation(signedIn, { name: `Start ${'x'.repeat(80)} End & Co` });
    const labels = menu('win32', snapshot({ organisations: [long], pinned: many })).flatMap((entry) =>
      entry.type === 'line' || entry.type === 'submenu' ? [entry.label] : [],
    );
    expect(labels).toEqual([
      `Start ${'x'.repeat(24)}…${'x'.repeat(20)} End && Co: signed in since 09:04`,
      ...Array.from({ length: 5 }, () => 'A && B, Reader'),
    ]);
  });

  it('copies in the usual format by its name, also in one without keys', () => {
    const labels = (['renewing-shell', 'config-profile', 'aws-profile'] as const).map((copyFormat) => {
      const [first] = menu('linux', { ...busy, settings: { ...plainSettings, copyFormat } }).flatMap((entry) =>
        entry.type === 'submenu' ? entry.entries.slice(5, 6) : [],
      );
      return first?.type === 'item' ? [first.label, first.action] : [];
    });
    const copying = (format: string) => ({
      kind: 'perform',
      intent: { kind: 'copy-credentials', role: prod, format },
    });
    expect(labels).toEqual([
      ['Copy for bash and zsh, renewing', copying('renewing-shell')],
      ['Copy profile for the config file', copying('config-profile')],
      ['Copy AWS_PROFILE line', copying('aws-profile')],
    ]);
  });

  it('carries the whole intent in each entry', () => {
    const actions = menu('linux', { ...busy, settings: { ...plainSettings, copyFormat: 'fish' } }).flatMap((entry) =>
      entry.type === 'submenu' ? entry.entries.flatMap((child) => (child.type === 'item' ? [child.action] : [])) : [],
    );
    expect(actions).toEqual([
      { kind: 'perform', intent: { kind: 'open-console', role: prod } },
      { kind: 'sheet', sheet: { kind: 'console-at', role: prod } },
      { kind: 'perform', intent: { kind: 'open-terminal', role: prod } },
      { kind: 'perform', intent: { kind: 'copy-credentials', role: prod, format: 'fish' } },
      { kind: 'sheet', sheet: { kind: 'copy-as', role: prod } },
      { kind: 'organisation', organisationId: northwindId },
      { kind: 'organisation', organisationId: '0d3c8c1e-19d4-4f53-8a51-7a3bb7f2c1aa' },
      { kind: 'organisation', organisationId: null },
    ]);
    expect(menu('linux', busy).filter((entry) => entry.type === 'item' && entry.action.kind === 'sign-in')).toEqual([
      {
        type: 'item',
        label: 'Sign in to Client A…',
        action: { kind: 'sign-in', organisationId: '0d3c8c1e-19d4-4f53-8a51-7a3bb7f2c1aa' },
      },
    ]);
    expect(northwindId).toBe(prod.organisationId);
  });

  it.each([
    ['fetching', null, 'Credentials: on their way'],
    ['ended', now - 1, 'Credentials: ended'],
    ['live', now - 1, 'Credentials: ended'],
    ['not-renewed', now + 5 * 60_000, 'Credentials: 5 min left'],
    ['live', now + (7 * 60 + 12) * 60_000, 'Credentials: 7 h 12 min left'],
  ] as const)('says of credentials that are %s and end at %s: %s', (state, end, line) => {
    const expiresAt = end === null ? null : instant(end);
    const held = { role: prod, state, obtainedAt: null, expiresAt, renewing: false, problem: null };
    const [entry] = menu('win32', snapshot({ pinned: [prod], freshness: [held] })).filter(
      (one) => one.type === 'submenu',
    );
    expect(entry?.entries[0]).toEqual({ type: 'line', label: line });
  });
});

describe('a newer version in the menu', () => {
  it.each([
    ['found', 'Update to 0.2.0…'],
    ['ready', 'Install 0.2.0…'],
  ] as const)('that is %s stands before the settings and leads to its page', (state, label) => {
    const given = { ...busy, updates: { ...noUpdates, state, version: '0.2.0' } };
    const entries = menu('linux', given);
    const place = entries.findIndex((entry) => entry.type === 'item' && entry.action.kind === 'update');
    expect([entries[place], entries[place + 1]]).toEqual([
      { type: 'item', label, action: { kind: 'update' } },
      expect.objectContaining({ action: { kind: 'settings' } }),
    ]);
  });

  it.each(['checking', 'downloading', 'failed'] as const)('is not there while it is %s', (state) => {
    const given = { ...busy, updates: { ...noUpdates, state, version: '0.2.0' } };
    expect(drawn(menu('linux', given))).not.toContain('0.2.0');
  });
});
