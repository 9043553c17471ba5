import { describe, expect, it } from 'vitest';
import type { Result } from '../../../electron/contract/failure.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import { createTrayActions } from '../../../electron/shell/tray/tray-actions.ts';
import type { TrayAction } from '../../../electron/shell/tray/tray-menu.ts';
import { northwindId, organisation, role, signedIn, snapshot } from './doubles/snapshots.ts';

const clientId = '0d3c8c1e-19d4-4f53-8a51-7a3bb7f2c1aa';
const target = role('111122223333', 'ReadOnlyAccess');
const copy = { kind: 'copy-credentials', role: target, format: 'shell' } as const;
const open = { kind: 'open-console', role: target } as const;
const terminal = { kind: 'open-terminal', role: target } as const;
const done: Result<null> = { ok: true, value: null };

function failed(code: 'offline' | 'cancelled' | 'sign-in-needed'): Result<null> {
  return { ok: false, failure: { code, sentence: 'AWS cannot be reached.', retry: true } };
}

async function happens(
  action: TrayAction,
  performed = done,
  signedIn = done,
  clearsAfter: number | null = 60_000,
  more: Partial<AppSnapshot> = {},
): Promise<unknown[]> {
  const events: unknown[] = [];
  const clipboard = {
    what: 'credentials',
    role: target,
    copiedAt: instant(1_000),
    clearsAt: clearsAfter === null ? null : instant(1_000 + clearsAfter),
  } as const;
  await createTrayActions({
    latchkey: {
      perform: (intent, source) => {
        events.push(['perform', intent, source]);
        return Promise.resolve(performed);
      },
      snapshot: () => snapshot({ clipboard, ...more }),
      commands: {
        'organisation.select': (input) => {
          events.push(['organisation.select', input]);
          return Promise.resolve(done);
        },
        'sign-in.start': (input) => {
          events.push(['sign-in.start', input]);
          return Promise.resolve(signedIn);
        },
      },
    },
    describe: () => ({ accountName: 'payments-prod', environment: 'production', digits: null, organisation: null }),
    notifier: { show: ({ title, text }) => void events.push([title, text]) },
    summon: (sheet) => void events.push(sheet === undefined ? 'summon' : ['summon', sheet]),
    openSettings: (route) => void events.push(route === null ? 'settings' : ['settings', route]),
    quit: () => void events.push('quit'),
  })(action);
  return events;
}

describe('choosing in the tray menu', () => {
  it('opens, shows the settings and quits', async () => {
    expect({
      happensOpen: await happens({ kind: 'open' }),
      happensSettings: await happens({ kind: 'settings' }),
      happensUpdate: await happens({ kind: 'update' }),
      happensQuit: await happens({ kind: 'quit' }),
    }).toEqual({
      happensOpen: ['summon'],
      happensSettings: ['settings'],
      happensUpdate: [['settings', { page: 'about' }]],
      happensQuit: ['quit'],
    });
  });

  it('opens a console without a word', async () => {
    expect(await happens({ kind: 'perform', intent: open })).toEqual([['perform', open, 'tray']]);
  });

  it('confirms a copy, and says when the clipboard is cleared', async () => {
    const [, withClearing] = await happens({ kind: 'perform', intent: copy });
    const [, without] = await happens({ kind: 'perform', intent: copy }, done, done, null);
    expect({ withClearing, without }).toEqual({
      withClearing: [
        'Copied for bash and zsh',
        'payments-prod, ReadOnlyAccess (Production). The clipboard is cleared after 60 s.',
      ],
      without: [
        'Copied for bash and zsh',
        'payments-prod, ReadOnlyAccess (Production). It stays on the clipboard until you lock the screen or quit.',
      ],
    });
  });

  it('says what failed, unless the person cancelled it', async () => {
    expect([
      await happens({ kind: 'perform', intent: open }, failed('offline')),
      await happens({ kind: 'perform', intent: copy }, failed('offline')),
      await happens({ kind: 'perform', intent: terminal }, failed('offline')),
      await happens({ kind: 'perform', intent: copy }, failed('cancelled')),
    ]).toEqual([
      [
        ['perform', open, 'tray'],
        ['The console did not open', 'AWS cannot be reached.'],
      ],
      [
        ['perform', copy, 'tray'],
        ['Nothing was copied', 'AWS cannot be reached.'],
      ],
      [
        ['perform', terminal, 'tray'],
        ['The terminal did not open', 'AWS cannot be reached.'],
      ],
      [['perform', copy, 'tray']],
    ]);
  });

  it('signs in first where that is what is missing, and goes on after', async () => {
    expect(await happens({ kind: 'perform', intent: open }, failed('sign-in-needed'))).toEqual([
      ['perform', open, 'tray'],
      'summon',
      ['sign-in.start', { organisationId: northwindId, then: open }],
    ]);
  });

  it('shows the window before a sign-in starts, since the code is seen there', async () => {
    const action: TrayAction = { kind: 'sign-in', organisationId: northwindId };
    expect({
      happens: await happens(action),
      lastHappen: (await happens(action, done, failed('offline'))).at(-1),
    }).toEqual({
      happens: ['summon', ['sign-in.start', { organisationId: northwindId }]],
      lastHappen: ['The sign-in did not start', 'AWS cannot be reached.'],
    });
  });

  it('opens a sheet on the organisation of its role', async () => {
    const sheet = { kind: 'copy-as', role: target } as const;
    expect({
      happensSheet: await happens({ kind: 'sheet', sheet }),
      happensOrganisation: await happens({ kind: 'organisation', organisationId: northwindId }),
    }).toEqual({
      happensSheet: [
        ['organisation.select', { organisationId: northwindId }],
        ['summon', sheet],
      ],
      happensOrganisation: [['organisation.select', { organisationId: northwindId }], 'summon'],
    });
  });

  it('leaves the lists of all organisations in view for a sheet, and shows them by choice', async () => {
    const sheet = { kind: 'copy-as', role: target } as const;
    const all = { showsAll: true, selectedOrganisationId: northwindId };
    const choices = [
      { kind: 'sheet', sheet },
      { kind: 'organisation', organisationId: northwindId },
      { kind: 'organisation', organisationId: null },
    ] as const;
    const seen = await Promise.all(choices.map((choice) => happens(choice, done, done, null, all)));
    const one = { selectedOrganisationId: northwindId };
    expect([...seen, await happens(choices[2], done, done, null, one)]).toEqual([
      [['summon', sheet]],
      [['organisation.select', { organisationId: northwindId }], 'summon'],
      ['summon'],
      [['organisation.select', { organisationId: null }], 'summon'],
    ]);
  });

  it('says of which organisation a copy is, where there are several', async () => {
    const organisations = [organisation(signedIn), organisation(signedIn, { id: clientId, name: 'Client A' })];
    const [, said] = await happens({ kind: 'perform', intent: copy }, done, done, null, { organisations });
    expect(said).toEqual([
      'Copied for bash and zsh',
      'payments-prod, ReadOnlyAccess, Northwind (Production). It stays on the clipboard until you lock the screen or quit.',
    ]);
  });
});
