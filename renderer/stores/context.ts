import { createContext } from 'svelte';
import type { PolicyView } from '../../electron/contract/policy.ts';
import type { Platform } from '../keyboard/shortcuts.ts';
import type { Actions } from './actions.svelte.ts';
import type { AppState } from './app-state.svelte.ts';
import type { Catalogues } from './catalogues.svelte.ts';
import type { Clock } from './clock.svelte.ts';
import type { ListState } from './list-state.svelte.ts';

/** What main is asked to do; set once by the root of the window. */
export const [getActions, setActions] = createContext<Actions>();

/** The clock of the window; `now` is read from it where it is shown. */
export const [getClock, setClock] = createContext<Clock>();

/** What main says of everything but the lists. */
export const [getApp, setApp] = createContext<AppState>();

/** The lists of the organisations. */
export const [getCatalogues, setCatalogues] = createContext<Catalogues>();

/** What is searched, selected and open in the list. */
export const [getList, setList] = createContext<ListState>();

const [getPolicySource, setPolicy] = createContext<() => PolicyView | null>();
export { setPolicy };

/** What the administrator of this computer decided, in the window of the settings. */
export function getPolicy(): () => PolicyView {
  const source = getPolicySource();
  return () => {
    const policy = source();
    if (policy === null) throw new Error('The policy is not known before the first snapshot.');
    return policy;
  };
}

const [getPlatformSource, setPlatform] = createContext<() => Platform | null>();
export { setPlatform };

/** The system the window runs on. It never changes, and pages that ask exist only once it is known. */
export function getPlatform(): Platform {
  const platform = getPlatformSource()();
  if (platform === null) throw new Error('The platform is not known before the first snapshot.');
  return platform;
}
