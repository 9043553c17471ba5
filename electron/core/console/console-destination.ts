import { partitionOf } from '../partitions/partitions.ts';

/**
 * The console's home in a region (protocol.md 6.2 and 6.5), or null where the partition has no public console.
 */
export function consoleHome(region: string): string | null {
  const host = partitionOf(region).consoleHost?.replaceAll('{region}', region);
  return host === undefined ? null : `https://${host}/console/home?region=${encodeURIComponent(region)}`;
}
