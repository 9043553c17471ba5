import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { Destroyable } from './destroyable.ts';
import { StandInEvent } from './events.ts';
import { host } from './host.ts';

export interface WindowFrameEvents {
  resize: [];
  resized: [];
  move: [];
  moved: [];
  'will-move': [event: StandInEvent, newBounds: Electron.Rectangle];
}

/** Place, size and the properties of a window that nothing shows here: their setters record what they were given. */
export class WindowFrame<
  Events extends WindowFrameEvents & Record<keyof Events, unknown[]>,
> extends Destroyable<Events> {
  readonly id: number;
  readonly recorded: Record<string, unknown> = {};
  protected bounds: Electron.Rectangle;
  protected title: string;
  /** The events of this class, which the subclass adds to. */
  private readonly frameEvents = this as unknown as Destroyable<WindowFrameEvents>;

  constructor(id: number, options: Partial<Electron.Rectangle> & { title?: string }) {
    super();
    this.id = id;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    this.title = options.title ?? '';
  }

  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  /** Numbers that are not whole are refused by Electron's converter. */
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    refuseFractions(Object.values(bounds));
    const before = this.bounds;
    this.bounds = { ...before, ...bounds };
    const { width, height, x, y } = this.bounds;
    if (width !== before.width || height !== before.height) {
      host.tell('window.resize', { windowId: this.id, width, height });
      this.frameEvents.emit('resize');
    }
    if (x !== before.x || y !== before.y) this.frameEvents.emit('move');
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  getPosition(): number[] {
    return [this.bounds.x, this.bounds.y];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getSize(): number[] {
    return [this.bounds.width, this.bounds.height];
  }

  /** As a person drags it: on macOS and Windows the app is asked first. */
  _drag(position: Electron.Point): void {
    const event = new StandInEvent();
    if (settings.platform !== 'linux') this.frameEvents.emit('will-move', event, { ...this.bounds, ...position });
    if (!event.defaultPrevented) this.setBounds(position);
  }

  setMinimumSize(width: number, height: number): void {
    this.recorded['minimumSize'] = [width, height];
  }

  center(): void {
    this.recorded['centred'] = true;
  }

  setAlwaysOnTop(flag: boolean, level?: string): void {
    this.recorded['alwaysOnTop'] = [flag, level ?? null];
  }

  setVisibleOnAllWorkspaces(visible: boolean, options?: Electron.VisibleOnAllWorkspacesOptions): void {
    this.recorded['visibleOnAllWorkspaces'] = [visible, options ?? null];
  }

  setContentProtection(enable: boolean): void {
    this.recorded['contentProtection'] = enable;
  }

  setSkipTaskbar(skip: boolean): void {
    this.recorded['skipTaskbar'] = skip;
  }

  setMenuBarVisibility(visible: boolean): void {
    this.recorded['menuBarVisible'] = visible;
  }

  setMenu(menu: unknown): void {
    this.recorded['menu'] = menu === null ? null : 'menu';
  }

  removeMenu(): void {
    this.recorded['menu'] = null;
  }

  setBackgroundColor(colour: string): void {
    this.recorded['backgroundColor'] = colour;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  setIcon(): void {
    this.recorded['icon'] = true;
  }

  setResizable(resizable: boolean): void {
    this.recorded['resizable'] = resizable;
  }

  moveTop(): void {
    this.recorded['movedTop'] = true;
  }
}

/** In Electron's words, which name a value that could not be converted only where it is a string (chromium, gin/arguments.cc). */
function refuseFractions(numbers: (number | undefined)[]): void {
  const hasFraction = numbers.some((number) => number !== undefined && !Number.isInteger(number));
  if (hasFraction && rule('bounds-are-whole-numbers')) {
    throw new TypeError('Error processing argument at index 0, conversion failure from ');
  }
}
