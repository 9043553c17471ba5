/** Compares pictures in Chromium, which decodes them as a person would see them. */
import type { Page } from 'playwright-core';

/** What a channel of a pixel may differ by (of 255) before the pixel counts: less than an edge of a letter drawn anew. */
const tolerance = 24;

/** How many per cent of the pixels differ; all of them where the sizes differ. */
export async function differenceOf(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const urls = [one, other].map((bytes) => `data:image/png;base64,${bytes.toString('base64')}`);
  return page.evaluate(countDifferent, { urls, tolerance });
}

/** Runs in the page. */
async function countDifferent(asked: { urls: string[]; tolerance: number }): Promise<number> {
  const [one, other] = await Promise.all(
    asked.urls.map(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('Chromium has no canvas left.');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, width, height);
    }),
  );
  if (one === undefined || other === undefined || one.width !== other.width || one.height !== other.height) return 100;
  let different = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const most = Math.max(...[0, 1, 2].map((c) => Math.abs((one.data[at + c] ?? 0) - (other.data[at + c] ?? 0))));
    if (most > asked.tolerance) different += 1;
  }
  return (100 * different) / (one.width * one.height);
}
