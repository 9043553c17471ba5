/**
 * Draws every icon in `build/` from `build/drawings/`: `node test/icons/draw-icons.ts`, after a drawing has changed.
 * Sizes and names are those that the three systems ask for (Electron, docs/api/tray.md and native-image.md).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { icns, ico, type Picture } from './containers.ts';
import { pixelsOf } from './pixels.ts';
import { takePicture } from '../browser/picture.ts';

const build = fileURLToPath(new URL('../../build', import.meta.url));
const states = ['signed-out', 'signing-in', 'signed-in', 'expiring', 'expired'] as const;
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const icnsSizes = [32, 64, 128, 256, 512, 1024];
const icnsPixelSizes = [16, 32];
const icoSizes = [16, 20, 24, 32, 40, 48, 64, 256];
/**
 * 16 px at each scale that Windows' settings offer, 100 to 400 %: Electron asks for exactly the small icon's size
 * (electron_api_native_image.cc), and Windows stretches the nearest where that one is missing.
 */
const windowsTraySizes = [16, 20, 24, 28, 32, 36, 40, 48, 56, 64];

const chromium = await launchChromium();
try {
  const page = await chromium.browser.newPage();
  for (const state of states) await drawTray(page, state);
  await drawApplication(page);
} finally {
  await chromium.close();
}

async function drawTray(page: Page, state: string): Promise<void> {
  for (const [size, suffix] of [
    [16, ''],
    [32, '@2x'],
  ] as const) {
    await save(`tray/mac/${state}Template${suffix}.png`, await draw(page, `tray-${state}-16.svg`, size));
  }
  for (const panel of ['on-light', 'on-dark']) {
    const pictures: Picture[] = [];
    for (const size of windowsTraySizes) {
      const { grid, margin } = windowsDrawing(size);
      pictures.push({ size, png: await draw(page, `${panel}/tray-${state}-${grid}.svg`, size, margin) });
    }
    await save(`tray/win/${panel}/${state}.ico`, ico(pictures));
  }
  for (const size of [22, 44]) {
    await save(`tray/linux/${state}-${size}.png`, await draw(page, `linux/tray-${state}-22.svg`, size));
  }
}

/** The drawing whose lines fall on whole pixels at this size, and the pixels to leave empty around it. */
function windowsDrawing(size: number): { grid: 16 | 20 | 22; margin: number } {
  if (size % 16 === 0) return { grid: 16, margin: 0 };
  if (size % 20 === 0) return { grid: 20, margin: 0 };
  return { grid: 22, margin: size === 24 ? 1 : 0 };
}

async function drawApplication(page: Page): Promise<void> {
  const pictures = async (sizes: readonly number[]): Promise<Picture[]> => {
    const drawn: Picture[] = [];
    for (const size of sizes) {
      drawn.push({ size, png: await draw(page, size <= 32 ? 'app-small.svg' : 'app.svg', size) });
    }
    return drawn;
  };
  for (const { size, png } of await pictures(linuxSizes)) await save(`icons/${size}x${size}.png`, png);
  const small = (await pictures(icnsPixelSizes)).map(({ png }) => pixelsOf(page, { bytes: png, type: 'image/png' }));
  await save('icon.icns', icns(await pictures(icnsSizes), await Promise.all(small)));
  await save('icon.ico', ico(await pictures(icoSizes)));
}

async function draw(page: Page, drawing: string, size: number, margin = 0): Promise<Buffer> {
  const svg = await readFile(join(build, 'drawings', drawing));
  const source = `data:image/svg+xml;base64,${svg.toString('base64')}`;
  const side = size - 2 * margin;
  await page.setViewportSize({ width: size, height: size });
  // No rule for `*`: it would show the style element itself, as text.
  await page.setContent(
    `<style>body { margin: ${margin}px } img { display: block }</style><img src="${source}" width="${side}" height="${side}">`,
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  return takePicture(page, { omitBackground: true, type: 'png' });
}

async function save(name: string, content: Buffer): Promise<void> {
  const file = join(build, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
