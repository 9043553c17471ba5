/** The two scripts that the host adds to every document of a window, as source text. */
import { rule } from '../mutants.ts';
import { startMainWorld } from './main-world.ts';
import { startPreloadWorld } from './preload-world.ts';
import { createValueCodec } from './value-codec.ts';
import { createWorldEnd } from './world-bridge.ts';

export const preloadWorldName = 'Electron Isolated Context';
export const bindingName = 'toElectronStandIn';
export const receiverName = 'fromElectronStandIn';
export const electronVersion = '45.4.1';

const eventName = 'electron-stand-in-meeting';

export function mainWorldScript(): string {
  return `(${startMainWorld.toString()})(${createWorldEnd.toString()}, ${JSON.stringify(eventName)});`;
}

export function preloadWorldScript(preload: { source: string; path: string } | undefined, platform: string): string {
  const options = {
    eventName,
    bindingName,
    receiverName,
    platform,
    electronVersion,
    path: preload?.path ?? '',
    requireOnlyElectron: rule('preload-requires-only-electron'),
  };
  return `(${startPreloadWorld.toString()})(${createValueCodec.toString()}, ${createWorldEnd.toString()},
    ${JSON.stringify(options)}, ${preloadWrapper(preload?.source ?? '')});`;
}

/** The preload as a CommonJS function; also what its syntax is checked with before a page gets it. */
export function preloadWrapper(source: string): string {
  return `(function (exports, require, module, process) {\n${source}\n})`;
}
