import type { Platform } from './shortcuts.ts';

/** Keys that went down since the window came into view and have not come up, by their position on the keyboard. */
const down = new Set<string>();
const repeats = new WeakSet<KeyboardEvent>();
const pressesButtons = new Set(['Enter', ' ']);

/** Whether a key press comes of a finger that stays on the key. `event.repeat` alone is wrong on X11. */
export function isRepeat(event: KeyboardEvent): boolean {
  return repeats.has(event);
}

/** The window comes into view: what was held down before is no concern of it. */
export function forgetKeys(): void {
  down.clear();
}

/**
 * Watches all key presses of this page. A held key presses no button again: Chromium clicks the focused one at each
 * repetition of Enter, and a button that opens a question would press the one that has the focus there, and so on.
 *
 * A key that sends the window away comes up somewhere else, and on X11 Chromium takes
 * its next press, up to two seconds later, for a repetition (ui/events/event.cc, KeyEvent::IsRepeated); so there a
 * repetition counts only of a key that was seen going down. Elsewhere the system says so itself.
 *
 * @returns what ends the watch.
 */
export function watchKeys(platform: () => Platform | null): () => void {
  const ended = new AbortController();
  const options = { capture: true, signal: ended.signal };
  const press = (event: KeyboardEvent): void => {
    if (event.repeat && (platform() !== 'linux' || down.has(event.code))) {
      repeats.add(event);
      if (event.target instanceof HTMLButtonElement && pressesButtons.has(event.key)) event.preventDefault();
    }
    down.add(event.code);
  };
  addEventListener('keydown', press, options);
  addEventListener('keyup', ({ code }) => down.delete(code), options);
  // The window's own blur: that of an element comes by here, too.
  addEventListener('blur', ({ target }) => target === window && forgetKeys(), options);
  return () => ended.abort();
}
