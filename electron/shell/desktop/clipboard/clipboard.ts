import type { Clipboard as ElectronClipboard, ClipboardItem } from 'electron';
import type { Clipboard, Log } from '../../../core/ports/desktop.ts';
import type { Platform } from '../../../core/ports/platform.ts';
import type { Secret } from '../../../core/secret.ts';

/** What is used of Electron's module. */
export interface ClipboardModule {
  readonly clipboard: Pick<ElectronClipboard, 'readText' | 'writeText' | 'write' | 'clear'> & {
    /** On Linux only (electron.d.ts types it as always there). */
    readonly selection?: Place | undefined;
  };
  readonly ClipboardItem: new (items: Record<string, string | Blob>) => ClipboardItem;
}

/** Somewhere the system offers text. */
type Place = Pick<ElectronClipboard, 'readText' | 'clear'>;

/**
 * What asks clipboard managers and histories not to keep an entry: nspasteboard.org on macOS, Microsoft's "Cloud
 * Clipboard and Clipboard History Formats" on Windows, KDE's hint on Linux, under its plain name on X11 (Electron's
 * electron_api_clipboard_item.cc writes the format as it is). Klipper heeds it; untested on macOS and Windows so far.
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

/**
 * The system's clipboard. A secret and its markers are one write, so that no moment shows the one without the other.
 *
 * On Linux Chromium offers text that is written to the clipboard as the primary selection too, which the middle button
 * pastes, without markers (ui/base/clipboard/clipboard_ozone.cc, WritePortableTextRepresentation), and `clear` leaves it
 * there (electron#9386).
 */
export function createClipboard(
  electron: ClipboardModule,
  system: Platform['system'],
  log: Log,
  keyboard: Clipboard['keyboard'],
): Clipboard {
  const { clipboard } = electron;
  const { selection } = clipboard;
  const copies: readonly Place[] = selection === undefined ? [] : [selection];
  // No program was served the selection yet: that takes a turn of the event loop, and so would reading it first. What a
  // person had selected before is gone already.
  const leaveSelection = (): void => {
    try {
      selection?.clear();
    } catch (error) {
      log.warn(`The primary selection was not cleared: ${String(error)}`);
    }
  };
  return {
    keyboard,
    writeText: (text) => clipboard.writeText(text),
    async writeSecret(secret) {
      const item: Record<string, string | Blob> = { 'text/plain': secret.reveal() };
      for (const [name, value] of markers[system]) item[`electron application/osclipboard;format="${name}"`] = value;
      try {
        await clipboard.write([new electron.ClipboardItem(item)]);
      } catch (error) {
        log.warn(`The clipboard took no markers: ${String(error)}`);
        return 'no-marks';
      }
      leaveSelection();
      return 'written';
    },
    async writeUnmarked(secret) {
      await clipboard.writeText(secret.reveal());
      leaveSelection();
    },
    async clearCopies(secrets) {
      await all(copies.map((place) => clearIfHeld(place, secrets)));
    },
    async clearSecrets(secrets) {
      const [isCleared] = await all([clipboard, ...copies].map((place) => clearIfHeld(place, secrets)));
      if (isCleared === true && (await isHeld(clipboard, secrets))) await replace(electron.clipboard, secrets);
    },
  };
}

/** Waits for all of them; rejects with the reason of the first that failed. */
async function all(tried: readonly Promise<boolean>[]): Promise<boolean[]> {
  await Promise.allSettled(tried);
  return Promise.all(tried);
}

/** Whether the place holds one of the secrets. */
async function isHeld(place: Place, secrets: readonly Secret[]): Promise<boolean> {
  const text = await place.readText();
  return secrets.some((secret) => secret.reveal() === text);
}

/**
 * Whether it was. Each place is read as seldom as can be: a program that is stopped and holds it keeps main waiting for
 * some 18 s on X11 (seen on Electron 33), with all its windows.
 */
async function clearIfHeld(place: Place, secrets: readonly Secret[]): Promise<boolean> {
  const wasHeld = await isHeld(place, secrets);
  if (wasHeld) place.clear();
  return wasHeld;
}

/**
 * Under Wayland GNOME keeps a copy of what is copied and offers it as soon as nobody else does (mutter,
 * src/core/meta-clipboard-manager.c), so that `clear` brings it back. Another text takes its place, but only while a window
 * of ours has the keyboard. A blank, since Chromium takes an empty text for no text.
 *
 * @throws Error where a secret is still there.
 */
async function replace(clipboard: ClipboardModule['clipboard'], secrets: readonly Secret[]): Promise<void> {
  await clipboard.writeText(' ');
  clipboard.clear();
  clipboard.selection?.clear();
  if (await isHeld(clipboard, secrets)) throw new Error('The desktop offers again what was cleared.');
}
