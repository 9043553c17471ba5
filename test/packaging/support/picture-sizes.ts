import { readFileSync } from 'node:fs';

const pngSignature = '\x89PNG\r\n\x1a\n';

/** Width × height of a PNG, of all pictures of an .ico, or of all of an .icns, in the order they are in. @throws RangeError for a file that is none of them. */
export function pictureSizes(file: string): string[] {
  const bytes = readFileSync(file);
  if (isPng(bytes)) return [pngSize(bytes)];
  if (bytes.toString('latin1', 0, 4) === 'icns') return icnsPictures(bytes).map(pngSize);
  if (bytes.readUInt32LE(0) === 0x10000) return icoPictures(bytes).map(pngSize);
  throw new RangeError(`${file} is neither PNG nor ico nor icns.`);
}

function isPng(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, pngSignature.length) === pngSignature;
}

/** From the IHDR chunk, which is always the first (PNG specification, 11.2.2). */
function pngSize(bytes: Buffer): string {
  if (!isPng(bytes)) throw new RangeError('A picture of the icon is not PNG.');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

/** The header is 6 bytes, each entry 16: the length of its picture at 8, the place at 12 (Microsoft, "Icons"). */
function icoPictures(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const start = bytes.readUInt32LE(entry + 12);
    return bytes.subarray(start, start + bytes.readUInt32LE(entry + 8));
  });
}

/** Blocks of a type of 4 letters, a length that counts these 8 bytes, and the picture. */
function icnsPictures(bytes: Buffer): Buffer[] {
  const pictures: Buffer[] = [];
  for (let start = 8; start < bytes.length; start += bytes.readUInt32BE(start + 4)) {
    pictures.push(bytes.subarray(start + 8, start + bytes.readUInt32BE(start + 4)));
  }
  return pictures;
}
