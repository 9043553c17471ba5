import type { Registration } from '../state/registrations.ts';
import { AUTHORIZATION_CODE_MS } from '../state/authorization-codes.ts';
import { consentPage } from '../pages/consent-page.ts';
import { errorPage } from '../pages/error-page.ts';
import { isForeign, sendToSignIn, sessionOf, visitorOf } from '../access-portal/visitor.ts';
import type { Simulator } from '../simulator.ts';
import { htmlReply, redirect } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';

interface Asked {
  registration: Registration;
  redirectUri: string;
  state: string;
  codeChallenge: string;
}

/** `GET /authorize`: the authorization code grant with PKCE, on the OIDC host but for a browser. */
export function authorize(request: WireRequest, simulator: Simulator): WireReply {
  const asked = readAsked(request, request.query, simulator);
  if (!('registration' in asked)) return asked;
  simulator.maker.secrets.record('authorizationState', asked.state);
  const visitor = visitorOf(request, simulator);
  if (visitor === undefined) return sendToSignIn(request, simulator);
  return consentPage(asked.registration.clientName, visitor.user.userName, request.query);
}

/** `POST /authorize`: the person's answer; the parameters come along in the form. */
export function authorizeAnswer(request: WireRequest, simulator: Simulator): WireReply {
  if (isForeign(request, simulator)) return refusal('The answer came from a page of another site.', 403);
  const form = new URLSearchParams(request.body.toString('utf8'));
  const asked = readAsked(request, form, simulator);
  if (!('registration' in asked)) return asked;
  const visitor = visitorOf(request, simulator);
  if (visitor === undefined) return refusal('You are signed out. Start again from your application.', 403);
  // As with a device code: in a region that is not the organisation's the page fails after the click.
  if (request.region !== simulator.region) return refusal('invalid_grant');
  if (form.get('answer') !== 'allow') return back(asked, { error: 'access_denied', error_description: 'User denied' });
  const value = simulator.maker.authorizationCode();
  simulator.authorizationCodes.add({
    value,
    clientId: asked.registration.clientId,
    redirectUri: asked.redirectUri,
    codeChallenge: asked.codeChallenge,
    session: sessionOf(visitor, simulator, request.region),
    expiresAtMs: simulator.clock.now() + AUTHORIZATION_CODE_MS,
    redeemed: false,
  });
  return back(asked, { code: value });
}

/** A wrong client or redirect address gets a page and never a redirect (RFC 6749, 4.1.2.1); the rest goes back as an error. */
function readAsked(request: WireRequest, query: URLSearchParams, simulator: Simulator): Asked | WireReply {
  const registration = simulator.registrations.find(query.get('client_id') ?? '');
  if (registration?.region !== request.region) return refusal('The client is unknown.');
  if (registration.expiresAtSeconds <= simulator.clock.nowSeconds()) return refusal('The client has expired.');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!registration.redirectUris.some((known) => isSameRedirect(known, redirectUri)))
    return refusal('The redirect address is not one the client registered.');
  const asked = {
    registration,
    redirectUri,
    state: query.get('state') ?? '',
    codeChallenge: query.get('code_challenge') ?? '',
  };
  const problem = problemOf(query, registration);
  return problem === undefined ? asked : back(asked, problem);
}

function problemOf(
  query: URLSearchParams,
  registration: Registration,
): { error: string; error_description: string } | undefined {
  if (query.get('response_type') !== 'code')
    return { error: 'unsupported_response_type', error_description: 'response_type must be code' };
  if (!registration.grantTypes.includes('authorization_code'))
    return { error: 'unauthorized_client', error_description: 'Client is not registered for this grant type' };
  const hasChallenge = /^[\w-]{43}$/u.test(query.get('code_challenge') ?? '');
  if (query.get('code_challenge_method') !== 'S256' || !hasChallenge)
    return { error: 'invalid_request', error_description: 'A code_challenge with the method S256 is needed' };
  // The field knows three spellings: scopes with blanks (AWS CLI), scopes with commas (VS Code), scope (others).
  const scopes = (query.get('scopes') ?? query.get('scope') ?? '').split(/[ ,]+/u).filter((scope) => scope !== '');
  if (!scopes.every((scope) => registration.scopes.includes(scope)))
    return { error: 'invalid_scope', error_description: 'Invalid scope provided' };
  return undefined;
}

/** Registered without a port, asked for with one; all else must be the same (RFC 8252, 7.3). */
function isSameRedirect(registered: string, asked: string): boolean {
  const [known, wanted] = [URL.parse(registered), URL.parse(asked)];
  if (known === null || wanted === null || wanted.hash !== '' || wanted.username !== '') return false;
  return (
    known.protocol === wanted.protocol &&
    known.hostname === wanted.hostname &&
    known.pathname === wanted.pathname &&
    known.search === wanted.search
  );
}

function back(asked: Pick<Asked, 'redirectUri' | 'state'>, answer: Readonly<Record<string, string>>): WireReply {
  const url = new URL(asked.redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state: asked.state })) url.searchParams.set(name, value);
  return { ...redirect(url.href), status: 302 };
}

function refusal(reason: string, status = 400): WireReply {
  return htmlReply(errorPage('Sign-in is not possible', reason), status);
}
