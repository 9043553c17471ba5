import { oidcHosts } from '../regions/endpoint.ts';
import { partitionOf } from '../regions/partitions.ts';

/**
 * Whether a browser may be sent to this address without a further question: https, and a host of the region's partition
 * or the organisation's own start host. Suffixes match at a dot, so `awsapps.com.evil.example` is foreign.
 *
 * @param extraOrigins origins of endpoint overrides in a development build.
 */
export function isTrustedApprovalAddress(
  address: URL,
  region: string,
  startUrl: string,
  extraOrigins: readonly string[],
): boolean {
  if (extraOrigins.includes(address.origin)) {
    return true;
  }
  if (address.protocol !== 'https:' || hasUserinfo(address) || address.port !== '') {
    return false;
  }
  const hosts = [
    ...partitionOf(region).browserHosts.map((host) => host.replaceAll('{region}', region)),
    ...oidcHosts(region),
    new URL(startUrl).hostname,
  ];
  return hosts.some((host) => address.hostname === host || address.hostname.endsWith(`.${host}`));
}

/** Whether it may be opened at all: https, or loopback over http where an override points there; nothing before an `@`. */
export function mayBeOpened(address: URL, extraOrigins: readonly string[]): boolean {
  return !hasUserinfo(address) && (address.protocol === 'https:' || extraOrigins.includes(address.origin));
}

/** A name or a password before the host, which can look like a host itself; `https://:pw@host` has no name. */
function hasUserinfo({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}
