import type { PartitionName } from '../../contract/organisation.ts';
import { partitionOf } from './partitions.ts';

/** The services Latchkey itself talks to; `signin` is the federation endpoint of the console. */
export type ServiceName = 'sso' | 'sso-oidc' | 'sts' | 'signin';

/**
 * Base addresses that replace AWS's, for development builds only; `{region}` is filled in. https, or http on loopback.
 * Main reads them from the environment once (`readEndpointOverrides`), packaged builds pass none.
 */
export type EndpointOverrides = Partial<Readonly<Record<ServiceName, string>>>;

/**
 * The base address of a service, without a final slash: the one place where a host is made up.
 * The region is the one of Identity Center, never that of a profile (protocol.md 1.7); the sign-in hosts are those of
 * protocol.md 6.2.
 */
export function endpoint(service: ServiceName, region: string, overrides: EndpointOverrides): string {
  const override = overrides[service];
  if (override !== undefined) {
    return override.replaceAll('{region}', region).replace(/\/+$/u, '');
  }
  const partition = partitionOf(region);
  switch (service) {
    case 'sso':
      return `https://portal.sso.${region}.${partition.dnsSuffix}`;
    case 'sso-oidc':
      return `https://oidc.${region}.${partition.dnsSuffix}`;
    case 'sts':
      return `https://sts.${region}.${partition.dnsSuffix}`;
    case 'signin':
      return `https://${signInHost(partition.name, partition.signInHost, region)}`;
  }
}

function signInHost(partition: PartitionName, host: string | null, region: string): string {
  if (host === null) {
    throw new RangeError(`Partition ${partition} has no public console.`);
  }
  return host.replaceAll('{region}', region);
}
