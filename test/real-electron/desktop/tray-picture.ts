/** Which of the tray's pictures the panel shows, and where, read off the screen. */
import { join } from 'node:path';
import { bytesOf } from '../../harness/run-program.ts';
import { project } from '../support/readable-copy.ts';
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';
import { panelColour, panelThickness } from './panel.ts';
import type { Pixels } from './hands.ts';

const trayStates = ['signed-out', 'signing-in', 'signed-in', 'expiring', 'expired'] as const;
export type TrayState = (typeof trayStates)[number];

interface ShownPicture {
  readonly state: TrayState;
  /** The middle of the picture on the screen. */
  readonly x: number;
  readonly y: number;
  /** Mean difference of a colour part between the screen and the picture, 0 to 255. */
  readonly difference: number;
}

/** More than this (of 255) is another picture. */
const mostDifference = 6;
/** How much of the panel's end is looked through, in pixels: the tray is its last part. */
const searched = 160;

/** The picture that the panel at the bottom shows, once it is that of `state`. */
export async function shownTrayPicture(desktop: Desktop, state: TrayState): Promise<ShownPicture> {
  await leavePanel(desktop);
  return until(`the picture of ${state} in the panel`, async () => {
    const shown = await trayPicture(desktop);
    return shown?.state === state && shown;
  });
}

/** The panel lights up what the pointer is over. */
export async function leavePanel(desktop: Desktop): Promise<void> {
  await desktop.screen.moveTo(1, 1);
}

/** The picture that the panel at the bottom of the screen shows; null where it shows none of them. */
export async function trayPicture(desktop: Desktop): Promise<ShownPicture | null> {
  const [width, height] = desktop.screen.size;
  const area = { x: width - searched, y: height - panelThickness, width: searched, height: panelThickness };
  const panel = await desktop.screen.pixels(area);
  const pictures = await Promise.all(
    trayStates.map(async (state) => ({ state, pixels: await committedPicture(state) })),
  );
  const best = pictures
    .map(({ state, pixels }) => ({ state, ...bestPlace(panel, pixels) }))
    .toSorted((one, other) => one.difference - other.difference)[0];
  if (best === undefined || best.difference > mostDifference) return null;
  return { state: best.state, x: area.x + best.x, y: area.y + best.y, difference: best.difference };
}

async function committedPicture(state: TrayState): Promise<Pixels> {
  const file = join(project, 'build/tray/linux', `${state}-22.png`);
  const bytes = await bytesOf('convert', [file, '-depth', '8', 'rgba:-']);
  return { width: 22, height: 22, bytes };
}

/** Where the picture, laid on the panel's colour, differs least from what is shown. */
function bestPlace(panel: Pixels, picture: Pixels): { x: number; y: number; difference: number } {
  let best = { x: 0, y: 0, difference: Number.POSITIVE_INFINITY };
  for (let top = 0; top <= panel.height - picture.height; top += 1) {
    for (let left = 0; left <= panel.width - picture.width; left += 1) {
      const difference = differenceAt(panel, picture, left, top);
      if (difference < best.difference) {
        best = { x: left + picture.width / 2, y: top + picture.height / 2, difference };
      }
    }
  }
  return best;
}

function differenceAt(panel: Pixels, picture: Pixels, left: number, top: number): number {
  let sum = 0;
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const own = (y * picture.width + x) * 4;
      const shown = ((top + y) * panel.width + left + x) * 4;
      const opacity = (picture.bytes[own + 3] ?? 0) / 255;
      for (const [part, behind] of panelColour.entries()) {
        const expected = (picture.bytes[own + part] ?? 0) * opacity + behind * (1 - opacity);
        sum += Math.abs(expected - (panel.bytes[shown + part] ?? 0));
      }
    }
  }
  return sum / (picture.width * picture.height * 3);
}
