import type { Clipboard as ElectronClipboard, ClipboardItem } from 'electron';
import type { Clipboard, Log } from '../../core/ports/desktop.ts';
import type { Platform } from '../../core/platform.ts';

/** What is used of Electron's module. */
export interface ClipboardModule {
  readonly clipboard: Pick<ElectronClipboard, 'readText' | 'writeText' | 'write' | 'clear'>;
  readonly ClipboardItem: new (items: Record<string, string | Blob>) => ClipboardItem;
}

/**
 * What asks clipboard managers and histories not to keep an entry: nspasteboard.org on macOS, Microsoft's "Cloud
 * Clipboard and Clipboard History Formats" on Windows, KDE's hint on Linux. Untested on the real systems so far.
 */
const markers: Readonly<Record<Platform['system'], readonly (readonly [string, Blob | string])[]>> = {
  darwin: [['org.nspasteboard.ConcealedType', '']],
  win32: [
    ['ExcludeClipboardContentFromMonitorProcessing', dword(0)],
    ['CanIncludeInClipboardHistory', dword(0)],
    ['CanUploadToCloudClipboard', dword(0)],
  ],
  linux: [['x-kde-passwordManagerHint', 'secret']],
};

function dword(value: number): Blob {
  return new Blob([new Uint8Array(new Uint32Array([value]).buffer)]);
}

/** The system's clipboard. A secret and its markers are one write, so that no moment shows the one without the other. */
export function createClipboard(electron: ClipboardModule, system: Platform['system'], log: Log): Clipboard {
  const { clipboard } = electron;
  return {
    readText: () => clipboard.readText(),
    writeText: (text) => clipboard.writeText(text),
    async writeSecret(text) {
      const item: Record<string, string | Blob> = { 'text/plain': text.reveal() };
      for (const [name, value] of markers[system]) item[`electron application/osclipboard;format="${name}"`] = value;
      try {
        await clipboard.write([new electron.ClipboardItem(item)]);
      } catch (error) {
        log.warn(`The clipboard took no markers: ${String(error)}`);
        await clipboard.writeText(text.reveal());
      }
    },
    clear() {
      clipboard.clear();
      return Promise.resolve();
    },
  };
}
