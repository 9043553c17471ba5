import { plainEndpoints, type Endpoints, type PartitionName } from '../../contract/organisation.ts';
import { partitionOf, type Partition } from './partitions.ts';

/** The services Latchkey itself talks to; `signin` is the federation endpoint of the console. */
export type ServiceName = 'sso' | 'sso-oidc' | 'sts' | 'signin';

/**
 * Base addresses that replace AWS's, for development builds only; `{region}` is filled in. https, or http on loopback.
 * Main reads them from the environment once (`readEndpointOverrides`), packaged builds pass none.
 */
export type EndpointOverrides = Partial<Readonly<Record<ServiceName, string>>>;

/** What of an organisation tells its hosts. The region is the one of Identity Center, never that of a profile. */
export interface EndpointPlace {
  readonly region: string;
  readonly endpoints: Endpoints;
}

/**
 * The base address of a service for an organisation, without a final slash: the one place where a host is made up. Hosts
 * of the portal and of OIDC are those of docs/aws.md#partitions-and-hosts; STS and the sign-in hosts (docs/aws.md#federation)
 * have one form whatever is chosen. An override counts whatever is chosen, as for AWS's CLI (docs/aws.md#endpoint-overrides).
 *
 * @throws RangeError for dual-stack where no such host is known (`hasDualStack`), and where no sign-in host is public.
 */
export function endpoint(service: ServiceName, place: EndpointPlace, overrides: EndpointOverrides): string {
  const { region } = place;
  const override = overrides[service];
  if (override !== undefined) {
    return override.replaceAll('{region}', region).replace(/\/+$/u, '');
  }
  const partition = partitionOf(region);
  switch (service) {
    case 'sso':
      return `https://${serviceHost('portal.sso', place, partition)}`;
    case 'sso-oidc':
      return `https://${serviceHost('oidc', place, partition)}`;
    case 'sts':
      return `https://sts.${region}.${partition.dnsSuffix}`;
    case 'signin':
      return `https://${signInHost(partition.name, partition.signInHost, region)}`;
  }
}

/** Whether AWS has hosts in a region that answer over IPv6 too, as far as docs/aws.md#partitions-and-hosts knows. */
export function hasDualStack(region: string): boolean {
  return partitionOf(region).dualStackDnsSuffix !== null;
}

/** Every OIDC host of a region, whatever is chosen: the authorize page is on one of them. */
export function oidcHosts(region: string): string[] {
  const partition = partitionOf(region);
  return [false, true]
    .filter((dualStack) => !dualStack || hasDualStack(region))
    .flatMap((dualStack) => [false, true].map((fips) => ({ ...plainEndpoints, fips, dualStack })))
    .map((endpoints) => serviceHost('oidc', { region, endpoints }, partition));
}

function serviceHost(name: string, { region, endpoints }: EndpointPlace, partition: Partition): string {
  const suffix = endpoints.dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
  if (suffix === null) {
    throw new RangeError(`Partition ${partition.name} has no dual-stack hosts that are known.`);
  }
  // GovCloud's plain hosts are FIPS hosts already; its dual-stack ones are named apart (AWS's endpoint rule sets).
  const fips = endpoints.fips && (endpoints.dualStack || partition.name !== 'aws-us-gov');
  return `${name}${fips ? '-fips' : ''}.${region}.${suffix}`;
}

function signInHost(partition: PartitionName, host: string | null, region: string): string {
  if (host === null) {
    throw new RangeError(`Partition ${partition} has no public console.`);
  }
  return host.replaceAll('{region}', region);
}

/** The origins that a development build's overrides point to. */
export function overrideOrigins(overrides: EndpointOverrides): string[] {
  return Object.values(overrides).map((address) => new URL(address.replaceAll('{region}', 'x')).origin);
}
