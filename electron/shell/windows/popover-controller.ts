import type { Rectangle } from 'electron';
import type { EventPayload, Wanted } from '../../contract/events.ts';
import type { Clock, Timer } from '../../core/ports/clock.ts';
import { CrashBackOff } from './crash-back-off.ts';
import { within } from '../../core/time/waiting.ts';
import type { PopoverBehaviour } from './popover-behaviour.ts';

/** One window as the popover handles it; `popover-browser-window.ts` makes it of a BrowserWindow. */
export interface PopoverBrowserWindow {
  /** Settles once the page can be shown. */
  readonly ready: Promise<void>;
  show(): void;
  hide(): void;
  isVisible(): boolean;
  /** Whether it has the keyboard. */
  isFocused(): boolean;
  place(bounds: Rectangle): void;
  bounds(): Rectangle;
  /** For a window that is placed by others. */
  resize(size: { readonly width: number; readonly height: number }): void;
  protectContent(on: boolean): void;
  destroy(): void;
}

/** What happens to a window from outside. */
export interface PopoverBrowserWindowEvents {
  /** It lost the keyboard. */
  readonly blurred: () => void;
  /** The person moved it by hand. */
  readonly dragged: () => void;
  /** Its page crashed or its process is gone; the window is of no more use. */
  readonly lost: () => void;
}

export interface PopoverControllerOptions {
  readonly clock: Clock;
  readonly behaviour: PopoverBehaviour;
  readonly create: (events: PopoverBrowserWindowEvents, behaviour: PopoverBehaviour) => PopoverBrowserWindow;
  /** @param dragged where the person has put it; null: nowhere. */
  readonly placement: (dragged: Rectangle | null) => Rectangle;
  readonly size: () => { readonly width: number; readonly height: number };
  /** Whether a window that is not used for a while is closed, and made anew when it is summoned. */
  readonly closesIdle: () => boolean;
  /** The person wants it to stay, or goes to the browser for a sign-in that waits, and comes back. */
  readonly staysOpen: () => boolean;
  readonly summoned: (event: EventPayload<'window.summoned'>) => void;
}

export interface PopoverController {
  /** Makes the hidden window ahead of its first use. */
  readonly prepare: () => void;
  /** @param sheet opened over the list, or in its place, once the window is there. */
  readonly summon: (sheet?: Wanted) => void;
  /** The same, and settles once the window is shown, or after a few seconds where its page does not come. */
  readonly summoned: () => Promise<void>;
  /** Until `work` settles the window stays when the keyboard goes elsewhere: to a prompt of the system, say. */
  readonly stayOpenDuring: (work: Promise<unknown>) => void;
  readonly hide: () => void;
  /** What it stayed open for is over: it goes, unless it has the keyboard. */
  readonly hideIfElsewhere: () => void;
  /** Hides after a while, unless the window is summoned again before. */
  readonly hideIn: (milliseconds: number) => void;
  readonly toggle: () => void;
  readonly isInView: () => boolean;
  /** What the window must be turned out to be otherwise: one that is there is made anew. */
  readonly adopt: (behaviour: PopoverBehaviour) => void;
  /** Screens changed: puts a window that is in view where it belongs now. */
  readonly reposition: () => void;
  readonly protectContent: (on: boolean) => void;
  /** What the person wants of its size and of an idle window has changed. */
  readonly settingsChanged: () => void;
  readonly destroy: () => void;
}

/** A window that was hidden for longer starts with an empty search (docs/design.md#windows). */
const keepsPlaceMs = 10_000;
/** Waits before a crashed page is made again, and the one after all of these. */
const recreateAfterMs = [0, 1_000, 5_000, 30_000] as const;
const recreateLaterMs = 60_000;
/** After so long (ms) without the window it is idle. */
const idleAfterMs = 15 * 60_000;
/** Nobody waits longer for a page (ms). */
const longestWaitMs = 3_000;

