import type { SecretKind } from '../identity-center/state/secret-book.ts';

export type Encoding = 'raw' | 'percent' | 'JSON' | 'base64' | 'base64url';

/** What no place may show; the token of an address is made by the app itself. */
export interface KnownSecret {
  readonly kind: SecretKind | 'address token';
  readonly value: string;
}

/** What to search for, and what it means when it is found. */
export interface Canary {
  readonly kind: string;
  readonly encoding: Encoding;
  readonly text: string;
}

const pieceLength = 24;

/**
 * Every form in which one of the secrets, or a piece of it, may turn up. A piece of the beginning, the middle and the
 * end is searched for as well as the whole, so that a shortened token is found too.
 */
export function canariesFor(secrets: readonly KnownSecret[]): Canary[] {
  const canaries = secrets.flatMap(({ kind, value }) =>
    pieces(value).flatMap((piece) => encodings(piece).map(({ encoding, text }) => ({ kind, encoding, text }))),
  );
  // Where two forms are the same text, the first names it.
  return [...new Map(canaries.toReversed().map((canary) => [canary.text, canary])).values()];
}

/** All texts that stand for `value`, without those that some other writing of it contains anyway. */
export function encodings(value: string): { encoding: Encoding; text: string }[] {
  const percent = encodeURIComponent(value);
  const forms = { raw: [value], percent: [percent, percent.replaceAll(/%../gu, lower)], JSON: jsonForms(value) };
  const base64 = [0, 1, 2].map((shift) => withinBase64(value, shift));
  const base64url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return Object.entries({ ...forms, base64, base64url }).flatMap(([encoding, texts]) =>
    // The names are the five keys written above.
    texts.map((text) => ({ encoding: encoding as Encoding, text })),
  );
}

function pieces(value: string): string[] {
  if (value.length <= 2 * pieceLength) return [value];
  const middle = Math.floor((value.length - pieceLength) / 2);
  return [0, middle, value.length - pieceLength].map((start) => value.slice(start, start + pieceLength));
}

function lower(text: string): string {
  return text.toLowerCase();
}

/** A slash may be escaped or not. */
function jsonForms(value: string): string[] {
  const text = JSON.stringify(value).slice(1, -1);
  return [text, text.replaceAll('/', String.raw`\/`)];
}

/** What of `value` is the same in the base64 of every text that has it at an offset of `shift` modulo three bytes. */
function withinBase64(value: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]);
  const text = bytes.toString('base64').replaceAll('=', '');
  // The first characters hold bits of what stands before, the last one perhaps bits of what follows.
  const before = [0, 2, 3][shift] ?? 0;
  return text.slice(before, bytes.length % 3 === 0 ? undefined : -1);
}
