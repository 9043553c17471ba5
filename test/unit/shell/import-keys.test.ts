/** Keys for the window that come with a file of settings, and a system that does not give them. */
import { describe, expect } from 'vitest';
import { windowCommands, type WindowActions } from '../../../electron/shell/ipc/window-commands.ts';
import { createSummonKeys } from '../../../electron/shell/windows/summon-keys.ts';
import { coreTest } from '../../harness/fixtures.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { all, fileOf, opened } from '../../harness/settings-file.ts';
import type { RunningCore } from '../../harness/running-core.ts';

/** A window's commands over a core, with a system that has given away some keys. */
function setUp({ latchkey }: RunningCore, takenByOthers: readonly string[]) {
  const held = new Set<string>();
  const keys = createSummonKeys({
    platform: { system: 'linux', wayland: false },
    globalShortcut: {
      register: (wanted: string) => !takenByOthers.includes(wanted) && held.add(wanted).has(wanted),
      unregister: (given: string) => void held.delete(given),
      isRegistered: (given: string) => held.has(given),
    },
    log: new RecordingLog(),
    summon: () => undefined,
  });
  keys.start(latchkey.snapshot().settings.summonKeys);
  latchkey.onSnapshot(({ settings }) => keys.follow(settings.summonKeys));
  const popover = { hide: () => undefined, hideIn: () => undefined, summon: () => undefined };
  const actions = { changeSummonKeys: keys.change, settingsFile: {} } as unknown as WindowActions;
  return { commands: windowCommands(latchkey, popover, actions, (fitting) => fitting), held, keys };
}

describe('an import with keys for the window', () => {
  coreTest.for([
    ['Alt+Shift+J', [], 2, null, 'Alt+Shift+J'],
    ['Alt+Shift+J', ['Alt+Shift+J'], 1, 'Alt+Shift+J', null],
  ] as const)(
    '%s, where others have %s, says what became of them',
    async ([wanted, others, changed, refusedKeys, kept], { core }) => {
      const { commands, held, keys } = setUp(core, others);
      const { id } = opened(core, fileOf({ settings: { theme: 'dark', summonKeys: wanted } }));
      const result = await commands['settings.import']({ id, choice: all('add') });
      await core.settle();
      const inUse = kept ?? 'Alt+Shift+K';
      expect([result, core.settings.read().theme, core.settings.read().summonKeys, keys.given(), [...held]]).toEqual([
        { ok: true, value: expect.objectContaining({ changed, refusedKeys }) as unknown },
        'dark',
        kept,
        inUse,
        [inUse],
      ]);
    },
  );

  coreTest('back to the usual ones, which another program has by now, says which', async ({ core }) => {
    await core.latchkey.commands['settings.change']({ change: { summonKeys: 'Alt+Shift+J' } });
    const { commands, keys } = setUp(core, ['Alt+Shift+K']);
    const { id } = opened(core, fileOf({ settings: { summonKeys: null } }));
    const result = await commands['settings.import']({ id, choice: all('replace') });
    await core.settle();
    expect([result, core.settings.read().summonKeys, keys.given()]).toMatchObject([
      { ok: true, value: { changed: 0, refusedKeys: 'Alt+Shift+K' } },
      'Alt+Shift+J',
      'Alt+Shift+J',
    ]);
  });
});