export function createPopoverController(options: PopoverControllerOptions): PopoverController {
  const { clock } = options;
  let { behaviour } = options;
  let window: PopoverBrowserWindow | null = null;
  let shownAt = 0;
  let hiddenAt: number | null = null;
  let hiddenByBlur = false;
  let draggedAway = false;
  let protectedContent = false;
  const crashes = new CrashBackOff(clock, recreateAfterMs);
  /** How many pieces of work keep it open. */
  let heldOpen = 0;
  let hiding: Timer | null = null;
  let lookingAgain: Timer | null = null;
  let recreating: Timer | null = null;
  let replacing: Timer | null = null;
  let closingIdle: Timer | null = null;
  /** The size that the window was made with, or given last. */
  let sized = { width: 0, height: 0 };

  const visible = (): boolean => window?.isVisible() ?? false;

  function ensure(): PopoverBrowserWindow {
    recreating?.cancel();
    recreating = null;
    if (window !== null) return window;
    crashes.made();
    sized = options.size();
    const heard = { blurred, dragged: () => void (draggedAway = true), lost: () => lost(made) };
    const made = options.create(heard, behaviour);
    made.protectContent(protectedContent);
    window = made;
    return made;
  }

  function summon(sheet?: Wanted): void {
    hiding?.cancel();
    stopWatchingIdle();
    const current = ensure();
    void current.ready.then(() => {
      if (window === current) show(current, sheet);
    });
  }

  function show(current: PopoverBrowserWindow, sheet: Wanted | undefined): void {
    const wasVisible = current.isVisible();
    if (!wasVisible) put(current);
    current.show();
    lookingAgain?.cancel();
    shownAt = clock.monotonic();
    const clean = !wasVisible && (hiddenAt === null || shownAt - hiddenAt > keepsPlaceMs);
    if (sheet !== undefined) options.summoned({ clean, sheet });
    else if (!wasVisible) options.summoned({ clean });
  }

  /** Where it belongs now; where the person has dragged it to, as long as that is on a screen. */
  function put(current: PopoverBrowserWindow): void {
    if (behaviour.placed) current.place(options.placement(draggedAway ? current.bounds() : null));
  }

  /** Whoever places the window, its size is ours. */
  function resize(): void {
    const wanted = options.size();
    if (window === null || (wanted.width === sized.width && wanted.height === sized.height)) return;
    sized = wanted;
    if (!behaviour.placed) window.resize(wanted);
    else if (visible()) put(window);
  }

  /** An ordinary window would leave the taskbar, and with it the way back. */
  function watchIdle(): void {
    if (window === null || visible() || behaviour.standalone || !options.closesIdle()) {
      stopWatchingIdle();
      return;
    }
    // This is called at each change of anything: what it would begin anew would never end.
    closingIdle ??= clock.setTimer(idleAfterMs, () => {
      closingIdle = null;
      if (visible() || !options.closesIdle()) return;
      window?.destroy();
      window = null;
    });
  }

  function stopWatchingIdle(): void {
    closingIdle?.cancel();
    closingIdle = null;
  }

  /** Windows tells of a changed screen before its work area is right (Mullvad and others place twice). */
  function reposition(): void {
    if (window === null || !visible() || !behaviour.placed) return;
    put(window);
    replacing?.cancel();
    replacing =
      behaviour.placedAgainMs === 0
        ? null
        : clock.setTimer(behaviour.placedAgainMs, () => {
            if (window !== null && visible()) put(window);
          });
  }

  function hide(): void {
    hiding?.cancel();
    hiding = null;
    lookingAgain?.cancel();
    if (window === null || !visible()) return;
    hiddenAt = clock.monotonic();
    hiddenByBlur = false;
    window.hide();
    stopWatchingIdle();
    watchIdle();
  }

  function blurred(): void {
    if (!visible() || behaviour.standalone || heldOpen > 0 || options.staysOpen()) return;
    const graceLeft = behaviour.blurGraceMs - (clock.monotonic() - shownAt);
    if (graceLeft > 0) {
      lookAgainIn(graceLeft);
      return;
    }
    hide();
    hiddenByBlur = true;
  }

  /** A click elsewhere soon after the window was shown counts, too: only then the keyboard does not come back. */
  function lookAgainIn(milliseconds: number): void {
    if (!behaviour.hidesAfterGrace) return;
    lookingAgain?.cancel();
    lookingAgain = clock.setTimer(milliseconds, () => {
      if (window?.isFocused() === false) blurred();
    });
  }

  function lost(gone: PopoverBrowserWindow): void {
    if (window !== gone) return;
    const wasVisible = gone.isVisible();
    window = null;
    gone.destroy();
    const { wait } = crashes.crashed();
    recreating = clock.setTimer(wait ?? recreateLaterMs, wasVisible ? () => summon() : () => void ensure());
  }

  return {
    prepare() {
      ensure();
      watchIdle();
    },
    summon,
    async summoned() {
      summon();
      await within(clock, longestWaitMs, ensure().ready, () => new Error('late')).catch(() => undefined);
    },
    stayOpenDuring(work) {
      heldOpen += 1;
      const over = (): void => {
        heldOpen -= 1;
        // As if it were shown anew: where the work kept main busy, what the keyboard did meanwhile is told only now.
        shownAt = clock.monotonic();
      };
      work.then(over, over);
    },
    hide,
    hideIfElsewhere() {
      if (window?.isFocused() === false) blurred();
    },
    hideIn(milliseconds) {
      hiding?.cancel();
      hiding = clock.setTimer(milliseconds, hide);
    },
    toggle() {
      if (visible()) {
        hide();
        return;
      }
      const justBlurred = hiddenByBlur && hiddenAt !== null && clock.monotonic() - hiddenAt < behaviour.toggleGraceMs;
      if (!justBlurred) summon();
    },
    adopt(adopted) {
      behaviour = adopted;
      const wasVisible = visible();
      window?.destroy();
      window = null;
      if (wasVisible) summon();
    },
    isInView: visible,
    reposition,
    protectContent(on) {
      if (on === protectedContent) return;
      protectedContent = on;
      window?.protectContent(on);
    },
    settingsChanged() {
      resize();
      watchIdle();
    },
    destroy() {
      hiding?.cancel();
      lookingAgain?.cancel();
      recreating?.cancel();
      replacing?.cancel();
      stopWatchingIdle();
      window?.destroy();
      window = null;
    },
  };
}
