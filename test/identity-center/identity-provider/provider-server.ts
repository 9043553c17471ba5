import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { readAuthnRequest } from './authn-request.ts';
import type { AuthnRequest } from './authn-request.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { codePage, pageHeaders, passwordPage, refusalPage, responsePage } from './provider-pages.ts';
import type { ProviderPage } from './provider-pages.ts';

interface Answer {
  page: ProviderPage;
  setCookie?: string;
}

const COOKIE = 'example-idp-session';
const LATE = 'This sign-in has ended. Start again from your application.';

/** The provider's own web server: `GET /metadata`, `GET /sso` (HTTP-Redirect binding) and the two steps of its login page. */
export function makeProviderServer(provider: IdentityProvider): Server {
  return createServer((incoming, outgoing) => {
    serve(incoming, outgoing, provider).catch((error: unknown) => {
      process.stderr.write(`identity-provider: ${String(error)}\n`);
      outgoing.writeHead(500).end();
    });
  });
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, provider: IdentityProvider): Promise<void> {
  const url = new URL(incoming.url ?? '/', provider.origin);
  if (url.pathname === '/metadata') {
    outgoing.writeHead(200, { 'Content-Type': 'application/samlmetadata+xml' }).end(await provider.metadata());
    return;
  }
  const form = incoming.method === 'POST' ? new URLSearchParams(await text(incoming)) : url.searchParams;
  const { page, setCookie } = await answer(`${incoming.method ?? ''} ${url.pathname}`, form, incoming, provider);
  outgoing.writeHead(page.status, {
    ...pageHeaders(page),
    ...(setCookie === undefined ? {} : { 'Set-Cookie': setCookie }),
  });
  outgoing.end(page.html);
}

function answer(
  call: string,
  form: URLSearchParams,
  incoming: IncomingMessage,
  provider: IdentityProvider,
): Promise<Answer> | Answer {
  if (call === 'GET /sso') return signOn(form, incoming, provider);
  if (call === 'POST /sso/password') return password(form, provider);
  if (call === 'POST /sso/code') return code(form, provider);
  return { page: refusalPage(404, 'There is no such page.') };
}

async function signOn(form: URLSearchParams, incoming: IncomingMessage, provider: IdentityProvider): Promise<Answer> {
  const request = readAuthnRequest(form.get('SAMLRequest') ?? '');
  const relayState = form.get('RelayState') ?? '';
  if (request === undefined) return { page: refusalPage(400, 'The SAML request cannot be read.') };
  if (!provider.knows(request)) return { page: refusalPage(403, 'This service is not known here.') };
  const session = provider.liveSession(cookieOf(incoming));
  if (session === undefined) return { page: passwordPage(provider.begin(request, relayState)) };
  return { page: await respond(provider, { request, relayState, ...session }) };
}

function password(form: URLSearchParams, provider: IdentityProvider): Answer {
  const attempt = provider.attempt(form.get('attempt') ?? '');
  if (attempt === undefined) return { page: refusalPage(400, LATE) };
  const right = provider.checkPassword(attempt, form.get('username') ?? '', form.get('password') ?? '');
  return { page: right ? codePage(attempt) : passwordPage(attempt, 'User name or password is not right.') };
}

async function code(form: URLSearchParams, provider: IdentityProvider): Promise<Answer> {
  const attempt = provider.attempt(form.get('attempt') ?? '');
  if (attempt?.userName === undefined) return { page: refusalPage(400, LATE) };
  const id = provider.checkCode(attempt, form.get('code') ?? '');
  const session = id === undefined ? undefined : provider.liveSession(id);
  if (id === undefined || session === undefined)
    return { page: codePage(attempt, 'The code is not right, or was used before.') };
  const { request, relayState } = attempt;
  return {
    page: await respond(provider, { request, relayState, ...session }),
    setCookie: `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`,
  };
}

async function respond(
  provider: IdentityProvider,
  signedOn: { request: AuthnRequest; relayState: string; userName: string; endsAtMs: number },
): Promise<ProviderPage> {
  const { request, relayState, userName, endsAtMs } = signedOn;
  const samlResponse = await provider.response(provider.facts(userName, request.id, endsAtMs));
  return responsePage(request.acsUrl, samlResponse, relayState);
}

function cookieOf(incoming: IncomingMessage): string {
  const pairs = (incoming.headers.cookie ?? '').split(/; */u).map((pair) => pair.split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}
