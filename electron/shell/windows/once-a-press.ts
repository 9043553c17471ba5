import type { Clock, Timer } from '../../core/ports/clock.ts';

/** A held key begins to repeat within this time (ms): Xorg waits for 660, KDE for 600, GNOME for 500; main can be late. */
const repeatsWithin = 1_000;
/** Two repetitions are closer than this (ms), and the first of them comes later after the press. */
const repetition = 150;

/**
 * Acts once for each press of keys that are held: X11 tells of a held shortcut again and again, and of no release (seen on
 * Electron 33). What comes a moment after a press may be a second one or the first repetition; which it was is seen by
 * what comes next.
 */
export function onceAPress(clock: Clock, act: () => void): () => void {
  let toldAt = -repeatsWithin;
  let waiting: Timer | null = null;
  let isHeld = false;

  function waitForNext(): void {
    waiting = clock.setTimer(repetition, () => {
      waiting = null;
      act();
    });
  }

  return () => {
    const since = clock.monotonic() - toldAt;
    toldAt = clock.monotonic();
    isHeld = since < repetition && (isHeld || waiting !== null);
    waiting?.cancel();
    waiting = null;
    if (isHeld) return;
    if (since >= repetition && since < repeatsWithin) waitForNext();
    else act();
  };
}
