import type { Rectangle } from 'electron';
import type { Platform } from '../../core/ports/platform.ts';

export interface Screen {
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}

export interface PlacementInput {
  readonly system: Platform['system'];
  /** All zero where the system does not tell, or the icon is in an overflow. */
  readonly tray: Rectangle;
  /** The screen the icon is on. */
  readonly trayScreen: Screen;
  /** The screen with the pointer: where the window is wanted. */
  readonly screen: Screen;
  readonly size: { readonly width: number; readonly height: number };
}

/** Below the menu bar on macOS; elsewhere between the window and both edges of the corner (docs/design.md#windows). */
const gapBelowMenuBar = 5;
const cornerGap = 12;

/**
 * Where the popover goes, in whole DIPs (a fraction makes `setBounds` throw), always inside the work area and no larger.
 * All rectangles are in DIPs of Electron's one desktop plane, so scales do not matter and origins may be negative.
 */
export function placePopover(input: PlacementInput): Rectangle {
  const area = input.screen.workArea;
  const size = fittingSize(input.size, area);
  return { ...inside(area, wanted(input, size), size), ...size };
}

/**
 * Where a window that the person has dragged goes: it stays, wholly inside the screen it is most on, also after it has grown.
 * Null: it is on no screen any more.
 */
export function placeDragged(bounds: Rectangle, size: Size, screens: readonly Screen[]): Rectangle | null {
  const seen = screens.map((screen) => ({ screen, shared: sharedArea(bounds, screen.bounds) }));
  const most = seen.reduce<(typeof seen)[number] | null>(
    (best, one) => (one.shared > (best?.shared ?? 0) ? one : best),
    null,
  );
  if (most === null) return null;
  const fitting = fittingSize(size, most.screen.workArea);
  return { ...inside(most.screen.workArea, bounds, fitting), ...fitting };
}

function sharedArea(one: Rectangle, other: Rectangle): number {
  const width = Math.min(right(one), right(other)) - Math.max(one.x, other.x);
  const height = Math.min(bottom(one), bottom(other)) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

function fittingSize(size: Size, area: Rectangle): Size {
  return {
    width: Math.floor(Math.min(size.width, area.width)),
    height: Math.floor(Math.min(size.height, area.height)),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}
type Size = PlacementInput['size'];

function wanted(input: PlacementInput, size: Size): Point {
  switch (input.system) {
    case 'darwin':
      return underIcon(input, size);
    case 'win32':
      return taskbarCorner(input, size);
    case 'linux':
      return panelCorner(input.screen, size);
  }
}

/** Menu bar icons stand at the same distance from the right edge of every screen. */
function underIcon({ tray, trayScreen, screen }: PlacementInput, size: Size): Point {
  if (isEmpty(tray)) return cornerAt('top', screen.workArea, size);
  const fromRight = right(trayScreen.bounds) - (tray.x + tray.width / 2);
  return { x: right(screen.bounds) - fromRight - size.width / 2, y: screen.workArea.y + gapBelowMenuBar };
}

function taskbarCorner(input: PlacementInput, size: Size): Point {
  return cornerAt(taskbarSide(input), input.screen.workArea, size);
}

/**
 * Electron tells no place of the icon on Linux, but a panel takes its edge off the work area; with X11 off that of one
 * screen at most (Chromium, x11_display_util.cc, ClipWorkArea).
 */
function panelCorner({ bounds, workArea }: Screen, size: Size): Point {
  return cornerAt(traySide(insets(bounds, workArea)), workArea, size);
}

type Side = 'left' | 'top' | 'right' | 'bottom';

/** Thinner than any panel (DIPs): what rounding leaves on a scaled screen. */
const thinnestPanel = 2;

/**
 * The side of the panel with the tray. Of several panels the one at the top has it, as on GNOME with a dock, Xfce and
 * MATE, else the one at the bottom; upright ones beside a level one are docks. Without a panel it is taken for one at the
 * top, where most are.
 */
function traySide(inset: Readonly<Record<Side, number>>): Side {
  const sides = (['left', 'right', 'top', 'bottom'] as const).filter((side) => inset[side] >= thinnestPanel);
  if (sides.includes('top') || sides.length === 0) return 'top';
  if (sides.includes('bottom')) return 'bottom';
  return inset.left > inset.right ? 'left' : 'right';
}

function insets(bounds: Rectangle, workArea: Rectangle): Record<Side, number> {
  return {
    left: workArea.x - bounds.x,
    top: workArea.y - bounds.y,
    right: right(bounds) - right(workArea),
    bottom: bottom(bounds) - bottom(workArea),
  };
}

/** The notification area is at the right end of a level bar and at the bottom of an upright one. */
function cornerAt(side: Side, area: Rectangle, size: Size): Point {
  return {
    x: side === 'left' ? area.x + cornerGap : right(area) - size.width - cornerGap,
    y: side === 'top' ? area.y + cornerGap : bottom(area) - size.height - cornerGap,
  };
}

/** The side where the work area is inset; for a taskbar that hides itself, the edge nearest to the icon. */
function taskbarSide({ screen, tray, trayScreen }: PlacementInput): Side {
  const { bounds, workArea } = screen;
  if (bottom(workArea) < bottom(bounds)) return 'bottom';
  if (workArea.y > bounds.y) return 'top';
  if (workArea.x > bounds.x) return 'left';
  if (right(workArea) < right(bounds)) return 'right';
  return isEmpty(tray) ? 'bottom' : nearestSide(tray, trayScreen.bounds);
}

function nearestSide(tray: Rectangle, bounds: Rectangle): Side {
  const x = tray.x + tray.width / 2;
  const y = tray.y + tray.height / 2;
  const distances: readonly (readonly [Side, number])[] = [
    ['bottom', bottom(bounds) - y],
    ['top', y - bounds.y],
    ['left', x - bounds.x],
    ['right', right(bounds) - x],
  ];
  return distances.reduce((nearest, side) => (side[1] < nearest[1] ? side : nearest))[0];
}

function inside(area: Rectangle, point: Point, size: Size): Point {
  return {
    x: clamp(Math.round(point.x), Math.ceil(area.x), Math.floor(right(area) - size.width)),
    y: clamp(Math.round(point.y), Math.ceil(area.y), Math.floor(bottom(area) - size.height)),
  };
}

/** Where no whole number fits, the upper left edge wins. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function right(area: Rectangle): number {
  return area.x + area.width;
}

function bottom(area: Rectangle): number {
  return area.y + area.height;
}

function isEmpty(area: Rectangle): boolean {
  return area.width === 0 || area.height === 0;
}
