import type { Rectangle } from 'electron';
import type { Clock, Timer } from '../../core/ports/clock.ts';
import type { WindowHabits } from './window-habits.ts';

/** One window as the popover handles it; `popover-window.ts` makes it of a BrowserWindow. */
export interface Surface {
  /** Settles once the page can be shown. */
  readonly ready: Promise<void>;
  show(): void;
  hide(): void;
  isVisible(): boolean;
  place(bounds: Rectangle): void;
  protectContent(on: boolean): void;
  destroy(): void;
}

/** What happens to a surface from outside. */
export interface SurfaceEvents {
  /** It lost the keyboard. */
  readonly blurred: () => void;
  /** The person moved it by hand. */
  readonly dragged: () => void;
  /** Its page crashed or its process is gone; the surface is of no more use. */
  readonly lost: () => void;
}

export interface PopoverOptions {
  readonly clock: Clock;
  readonly habits: WindowHabits;
  readonly create: (events: SurfaceEvents) => Surface;
  readonly placement: () => Rectangle;
  /** While a sign-in waits, the person goes to the browser and comes back: the window stays. */
  readonly staysOpen: () => boolean;
  readonly summoned: (event: { readonly clean: boolean }) => void;
}

export interface Popover {
  /** Makes the hidden window ahead of its first use. */
  readonly prepare: () => void;
  readonly summon: () => void;
  readonly hide: () => void;
  /** Hides after a while, unless the window is summoned again before. */
  readonly hideIn: (milliseconds: number) => void;
  readonly toggle: () => void;
  readonly protectContent: (on: boolean) => void;
  readonly destroy: () => void;
}

/** A window that was hidden for longer starts with an empty search (ux.md 4). */
const keepsPlaceMs = 10_000;
/** Waits before a crashed page is made again; the last is repeated. A page that lived a minute starts over. */
const recreateAfterMs = [0, 1_000, 5_000, 30_000, 60_000] as const;
const provenAfterMs = 60_000;

export function createPopover(options: PopoverOptions): Popover {
  const { clock, habits } = options;
  let surface: Surface | null = null;
  let madeAt = 0;
  let shownAt = 0;
  let hiddenAt: number | null = null;
  let hiddenByBlur = false;
  let draggedAway = false;
  let protectedContent = false;
  let crashes = 0;
  let hiding: Timer | null = null;
  let recreating: Timer | null = null;

  const visible = (): boolean => surface?.isVisible() ?? false;

  function ensure(): Surface {
    recreating?.cancel();
    recreating = null;
    if (surface !== null) return surface;
    madeAt = clock.monotonic();
    const made = options.create({ blurred, dragged: () => void (draggedAway = true), lost: () => lost(made) });
    made.protectContent(protectedContent);
    surface = made;
    return made;
  }

  function summon(): void {
    hiding?.cancel();
    const current = ensure();
    void current.ready.then(() => {
      if (surface === current) show(current);
    });
  }

  function show(current: Surface): void {
    const wasVisible = current.isVisible();
    if (!wasVisible && habits.placed && !draggedAway) current.place(options.placement());
    current.show();
    shownAt = clock.monotonic();
    if (wasVisible) return;
    options.summoned({ clean: hiddenAt === null || shownAt - hiddenAt > keepsPlaceMs });
  }

  function hide(): void {
    hiding?.cancel();
    hiding = null;
    if (surface === null || !visible()) return;
    hiddenAt = clock.monotonic();
    hiddenByBlur = false;
    surface.hide();
  }

  function blurred(): void {
    if (!visible() || options.staysOpen()) return;
    if (clock.monotonic() - shownAt < habits.blurGraceMs) return;
    hide();
    hiddenByBlur = true;
  }

  function lost(gone: Surface): void {
    if (surface !== gone) return;
    const wasVisible = gone.isVisible();
    surface = null;
    gone.destroy();
    if (clock.monotonic() - madeAt >= provenAfterMs) crashes = 0;
    const wait = recreateAfterMs[Math.min(crashes, recreateAfterMs.length - 1)] ?? 0;
    crashes += 1;
    recreating = clock.setTimer(wait, wasVisible ? summon : () => void ensure());
  }

  return {
    prepare: () => void ensure(),
    summon,
    hide,
    hideIn(milliseconds) {
      hiding?.cancel();
      hiding = clock.setTimer(milliseconds, hide);
    },
    toggle() {
      if (visible()) {
        hide();
        return;
      }
      const justBlurred = hiddenByBlur && hiddenAt !== null && clock.monotonic() - hiddenAt < habits.toggleGraceMs;
      if (!justBlurred) summon();
    },
    protectContent(on) {
      if (on === protectedContent) return;
      protectedContent = on;
      surface?.protectContent(on);
    },
    destroy() {
      hiding?.cancel();
      recreating?.cancel();
      surface?.destroy();
      surface = null;
    },
  };
}
