import type { createWorldEnd } from './world-bridge.ts';

export interface MainWorldOptions {
  eventName: string;
  contextIsolation: boolean;
  frozenBridge: boolean;
  deniedWindowsAreNull: boolean;
}

/**
 * Runs in the page's own world before its scripts. Self-contained: its source is put into the page.
 * The meeting element comes in as `relatedTarget`, which the DOM hands over between worlds.
 */
export function startMainWorld(createEnd: typeof createWorldEnd, options: MainWorldOptions): void {
  if (window !== window.top) return;
  if (!options.contextIsolation) Object.assign(window, { require: () => ({}) });
  if (options.deniedWindowsAreNull) {
    // Windows that the app allows are not modelled; the one that opens here is closed once the app was asked.
    const open = window.open.bind(window);
    window.open = (url, target, features) => open(url, target, `${features ?? ''},noopener`);
  }
  let visible = true;
  function deepFreeze(value: unknown): unknown {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      Object.values(value).forEach(deepFreeze);
      Object.freeze(value);
    }
    return value;
  }
  function showVisibility(now: boolean): void {
    if (now === visible) return;
    visible = now;
    document.dispatchEvent(new Event('visibilitychange'));
  }
  Object.defineProperty(document, 'visibilityState', { get: () => (visible ? 'visible' : 'hidden') });
  Object.defineProperty(document, 'hidden', { get: () => !visible });
  window.addEventListener(
    options.eventName,
    (event) => {
      event.stopImmediatePropagation();
      const meeting = (event as MouseEvent).relatedTarget;
      if (meeting === null) return;
      createEnd({
        meeting,
        side: 'page',
        onVisibility: showVisibility,
        onExpose: (key, value) =>
          Object.defineProperty(window, key, {
            value: options.frozenBridge ? deepFreeze(value) : value,
            enumerable: true,
            writable: false,
            configurable: false,
          }),
      });
    },
    { once: true, capture: true },
  );
}
