import { beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../../electron/shared/text/text.ts';
import { commands } from '../../../electron/contract/commands.ts';
import type { Wanted } from '../../../electron/contract/events.ts';
import type { Result } from '../../../electron/contract/failure.ts';
import type { CoreCommands } from '../../../electron/core/app/latchkey.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createCommandAnswerer, type CommandHandlers } from '../../../electron/shell/ipc/command-server.ts';
import { createEventPublisher } from '../../../electron/shell/ipc/event-publisher.ts';
import { createTrustedWindows, type CallOrigin } from '../../../electron/shell/ipc/trusted-windows.ts';
import { windowCommands } from '../../../electron/shell/ipc/window-commands.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { noPolicy } from '../../harness/builders.ts';
import { northwindId, role, snapshot } from './doubles/snapshots.ts';

/** A window's contents, as far as the boundary looks at them. */
function windowOf(origin = 'app://bundle') {
  const frame = { origin };
  return { contents: { mainFrame: frame }, frame };
}

let calls: unknown[];
const windowActions = {
  sentAway: () => void calls.push('sent away'),
  quit: () => void calls.push('quit'),
  openSettings: (route: unknown) => void calls.push(['settings', route]),
  settingsAt: (route: unknown) => void calls.push(['settings at', route]),
  closeSettings: () => void calls.push('settings closed'),
  openNetworkSettings: () => Promise.resolve(true),
  stays: () => stays,
  changeSummonKeys: (keys: string | null): Result<null> =>
    keys === 'Taken'
      ? { ok: false, failure: { code: 'invalid-input', sentence: 'Another program uses it.', retry: false } }
      : { ok: true, value: null },
  saveActivity: (filter: string) => {
    calls.push(['save', filter]);
    return Promise.resolve({ ok: true, value: { saved: true } } as const);
  },
  showDiagnostics: () => Promise.resolve({ ok: true, value: { text: '{}' } } as const),
  saveDiagnostics: () => {
    calls.push('diagnostics saved');
    return Promise.resolve({ ok: true, value: { saved: true } } as const);
  },
  settingsFile: {
    save: (names: boolean) => {
      calls.push(['settings saved', names]);
      return Promise.resolve({ ok: true, value: { saved: true } } as const);
    },
    open: () => Promise.resolve({ ok: true, value: null } as const),
  },
};
let stays = false;
let fixedSettings: string[] = [];
let handlers: CommandHandlers;
const ours = windowOf();
const trusted = createTrustedWindows();
trusted.add(ours.contents);
const fromOurs: CallOrigin = { sender: ours.contents, senderFrame: ours.frame };

beforeEach(() => {
  calls = [];
  stays = false;
  fixedSettings = [];
  const done = (input: unknown): Promise<{ readonly ok: true; readonly value: null }> => {
    calls.push(input);
    return Promise.resolve({ ok: true, value: null });
  };
  const core = {
    ...Object.fromEntries(Object.keys(commands).map((name) => [name, done])),
    'snapshot.get': () =>
      Promise.resolve({ ok: true, value: snapshot({ policy: { ...noPolicy, settings: fixedSettings } }) }),
  } as unknown as CoreCommands;
  const popover = {
    hide: () => void calls.push('hide'),
    hideIn: (after: number) => void calls.push(`hide in ${after}`),
    summon: (wanted?: Wanted) => void calls.push(['summon', wanted]),
  };
  handlers = windowCommands({ commands: core }, popover, windowActions, (fitting) => fitting);
});

async function outcome(call: CallOrigin, ...parts: unknown[]): Promise<{ code: string; log: string }> {
  const log = new RecordingLog();
  const result = await createCommandAnswerer({ handlers, trusted, log })(call, parts);
  return { code: result.ok ? 'ok' : result.failure.code, log: log.lines.join('\n') };
}

describe('the boundary of commands', () => {
  it.each<[string, CallOrigin, unknown[], string, string]>([
    [
      'a page of another window',
      { sender: windowOf().contents, senderFrame: ours.frame },
      ['snapshot.get', {}],
      'internal',
      'not ours',
    ],
    [
      'a frame within our page',
      { sender: ours.contents, senderFrame: windowOf().frame },
      ['snapshot.get', {}],
      'internal',
      'not the main frame',
    ],
    ['a frame that is gone', { sender: ours.contents, senderFrame: null }, ['snapshot.get', {}], 'internal', 'is gone'],
    ['an unknown command', fromOurs, ['app.quit', {}], 'invalid-input', 'no such command'],
    ['a name from the prototype', fromOurs, ['constructor', {}], 'invalid-input', 'no such command'],
    ['a name that is no text', fromOurs, [7, {}], 'invalid-input', 'no such command'],
    ['an argument too many', fromOurs, ['snapshot.get', {}, {}], 'invalid-input', 'no such command'],
    ['an unknown key', fromOurs, ['snapshot.get', { extra: 1 }], 'invalid-input', 'schema'],
    ['a missing key', fromOurs, ['sign-out', {}], 'invalid-input', 'schema'],
    ['a value of another type', fromOurs, ['sign-out', { organisationId: 7 }], 'invalid-input', 'schema'],
    [
      'a message of 64 KiB and more',
      fromOurs,
      ['organisation.add', { startUrl: 'x'.repeat(65_536), region: null, name: null }],
      'invalid-input',
      'too large',
    ],
    [
      'a large thing JSON does not see',
      fromOurs,
      ['snapshot.get', new Map([['a', 'x'.repeat(70_000)]])],
      'invalid-input',
      'too large',
    ],
  ])('refuses %s', async (_name, call, parts, code, why) => {
    const refused = await outcome(call, ...parts);
    expect({ refusedCode: refused.code, logHasWhy: refused.log.includes(why), calls }).toEqual({
      refusedCode: code,
      logHasWhy: true,
      calls: [],
    });
  });

  it('hears of as many roles to link as the contract takes', async () => {
    // Each an object of its own: of one that comes twice structured clone counts a reference.
    const roles = Array.from({ length: 20_000 }, () => ({
      role: { ...role('111122223333', 'r'.repeat(64)) },
      profile: 'p'.repeat(200),
    }));
    const request = { roles, way: 'process', forOldTools: false, prune: false };
    await outcome(fromOurs, 'links.preview', request);
    await outcome(fromOurs, 'links.apply', { request, digits: null });
    expect(calls).toHaveLength(2);
  });

  it('refuses our own window once it shows another origin', async () => {
    const strayed = windowOf('https://example.com');
    trusted.add(strayed.contents);
    const refused = await outcome({ sender: strayed.contents, senderFrame: strayed.frame }, 'snapshot.get', {});
    expect(refused).toEqual({ code: 'internal', log: 'warn A command was refused: the page is of another origin.' });
  });

  it('runs what any window of ours asks, and no other', async () => {
    const settings = windowOf();
    trusted.add(settings.contents);
    const foreign = windowOf();
    const codes = [ours, settings, foreign].map(async ({ contents, frame }) => {
      const { code } = await outcome({ sender: contents, senderFrame: frame }, 'snapshot.get', {});
      return code;
    });
    expect(await Promise.all(codes)).toEqual(['ok', 'ok', 'internal']);
  });

  it('runs what fits and answers with the value', async () => {
    expect({
      outcomeSnapshotGet: await outcome(fromOurs, 'snapshot.get', {}),
      outcomeSignOut: await outcome(fromOurs, 'sign-out', { organisationId: northwindId }),
      calls,
    }).toEqual({
      outcomeSnapshotGet: { code: 'ok', log: '' },
      outcomeSignOut: { code: 'ok', log: '' },
      calls: [{ organisationId: northwindId }],
    });
  });

  it('turns an exception into a failure that says nothing of it, and logs it', async () => {
    handlers = { ...handlers, 'sign-out': () => Promise.reject(new Error('the disk is full')) };
    const log = new RecordingLog();
    const result = await createCommandAnswerer({ handlers, trusted, log })(fromOurs, [
      'sign-out',
      { organisationId: northwindId },
    ]);
    expect({ result, lines: log.lines }).toEqual({
      result: { ok: false, failure: { code: 'internal', sentence: text('failure.internal'), retry: true } },
      lines: ['error The command sign-out failed. Error: the disk is full'],
    });
  });

  it.each([
    ['a key the contract does not know', { ...snapshot(), accessToken: 'aoaAAAA' }],
    ['a secret where a text belongs', { ...snapshot(), version: new Secret('aoaAAAA') }],
  ])('keeps back an answer with %s', async (_name, value) => {
    handlers = {
      ...handlers,
      'snapshot.get': () => Promise.resolve({ ok: true, value: value as ReturnType<typeof snapshot> }),
    };
    expect((await outcome(fromOurs, 'snapshot.get', {})).code).toBe('internal');
  });
});

describe('the commands of the window', () => {
  const target = role('111122223333', 'ReadOnlyAccess');
  it.each([
    ['role.perform', { intent: { kind: 'open-console', role: target } }, 'hide'],
    ['role.perform', { intent: { kind: 'open-terminal', role: target } }, 'hide'],
    ['role.perform', { intent: { kind: 'copy-credentials', role: target, format: 'shell' } }, 'hide in 600'],
    ['role.perform', { intent: { kind: 'copy-account-id', role: target } }, 'hide in 600'],
  ])('%s %j gets out of the way: %s', async (name, input, expected) => {
    expect({ outcomeCode: (await outcome(fromOurs, name, input)).code, calls }).toEqual({
      outcomeCode: 'ok',
      calls: [input, expected],
    });
  });

  it('window.save-diagnostics saves what window.show-diagnostics answers', async () => {
    const codes = [
      await outcome(fromOurs, 'window.show-diagnostics', {}),
      await outcome(fromOurs, 'window.save-diagnostics', {}),
      await outcome(fromOurs, 'window.save-diagnostics', { more: 1 }),
    ].map(({ code }) => code);
    expect([codes, calls]).toEqual([['ok', 'ok', 'invalid-input'], ['diagnostics saved']]);
  });

  it('window.export-settings asks with or without names, and paths come from no window', async () => {
    await outcome(fromOurs, 'window.export-settings', { names: true });
    const withPath = await outcome(fromOurs, 'window.open-settings-file', { path: '/etc/passwd' });
    expect([calls, withPath.code]).toEqual([[['settings saved', true]], 'invalid-input']);
  });

  it('window.save-activity saves what is under a chip', async () => {
    await outcome(fromOurs, 'window.save-activity', { filter: 'production' });
    expect(calls).toEqual([['save', 'production']]);
  });

  it.each(['renew-credentials', 'forget-credentials'])(
    '%s leaves the window, which shows what came of it',
    async (kind) => {
      const input = { intent: { kind, role: target } };
      expect({ outcomeRolePerformCode: (await outcome(fromOurs, 'role.perform', input)).code, calls }).toEqual({
        outcomeRolePerformCode: 'ok',
        calls: [input],
      });
    },
  );

  it('the settings open at a page or as they are, close, and lead to the form that adds an organisation', async () => {
    const route = { page: 'organisations', organisationId: northwindId };
    const codes: string[] = [];
    for (const [name, input] of [
      ['window.open-settings', { route }],
      ['window.open-settings', { route: null }],
      ['window.open-settings', { route: { page: 'nowhere' } }],
      ['window.settings-at', { route }],
      ['window.settings-at', { route: { page: 'nowhere' } }],
      ['window.close-settings', {}],
      ['window.add-organisation', { found: false }],
    ] as const) {
      codes.push((await outcome(fromOurs, name, input)).code);
    }
    expect({ codes, calls }).toEqual({
      codes: ['ok', 'ok', 'invalid-input', 'ok', 'invalid-input', 'ok', 'ok'],
      calls: [
        ['settings', route],
        ['settings', null],
        ['settings at', route],
        'settings closed',
        ['summon', { kind: 'add-organisation', found: false }],
      ],
    });
  });

  it('window.quit quits', async () => {
    await outcome(fromOurs, 'window.quit', {});
    expect(calls).toEqual(['quit']);
  });

  it('window.hide hides, and an action that failed leaves the window', async () => {
    await outcome(fromOurs, 'window.hide', {});
    const core = {
      'role.perform': () => Promise.resolve({ ok: false, failure: { code: 'offline', sentence: 'x', retry: true } }),
    } as unknown as CoreCommands;
    const popover = {
      hide: () => void calls.push('hide again'),
      hideIn: () => void calls.push('hide in'),
      summon: () => undefined,
    };
    await windowCommands({ commands: core }, popover, windowActions, (fitting) => fitting)['role.perform']({
      intent: { kind: 'open-console', role: target },
    });
    expect(calls).toEqual(['hide', 'sent away']);
  });
});

describe('the publisher of events', () => {
  it('sends what fits the contract to every living window, and nothing else', () => {
    const sent: unknown[] = [];
    const log = new RecordingLog();
    const living = { isDestroyed: () => false, send: (...parts: unknown[]) => void sent.push(parts) };
    const destroyed = { ...living, isDestroyed: () => true };
    createEventPublisher(() => [living, destroyed, living], log)('window.summoned', { clean: true });
    createEventPublisher(() => [destroyed], log)('window.summoned', { clean: true });
    createEventPublisher(() => [], log)('window.summoned', { clean: true });
    const leaking = { ...snapshot(), secret: 'aoaAAAA' };
    createEventPublisher(() => [living], log)('snapshot.changed', leaking);
    expect({ sent, lines: log.lines }).toEqual({
      sent: [
        ['latchkey:event', 'window.summoned', { clean: true }],
        ['latchkey:event', 'window.summoned', { clean: true }],
      ],
      lines: ['error The event snapshot.changed does not fit its schema at secret and was not sent.'],
    });
  });
});
