import { createContext } from 'svelte';
import type { Platform } from '../keyboard/shortcuts.ts';
import type { Actions } from './actions.svelte.ts';
import type { Clock } from './clock.svelte.ts';

/** What main is asked to do; set once by the root of the window. */
export const [getActions, setActions] = createContext<Actions>();

/** The clock of the window; `now` is read from it where it is shown. */
export const [getClock, setClock] = createContext<Clock>();

const [getPlatformSource, setPlatform] = createContext<() => Platform | null>();
export { setPlatform };

/** The system the window runs on. It never changes, and pages that ask exist only once it is known. */
export function getPlatform(): Platform {
  const platform = getPlatformSource()();
  if (platform === null) throw new Error('The platform is not known before the first snapshot.');
  return platform;
}
