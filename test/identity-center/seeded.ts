import { createHash } from 'node:crypto';

/** Bytes that depend on the label and nothing else, so that the same seed always gives the same organisation. */
export function seededBytes(label: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let block = 0; block * 64 < length; block += 1) {
    blocks.push(
      createHash('sha512')
        .update(`${label}/${String(block)}`)
        .digest(),
    );
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** A whole number from 0 to `below` - 1 that depends on the label and nothing else. */
export function seededNumber(label: string, below: number): number {
  return seededBytes(label, 6).readUIntBE(0, 6) % below;
}

/** The items in an order that depends on the label and nothing else. */
export function seededShuffle<Item>(label: string, items: readonly Item[]): Item[] {
  const ranks = seededBytes(label, items.length * 6);
  return items
    .map((item, index) => ({ item, rank: ranks.readUIntBE(index * 6, 6) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

/** A version 4 UUID that depends on the label and nothing else. */
export function seededUuid(label: string): string {
  return uuidOf(seededBytes(label, 16));
}

/** Sixteen bytes as a version 4 UUID. */
export function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}
