import type { ConsoleDestination } from '../../contract/console-place.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { looksLikeRegion, partitionOf } from '../regions/partitions.ts';
import type { SentenceValues } from '../text/sentence.ts';
import { servicesOf } from './console-services.ts';

/**
 * The address of a page of the console (docs/aws.md#pages-of-the-console): on the host of its region, global services on
 * that of the partition's home and without `region=`.
 *
 * Throws a `FailureError` where the partition has no public console, does not have that page, or the region belongs to
 * another one.
 *
 * @param homeRegion the organisation's, which tells the partition.
 * @param names values for the sentence of a failure.
 */
export function consoleAddress(
  { service, region }: ConsoleDestination,
  homeRegion: string,
  names: SentenceValues = {},
): string {
  const partition = partitionOf(homeRegion);
  if (partition.consoleHost === null) refuse('no-public-console', { region: homeRegion });
  if (!looksLikeRegion(region) || partitionOf(region) !== partition)
    refuse('region-of-other-partition', { ...names, region });
  const page = servicesOf(partition.name).find(({ id }) => id === service);
  if (page === undefined) refuse('no-such-service', {});
  const host = partition.consoleHost.replaceAll('{region}', page.global ? partition.homeRegion : region);
  const query = page.global ? '' : `?region=${region}`;
  const fragment = page.fragment === null ? '' : `#${page.fragment}`;
  return `https://${host}/${page.path}${query}${fragment}`;
}

function refuse(
  key: 'no-public-console' | 'region-of-other-partition' | 'no-such-service',
  values: SentenceValues,
): never {
  throw new FailureError({ ...failure('console-refused', values, null, key), retry: false });
}
