import {
  createPopoverController,
  type PopoverController,
  type PopoverBrowserWindow,
  type PopoverBrowserWindowEvents,
} from '../../../../electron/shell/windows/popover-controller.ts';
import { popoverBehaviour } from '../../../../electron/shell/windows/popover-behaviour.ts';
import type { Platform } from '../../../../electron/core/ports/platform.ts';
import { ManualClock } from '../../../harness/manual-clock.ts';

const place = { x: 10, y: 20, width: 420, height: 620 };

export interface Stage {
  readonly clock: ManualClock;
  readonly popover: PopoverController;
  /** What happened to windows and page, in order. */
  readonly events: string[];
  readonly window: () => PopoverBrowserWindowEvents;
  /** Whether a window that is shown has the keyboard; a blur takes it, and nothing here gives it back. */
  focused: boolean;
  waiting: boolean;
  closesIdle: boolean;
  size: { width: number; height: number };
  bounds: { x: number; y: number; width: number; height: number };
}

/** A popover of the system whose window is made of nothing. */
export function stage(platform: Partial<Pick<Platform, 'system' | 'wayland'>> = {}): Stage {
  const clock = new ManualClock();
  const events: string[] = [];
  let current: PopoverBrowserWindowEvents | null = null;
  const blur = (heard: PopoverBrowserWindowEvents): void => {
    made.focused = false;
    heard.blurred();
  };
  const create = (heard: PopoverBrowserWindowEvents): PopoverBrowserWindow => {
    current = { ...heard, blurred: () => blur(heard) };
    let visible = false;
    events.push('made');
    return {
      ready: Promise.resolve(),
      isVisible: () => visible,
      isFocused: () => made.focused,
      show() {
        visible = true;
        made.focused = true;
        events.push('shown');
      },
      hide() {
        visible = false;
        events.push('hidden');
      },
      place: (bounds) => void events.push(`placed ${bounds.x},${bounds.y}`),
      bounds: () => made.bounds,
      resize: ({ width, height }) => void events.push(`resized ${width}×${height}`),
      protectContent: (on) => {
        if (on) events.push('protected');
      },
      destroy: () => void events.push('destroyed'),
    };
  };
  const made: Stage = {
    clock,
    events,
    focused: false,
    waiting: false,
    closesIdle: false,
    size: { width: 420, height: 620 },
    bounds: { ...place, x: 300, y: 400 },
    window() {
      if (current === null) throw new Error('There is no window.');
      return current;
    },
    popover: createPopoverController({
      clock,
      behaviour: popoverBehaviour({ system: 'linux', wayland: false, ...platform }),
      create,
      placement: (dragged) => dragged ?? { ...place, ...made.size },
      size: () => made.size,
      closesIdle: () => made.closesIdle,
      staysOpen: () => made.waiting,
      summoned: ({ clean, sheet }) =>
        void events.push(`${clean ? 'clean' : 'as it was'}${sheet === undefined ? '' : ` with ${sheet.kind}`}`),
    }),
  };
  return made;
}

/** Lets a window that is ready be shown. */
export async function settled(): Promise<void> {
  await Promise.resolve();
  await Promise.resolve();
}

/** One that has been in view for a second. */
export async function shown(platform: Parameters<typeof stage>[0] = {}): Promise<Stage> {
  const made = stage(platform);
  made.popover.summon();
  await settled();
  made.events.length = 0;
  made.clock.tick(1_000);
  return made;
}
