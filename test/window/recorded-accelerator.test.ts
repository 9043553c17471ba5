import { describe, expect, it } from 'vitest';
import { acceleratorOf } from '../../renderer/keyboard/recorded-accelerator.ts';
import type { Platform } from '../../renderer/keyboard/shortcuts.ts';

/** Pressed with Ctrl and Shift. */
const pressed = (key: string, code: string, platform: Platform): string | null =>
  acceleratorOf({ key, code, ctrlKey: true, shiftKey: true, altKey: false, metaKey: false }, platform);

describe('keys that are recorded', () => {
  it.each([
    ['a German Z', 'Z', 'KeyY', 'win32', 'Z'],
    ['a German Z', 'Z', 'KeyY', 'linux', 'Z'],
    // The letter of a hot key is a place there.
    ['a German Z', 'Z', 'KeyY', 'darwin', 'Y'],
    ['a French A', 'A', 'KeyQ', 'linux', 'A'],
    ['a French M', 'M', 'Semicolon', 'win32', 'M'],
    ['a Russian letter', 'Л', 'KeyK', 'linux', 'K'],
    ['an Arabic letter', 'ن', 'KeyK', 'win32', 'K'],
    ['a French digit', '1', 'Digit1', 'linux', '1'],
    ['a digit with Shift', '!', 'Digit1', 'win32', '1'],
    ['Space', ' ', 'Space', 'linux', 'Space'],
  ] as const)('%s (%s, %s) on %s is %s', (_, key, code, platform, letter) => {
    expect(pressed(key, code, platform)).toBe(`Control+Shift+${letter}`);
  });

  it('a comma where others have M is none', () => {
    expect(pressed('?', 'KeyM', 'linux')).toBeNull();
  });
});
