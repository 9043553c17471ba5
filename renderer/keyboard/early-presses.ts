/** For so long (ms) after a change (docs/design.md#presses-meant-for-something-else). */
const settling = 300;

/** Since when nothing was pressed that could have been meant for something else; null: all presses are meant for this window. */
let quietSince: number | null = null;

/** Another program shows something here now, and the person may be typing somewhere else. */
export function shownUnasked(): void {
  quietSince = performance.now();
}

/**
 * Takes presses that were meant for what was there before. Who types on has not seen yet where the keys go by now, so that each
 * press that is taken begins the wait anew.
 *
 * @returns what ends the watch.
 */
export function watchEarlyPresses(): () => void {
  const ended = new AbortController();
  const options = { capture: true, signal: ended.signal };
  const take = (event: Event): void => {
    if (quietSince === null) return;
    const isEarly = performance.now() - quietSince < settling;
    quietSince = isEarly ? performance.now() : null;
    if (!isEarly) return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const kind of ['keydown', 'click', 'dblclick']) addEventListener(kind, take, options);
  // The keyboard comes after the window. An element's own focus comes by here, too.
  addEventListener('focus', ({ target }) => target === window && quietSince !== null && shownUnasked(), options);
  return () => ended.abort();
}
