import { nativeImage, type NativeImage } from 'electron';
import { basename } from 'node:path';
import type { Log } from '../../core/ports/desktop.ts';

/**
 * The image of a picture file, with its `@2x`, and a template if its name says so. It is empty, and that is logged, when
 * the file cannot be read or decoded; a Tray that is given the path itself throws then (Electron, native_image.cc).
 */
export function loadTrayImage(path: string, log: Log): NativeImage {
  const image = nativeImage.createFromPath(path);
  if (image.isEmpty()) log.error(`The tray picture ${basename(path)} does not load.`);
  return image;
}
