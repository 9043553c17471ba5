import { settings } from '../channel/settings.ts';
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

const contents = { clipboard: new Map<string, Blob>(), selection: new Map<string, Blob>() };
type Place = keyof typeof contents;

/** The selection is X11's primary one, which the middle button pastes. */
export const clipboard = throwingByName('clipboard', {
  ...membersOf('clipboard'),
  selection: settings.platform === 'linux' ? throwingByName('clipboard.selection', membersOf('selection')) : undefined,
});

/** Every member but `clear` gives a promise since Electron 44 (Electron, breaking-changes.md). */
function membersOf(place: Place) {
  return {
    async readText(): Promise<string> {
      await usable();
      return textIn(place);
    },
    async writeText(text: string): Promise<void> {
      await usable();
      put(place, new Map([['text/plain', new Blob([text])]]));
    },
    async read(): Promise<ClipboardItem[]> {
      await usable();
      return contents[place].size === 0 ? [] : [new ClipboardItem(Object.fromEntries(contents[place]))];
    },
    async write(data: ClipboardItem[]): Promise<void> {
      await usable();
      const written = new Map<string, Blob>();
      for (const item of data) for (const type of item.types) written.set(type, await item.getType(type));
      put(place, written);
    },
    async has(mimetype: string): Promise<boolean> {
      await usable();
      return contents[place].has(mimetype);
    },
    clear(): void {
      contents[place] = new Map();
      if (!rule('clear-leaves-selection')) contents.selection = new Map();
    },
  };
}

/** Only text becomes the selection, without what else was written with it. */
function put(place: Place, written: Map<string, Blob>): void {
  const text = written.get('text/plain');
  const isSelected = place === 'clipboard' && settings.platform === 'linux' && rule('copied-text-becomes-selection');
  contents[place] = written;
  if (isSelected && text !== undefined && text.size > 0) contents.selection = new Map([['text/plain', text]]);
}

async function textIn(place: Place): Promise<string> {
  return (await contents[place].get('text/plain')?.text()) ?? '';
}

/** Electron asks for no `ready` (electron_api_clipboard.cc). */
async function usable(): Promise<void> {
  if (!isReady() && !rule('clipboard-before-ready')) throw new Error('clipboard cannot be used before app is ready');
  await Promise.resolve();
}

onCommand('clipboard.read', async () => ({
  text: await textIn('clipboard'),
  types: [...contents.clipboard.keys()],
  selection: await textIn('selection'),
}));
/** Other programs copy without selecting, and select without copying. */
onCommand('clipboard.write', (value) => {
  contents.clipboard = new Map([['text/plain', new Blob([String(value)])]]);
});
onCommand('clipboard.select', (value) => {
  contents.selection = new Map([['text/plain', new Blob([String(value)])]]);
});
