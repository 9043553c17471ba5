import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import type { Children } from './children.ts';
import type { Area, Hands, Pixels } from './screen.ts';

/** What a Wayland compositor shows (grim), and a person's hands on the keys (wtype). */
export class WaylandScreen implements Hands {
  readonly size: readonly [number, number];
  readonly #children: Children;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(children: Children, environment: Readonly<Record<string, string>>, size: readonly [number, number]) {
    this.#children = children;
    this.#environment = environment;
    this.size = size;
  }

  async picture(file: string): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await this.#shell('exec grim -'));
  }

  async pixels({ x, y, width, height }: Area): Promise<Pixels> {
    const area = `${String(x)},${String(y)} ${String(width)}x${String(height)}`;
    return { width, height, bytes: await this.#shell(`grim -g '${area}' - | convert png:- -depth 8 rgba:-`) };
  }

  async press(...keys: string[]): Promise<void> {
    await this.#children.run('wtype', keys.flatMap(keyWords), this.#environment);
  }

  async type(text: string): Promise<void> {
    await this.#children.run('wtype', ['-d', '4', '--', text], this.#environment);
  }

  /** Debian 12 has no program that holds a virtual pointer. */
  click(): Promise<never> {
    return this.moveTo();
  }

  moveTo(): Promise<never> {
    return Promise.reject(new Error('There is no mouse on the Wayland desktop.'));
  }

  #shell(command: string): Promise<Buffer> {
    const child = spawn('sh', ['-c', command], {
      env: this.#environment,
      ...this.#children.user,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return buffer(child.stdout);
  }
}

/** `ctrl+shift+c` in wtype's words: modifiers down, the key, modifiers up. */
function keyWords(keys: string): string[] {
  const names = keys.split('+');
  const key = names.pop() ?? '';
  const down = names.flatMap((name) => ['-M', name]);
  const up = names.toReversed().flatMap((name) => ['-m', name]);
  return [...down, '-k', key, ...up];
}
