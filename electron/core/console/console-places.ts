import type { ConsoleDestination, ConsolePlaces } from '../../contract/console-place.ts';
import { partitionOf } from '../regions/partitions.ts';
import { regionsOf } from '../regions/regions.ts';
import { servicesOf } from './console-services.ts';

/**
 * What "Open console at" offers: pages and regions of the organisation's partition.
 *
 * @param region the one last used with the account, else the organisation's.
 */
export function consolePlaces(
  homeRegion: string,
  region: string,
  used: readonly ConsoleDestination[],
): Omit<ConsolePlaces, 'opensIn' | 'notByPortal'> {
  const partition = partitionOf(homeRegion).name;
  const services = servicesOf(partition);
  const known = new Set(services.map(({ id }) => id));
  return {
    region,
    regions: regionsOf(partition, [homeRegion, region]),
    services: services.map(({ id, name, page, nicknames, global }) => ({
      id,
      name,
      page,
      nicknames: [...nicknames],
      global,
    })),
    used: used.filter(({ service }) => known.has(service)),
  };
}
