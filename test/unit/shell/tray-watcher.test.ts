import { describe, expect, it } from 'vitest';
import { createSessionBus, type RunProgram } from '../../../electron/shell/desktop/session-bus.ts';
import { createTrayWatcher } from '../../../electron/shell/desktop/tray-watcher.ts';
import { isTrayShown } from '../../../electron/shell/tray/tray-shown.ts';
import { MemorySettings, RecordingNotifier } from '../../harness/ports.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

const missing: RunProgram = () => Promise.reject(new Error('ENOENT'));

function printing(answers: Readonly<Record<string, string>>): { run: RunProgram; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    run: (program) => {
      asked.push(program);
      const answer = answers[program];
      return answer === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(answer);
    },
  };
}

describe('the tray watcher', () => {
  it.each([
    [{ busctl: 'b true\n' }, 'yes', ['busctl']],
    [{ busctl: 'b false\n' }, 'no', ['busctl']],
    [{ gdbus: '(true,)\n' }, 'yes', ['busctl', 'gdbus']],
    [{ gdbus: '(false,)\n' }, 'no', ['busctl', 'gdbus']],
    [{ 'dbus-send': 'method return time=1.2\n   boolean true\n' }, 'yes', ['busctl', 'gdbus', 'dbus-send']],
    [{ 'dbus-send': 'method return time=1.2\n   boolean false\n' }, 'no', ['busctl', 'gdbus', 'dbus-send']],
    [{ busctl: '', gdbus: 'what?' }, 'unknown', ['busctl', 'gdbus', 'dbus-send']],
    [{}, 'unknown', ['busctl', 'gdbus', 'dbus-send']],
  ])('%#: reads what the first program answers that can', async (answers, expected, programs) => {
    const { run, asked } = printing(answers);
    expect({ watches: await createTrayWatcher(createSessionBus(new ManualClock(), run)).watches(), asked }).toEqual({
      watches: expected,
      asked: programs,
    });
  });

  it('waits one second and no longer, and ends the program it asked', async () => {
    const clock = new ManualClock();
    const ended: boolean[] = [];
    const never: RunProgram = (_program, _options, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended.push(true);
          reject(new Error('ended'));
        });
      });
    const answer = createTrayWatcher(createSessionBus(clock, never)).watches();
    clock.tick(999);
    const before = [...ended];
    clock.tick(1);
    expect({ before, answer: await answer, ended }).toEqual({ before: [], answer: 'unknown', ended: [true] });
  });

  it('asks the programs of this computer, and answers whatever there is', async () => {
    expect(['yes', 'no', 'unknown']).toContain(await createTrayWatcher(createSessionBus(new ManualClock())).watches());
  });
});

describe('whether a tray icon is seen', () => {
  const said = async (
    system: 'darwin' | 'win32' | 'linux',
    run: RunProgram,
    times = 1,
    keys: string | null = 'Alt+Shift+K',
  ): Promise<unknown[]> => {
    const ports = { settings: new MemorySettings(), notifier: new RecordingNotifier() };
    const shown: boolean[] = [];
    for (let time = 0; time < times; time += 1) {
      shown.push(
        await isTrayShown({ system }, ports, createTrayWatcher(createSessionBus(new ManualClock(), run)), keys),
      );
    }
    return [...shown, ports.notifier.shown.map((one) => one.text)];
  };

  it('is asked on Linux only; unknown counts as no, which is said once', async () => {
    expect([
      await said('darwin', missing),
      await said('win32', missing),
      await said('linux', () => Promise.resolve('b true')),
      await said('linux', missing, 2),
      await said('linux', missing, 1, null),
    ]).toEqual([
      [true, []],
      [true, []],
      [true, []],
      [
        false,
        false,
        ['This desktop shows no tray icons. Latchkey stays in the taskbar; Alt+Shift+K shows and hides it.'],
      ],
      [false, ['This desktop shows no tray icons. Latchkey stays in the taskbar; starting it again shows it.']],
    ]);
  });
});
