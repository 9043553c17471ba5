import type { Canary } from './canaries.ts';

/** Everywhere a secret could turn up that is not meant to hold one. */
export const places = [
  'messages to the window',
  'messages to main',
  'content of a window',
  'state of a window',
  'console of a page',
  'output',
  'log file',
  'settings',
  'catalogue',
  'pins and recent roles',
  'activity',
  'links',
  'addresses for programs',
  'AWS config',
  'file of encrypted secrets',
  'shown diagnostics',
  'saved diagnostics',
  'exported settings',
  'other files',
  'tray tooltip',
  'tray menu',
  'application menu',
  'notifications',
  'dialogs',
  'opened addresses',
  'last page of the browser',
  'arguments of a process',
  'environment of a process',
  'primary selection',
] as const;
export type Place = (typeof places)[number];

export interface Finding {
  readonly place: Place;
  readonly kind: string;
  readonly encoding: Canary['encoding'];
}

/** What was seen in each place, at any time. */
export class Evidence {
  readonly #texts = new Map<Place, Set<string>>(places.map((place) => [place, new Set()]));

  add(place: Place, ...values: readonly unknown[]): void {
    for (const value of values) for (const text of textsIn(value)) this.#texts.get(place)?.add(text);
  }

  /** Places where nothing at all was seen: searching them proves nothing. */
  empty(): Place[] {
    return places.filter((place) => (this.#texts.get(place)?.size ?? 0) === 0);
  }

  /** One finding for each place, kind of secret and encoding. */
  search(canaries: readonly Canary[]): Finding[] {
    return places.flatMap((place) => {
      const text = [...(this.#texts.get(place) ?? [])].join('\n');
      const found = canaries.filter((canary) => text.includes(canary.text));
      const unique = new Map(found.map(({ kind, encoding }) => [`${kind}/${encoding}`, { place, kind, encoding }]));
      return [...unique.values()];
    });
  }
}

/** Every string in a value, keys among them; bytes are read as text. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (ArrayBuffer.isView(value)) return [Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString()];
  if (value instanceof Map) return [...value].flat().flatMap(textsIn);
  if (Array.isArray(value) || value instanceof Set) return [...value].flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.entries(value).flat().flatMap(textsIn);
  return [];
}
