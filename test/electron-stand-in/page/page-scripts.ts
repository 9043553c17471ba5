/** The two scripts that the host adds to every document of a window, as source text. */
import type { WindowCreation } from '../channel/messages.ts';
import { startMainWorld } from './main-world.ts';
import { startPreloadWorld } from './preload-world.ts';
import { createValueCodec } from './value-codec.ts';
import { createWorldEnd } from './world-bridge.ts';

export const preloadWorldName = 'Electron Isolated Context';
export const bindingName = 'toElectronStandIn';
export const receiverName = 'fromElectronStandIn';
export const electronVersion = '45.4.1';

const eventName = 'electron-stand-in-meeting';

export function mainWorldScript(rules: WindowCreation['rules']): string {
  return `(${startMainWorld.toString()})(${createWorldEnd.toString()}, ${JSON.stringify({ eventName, ...rules })});`;
}

export function preloadWorldScript(creation: WindowCreation): string {
  const { preload, platform } = creation;
  const options = {
    eventName,
    bindingName,
    receiverName,
    platform,
    electronVersion,
    path: preload?.path ?? '',
    requireOnlyElectron: creation.rules.requireOnlyElectron,
  };
  return `(${startPreloadWorld.toString()})(${createValueCodec.toString()}, ${createWorldEnd.toString()},
    ${JSON.stringify(options)}, ${preloadWrapper(preload?.source ?? '')});`;
}

/** The preload as a CommonJS function; also what its syntax is checked with before a page gets it. */
export function preloadWrapper(source: string): string {
  return `(function (exports, require, module, process) {\n${source}\n})`;
}
