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

  protected png(area: Area): Promise<Buffer> {
    return this.#import(area, ['png:-']);
  }

  protected rgba(area: Area): Promise<Buffer> {
    return this.#import(area, ['-depth', '8', 'rgba:-']);
  }

  #import({ x, y, width, height }: Area, words: readonly string[]): Promise<Buffer> {
    const area = `${String(width)}x${String(height)}+${String(x)}+${String(y)}`;
    return this.run('import', ['-silent', '-window', 'root', '-crop', area, '+repage', ...words]);
  }
}
