import type { Attachment } from 'svelte/attachments';

/** After so long (ms) a screen reader has read the words from the tree; the voice may take longer. */
const heardAfter = 2_000;

/**
 * Makes a place with the role `status` live only until its words were heard. A modal dialog takes all else out of the
 * accessibility tree, and live regions that come back count as new (Orca): what the place says would be said again with
 * each sheet that closes.
 *
 * @param words what is new whenever it is another; empty: there is nothing to say
 */
export function saidOnce(words: () => string): Attachment<HTMLElement> {
  return (place) => {
    if (words() === '') {
      place.ariaLive = 'off';
      return;
    }
    place.ariaLive = 'polite';
    // What comes under a sheet is heard when that is gone.
    let covered = isCovered();
    const ending = setInterval(() => {
      // Nobody listens to a window that is away, and nothing wakes there.
      if (document.hidden || !covered) {
        place.ariaLive = 'off';
        clearInterval(ending);
      }
      covered = isCovered();
    }, heardAfter);
    return () => clearInterval(ending);
  };
}

function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}
