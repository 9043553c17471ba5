import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Children } from './children.ts';

/** Pixels as they are on the screen, four bytes each (red, green, blue, opacity), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a person sees and does at a screen, whatever draws it. */
export abstract class Hands {
  readonly size: readonly [number, number];
  readonly #children: Children;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(children: Children, environment: Readonly<Record<string, string>>, size: readonly [number, number]) {
    this.#children = children;
    this.#environment = environment;
    this.size = size;
  }

  /** Writes a PNG of a part of the screen; without one of the whole. */
  async picture(file: string, area: Area = { x: 0, y: 0, width: this.size[0], height: this.size[1] }): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await this.png(area));
  }

  /** The pixels of a part of the screen. */
  async pixels(area: Area): Promise<Pixels> {
    return { width: area.width, height: area.height, bytes: await this.rgba(area) };
  }

  /** Presses keys, such as `ctrl+c`, one after the other. */
  abstract press(...keys: string[]): Promise<void>;

  /** Types a text, letter by letter, with `delayMs` between them. */
  abstract type(text: string, delayMs?: number): Promise<void>;

  /** Moves the pointer there and clicks; 1 is the left button, 3 the right one. */
  abstract click(x: number, y: number, button?: 1 | 2 | 3): Promise<void>;

  abstract moveTo(x: number, y: number): Promise<void>;

  /** A part of the screen as a PNG. */
  protected abstract png(area: Area): Promise<Buffer>;

  protected abstract rgba(area: Area): Promise<Buffer>;

  /** Runs a program on this screen and answers what it printed. */
  protected run(program: string, words: readonly string[]): Promise<Buffer> {
    return this.#children.runForBytes(program, words, this.#environment);
  }
}
