import { describe, expect } from 'vitest';
import { environmentNames } from '../../electron/shared/model/environment.ts';
import { account, catalogue, role, snapshot } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const accounts = environmentNames.map((name, at) => ({
  ...account(`11112222000${String(at)}`, `account-${String(at)}`, name, ['AdministratorAccess']),
  environmentWord: `Word ${String(at)}`,
}));
const pinned = accounts.map(({ id }) => role(id, 'AdministratorAccess'));

function looks(openWindow: OpenWindow, context: WindowOptions['context'] = {}): Promise<TestWindow> {
  return openWindow({
    snapshot: snapshot({ pinned, recent: [], freshness: [] }),
    catalogue: { ...catalogue, accounts },
    context: { ...context, deviceScaleFactor: 1 },
  });
}

/** For each pair of drawings the share of pixels whose brightness differs clearly. */
function differences(drawings: readonly (readonly number[])[]): number[] {
  return drawings.flatMap((one, at) =>
    drawings
      .slice(at + 1)
      .map((other) => one.filter((grey, pixel) => Math.abs(grey - (other[pixel] ?? 0)) > 40).length / one.length),
  );
}

/** The drawing of a medallion in shades of grey, as the page draws it, on a canvas of its own size. */
async function greys(window: TestWindow): Promise<number[][]> {
  return window.page.evaluate(async () => {
    const drawn = [...document.querySelectorAll<SVGElement>('[role=option] svg.medallion')];
    return Promise.all(
      drawn.map(async (svg) => {
        const copy = svg.cloneNode(true) as SVGElement;
        copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
        copy.setAttribute('width', '64');
        copy.setAttribute('height', '64');
        const originals = [...svg.querySelectorAll('*')];
        [...copy.querySelectorAll('*')].forEach((part, at) => {
          const style = getComputedStyle(originals[at] ?? svg);
          for (const name of ['fill', 'stroke', 'stroke-width']) part.setAttribute(name, style.getPropertyValue(name));
        });
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
        await image.decode();
        const canvas = new OffscreenCanvas(64, 64);
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('There is no canvas.');
        context.fillStyle = getComputedStyle(document.body).backgroundColor;
        context.fillRect(0, 0, 64, 64);
        context.drawImage(image, 0, 0, 64, 64);
        // The disc alone: the ring around it is of the credentials.
        const { data } = context.getImageData(18, 18, 28, 28);
        return Array.from({ length: data.length / 4 }, (_, pixel) => {
          const [red = 0, green = 0, blue = 0] = data.slice(pixel * 4, pixel * 4 + 3);
          return 0.299 * red + 0.587 * green + 0.114 * blue;
        });
      }),
    );
  });
}

describe('the six looks', () => {
  it.for([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['high contrast', { colorScheme: 'light', contrast: 'more' }],
    ['a contrast theme', { colorScheme: 'dark', forcedColors: 'active' }],
  ] as const)('are told apart without colour, in %s', async ([, context], { openWindow }) => {
    const window = await looks(openWindow, context);
    await window.page.getByRole('option').nth(5).waitFor();
    const drawings = (await greys(window)).slice(0, environmentNames.length);
    const least = Math.min(...differences(drawings));
    expect([drawings.length, least > 0.04 ? 'told apart' : least]).toEqual([6, 'told apart']);
  });

  it('have words of their own on their rows and for screen readers', async ({ openWindow }) => {
    const window = await looks(openWindow);
    const rows = await window.rows();
    expect(rows.slice(0, 6).map((row) => row.split(', ')[1])).toEqual(
      accounts.map(({ environmentWord }) => environmentWord),
    );
  });

  it('are found by their own words', async ({ openWindow }) => {
    const window = await looks(openWindow);
    await window.page.keyboard.type('env:word');
    await window.page.getByRole('option').first().waitFor();
    const all = (await window.rows()).length;
    await window.page.keyboard.press('Control+a');
    await window.page.keyboard.type('word 3 administrator');
    await expect.poll(async () => (await window.rows())[0]?.split(',')[0]).toBe('account-3');
    expect(all).toBe(6);
  });

  it('name a red one of the person’s own in the footer', async ({ openWindow }) => {
    const window = await looks(openWindow);
    await window.page.getByRole('option').first().waitFor();
    expect(await window.page.locator('footer .act').first().innerText()).toContain('Open Word 0 console');
  });
});
