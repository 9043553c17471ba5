import { SSOClient } from '@aws-sdk/client-sso';
import { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { endpoint, type EndpointOverrides, type EndpointPlace } from '../core/regions/endpoint.ts';
import type { Http } from '../core/ports/http.ts';
import { requestHandler } from './request-handler.ts';

/** The two clients of one place. */
export interface Clients {
  readonly portal: SSOClient;
  readonly oidc: SSOOIDCClient;
}

/**
 * Makes the clients of each region and choice of hosts once. Every setting that the SDK would else look up in the person's
 * environment or `~/.aws/config` is given, and nothing is retried here: pace and retry are core's. FIPS and dual-stack are
 * in the endpoint already, and the SDK refuses them beside one (docs/aws.md#endpoint-overrides).
 */
export function clientsByPlace(http: Http, overrides: EndpointOverrides): (place: EndpointPlace) => Clients {
  const made = new Map<string, Clients>();
  return (place) => {
    const { region, endpoints } = place;
    const key = `${region} ${String(endpoints.fips)} ${String(endpoints.dualStack)}`;
    const clients = made.get(key) ?? makeClients(http, overrides, place);
    made.set(key, clients);
    return clients;
  };
}

function makeClients(http: Http, overrides: EndpointOverrides, place: EndpointPlace): Clients {
  const settings = {
    region: place.region,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard' as const,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    authSchemePreference: [],
    userAgentAppId: '',
    requestHandler: requestHandler(http),
  };
  return {
    portal: new SSOClient({ ...settings, endpoint: endpoint('sso', place, overrides) }),
    oidc: new SSOOIDCClient({ ...settings, endpoint: endpoint('sso-oidc', place, overrides) }),
  };
}
