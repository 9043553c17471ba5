import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
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

/** What a person does at a screen, whatever draws it. */
export type Hands = Pick<Screen, keyof Screen>;

/** What an X screen shows, and a person's hands on mouse and keys. */
export class Screen {
  readonly size: readonly [number, number];
  readonly #children: Children;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(children: Children, environment: Readonly<Record<string, string>>, size: readonly [number, number]) {
    this.#children = children;
    this.#environment = environment;
    this.size = size;
  }

  /** Writes a PNG of the whole screen. */
  async picture(file: string): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await this.#convert(['png:-']));
  }

  /** The pixels of a part of the screen. */
  async pixels({ x, y, width, height }: Area): Promise<Pixels> {
    const area = `${String(width)}x${String(height)}+${String(x)}+${String(y)}`;
    const bytes = await this.#convert(['-crop', area, '+repage', '-depth', '8', 'rgba:-']);
    return { width, height, bytes };
  }

  /** Presses keys by xdotool's names, such as `ctrl+c`, one after the other. */
  async press(...keys: string[]): Promise<void> {
    await this.#xdotool(['key', '--clearmodifiers', ...keys]);
  }

  /** Types a text, letter by letter. */
  async type(text: string): Promise<void> {
    await this.#xdotool(['type', '--clearmodifiers', '--delay', '8', '--', text]);
  }

  /** Moves the pointer there and clicks; 1 is the left button, 3 the right one. */
  async click(x: number, y: number, button: 1 | 2 | 3 = 1): Promise<void> {
    await this.moveTo(x, y);
    await this.#xdotool(['click', String(button)]);
  }

  /** Without xdotool's `--sync`, which waits for ever where the pointer is there already. */
  async moveTo(x: number, y: number): Promise<void> {
    await this.#xdotool(['mousemove', String(Math.round(x)), String(Math.round(y))]);
  }

  async #xdotool(words: readonly string[]): Promise<void> {
    await this.#children.run('xdotool', words, this.#environment);
  }

  #convert(words: readonly string[]): Promise<Buffer> {
    const child = spawn('import', ['-silent', '-window', 'root', ...words], {
      env: this.#environment,
      ...this.#children.user,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return buffer(child.stdout);
  }
}
