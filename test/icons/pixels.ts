/** Decodes and draws pictures in Chromium, so that tests and drawing see what a person would. */
import type { Page } from 'playwright-core';

/** A square picture: `size` rows from the top, four bytes a pixel: red, green, blue (not premultiplied), alpha. */
export interface Pixels {
  readonly size: number;
  readonly rgba: Uint8Array;
}

/** What to draw: the file's bytes, its type, and the side in pixels; left out, the picture's own. */
export interface Source {
  readonly bytes: Buffer;
  readonly type: 'image/png' | 'image/svg+xml';
  readonly size?: number;
  /** Pixels left empty on each side. */
  readonly margin?: number;
}

/** Draws a picture on a canvas and reads its pixels. @throws Error for one that cannot be decoded or is not square. */
export async function pixelsOf(page: Page, { bytes, type, size, margin = 0 }: Source): Promise<Pixels> {
  const url = `data:${type};base64,${bytes.toString('base64')}`;
  const drawn = await page.evaluate(drawAndRead, { url, wanted: size ?? null, margin });
  return { size: drawn.size, rgba: Buffer.from(drawn.base64, 'base64') };
}

/** Runs in the page. */
async function drawAndRead(asked: {
  url: string;
  wanted: number | null;
  margin: number;
}): Promise<{ size: number; base64: string }> {
  const { url, wanted, margin } = asked;
  const image = new Image();
  image.src = url;
  await image.decode();
  if (image.naturalWidth !== image.naturalHeight) throw new Error('The picture is not square.');
  const size = wanted ?? image.naturalWidth;
  const context = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('Chromium has no canvas left.');
  context.drawImage(image, margin, margin, size - 2 * margin, size - 2 * margin);
  const { data } = context.getImageData(0, 0, size, size);
  // A call takes only so many arguments.
  let bytes = '';
  for (let at = 0; at < data.length; at += 8192) bytes += String.fromCharCode(...data.subarray(at, at + 8192));
  return { size, base64: btoa(bytes) };
}
