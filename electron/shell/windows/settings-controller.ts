import type { SettingsPlace } from '../../contract/settings-route.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** The window of the settings as it is handled here; `settings-browser-window.ts` makes it of a BrowserWindow. */
export interface SettingsBrowserWindow {
  /** Settles once the page can be shown. */
  readonly ready: Promise<void>;
  show(): void;
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
  readonly create: (place: SettingsPlace, events: SettingsBrowserWindowEvents) => SettingsBrowserWindow;
  /** Tells the page that is open where it is wanted. */
  readonly wanted: (place: SettingsPlace) => void;
}

export interface SettingsController {
  /** One at a time. Null: the first place; a window that is open is shown as it is. */
  readonly open: (place: SettingsPlace | null) => void;
  /** Closes for real; the next one starts anew. */
  readonly close: () => void;
}

const firstPlace: SettingsPlace = { page: 'organisations' };
/** A page that crashed sooner after it was made (ms) would crash again and again. */
const provenAfterMs = 60_000;

/** The window of the settings: made when it is asked for, gone when it is closed. */
export function createSettingsController({ clock, create, wanted }: SettingsControllerOptions): SettingsController {
  let window: SettingsBrowserWindow | null = null;
  let place = firstPlace;

  function open(asked: SettingsPlace | null): void {
    if (window === null) {
      make(asked ?? firstPlace);
      return;
    }
    if (asked !== null) route(window, asked);
    show(window);
  }

  function make(first: SettingsPlace): void {
    const madeAt = clock.monotonic();
    const made = create(first, {
      closed() {
        if (window === made) window = null;
      },
      lost() {
        if (window !== made) return;
        window = null;
        made.destroy();
        if (clock.monotonic() - madeAt >= provenAfterMs) make(place);
      },
    });
    place = first;
    window = made;
    show(made);
  }

  /** Not before the page is there to hear it. */
  function route(current: SettingsBrowserWindow, next: SettingsPlace): void {
    place = next;
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
    close() {
      const closing = window;
      window = null;
      closing?.destroy();
    },
  };
}
