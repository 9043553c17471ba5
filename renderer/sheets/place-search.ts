import type { ConsoleDestination, ConsolePlaces, ConsoleService } from '../../electron/contract/console-place.ts';
import { folded } from '../list/search/fold.ts';

type Offered = Pick<ConsolePlaces, 'regions' | 'services' | 'used'>;

/** What the one field says: a service, and perhaps a region after it. */
export interface PlaceSearch {
  readonly services: readonly ConsoleService[];
  /** The region to open: the one named, else the one chosen. */
  readonly region: string;
  /** The words that name the service, for marking. */
  readonly words: readonly string[];
}

/** Reads "log us-e1": services by fit, own use and name; the region by its beginning letters. */
export function searchPlaces(query: string, places: Offered, chosenRegion: string): PlaceSearch {
  const all = folded(query).split(/\s+/u).filter(Boolean);
  const named = all.map((word) =>
    regionOf(
      word,
      places.regions.map(({ code }) => code),
    ),
  );
  const words = all.filter((_word, index) => named[index] === null);
  const region = named.findLast((code) => code !== null) ?? chosenRegion;
  const used = places.used.map(({ service }) => service);
  const services = places.services
    .map((service) => ({ service, fit: fitOf(service, words), use: useOf(used, service.id) }))
    .filter(({ fit }) => fit !== null)
    .toSorted(
      (one, other) =>
        (one.fit ?? 0) - (other.fit ?? 0) ||
        one.use - other.use ||
        shown(one.service).localeCompare(shown(other.service)),
    )
    .map(({ service }) => service);
  return { services, region, words };
}

/** Places used with the role before, whose page there still is. */
export function usedPlaces(
  places: Offered,
  most: number,
): { service: ConsoleService; destination: ConsoleDestination }[] {
  return places.used
    .flatMap((destination) => {
      const service = places.services.find(({ id }) => id === destination.service);
      return service === undefined ? [] : [{ service, destination }];
    })
    .slice(0, most);
}

/**
 * The region a word stands for: "us-e1", "use1", "eu-west-1", "apse2". It must reach the number, or hold a hyphen, so that
 * "eu" or "s3" stay words. The first region of the list that fits wins.
 */
export function regionOf(word: string, codes: readonly string[]): string | null {
  const isRegionLike = word.includes('-') || /^[a-z]{2,}\d$/u.test(word);
  if (!isRegionLike) return null;
  return codes.find((code) => code === word) ?? codes.find((code) => patternOf(code).test(word)) ?? null;
}

/** Each part may be cut short, hyphens may be left out, and "southeast" may be "se". */
function patternOf(code: string): RegExp {
  const [first = '', ...rest] = code.split('-');
  const parts = rest.map((part) => {
    const compass = /^(north|south)(east|west)$/u.exec(part);
    return compass === null ? cut(part) : `${cut(compass[1] ?? '')}(?:${cut(compass[2] ?? '')})?`;
  });
  const tail = parts.toReversed().reduce((following, part) => `-?(?:${part}${following})?`, '');
  return new RegExp(`^${first}${tail}$`, 'u');
}

/** "east" as e, ea, eas or east. */
function cut(part: string): string {
  return Array.from(part)
    .toReversed()
    .reduce((following, letter) => `${letter}${following === '' ? '' : `(?:${following})?`}`, '');
}

/** 0 best: nickname, start of page or name, start of a word in them; null: does not fit. */
function fitOf(service: ConsoleService, words: readonly string[]): number | null {
  const fits = words.map((word) => {
    if (service.nicknames.includes(word) || folded(service.name) === word) return 0;
    if (service.nicknames.some((nickname) => nickname.startsWith(word))) return 1;
    const [name, page] = [folded(service.name), folded(service.page)];
    if (name.startsWith(word)) return 2;
    if (page.startsWith(word)) return 3;
    return ` ${name} ${page}`.includes(` ${word}`) ? 4 : name.includes(word) ? 5 : null;
  });
  return fits.includes(null) ? null : fits.reduce((sum: number, fit) => sum + (fit ?? 0), 0);
}

function useOf(used: readonly string[], id: string): number {
  const place = used.indexOf(id);
  return place === -1 ? used.length : place;
}

function shown({ name, page }: ConsoleService): string {
  return `${name} ${page}`;
}
