import { describe, expect } from 'vitest';
import { clipboardTimeMs } from '../../../electron/core/copy/clipboard-time.ts';
import { readSettings } from '../../../electron/core/storage/stored-settings.ts';
import { day, hour, minute, second } from '../../../electron/core/time/instant.ts';
import type { GlobalSettingsChange } from '../../../electron/contract/settings.ts';
import { coreTest, signedInTest as it } from '../../harness/fixtures.ts';
import type { RunningCore } from '../../harness/running-core.ts';

const copy = (core: RunningCore, role: Parameters<RunningCore['latchkey']['describe']>[0]) =>
  core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
const change = (core: RunningCore, wanted: GlobalSettingsChange) =>
  core.latchkey.commands['settings.change']({ change: wanted });
const asked = (core: RunningCore): number =>
  core.http.requests.filter(({ path }) => path.includes('/federation/credentials')).length;
const kept = (core: RunningCore): string => core.files.texts.get('activity.jsonl') ?? '';

describe('the time on the clipboard', () => {
  it('counts from the next copy on', async ({ core, role }) => {
    await change(core, { clipboardTime: '15' });
    await copy(core, role);
    await core.advance(14 * second);
    const before = core.clipboard.text !== '';
    await core.advance(2 * second);
    expect({ before, after: core.clipboard.text }).toEqual({ before: true, after: '' });
  });

  it('without an end leaves the copy there until the screen is locked', async ({ core, role }) => {
    await change(core, { clipboardTime: 'never' });
    await copy(core, role);
    const notice = core.latchkey.snapshot().clipboard;
    await core.advance(hour);
    const stays = core.clipboard.text !== '';
    core.latchkey.locked();
    await core.settle();
    expect({ clearsAt: notice?.clearsAt, stays, locked: core.clipboard.text }).toEqual({
      clearsAt: null,
      stays: true,
      locked: '',
    });
  });

  it.for([
    [{ clipboardClearMs: 60_000 }, 60_000],
    [{ clipboardClearMs: 45_000 }, 30_000],
    [{ clipboardClearMs: 300_000 }, 300_000],
    [{ clipboardClearMs: 15_000, clipboardTime: 'never' }, null],
    [{ clipboardClearMs: 'long' }, 60_000],
    [{}, 60_000],
  ] as const)('is read of %j as %j ms', ([stored, milliseconds]) => {
    const read = readSettings(stored);
    expect(read === null ? undefined : clipboardTimeMs(read.settings)).toBe(milliseconds);
  });
});

describe('renewal in the background', () => {
  it('that is off renews nothing, and the row says when it ends', async ({ core, role }) => {
    await change(core, { renewsInBackground: false });
    await copy(core, role);
    const before = asked(core);
    const shown = core.latchkey.snapshot().freshness[0]?.renewing;
    await core.advance(59 * minute);
    expect({ shown, more: asked(core) - before }).toEqual({ shown: false, more: 0 });
  });

  it('that is on again renews at once what is due', async ({ core, role }) => {
    await change(core, { renewsInBackground: false });
    await copy(core, role);
    await core.advance(50 * minute);
    const before = asked(core);
    await change(core, { renewsInBackground: true });
    await core.advance(minute);
    expect([asked(core) - before, core.latchkey.snapshot().freshness[0]?.renewing]).toEqual([1, true]);
  });
});

describe('the life of Activity', () => {
  it('ends what is older at once, and each day what has become it, though nothing is done', async ({ core, role }) => {
    await copy(core, role);
    await core.advance(8 * day);
    const long = kept(core).includes('copy-credentials');
    await change(core, { activityDays: '7' });
    const shorter = kept(core).includes('copy-credentials');
    await core.latchkey.perform({ kind: 'copy-account-id', role }, 'window');
    await core.advance(8.5 * day);
    expect({ long, shorter, later: kept(core) }).toEqual({ long: true, shorter: false, later: '' });
  });

  it('of no days clears it, and nothing is written from then on', async ({ core, role }) => {
    await copy(core, role);
    await change(core, { activityDays: '0' });
    await copy(core, role);
    await core.settle();
    expect(core.files.texts.has('activity.jsonl')).toBe(false);
  });

  it('is cleared when the person says so, and told where the disk refuses', async ({ core, role }) => {
    await copy(core, role);
    const cleared = await core.latchkey.commands['activity.clear']({});
    const after = kept(core);
    core.files.remove = () => Promise.reject(new Error('EACCES'));
    const refused = await core.latchkey.commands['activity.clear']({});
    expect({ cleared, after, refused: refused.ok ? null : refused.failure.code }).toEqual({
      cleared: { ok: true, value: null },
      after: '',
      refused: 'storage-failed',
    });
  });

  it('is saved as CSV with the name of the organisation, and no secret', async ({ core, role }) => {
    await copy(core, role);
    const csv = await core.latchkey.activityCsv('credentials');
    expect([csv.split('\r\n')[1], csv.includes('ASIA')]).toEqual([
      expect.stringContaining(
        '"copy-credentials","Northwind","payments-prod","1111 2222 3333","ReadOnlyAccess","shell","window","done"',
      ),
      false,
    ]);
  });
});

describe('opening at login', () => {
  const shown = (core: RunningCore): unknown => {
    const { loginItem, settings } = core.latchkey.snapshot();
    return [loginItem, settings.openAtLogin];
  };

  coreTest('is what the system says of it, not what was asked for', async ({ core }) => {
    const seen = [shown(core)];
    await change(core, { openAtLogin: true });
    seen.push(shown(core));
    core.loginItem.now = 'needs-approval';
    seen.push(shown(core));
    core.loginItem.now = 'unknown';
    seen.push(shown(core));
    expect(seen).toEqual([
      ['off', false],
      ['on', true],
      ['needs-approval', true],
      ['unknown', false],
    ]);
  });

  coreTest('that the system refuses changes nothing, and is said', async ({ core }) => {
    core.loginItem.failing = true;
    const refused = await change(core, { openAtLogin: true, theme: 'dark' });
    expect([refused.ok ? null : refused.failure.sentence, shown(core), core.settings.read().theme]).toEqual([
      'The system did not take it. Look at its own settings for what starts at login.',
      ['off', false],
      'system',
    ]);
  });
});
