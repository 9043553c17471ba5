import { describe, expect, it, onTestFinished } from 'vitest';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import { UpdateFailure } from '../../../electron/core/ports/updates.ts';
import { createCore } from '../../harness/create-core.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { createTestPorts, type TestPorts } from '../../harness/ports.ts';
import { untilQuiet } from '../../harness/until-quiet.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Started extends TestPorts {
  readonly latchkey: Latchkey;
  readonly advance: (milliseconds: number) => Promise<void>;
  readonly updates: () => ReturnType<Latchkey['snapshot']>['updates'];
}

/** A packaged copy with an address, started. */
async function started(
  change: (ports: TestPorts) => void = () => undefined,
  clock: ManualClock = new ManualClock(),
): Promise<Started> {
  const ports = createTestPorts({ clock });
  ports.newVersions.reason = null;
  change(ports);
  const latchkey = createCore(ports);
  onTestFinished(() => latchkey.stop());
  await latchkey.start();
  const settle = (): Promise<void> => untilQuiet(() => false);
  await settle();
  return {
    ...ports,
    latchkey,
    advance: (milliseconds) => ports.clock.advance(milliseconds, settle),
    updates: () => latchkey.snapshot().updates,
  };
}

describe('looking for a newer Latchkey', () => {
  it('comes when the start is long over, and then once a day at a time of its own', async () => {
    const { advance, newVersions } = await started();
    const counts = [newVersions.asked.length];
    // 10 minutes after the start; then a day and, by the chance of the double, half of two hours.
    for (const span of [10 * minute - 1, 1, day + hour - minute, minute, day + hour]) {
      await advance(span);
      counts.push(newVersions.asked.length);
    }
    expect(counts).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it('is not done again by a start on the same day', async () => {
    const first = await started();
    await first.advance(10 * minute);
    const again = await started(({ settings }) => settings.change(first.settings.read()), first.clock);
    await again.advance(day);
    const before = again.newVersions.asked.length;
    await again.advance(hour);
    expect([before, again.newVersions.asked.length]).toEqual([0, 1]);
  });

  it('believes no time of the last look that is yet to come', async () => {
    const { advance, newVersions } = await started(({ clock, settings }) =>
      settings.change({ updatesCheckedAt: instant(clock.now() + 400 * day) }),
    );
    await advance(10 * minute);
    expect(newVersions.asked).toEqual(['find stable']);
  });

  it('waits while there is no network', async () => {
    const { advance, network, newVersions } = await started(({ network: none }) => (none.online = false));
    await advance(10 * minute + 3 * hour);
    const offline = newVersions.asked.length;
    network.online = true;
    await advance(hour);
    expect([offline, newVersions.asked.length]).toEqual([0, 1]);
  });

  it.each(['development', 'no-address', 'package-manager'] as const)(
    'is never done by a copy that is %s',
    async (why) => {
      const { advance, latchkey, newVersions, updates } = await started((ports) => (ports.newVersions.reason = why));
      await advance(3 * day);
      const answer = await latchkey.commands['updates.check']({});
      expect([newVersions.asked, updates().without, answer.ok]).toEqual([[], why, false]);
    },
  );

  it('can be switched off and on', async () => {
    const { advance, latchkey, newVersions } = await started();
    await latchkey.commands['settings.change']({ change: { checksForUpdates: false } });
    await advance(3 * day);
    const off = newVersions.asked.length;
    await latchkey.commands['settings.change']({ change: { checksForUpdates: true } });
    await advance(10 * minute);
    expect([off, newVersions.asked.length]).toEqual([0, 1]);
  });

  it('is done at once when the person asks, also where it is switched off, and in their channel', async () => {
    const { latchkey, newVersions, updates } = await started();
    await latchkey.commands['settings.change']({ change: { checksForUpdates: false, updateChannel: 'beta' } });
    newVersions.found = { stable: '0.2.0', beta: '0.3.0-beta.1' };
    await latchkey.commands['updates.check']({});
    expect([newVersions.asked, updates().version]).toEqual([['find beta'], '0.3.0-beta.1']);
  });

  it('tells of a version that is found unasked, once, and leads to the page where it is decided', async () => {
    const { advance, latchkey, newVersions, notifier } = await started();
    const led: unknown[] = [];
    latchkey.onSettingsWanted((route) => led.push(route));
    newVersions.found = { stable: '0.2.0' };
    await advance(10 * minute);
    await advance(2 * (day + hour));
    notifier.wishes[0]?.onClicked?.();
    expect([notifier.shown, led, newVersions.asked]).toEqual([
      [{ title: 'Latchkey 0.2.0 is there', text: 'It is downloaded and installed when you say so.' }],
      [{ page: 'about' }],
      ['find stable', 'find stable', 'find stable'],
    ]);
  });

  it('cleans and cuts what the address calls a version', async () => {
    const { latchkey, newVersions, updates } = await started();
    newVersions.found = { stable: `1.0.0\n\u202E${'9'.repeat(100)}` };
    await latchkey.commands['updates.check']({});
    expect(updates().version).toMatch(/^1\.0\.0 ?9{1,39}…?$/u);
  });

  it.each([
    ['offline', 'The address for updates could not be reached. Check the network and the proxy, then look again.'],
    ['bad-answer', 'The address for updates gave no usable answer. Look again later.'],
  ] as const)('says what went wrong: %s', async (trouble, sentence) => {
    const { latchkey, newVersions, updates } = await started();
    newVersions.found = { stable: new UpdateFailure(trouble, 'for the log') };
    await latchkey.commands['updates.check']({});
    expect(updates()).toMatchObject({ state: 'failed', version: null, problem: sentence });
  });
});

describe('a newer Latchkey', () => {
  async function found(): Promise<Started> {
    const core = await started();
    core.newVersions.found = { stable: '0.2.0' };
    await core.latchkey.commands['updates.check']({});
    return core;
  }

  it('is told of once it can be installed, which its button does and a click beside it does not', async () => {
    const { latchkey, newVersions, notifier } = await found();
    const led: unknown[] = [];
    latchkey.onSettingsWanted((route) => led.push(route));
    const done = latchkey.commands['updates.download']({});
    const early = notifier.shown.length;
    newVersions.downloading[0]?.done();
    await done;
    const told = notifier.wishes.at(-1);
    told?.onOpened?.();
    const opened = [...newVersions.asked];
    told?.onClicked?.();
    expect([early, told, led, opened.at(-1), newVersions.asked.at(-1)]).toEqual([
      0,
      expect.objectContaining({
        title: 'Latchkey 0.2.0 is ready',
        text: 'Nothing is installed unasked.',
        button: 'Install now',
        later: 'Later',
      }),
      [{ page: 'about' }],
      'download',
      'install',
    ]);
  });

  it('is downloaded when the person says so, and installed when they say so again', async () => {
    const { advance, latchkey, newVersions, updates } = await found();
    const states = [updates().state];
    const early = await latchkey.commands['updates.install']({});
    const done = latchkey.commands['updates.download']({});
    newVersions.downloading[0]?.progress(42);
    states.push(updates().state);
    const { downloaded } = updates();
    newVersions.downloading[0]?.done();
    await done;
    states.push(updates().state);
    // What is ready stays so: nothing else is looked for.
    await advance(3 * day);
    const before = [...newVersions.asked];
    await latchkey.commands['updates.install']({});
    expect({ states, early: early.ok, downloaded, before, after: newVersions.asked }).toEqual({
      states: ['found', 'downloading', 'ready'],
      early: false,
      downloaded: 42,
      before: ['find stable', 'download'],
      after: ['find stable', 'download', 'install'],
    });
  });

  it('is not installed when it is not genuine, and can be downloaded anew', async () => {
    const { latchkey, newVersions, updates } = await found();
    const done = latchkey.commands['updates.download']({});
    newVersions.downloading[0]?.fail(new UpdateFailure('not-genuine', 'sha512 checksum mismatch'));
    await done;
    const { state, problem } = updates();
    const install = await latchkey.commands['updates.install']({});
    void latchkey.commands['updates.download']({});
    newVersions.downloading[1]?.done();
    expect([state, problem?.startsWith('The downloaded file is not the one'), install.ok, updates().state]).toEqual([
      'failed',
      true,
      false,
      'downloading',
    ]);
  });

  it('is not installed by quitting', async () => {
    const { latchkey, newVersions } = await found();
    const done = latchkey.commands['updates.download']({});
    newVersions.downloading[0]?.done();
    await done;
    await latchkey.stop();
    expect(newVersions.asked).toEqual(['find stable', 'download']);
  });
});
