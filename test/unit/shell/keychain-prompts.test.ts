import { describe, expect, it } from 'vitest';
import { createKeychainPrompts } from '../../../electron/shell/desktop/keychain/keychain-prompts.ts';
import { createSessionBus } from '../../../electron/shell/desktop/session-bus.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

describe('whether a keychain may have asked the person', () => {
  /** The names on the bus, and whether the default collection is locked; null: nobody answers that. */
  async function mayHaveAsked(
    system: 'darwin' | 'win32' | 'linux',
    names: readonly string[] | null,
    locked: boolean | null = null,
  ): Promise<boolean> {
    const bus = createSessionBus(new ManualClock(), (_program, options) => {
      const answer = options.some((option) => option.endsWith('Locked'))
        ? locked
        : (names?.includes(options.at(-1)?.replace('string:', '') ?? '') ?? null);
      return answer === null ? Promise.reject(new Error('no answer')) : Promise.resolve(`b ${String(answer)}`);
    });
    return createKeychainPrompts(system, bus)();
  }
  const keyring = 'org.freedesktop.secrets';

  it.each([
    ['darwin', null, null, true],
    ['win32', null, null, false],
    ['linux', [keyring], true, true],
    // There is no default collection: it asks for the password of a new one.
    ['linux', [keyring], null, true],
    ['linux', [keyring], false, false],
    ['linux', ['org.kde.kwalletd6'], null, true],
    ['linux', [], null, false],
    ['linux', null, null, false],
  ] as const)('on %s with %j on the bus (locked: %s): %s', async (system, names, locked, expected) => {
    expect(await mayHaveAsked(system, names, locked)).toBe(expected);
  });
});
