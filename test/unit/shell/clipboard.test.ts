import type { ClipboardItem } from 'electron';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../electron/core/ports/platform.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createClipboard, type ClipboardModule } from '../../../electron/shell/desktop/clipboard/clipboard.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

class Item {
  readonly items: Record<string, string | Blob>;
  constructor(items: Record<string, string | Blob>) {
    this.items = items;
  }
}

/** Text offered by the system, which may refuse to be read or cleared. */
class Place {
  text: string;
  #refusal: Error | null = null;

  constructor(text: string) {
    this.text = text;
  }

  refuse(reason: string | null): void {
    this.#refusal = reason === null ? null : new Error(reason);
  }

  reads = 0;

  readonly readText = async (): Promise<string> => {
    this.reads += 1;
    // Reading asks another process.
    await new Promise(setImmediate);
    this.#fail();
    return this.text;
  };

  /** What the desktop offers of its own as soon as nobody else does. */
  kept = '';

  readonly clear = (): void => {
    this.#fail();
    this.text = this.kept;
  };

  #fail(): void {
    if (this.#refusal !== null) throw this.#refusal;
  }
}

/** Electron's clipboard as far as it is used, on a system where each place holds text already. */
class Desktop {
  readonly clipboard = new Place('copied before');
  readonly selection = new Place('selected before');
  readonly log = new RecordingLog();
  /** What was written to the clipboard, in order: text, or each type of an item. */
  readonly written: unknown[] = [];
  readonly port;
  takesMarkers = true;
  /** GNOME under Wayland: copies are kept, and writes count while a window of the program has the keyboard. */
  isGnome = false;
  hasKeyboard = true;

  constructor(system: Platform['system'] = 'linux') {
    const module: ClipboardModule = {
      ClipboardItem: Item as unknown as ClipboardModule['ClipboardItem'],
      clipboard: {
        readText: this.clipboard.readText,
        clear: this.clipboard.clear,
        writeText: (text) => this.#put(text, text),
        write: ([item]: ClipboardItem[]) => {
          if (!this.takesMarkers) return Promise.reject(new Error('unsupported format'));
          const { items } = item as unknown as Item;
          const text = items['text/plain'];
          return this.#put(items, typeof text === 'string' ? text : '');
        },
        selection: system === 'linux' ? this.selection : undefined,
      },
    };
    this.port = createClipboard(module, system, this.log, () => null);
  }

  places(): string[] {
    return [this.clipboard.text, this.selection.text];
  }

  #put(written: unknown, text: string): Promise<void> {
    this.written.push(written);
    if (this.isGnome && !this.hasKeyboard) return Promise.resolve();
    this.clipboard.text = text;
    // The copy is made a little later: of a text that is gone by then there is none.
    this.clipboard.kept = '';
    if (this.isGnome) setImmediate(() => (this.clipboard.kept = this.clipboard.text));
    this.selection.text = text;
    return Promise.resolve();
  }
}

const raw = (name: string): string => `electron application/osclipboard;format="${name}"`;
const secret = new Secret(' export A=1');
const zero = new Blob([new Uint8Array(4)]);

