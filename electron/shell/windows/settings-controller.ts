import type { SettingsRoute } from '../../contract/settings-route.ts';
import type { Clock, Timer } from '../../core/ports/clock.ts';
import { CrashBackOff } from './crash-back-off.ts';

/** The window of the settings as it is handled here; `settings-browser-window.ts` makes it of a BrowserWindow. */
export interface SettingsBrowserWindow {
  /** Settles once the page can be shown. */
  readonly ready: Promise<void>;
  show(): void;
  /** Its text became larger by so much, or smaller. */
  grow(by: number): void;
  destroy(): void;
}

/** What happens to the window from outside. */
export interface SettingsBrowserWindowEvents {
  /** The person closed it. */
  readonly closed: () => void;
  /** Its page crashed or its process is gone. */
  readonly lost: () => void;
}

export interface SettingsControllerOptions {
  readonly clock: Clock;
  /** By how much text makes a window larger than usual. */
  readonly textScale: () => number;
  readonly create: (route: SettingsRoute, events: SettingsBrowserWindowEvents) => SettingsBrowserWindow;
  /** Tells the page that is open where it is wanted. */
  readonly wanted: (route: SettingsRoute) => void;
  /** The page crashed again and again, so many times in a row: it is not made anew until the person asks for it. */
  readonly gaveUp: (crashes: number) => void;
}

export interface SettingsController {
  /** One at a time. Null: the first page; a window that is open is shown as it is. */
  readonly open: (route: SettingsRoute | null) => void;
  /** The person went there within the page. */
  readonly movedTo: (route: SettingsRoute) => void;
  /** Settings have changed: a window that is open grows with its text. */
  readonly settingsChanged: () => void;
  /** Closes for real; the next one starts anew. */
  readonly close: () => void;
}

const firstRoute: SettingsRoute = { page: 'organisations' };
/** Waits before a crashed page is made again; after the last it is not. */
const recreateAfterMs = [0, 1_000, 5_000] as const;

/** The window of the settings: made when it is asked for, gone when it is closed. */
export function createSettingsController({
  clock,
  textScale,
  create,
  wanted,
  gaveUp,
}: SettingsControllerOptions): SettingsController {
  let window: SettingsBrowserWindow | null = null;
  let route = firstRoute;
  let scale = 1;
  const crashes = new CrashBackOff(clock, recreateAfterMs);
  let recreating: Timer | null = null;

  function open(asked: SettingsRoute | null): void {
    if (window === null) {
      // Where it crashed the person goes on.
      make(asked ?? (recreating === null ? firstRoute : route));
      return;
    }
    if (asked !== null) navigate(window, asked);
    show(window);
  }

  function make(first: SettingsRoute): void {
    recreating?.cancel();
    recreating = null;
    crashes.made();
    scale = textScale();
    const made = create(first, {
      closed() {
        if (window === made) window = null;
      },
      lost() {
        if (window !== made) return;
        window = null;
        made.destroy();
        makeAgain();
      },
    });
    route = first;
    window = made;
    show(made);
  }

  function makeAgain(): void {
    const { inARow, wait } = crashes.crashed();
    if (wait !== null) {
      recreating = clock.setTimer(wait, () => make(route));
      return;
    }
    crashes.startOver();
    gaveUp(inARow);
  }

  /** Not before the page is there to hear it. */
  function navigate(current: SettingsBrowserWindow, next: SettingsRoute): void {
    route = next;
    void current.ready.then(() => {
      if (window === current) wanted(next);
    });
  }

  function show(current: SettingsBrowserWindow): void {
    void current.ready.then(() => {
      if (window === current) current.show();
    });
  }

  return {
    open,
    movedTo(next) {
      route = next;
    },
    settingsChanged() {
      const before = scale;
      scale = textScale();
      if (scale !== before) window?.grow(scale / before);
    },
    close() {
      recreating?.cancel();
      recreating = null;
      const closing = window;
      window = null;
      closing?.destroy();
    },
  };
}
