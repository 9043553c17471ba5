import type { Stage, StageOptions } from './stage.ts';

/** How a surface is drawn. */
export interface Look {
  readonly dark?: true;
  readonly contrast?: true;
  readonly forcedColours?: true;
  /** Text of 200 %. */
  readonly largeText?: true;
  /** px; the window's own unless given. */
  readonly width?: number;
}

/** A surface of the app: how it is reached from where the scene before it ended. */
export interface Scene {
  /** Names the picture, and the design where there is one. */
  readonly name: string;
  readonly look?: Look;
  /** Other looks of the same moment, by what their names have after this one. */
  readonly also?: Readonly<Record<string, Look>>;
  /** Ids and paths that are made anew each time stand in it: it is drawn, and not compared with the last one. */
  readonly changesEachTime?: true;
  /** The system draws the surface: it is drawn here from its data, and no per cent is told. */
  readonly bySystem?: true;
  /** Reaches the surface; answers the page to be drawn where it is not the popover. */
  readonly reach: (stage: Stage) => Promise<unknown>;
  /** Leads away from it, for the scene that comes next. */
  readonly leave?: (stage: Stage) => Promise<void>;
}

/** What a surface is drawn in besides its own look. */
export const otherLooks = {
  dark: { dark: true },
  'contrast-light': { contrast: true },
  'contrast-dark': { dark: true, contrast: true },
} as const satisfies Record<string, Look>;

/** The names of all pictures of a scene, with their looks. */
export function looksOf({ name, look = {}, also = {} }: Scene): [name: string, look: Look][] {
  return [[name, look], ...Object.entries(also).map(([word, other]): [string, Look] => [`${name}-${word}`, other])];
}

/** Scenes that one start of the app is enough for, in their order. */
export interface Play extends StageOptions {
  readonly name: string;
  readonly scenes: readonly Scene[];
}
