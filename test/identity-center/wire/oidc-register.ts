import * as v from 'valibot';
import { REGISTRATION_SECONDS } from '../state/registrations.ts';
import type { Simulator } from '../simulator.ts';
import { oidcBody } from './body.ts';
import { jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { plainStartUrl } from './plain-start-url.ts';
import { oidcError } from './service-error.ts';

export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const GRANTS: readonly string[] = ['authorization_code', DEVICE_CODE_GRANT, 'refresh_token'];
const KNOWN_SCOPE = /^(sso:account:access|(codewhisperer|transform|q):[\w:]+)$/u;

const bodySchema = v.object({
  clientName: v.pipe(v.string(), v.minLength(1)),
  clientType: v.string(),
  scopes: v.nullish(v.array(v.string()), []),
  redirectUris: v.nullish(v.array(v.string()), []),
  grantTypes: v.nullish(v.array(v.string())),
  issuerUrl: v.nullish(v.string()),
  entitledApplicationArn: v.nullish(v.string()),
});
type RegisterBody = v.InferOutput<typeof bodySchema>;

/** `POST /client/register` */
export function registerClient(request: WireRequest, simulator: Simulator): WireReply {
  const body = oidcBody(request, bodySchema);
  // AWS CLI sends no grantTypes and then uses these two.
  const grantTypes = body.grantTypes ?? [DEVICE_CODE_GRANT, 'refresh_token'];
  checkRegistration(body, grantTypes);
  checkIssuer(body, request, simulator);
  const issuedAtSeconds = simulator.clock.nowSeconds();
  const expiresAtSeconds = issuedAtSeconds + REGISTRATION_SECONDS;
  const clientId = simulator.maker.clientId(request.region);
  const clientSecret = simulator.maker.clientSecret();
  const { clientName, scopes, redirectUris } = body;
  const { region } = request;
  simulator.registrations.add({
    clientId,
    clientSecret,
    clientName,
    region,
    scopes,
    grantTypes,
    redirectUris,
    issuedAtSeconds,
    expiresAtSeconds,
  });
  return jsonReply({
    authorizationEndpoint: null,
    clientId,
    clientIdIssuedAt: issuedAtSeconds,
    clientSecret,
    clientSecretExpiresAt: expiresAtSeconds,
    tokenEndpoint: null,
  });
}

function checkRegistration(body: RegisterBody, grantTypes: readonly string[]): void {
  if (body.clientType !== 'public') throw oidcError('InvalidClientMetadataException', 'clientType must be public');
  if (!grantTypes.every((grant) => GRANTS.includes(grant))) throw oidcError('UnsupportedGrantTypeException');
  if (!body.scopes.every((scope) => KNOWN_SCOPE.test(scope))) throw oidcError('InvalidScopeException');
  if (!body.redirectUris.every(isLoopbackRedirect)) throw oidcError('InvalidRedirectUriException');
  if (!grantTypes.includes('authorization_code')) return;
  // Captured in 2026: this grant without scopes is an invalid scope.
  if (body.scopes.length === 0) throw oidcError('InvalidScopeException');
  if (body.redirectUris.length === 0) throw oidcError('InvalidRedirectUriException');
}

/** An issuer is the start URL of an instance of this region, or the instance's own name (docs/aws.md#registration). */
function checkIssuer({ issuerUrl }: RegisterBody, request: WireRequest, simulator: Simulator): void {
  const { issuerRefusal } = simulator.switches;
  if (issuerUrl === null || issuerUrl === undefined || issuerRefusal === null) return;
  const isInstance = /^https:\/\/identitycenter(?:\.us-gov)?\.amazonaws\.(?:com|com\.cn|eu)\/ssoins-/u.test(issuerUrl);
  const isPortal = plainStartUrl(issuerUrl) === plainStartUrl(simulator.startUrl);
  if (request.region !== simulator.region || !(isPortal || isInstance)) throw oidcError(issuerRefusal);
}

/** Registered without a port; each sign-in adds its own. */
function isLoopbackRedirect(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'http:' && url.hostname === '127.0.0.1';
}
