import type { Pixels } from './pixels.ts';

/** One square picture in PNG. */
export interface Picture {
  readonly size: number;
  readonly png: Buffer;
}

/** A Windows icon of PNG entries (Microsoft, "Icons", ICONDIR and ICONDIRENTRY; PNG inside since Vista). */
export function ico(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length + 16 * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // 256 is written as 0: one byte.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/** The types of an icns file that hold PNG, by pixel size; the second of two is for double density. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** The types for 16 and 32 points at single density, by pixel size. */
const icnsPixelTypes: Readonly<Record<number, readonly string[]>> = { 16: ['ic04'], 32: ['ic05'] };

/**
 * A macOS icon (the layout is that of Apple's IconFamily). Its two smallest pictures are bare pixels, as Apple's
 * iconutil writes them: PNG in their place is drawn as noise (electron-builder-binaries, pull request 220).
 */
export function icns(pictures: readonly Picture[], small: readonly Pixels[]): Buffer {
  return block(
    'icns',
    Buffer.concat([
      ...small.flatMap((pixels) => (icnsPixelTypes[pixels.size] ?? []).map((type) => block(type, argb(pixels)))),
      ...pictures.flatMap(({ size, png }) => (icnsTypes[size] ?? []).map((type) => block(type, png))),
    ]),
  );
}

function block(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + content.length, 4);
  return Buffer.concat([header, content]);
}

/** "ARGB" and then each channel by itself, packed: alpha, red, green, blue. */
function argb({ rgba }: Pixels): Buffer {
  const channel = (place: number): number[] => [...rgba].filter((_, index) => index % 4 === place);
  return Buffer.concat([Buffer.from('ARGB'), ...[3, 0, 1, 2].map((place) => packed(channel(place)))]);
}

const longestRun = 130;
const longestLiteral = 128;

/**
 * Runs of 3 to 130 equal bytes become two bytes, 125 + length and the byte; between them stand up to 128 bytes as they
 * are, after their number less 1.
 */
function packed(bytes: readonly number[]): Buffer {
  const out: number[] = [];
  let literal: number[] = [];
  const endLiteral = (): void => {
    if (literal.length > 0) out.push(literal.length - 1, ...literal);
    literal = [];
  };
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const length = runLength(bytes, at);
    if (length >= 3) {
      endLiteral();
      out.push(125 + length, byte);
      at += length;
    } else {
      literal.push(byte);
      if (literal.length === longestLiteral) endLiteral();
      at += 1;
    }
  }
  endLiteral();
  return Buffer.from(out);
}

function runLength(bytes: readonly number[], start: number): number {
  let length = 1;
  while (length < longestRun && bytes[start + length] === bytes[start]) length += 1;
  return length;
}