async function bytesIn(types: unknown): Promise<Record<string, unknown>> {
  const entries = Object.entries(types as Item['items']).map(async ([type, value]): Promise<[string, unknown]> => [
    type,
    typeof value === 'string' ? value : [...(await value.bytes())],
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

describe('a secret on the clipboard', () => {
  it.each([
    ['darwin', { [raw('org.nspasteboard.ConcealedType')]: '' }],
    [
      'win32',
      {
        [raw('ExcludeClipboardContentFromMonitorProcessing')]: zero,
        [raw('CanIncludeInClipboardHistory')]: zero,
        [raw('CanUploadToCloudClipboard')]: zero,
      },
    ],
    ['linux', { [raw('x-kde-passwordManagerHint')]: 'secret' }],
  ] as const)('on %s is written with its markers at once', async (system, markers) => {
    const desktop = new Desktop(system);
    await desktop.port.writeSecret(secret);
    expect(await Promise.all(desktop.written.map(bytesIn))).toEqual([
      await bytesIn({ 'text/plain': ' export A=1', ...markers }),
    ]);
  });

  it('is not written where no markers are taken, until that is wished', async () => {
    const desktop = new Desktop();
    desktop.takesMarkers = false;
    const outcome = await desktop.port.writeSecret(secret);
    const places = desktop.places();
    await desktop.port.writeUnmarked(secret);
    expect({ outcome, places, written: desktop.written, lines: desktop.log.lines }).toEqual({
      outcome: 'no-marks',
      places: ['copied before', 'selected before'],
      written: [' export A=1'],
      lines: ['warn The clipboard took no markers: Error: unsupported format'],
    });
  });

  it.each(['writeSecret', 'writeUnmarked'] as const)(
    'leaves the primary selection before a program can ask for it (%s)',
    async (write) => {
      const desktop = new Desktop();
      let hasTurned = false;
      setImmediate(() => (hasTurned = true));
      await desktop.port[write](secret);
      expect([hasTurned, ...desktop.places()]).toEqual([false, ' export A=1', '']);
    },
  );

  it('is copied even where the primary selection cannot be cleared, which is logged, and cleared later', async () => {
    const desktop = new Desktop();
    desktop.selection.refuse('held');
    await desktop.port.writeSecret(secret);
    const meanwhile = desktop.places();
    await expect(desktop.port.clearCopies([secret])).rejects.toThrow('held');
    desktop.selection.refuse(null);
    await desktop.port.clearCopies([secret]);
    expect({ meanwhile, places: desktop.places(), lines: desktop.log.lines }).toEqual({
      meanwhile: [' export A=1', ' export A=1'],
      places: [' export A=1', ''],
      lines: ['warn The primary selection was not cleared: Error: held'],
    });
  });

  it('is taken out of the primary selection where another program has put it back', async () => {
    const desktop = new Desktop();
    await desktop.port.writeSecret(secret);
    desktop.selection.text = desktop.clipboard.text;
    await desktop.port.clearSecrets([secret]);
    expect(desktop.places()).toEqual(['', '']);
  });

  it.each(['clipboard', 'selection'] as const)('is cleared elsewhere though the %s fails', async (place) => {
    const desktop = new Desktop();
    await desktop.port.writeSecret(secret);
    desktop.selection.text = desktop.clipboard.text;
    desktop[place].refuse('held');
    await expect(desktop.port.clearSecrets([secret])).rejects.toThrow('held');
    expect(desktop.places()).toEqual(place === 'clipboard' ? [' export A=1', ''] : ['', ' export A=1']);
  });

  it('is alone what is cleared: what a person copied or selected since stays', async () => {
    const desktop = new Desktop();
    await desktop.port.writeSecret(secret);
    desktop.selection.text = 'selected since';
    await desktop.port.clearCopies([secret]);
    await desktop.port.clearSecrets([secret]);
    const selected = desktop.places();
    await desktop.port.writeSecret(secret);
    desktop.clipboard.text = 'copied since';
    await desktop.port.clearSecrets([secret]);
    expect({ selected, places: desktop.places() }).toEqual({
      selected: ['', 'selected since'],
      places: ['copied since', ''],
    });
  });

  it('is cleared of several wherever one of them is', async () => {
    const desktop = new Desktop();
    const earlier = new Secret(' export A=0');
    await desktop.port.writeSecret(secret);
    desktop.selection.text = earlier.reveal();
    await desktop.port.clearCopies([earlier, secret]);
    const meanwhile = desktop.places();
    desktop.selection.text = earlier.reveal();
    await desktop.port.clearSecrets([earlier, secret]);
    expect({ meanwhile, places: desktop.places() }).toEqual({
      meanwhile: [' export A=1', ''],
      places: ['', ''],
    });
  });

  it('F: is cleared where the desktop offers it again, and leaves nothing selected', async () => {
    const desktop = new Desktop();
    desktop.isGnome = true;
    await desktop.port.writeSecret(secret);
    await new Promise(setImmediate);
    await desktop.port.clearSecrets([secret]);
    expect(desktop.places()).toEqual(['', '']);
  });

  it('F: is said to be there still where the desktop offers it again and the keyboard is elsewhere', async () => {
    const desktop = new Desktop();
    desktop.isGnome = true;
    await desktop.port.writeSecret(secret);
    await new Promise(setImmediate);
    desktop.hasKeyboard = false;
    await expect(desktop.port.clearSecrets([secret])).rejects.toThrow('offers again');
    desktop.hasKeyboard = true;
    await desktop.port.clearSecrets([secret]);
    expect(desktop.places()).toEqual(['', '']);
  });

  it('is cleared without writing anything where clearing is enough', async () => {
    const desktop = new Desktop();
    await desktop.port.writeSecret(secret);
    await desktop.port.clearSecrets([secret]);
    expect(desktop.written).toHaveLength(1);
  });

  it('is looked for once in each place where it is not any more: a program that is stopped keeps its reader waiting', async () => {
    const desktop = new Desktop();
    await desktop.port.writeSecret(secret);
    desktop.clipboard.text = 'copied since';
    await desktop.port.clearSecrets([secret]);
    expect([desktop.clipboard.reads, desktop.selection.reads]).toEqual([1, 1]);
  });

  it.each(['darwin', 'win32'] as const)('is cleared on %s, which has no such selection', async (system) => {
    const desktop = new Desktop(system);
    await desktop.port.writeSecret(secret);
    await desktop.port.clearCopies([secret]);
    const copied = desktop.clipboard.text;
    await desktop.port.clearSecrets([secret]);
    expect({ copied, clipboardText: desktop.clipboard.text, lines: desktop.log.lines }).toEqual({
      copied: ' export A=1',
      clipboardText: '',
      lines: [],
    });
  });
});

it('what is no secret is written as it is, and stays selected as well', async () => {
  const desktop = new Desktop();
  await desktop.port.writeText('111122223333');
  expect({ written: desktop.written, places: desktop.places() }).toEqual({
    written: ['111122223333'],
    places: ['111122223333', '111122223333'],
  });
});
