import type { EndpointOverrides, ServiceName } from '../../core/regions/endpoint.ts';

const variables: readonly (readonly [ServiceName, string])[] = [
  ['sso', 'AWS_ENDPOINT_URL_SSO'],
  ['sso-oidc', 'AWS_ENDPOINT_URL_SSO_OIDC'],
  ['sts', 'AWS_ENDPOINT_URL_STS'],
  ['signin', 'LATCHKEY_SIGNIN_URL'],
];
/** As long as an address that a person pastes (characters). */
const longestAddress = 2000;
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Base addresses from the environment: https, or http on this computer; `{region}` stays to be filled in. A packaged
 * build has none: a variable must not be able to send sign-ins elsewhere.
 *
 * @throws RangeError naming the variable that holds something else.
 */
export function readEndpointOverrides(
  environment: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): EndpointOverrides {
  if (packaged) return {};
  const overrides: Partial<Record<ServiceName, string>> = {};
  for (const [service, variable] of variables) {
    const address = environment[variable];
    if (address === undefined || address === '') continue;
    if (!isAllowed(address)) {
      throw new RangeError(`${variable} must be an https address, or an http address of this computer.`);
    }
    overrides[service] = address;
  }
  return overrides;
}

function isAllowed(address: string): boolean {
  if (address.length > longestAddress) return false;
  const url = URL.parse(address.replaceAll('{region}', 'us-east-1'));
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
}
