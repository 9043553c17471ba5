import * as v from 'valibot';
import { errorPage } from '../pages/error-page.ts';
import { SIGNIN_TOKEN_MS } from '../state/console-sessions.ts';
import type { SigninToken } from '../state/console-sessions.ts';
import type { RoleCredentials } from '../state/role-credentials.ts';
import type { Simulator } from '../simulator.ts';
import { parseJson } from './body.ts';
import { htmlReply, jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { sameText } from './same-text.ts';
import { partitionOf } from './partition.ts';

const sessionSchema = v.object({ sessionId: v.string(), sessionKey: v.string(), sessionToken: v.string() });

/** `GET` and `POST /federation`: the sign-in service's two actions. Parameter names are case-sensitive. */
export function federation(request: WireRequest, simulator: Simulator): WireReply {
  if (request.method === 'POST' && !simulator.switches.federationByPost)
    return { status: 405, headers: { Allow: 'GET', 'Content-Type': 'text/plain' }, body: 'Method Not Allowed' };
  const form = request.method === 'POST' ? new URLSearchParams(request.body.toString('utf8')) : request.query;
  if (form.get('Action') === 'getSigninToken') return getSigninToken(form, simulator);
  if (form.get('Action') === 'login' && request.method === 'GET') return login(request, form, simulator);
  return refusal('Action must be getSigninToken or login');
}

function getSigninToken(form: URLSearchParams, simulator: Simulator): WireReply {
  const credentials = liveCredentials(form.get('Session'), simulator);
  if (credentials === undefined) return refusal('Invalid credentials parameter');
  const duration = form.get('SessionDuration');
  // IAM user guide: refused for credentials of a chained role.
  if (duration !== null && credentials.chained) return refusal('Invalid credentials parameter');
  const sessionSeconds = duration === null ? undefined : Number(duration);
  if (
    sessionSeconds !== undefined &&
    !(Number.isInteger(sessionSeconds) && sessionSeconds >= 900 && sessionSeconds <= 43_200)
  ) {
    return refusal('Invalid SessionDuration parameter');
  }
  const value = simulator.maker.signinToken();
  const expiresAtMs = simulator.clock.now() + SIGNIN_TOKEN_MS;
  simulator.consoles.addToken({ value, credentials, sessionSeconds, expiresAtMs, used: false });
  return jsonReply({ SigninToken: value });
}

function liveCredentials(session: string | null, simulator: Simulator): RoleCredentials | undefined {
  const parsed = v.safeParse(sessionSchema, parseJson(session ?? ''));
  if (!parsed.success) return undefined;
  const credentials = simulator.roleCredentials.find(parsed.output.sessionId);
  if (credentials === undefined || credentials.expiresAtMs <= simulator.clock.now()) return undefined;
  const right =
    sameText(credentials.secretAccessKey, parsed.output.sessionKey) &&
    sameText(credentials.sessionToken, parsed.output.sessionToken);
  return right ? credentials : undefined;
}

function login(request: WireRequest, form: URLSearchParams, simulator: Simulator): WireReply {
  const token = simulator.consoles.token(form.get('SigninToken') ?? '');
  const nowMs = simulator.clock.now();
  if (token === undefined) return refusal('The sign-in token is unknown.');
  if (token.used) return refusal('The sign-in token has been used already.');
  if (token.expiresAtMs <= nowMs || token.credentials.expiresAtMs <= nowMs)
    return refusal('The sign-in token has expired.');
  const destination = consoleAddress(form.get('Destination'), request.region);
  if (destination === undefined) return refusal('Destination is not an address of the console in this partition.');
  token.used = true;
  const id = simulator.maker.id('console');
  simulator.consoles.open({ id, credentials: token.credentials, destination, endsAtMs: consoleEnd(token, nowMs) });
  // Stays with the simulator, wherever Destination points: nothing a test does may reach the real console.
  const headers = {
    Location: `${simulator.origin}/${request.region}/console/home?page=${id}`,
    'Cache-Control': 'no-store',
  };
  return { status: 302, headers, body: '' };
}

function consoleEnd(token: SigninToken, nowMs: number): number {
  return token.sessionSeconds === undefined ? token.credentials.expiresAtMs : nowMs + token.sessionSeconds * 1000;
}

/** An address of the console in the partition of a region, else undefined. */
export function consoleAddress(text: string | null, region: string): URL | undefined {
  const url = URL.parse(text ?? '');
  const host = partitionOf(region).consoleHost;
  if (url?.protocol !== 'https:' || host === undefined) return undefined;
  return url.hostname === host || url.hostname.endsWith(`.${host}`) ? url : undefined;
}

function refusal(reason: string): WireReply {
  return htmlReply(errorPage('Sign-in failed', reason), 400);
}
