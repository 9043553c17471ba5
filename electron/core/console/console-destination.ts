import type { ConsoleDestination } from '../../contract/console-place.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { looksLikeRegion, partitionOf } from '../regions/partitions.ts';
import type { TextValues } from '../../shared/text/text.ts';
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
  names: TextValues = {},
): string {
  const partition = partitionOf(homeRegion);
  if (partition.consoleHost === null) refuse('failure.no-public-console', { region: homeRegion });
  if (!looksLikeRegion(region) || partitionOf(region) !== partition)
    refuse('failure.region-of-other-partition', { ...names, region });
  const page = servicesOf(partition.name).find(({ id }) => id === service);
  if (page === undefined) refuse('failure.no-such-service', {});
  const host = partition.consoleHost.replaceAll('{region}', page.global ? partition.homeRegion : region);
  const query = page.global ? '' : `?region=${region}`;
  const fragment = page.fragment === null ? '' : `#${page.fragment}`;
  return `https://${host}/${page.path}${query}${fragment}`;
}

function refuse(
  key: 'failure.no-public-console' | 'failure.region-of-other-partition' | 'failure.no-such-service',
  values: TextValues,
): never {
  throw new FailureError(failure('invalid-input', values, null, key));
}
