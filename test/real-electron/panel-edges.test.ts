import { describe, expect, it, onTestFinished } from 'vitest';
import { panelThickness, type PanelEdge } from './desktop/panel.ts';
import { setScenario } from './support/scenario.ts';

const screen = { width: 1280, height: 800 };
const size = { width: 420, height: 620 };
/** Between the window and the two edges of the corner. */
const gap = 12;

/** Beside the end of the panel that holds the tray: its right end where it lies, its lower end where it stands. */
const places: Readonly<Record<PanelEdge, { readonly x: number; readonly y: number }>> = {
  top: { x: screen.width - size.width - gap, y: panelThickness + gap },
  bottom: { x: screen.width - size.width - gap, y: screen.height - panelThickness - size.height - gap },
  left: { x: panelThickness + gap, y: screen.height - size.height - gap },
  right: { x: screen.width - panelThickness - size.width - gap, y: screen.height - size.height - gap },
};

describe('the window opens beside the tray of a panel', () => {
  it.each(Object.entries(places))('at the edge %s', async (edge, place) => {
    const panel = edge as PanelEdge;
    const scenario = await setScenario(`panel-${edge}`, {
      desktop: { panel, keyring: 'none', size: [screen.width, screen.height] },
    });
    onTestFinished(() => scenario.close());
    const app = scenario.startApp();
    await (await app.page()).getByLabel('Portal address').waitFor();
    await app.focused();
    const { x, y, width, height } = await app.window();
    await scenario.picture('window');
    expect({ x, y, width, height }).toEqual({ ...place, ...size });
  });
});
