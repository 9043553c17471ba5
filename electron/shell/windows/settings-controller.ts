import type { SettingsPlace } from '../../contract/settings-route.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** The window of the settings as it is handled here; `settings-surface.ts` makes it of a BrowserWindow. */
export interface SettingsSurface {
  /** Settles once the page can be shown. */
  readonly ready: Promise<void>;
  show(): void;
  destroy(): void;
}

/** What happens to the window from outside. */
export interface SettingsSurfaceEvents {
  /** The person closed it. */
  readonly closed: () => void;
  /** Its page crashed or its process is gone. */
  readonly lost: () => void;
}

export interface SettingsWindowOptions {
  readonly clock: Clock;
  readonly create: (place: SettingsPlace, events: SettingsSurfaceEvents) => SettingsSurface;
  /** Tells the page that is open where it is wanted. */
  readonly wanted: (place: SettingsPlace) => void;
}

export interface SettingsWindow {
  /** One at a time. Null: the first place; a window that is open is shown as it is. */
  readonly open: (place: SettingsPlace | null) => void;
  /** Closes for real; the next one starts anew. */
  readonly close: () => void;
}

const firstPlace: SettingsPlace = { page: 'organisations' };
/** A page that crashed sooner after it was made (ms) would crash again and again. */
const provenAfterMs = 60_000;

/** The window of the settings: made when it is asked for, gone when it is closed. */
export function createSettingsWindow({ clock, create, wanted }: SettingsWindowOptions): SettingsWindow {
  let surface: SettingsSurface | null = null;
  let place = firstPlace;

  function open(asked: SettingsPlace | null): void {
    if (surface === null) {
      make(asked ?? firstPlace);
      return;
    }
    if (asked !== null) tell(surface, asked);
    show(surface);
  }

  function make(first: SettingsPlace): void {
    const madeAt = clock.monotonic();
    const made = create(first, {
      closed() {
        if (surface === made) surface = null;
      },
      lost() {
        if (surface !== made) return;
        surface = null;
        made.destroy();
        if (clock.monotonic() - madeAt >= provenAfterMs) make(place);
      },
    });
    place = first;
    surface = made;
    show(made);
  }

  /** Not before the page is there to hear it. */
  function tell(current: SettingsSurface, next: SettingsPlace): void {
    place = next;
    void current.ready.then(() => {
      if (surface === current) wanted(next);
    });
  }

  function show(current: SettingsSurface): void {
    void current.ready.then(() => {
      if (surface === current) current.show();
    });
  }

  return {
    open,
    close() {
      const closing = surface;
      surface = null;
      closing?.destroy();
    },
  };
}
