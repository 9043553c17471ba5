import { describe, expect, it } from 'vitest';
import { createSummonKeys } from '../../../electron/shell/windows/summon-keys.ts';
import { noSummonKeys, summonKeysProblem } from '../../../electron/shared/model/summon-keys.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

/** Global shortcuts of a system where other programs hold some. */
function setUp(taken: readonly string[] = [], system: 'darwin' | 'win32' | 'linux' = 'linux', wayland = false) {
  const registered = new Set<string>();
  const log = new RecordingLog();
  const keys = createSummonKeys({
    platform: { system, wayland },
    log,
    summon: () => undefined,
    globalShortcut: {
      register(accelerator: string) {
        if (accelerator === 'Alt+Shift+F9') throw new TypeError('Error processing argument');
        if (taken.includes(accelerator) || registered.has(accelerator)) return false;
        registered.add(accelerator);
        return true;
      },
      unregister: (accelerator: string) => void registered.delete(accelerator),
      isRegistered: (accelerator: string) => registered.has(accelerator),
    },
  });
  return { keys, registered, log };
}

describe('the keys that show the window from anywhere', () => {
  it('are the usual ones until others are given, which take their place', () => {
    const { keys, registered } = setUp();
    keys.start(null);
    const first = keys.given();
    const changed = keys.change('Control+Shift+L');
    expect({ first, changed, given: keys.given(), registered: [...registered] }).toEqual({
      first: 'Alt+Shift+K',
      changed: { ok: true, value: null },
      given: 'Control+Shift+L',
      registered: ['Control+Shift+L'],
    });
  });

  it.each([
    ['Control+Shift+L', 'Ctrl+Shift+L'],
    ['Alt+Shift+F9', 'Alt+Shift+F9'],
  ])('stay the old ones where %s are refused', (wanted, written) => {
    const { keys, registered } = setUp(['Control+Shift+L']);
    keys.start(null);
    const changed = keys.change(wanted);
    expect({ sentence: changed.ok ? null : changed.failure.sentence, registered: [...registered] }).toEqual({
      sentence: `Another program uses ${written}, or the system keeps it for itself. Press other keys.`,
      registered: ['Alt+Shift+K'],
    });
  });

  it('that are given already are no trouble', () => {
    const { keys } = setUp();
    keys.start('Control+Shift+L');
    expect([keys.change('Control+Shift+L').ok, keys.given()]).toEqual([true, 'Control+Shift+L']);
  });

  it('that nobody gives are told as none, and can be exchanged later', () => {
    const { keys, log } = setUp(['Alt+Shift+K']);
    keys.start(null);
    const before = keys.given();
    keys.change('Control+Shift+L');
    expect([before, keys.given(), log.lines.length]).toEqual([null, 'Control+Shift+L', 1]);
  });

  it.each([
    { of: 'that are given', taken: [], wayland: false, state: { given: 'Alt+Shift+K', taken: null } },
    { of: 'of another program', taken: ['Alt+Shift+K'], wayland: false, state: { given: null, taken: 'Alt+Shift+K' } },
    { of: 'that a Wayland desktop does not give', taken: ['Alt+Shift+K'], wayland: true, state: noSummonKeys },
  ])('$of are known as such', ({ taken, wayland, state }) => {
    const { keys } = setUp(taken, 'linux', wayland);
    keys.start(null);
    expect(keys.state()).toEqual(state);
  });

  it('that a file of settings holds and that are none are the usual ones', () => {
    const { keys } = setUp();
    keys.start('Control+Alt+K');
    expect(keys.given()).toBe('Alt+Shift+K');
  });

  it('are those that the settings come to say, as of a policy, and no longer the old ones', () => {
    const { keys, registered } = setUp();
    keys.start(null);
    keys.follow('Control+Shift+L');
    const followed = [...registered];
    keys.follow('Control+Alt+K');
    expect([followed, keys.given(), [...registered]]).toEqual([['Control+Shift+L'], 'Alt+Shift+K', ['Alt+Shift+K']]);
  });

  it('stay the old ones where those that the settings come to say are refused, and are asked for once', () => {
    const { keys, log } = setUp(['Control+Shift+L']);
    keys.start(null);
    for (let snapshot = 0; snapshot < 3; snapshot += 1) keys.follow('Control+Shift+L');
    expect([keys.given(), log.lines.length]).toEqual(['Alt+Shift+K', 1]);
  });

  it('that other programs use as well are those of a file all the same: somebody chose them', () => {
    const { keys } = setUp();
    keys.start('Control+K');
    expect(keys.given()).toBe('Control+K');
  });

  it('that the person chose are not taken back by a snapshot from before they were kept', () => {
    const { keys } = setUp();
    keys.start(null);
    keys.change('Control+Shift+L');
    keys.follow(null);
    const between = keys.given();
    keys.follow('Control+Shift+L');
    expect([between, keys.given()]).toEqual(['Control+Shift+L', 'Control+Shift+L']);
  });

  it.each([
    ['Control+Alt+K', 'linux', 'alt-gr'],
    ['Control+Alt+Shift+K', 'win32', 'alt-gr'],
    ['Control+Alt+K', 'darwin', 'voice-over'],
    ['K', 'linux', 'incomplete'],
    ['Shift+K', 'linux', 'incomplete'],
    ['Alt+Shift', 'linux', 'incomplete'],
    ['Alt+Alt+K', 'linux', 'incomplete'],
    ['Alt+Sneeze', 'linux', 'incomplete'],
    ['', 'linux', 'incomplete'],
    ['Alt+L', 'darwin', 'incomplete'],
    ['Alt+Shift+7', 'darwin', 'incomplete'],
    ['Control+C', 'linux', 'used-by-others'],
    ['Control+1', 'win32', 'used-by-others'],
    ['Control+K', 'darwin', 'used-by-others'],
    ['Command+V', 'darwin', 'used-by-others'],
    ['Control+F9', 'linux', null],
    ['Control+Space', 'linux', null],
    ['Control+Shift+C', 'linux', null],
    ['Alt+F9', 'darwin', null],
    ['Alt+Command+L', 'darwin', null],
    ['F9', 'linux', null],
    ['Alt+Shift+K', 'win32', null],
    ['Control+Command+K', 'darwin', null],
    ['Super+Space', 'linux', null],
  ] as const)('%s on %s: %s', (keys, system, problem) => {
    expect(summonKeysProblem(keys, system)).toBe(problem);
  });

  it.each([
    ['Control+Alt+K', 'win32', 'Ctrl and Alt together type characters on many keyboards. Press other keys.'],
    ['Control+Alt+K', 'darwin', 'VoiceOver uses ⌃ and ⌥ together. Press other keys.'],
    ['Shift+K', 'darwin', 'Press a key together with ⌃ or ⌘.'],
    ['Command+C', 'darwin', 'Other programs use ⌃ or ⌘ with a letter or digit themselves. Hold ⇧ as well.'],
    ['Control+C', 'linux', 'Other programs use Ctrl with a letter or digit themselves. Hold Shift as well.'],
  ] as const)('%s are refused on %s with the reason', (wanted, system, sentence) => {
    const { keys } = setUp([], system);
    keys.start(null);
    const changed = keys.change(wanted);
    expect(changed.ok ? null : changed.failure.sentence).toBe(sentence);
  });
});
