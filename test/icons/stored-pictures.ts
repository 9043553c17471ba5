/** Reads every picture that a PNG, ico or icns file holds, by a reader of its own, not by what wrote it. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { pixelsOf, type Pixels } from './pixels.ts';

export interface StoredPicture {
  /** What the file says of the picture: the side in pixels (ico), the type (icns), nothing (PNG). */
  readonly label: string;
  readonly pixels: Pixels;
}

interface Entry {
  readonly label: string;
  readonly content: Buffer;
}

/** The pictures of a file in the order they are in. @throws Error for a file or a picture that cannot be read. */
export async function storedPictures(page: Page, file: string): Promise<StoredPicture[]> {
  const entries = entriesOf(await readFile(file));
  return Promise.all(
    entries.map(async ({ label, content }) => {
      const bare = content.toString('latin1', 0, 4) === 'ARGB';
      const pixels = bare
        ? bareToPixels(content.subarray(4))
        : await pixelsOf(page, { bytes: content, type: 'image/png' });
      return { label, pixels };
    }),
  );
}

function entriesOf(bytes: Buffer): Entry[] {
  if (bytes.toString('latin1', 0, 4) === 'icns') return icnsEntries(bytes);
  if (bytes.readUInt32LE(0) === 0x10000) return icoEntries(bytes);
  return [{ label: '', content: bytes }];
}

/** The header is 6 bytes, each entry 16: side at 0 (0 is 256), length at 8, place at 12 (Microsoft, "Icons"). */
function icoEntries(bytes: Buffer): Entry[] {
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const start = bytes.readUInt32LE(entry + 12);
    return {
      label: `${bytes.readUInt8(entry) || 256}`,
      content: bytes.subarray(start, start + bytes.readUInt32LE(entry + 8)),
    };
  });
}

/** The file's length is at 4. Blocks of a type of 4 letters, a length that counts these 8 bytes, and the picture. */
function icnsEntries(bytes: Buffer): Entry[] {
  if (bytes.readUInt32BE(4) !== bytes.length) throw new Error('The icns file is not as long as it says.');
  const entries: Entry[] = [];
  for (let start = 8; start < bytes.length; start += bytes.readUInt32BE(start + 4)) {
    const end = start + bytes.readUInt32BE(start + 4);
    entries.push({ label: bytes.toString('latin1', start, start + 4), content: bytes.subarray(start + 8, end) });
  }
  return entries;
}

/** Four channels one after the other, alpha first, each packed. */
function bareToPixels(content: Buffer): Pixels {
  const bytes = unpacked(content);
  const size = Math.sqrt(bytes.length / 4);
  if (!Number.isInteger(size)) throw new Error(`${bytes.length} bytes are no square of pixels.`);
  const channel = (place: number): number[] => bytes.slice(place * size * size, (place + 1) * size * size);
  const [alpha, red, green, blue] = [channel(0), channel(1), channel(2), channel(3)];
  return { size, rgba: Uint8Array.from(alpha.flatMap((a, at) => [red[at] ?? 0, green[at] ?? 0, blue[at] ?? 0, a])) };
}

/** A byte below 128 is followed by that many bytes and one; another by one byte, meant (it − 125) times. */
function unpacked(bytes: Buffer): number[] {
  const out: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const control = bytes.readUInt8(at);
    if (control < 128) {
      out.push(...bytes.subarray(at + 1, at + 2 + control));
      at += 2 + control;
    } else {
      out.push(...Array<number>(control - 125).fill(bytes.readUInt8(at + 1)));
      at += 2;
    }
  }
  return out;
}
