import type { ConsolePlaces } from '../../electron/contract/console-place.ts';
import { folded } from '../list/search/fold.ts';
import { regionOf } from './place-search.ts';

type Region = ConsolePlaces['regions'][number];

/** Regions by what is typed, by code ("use1"), nickname or name; those that were used come first, the last one before all. */
export function searchRegions(query: string, { regions, region: last, used }: ConsolePlaces): readonly Region[] {
  const order = [...new Set([last, ...used.map(({ region }) => region)])];
  const sorted = regions.toSorted((one, other) => placeIn(order, one.code) - placeIn(order, other.code));
  const words = folded(query).split(/\s+/u).filter(Boolean);
  return sorted.filter((region) => words.every((word) => fits(region, word)));
}

/** The short form that people write: "euw1", "apse2", "usgovw1". */
export function regionNickname(code: string): string {
  return code
    .split('-')
    .map((part, at) => (at === 0 || part === 'gov' ? part : shortened(part)))
    .join('');
}

function shortened(part: string): string {
  const compass = /^(n)orth|^(s)outh/u.exec(part);
  const [, east, west] = /(east)$|(west)$/u.exec(part) ?? [];
  if (part === 'central') return 'c';
  const first = compass?.[1] ?? compass?.[2] ?? '';
  const second = east === undefined ? (west === undefined ? '' : 'w') : 'e';
  return first + second === '' ? part : first + second;
}

function fits({ code, name }: Region, word: string): boolean {
  return (
    code.includes(word) ||
    regionNickname(code).startsWith(word) ||
    regionOf(word, [code]) !== null ||
    ` ${folded(name).replaceAll(/[()]/gu, ' ')}`.includes(` ${word}`)
  );
}

function placeIn(order: readonly string[], code: string): number {
  const place = order.indexOf(code);
  return place === -1 ? order.length : place;
}
