import { Hands, type Area } from './hands.ts';

/** An X screen (ImageMagick's import), and a person's hands on its mouse and keys (xdotool). */
export class Screen extends Hands {
  async press(...keys: string[]): Promise<void> {
    await this.run('xdotool', ['key', '--clearmodifiers', ...keys]);
  }

  async type(text: string, delayMs = 8): Promise<void> {
    await this.run('xdotool', ['type', '--clearmodifiers', '--delay', String(delayMs), '--', text]);
  }

  async click(x: number, y: number, button: 1 | 2 | 3 = 1): Promise<void> {
    await this.moveTo(x, y);
    await this.run('xdotool', ['click', String(button)]);
  }

  /** Without xdotool's `--sync`, which waits for ever where the pointer is there already. */
  async moveTo(x: number, y: number): Promise<void> {
    await this.run('xdotool', ['mousemove', String(Math.round(x)), String(Math.round(y))]);
  }

  protected png(): Promise<Buffer> {
    return this.#import(['png:-']);
  }

  protected rgba({ x, y, width, height }: Area): Promise<Buffer> {
    const area = `${String(width)}x${String(height)}+${String(x)}+${String(y)}`;
    return this.#import(['-crop', area, '+repage', '-depth', '8', 'rgba:-']);
  }

  #import(words: readonly string[]): Promise<Buffer> {
    return this.run('import', ['-silent', '-window', 'root', ...words]);
  }
}
