import { SSOClient } from '@aws-sdk/client-sso';
import { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { endpoint, type EndpointOverrides } from '../core/partitions/endpoint.ts';
import type { Http } from '../core/ports/http.ts';
import { requestHandler } from './request-handler.ts';

/** The two clients of one region. */
export interface Clients {
  readonly portal: SSOClient;
  readonly oidc: SSOOIDCClient;
}

/**
 * Makes the clients of each region once. Every setting that the SDK would else look up in the person's environment or
 * `~/.aws/config` is given, and nothing is retried here: pace and retry are core's.
 */
export function clientsByRegion(http: Http, overrides: EndpointOverrides): (region: string) => Clients {
  const made = new Map<string, Clients>();
  return (region) => {
    const clients = made.get(region) ?? makeClients(http, overrides, region);
    made.set(region, clients);
    return clients;
  };
}

function makeClients(http: Http, overrides: EndpointOverrides, region: string): Clients {
  const settings = {
    region,
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
    portal: new SSOClient({ ...settings, endpoint: endpoint('sso', region, overrides) }),
    oidc: new SSOOIDCClient({ ...settings, endpoint: endpoint('sso-oidc', region, overrides) }),
  };
}
