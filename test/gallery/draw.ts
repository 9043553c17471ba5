/** Takes the pictures of plays. */
import type { Page } from 'playwright-core';
import { takeStillPicture } from '../browser/picture.ts';
import { looksOf, type Look, type Play, type Scene } from './scene.ts';
import { Stage } from './stage.ts';

/** A picture (PNG) by the name of its scene. */
export type Pictures = Map<string, Buffer>;

/**
 * Plays the scenes up to the last one that is wanted.
 *
 * @throws Error naming the scene that could not be reached.
 */
export async function drawPlay(play: Play, wanted: (name: string) => boolean): Promise<Pictures> {
  const pictures: Pictures = new Map();
  const last = play.scenes.findLastIndex((scene) => looksOf(scene).some(([name]) => wanted(name)));
  if (last === -1) return pictures;
  const stage = await Stage.set(play);
  try {
    for (const [place, scene] of play.scenes.slice(0, last + 1).entries()) {
      const drawn = await drawScene(stage, scene, wanted);
      for (const [name, picture] of drawn) pictures.set(name, picture);
      if (place < last) await scene.leave?.(stage);
    }
  } finally {
    await stage.clear();
  }
  return pictures;
}

/** Reaches a scene and draws those of its pictures that are wanted. */
export async function drawScene(stage: Stage, scene: Scene, wanted: (name: string) => boolean): Promise<Pictures> {
  await stage.app.setTheme({ dark: scene.look?.dark ?? false });
  const reached = await scene.reach(stage).catch((cause: unknown) => {
    throw new Error(`The surface ${scene.name} was not reached.`, { cause });
  });
  const pictures: Pictures = new Map();
  for (const [name, look] of looksOf(scene).filter(([name]) => wanted(name))) {
    await stage.app.setTheme({ dark: look.dark ?? false });
    pictures.set(name, await drawPage(isPage(reached) ? reached : stage.page, look));
  }
  return pictures;
}

function isPage(value: unknown): value is Page {
  return value instanceof Object && 'viewportSize' in value;
}

async function drawPage(page: Page, look: Look): Promise<Buffer> {
  const { width, height } = page.viewportSize() ?? { width: 420, height: 620 };
  await page.emulateMedia({
    reducedMotion: 'reduce',
    contrast: look.contrast ? 'more' : 'no-preference',
    forcedColors: look.forcedColours ? 'active' : 'none',
  });
  if (look.width !== undefined) await page.setViewportSize({ width: look.width, height });
  if (look.largeText) await setTextSize(page, '32px');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const picture = await takeStillPicture(page);
  if (look.largeText) await setTextSize(page, '');
  if (look.width !== undefined) await page.setViewportSize({ width, height });
  return picture;
}

async function setTextSize(page: Page, size: string): Promise<void> {
  await page.evaluate((wanted) => document.documentElement.style.setProperty('font-size', wanted), size);
}
