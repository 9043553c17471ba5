import { Hands, type Area } from './hands.ts';

/** What a Wayland compositor shows (grim), and a person's hands on the keys (wtype). */
export class WaylandScreen extends Hands {
  async press(...keys: string[]): Promise<void> {
    await this.run('wtype', keys.flatMap(keyWords));
  }

  async type(text: string, delayMs = 4): Promise<void> {
    await this.run('wtype', ['-d', String(delayMs), '--', text]);
  }

  /** Debian 12 has no program that holds a virtual pointer. */
  click(): Promise<never> {
    return this.moveTo();
  }

  moveTo(): Promise<never> {
    return Promise.reject(new Error('There is no mouse on the Wayland desktop.'));
  }

  protected png(area: Area): Promise<Buffer> {
    return this.run('grim', ['-g', inWordsOfGrim(area), '-']);
  }

  protected rgba(area: Area): Promise<Buffer> {
    return this.run('sh', ['-c', `grim -g '${inWordsOfGrim(area)}' - | convert png:- -depth 8 rgba:-`]);
  }
}

function inWordsOfGrim({ x, y, width, height }: Area): string {
  return `${String(x)},${String(y)} ${String(width)}x${String(height)}`;
}

/** `ctrl+shift+c` in wtype's words: modifiers down, the key, modifiers up. */
function keyWords(keys: string): string[] {
  const names = keys.split('+');
  const key = names.pop() ?? '';
  const down = names.flatMap((name) => ['-M', name]);
  const up = names.toReversed().flatMap((name) => ['-m', name]);
  return [...down, '-k', key, ...up];
}
