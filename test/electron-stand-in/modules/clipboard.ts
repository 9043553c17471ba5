import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { isReady } from './readiness.ts';

type ItemValue = string | Blob | Electron.ClipboardBookmark | Promise<Blob | string>;

export class ClipboardItem {
  readonly types: string[];
  private readonly items: Record<string, ItemValue>;

  constructor(items: Record<string, ItemValue>) {
    this.items = items;
    this.types = Object.keys(items);
  }

  async getType(type: string): Promise<Blob> {
    const value = await this.items[type];
    if (value === undefined) throw new Error(`The type ${type} was not found`);
    return value instanceof Blob
      ? value
      : new Blob([typeof value === 'string' ? value : JSON.stringify(value)], { type });
  }
}

let contents = new Map<string, Blob>();

/** Every member but `clear` gives a promise since Electron 44 (docs/breaking-changes.md). */
export const clipboard = throwingByName('clipboard', {
  async readText(): Promise<string> {
    await usable();
    return (await contents.get('text/plain')?.text()) ?? '';
  },
  async writeText(text: string): Promise<void> {
    await usable();
    contents = new Map([['text/plain', new Blob([text])]]);
  },
  async read(): Promise<ClipboardItem[]> {
    await usable();
    return contents.size === 0 ? [] : [new ClipboardItem(Object.fromEntries(contents))];
  },
  async write(data: ClipboardItem[]): Promise<void> {
    await usable();
    const written = new Map<string, Blob>();
    for (const item of data) for (const type of item.types) written.set(type, await item.getType(type));
    contents = written;
  },
  async has(mimetype: string): Promise<boolean> {
    await usable();
    return contents.has(mimetype);
  },
  clear(): void {
    contents = new Map();
  },
});

/** The clipboard belongs to the window system, which is there after ready. */
async function usable(): Promise<void> {
  if (!isReady() && rule('clipboard-after-ready')) throw new Error('clipboard cannot be used before app is ready');
  await Promise.resolve();
}

onCommand('clipboard.read', async () => ({
  text: (await contents.get('text/plain')?.text()) ?? '',
  types: [...contents.keys()],
}));
onCommand('clipboard.write', (value) => {
  contents = new Map([['text/plain', new Blob([String(value)])]]);
});
