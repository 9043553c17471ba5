import { EventEmitter } from 'node:events';
import { settings } from '../channel/settings.ts';
import type { DisplaySetting } from '../channel/settings.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { StandInEvent } from './events.ts';
import { isReady } from './readiness.ts';

export type Display = Pick<
  Electron.Display,
  'id' | 'bounds' | 'workArea' | 'size' | 'workAreaSize' | 'scaleFactor' | 'rotation' | 'internal' | 'label'
>;

export interface ScreenEvents {
  'display-metrics-changed': [event: StandInEvent, display: Display, changedMetrics: string[]];
  'display-added': [event: StandInEvent, display: Display];
  'display-removed': [event: StandInEvent, display: Display];
}

class StandInScreen extends EventEmitter<ScreenEvents> {
  private displays = settings.displays.map(toDisplay);
  private cursor: Electron.Point = { x: 0, y: 0 };

  getAllDisplays(): Display[] {
    refuseBeforeReady();
    return structuredClone(this.displays);
  }

  getPrimaryDisplay(): Display {
    return firstOf(this.getAllDisplays());
  }

  /** The display that shows most of the rectangle, else the nearest. */
  getDisplayMatching(rect: Electron.Rectangle): Display {
    const centre = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    const byOverlap = this.getAllDisplays().sort(
      (one, other) => overlap(other.bounds, rect) - overlap(one.bounds, rect),
    );
    const best = firstOf(byOverlap);
    return overlap(best.bounds, rect) > 0 ? best : this.getDisplayNearestPoint(centre);
  }

  getDisplayNearestPoint(point: Electron.Point): Display {
    return firstOf(
      this.getAllDisplays().sort((one, other) => distance(one.bounds, point) - distance(other.bounds, point)),
    );
  }

  getCursorScreenPoint(): Electron.Point {
    refuseBeforeReady();
    return { ...this.cursor };
  }

  _replace(displays: DisplaySetting[]): void {
    this.displays = displays.map(toDisplay);
    this.emit('display-metrics-changed', new StandInEvent(), firstOf(this.displays), [
      'bounds',
      'workArea',
      'scaleFactor',
    ]);
  }

  _moveCursor(point: Electron.Point): void {
    this.cursor = point;
  }
}

function refuseBeforeReady(): void {
  if (!isReady() && rule('screen-after-ready'))
    throw new Error("The 'screen' module can't be used before the app 'ready' event");
}

function firstOf(displays: Display[]): Display {
  const first = displays[0];
  if (first === undefined) throw new Error('The stand-in was told of no display.');
  return first;
}

function toDisplay(setting: DisplaySetting, index: number): Display {
  const { bounds, workArea, scaleFactor } = setting;
  const size = { width: bounds.width, height: bounds.height };
  const workAreaSize = { width: workArea.width, height: workArea.height };
  return {
    id: index + 1,
    bounds,
    workArea,
    scaleFactor,
    size,
    workAreaSize,
    rotation: 0,
    internal: index === 0,
    label: `Display ${index + 1}`,
  };
}

function overlap(one: Electron.Rectangle, other: Electron.Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

function distance(bounds: Electron.Rectangle, point: Electron.Point): number {
  const x = Math.max(bounds.x - point.x, 0, point.x - (bounds.x + bounds.width));
  const y = Math.max(bounds.y - point.y, 0, point.y - (bounds.y + bounds.height));
  return Math.hypot(x, y);
}

export const screen = throwingByName('screen', new StandInScreen());

onCommand('displays', (value) => screen._replace(value as DisplaySetting[]));
onCommand('cursor', (value) => screen._moveCursor(value as Electron.Point));
