/**
 * Values that cross a process border, as text. Self-contained, because its source is also put into pages: it may use
 * nothing from outside the function.
 *
 * Covers what the structured clone algorithm covers and the app could send: functions and symbols are refused with
 * Electron's sentence.
 */
export interface ValueCodec {
  encode: (value: unknown) => string;
  decode: (text: string) => unknown;
}

type Tagged = [tag: string, content?: unknown];

export function createValueCodec(): ValueCodec {
  function pack(value: unknown): Tagged {
    if (value === undefined) return ['u'];
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return ['v', value];
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0) ? ['v', value] : ['n', numberText(value)];
    if (typeof value === 'bigint') return ['i', value.toString()];
    if (typeof value === 'object') return packObject(value);
    throw new Error('An object could not be cloned.');
  }

  function packObject(value: object): Tagged {
    if (Array.isArray(value)) return ['a', value.map(pack)];
    if (value instanceof Date) return ['d', value.getTime()];
    if (value instanceof Map) return ['m', [...value].map(([key, entry]) => [pack(key), pack(entry)])];
    if (value instanceof Set) return ['s', [...value].map(pack)];
    if (value instanceof Error) return ['e', [value.name, value.message]];
    if (value instanceof RegExp) return ['r', [value.source, value.flags]];
    if (value instanceof ArrayBuffer) return ['b', bytesToText(new Uint8Array(value))];
    if (ArrayBuffer.isView(value))
      return ['b', bytesToText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    if (value instanceof Promise || value instanceof WeakMap) throw new Error('An object could not be cloned.');
    return ['o', Object.entries(value).map(([key, entry]) => [key, pack(entry)])];
  }

  function unpack(tagged: unknown): unknown {
    const [tag, content] = tagged as Tagged;
    const list = content as unknown[];
    const pairs = content as [unknown, unknown][];
    switch (tag) {
      case 'u':
        return undefined;
      case 'n':
        return Number(content);
      case 'i':
        return BigInt(content as string);
      case 'a':
        return list.map(unpack);
      case 'd':
        return new Date(content as number);
      case 'm':
        return new Map(pairs.map(([key, entry]) => [unpack(key), unpack(entry)]));
      case 's':
        return new Set(list.map(unpack));
      case 'e':
        return Object.assign(new Error(list[1] as string), { name: list[0] });
      case 'r':
        return new RegExp(list[0] as string, list[1] as string);
      case 'b':
        return Uint8Array.from(atob(content as string), (character) => character.charCodeAt(0));
      case 'o':
        return Object.fromEntries(pairs.map(([key, entry]) => [key, unpack(entry)]));
      default:
        return content;
    }
  }

  function numberText(value: number): string {
    return Object.is(value, -0) ? '-0' : String(value);
  }

  function bytesToText(bytes: Uint8Array): string {
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }

  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) };
}
