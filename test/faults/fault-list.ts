import type { FailureCode } from '../../electron/contract/failure.ts';
import type { WireReply } from '../identity-center/wire/message.ts';
import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import { oddAnswers } from './odd-answers.ts';

/** What a fault must be taken for. `odd`: an answer of AWS that cannot be used as it is; nothing follows from it. */
export type FaultClass = 'throttled' | 'service' | 'offline' | 'proxy' | 'odd' | 'usable' | 'forbidden' | 'definite';

export interface FaultCase {
  readonly name: string;
  readonly is: FaultClass;
  /** Names of moments; all when left out. */
  readonly at?: readonly string[];
  readonly strike:
    | { readonly by: 'simulator'; readonly fault: Omit<FaultRequest, 'path' | 'count'> }
    | { readonly by: 'wire'; readonly change: (reply: WireReply) => WireReply; readonly instead?: true }
    | { readonly by: 'administrator'; readonly does: 'end-sessions' | 'forget-registrations' | 'revoke-access-tokens' };
}

/** The codes that may be shown for a class: they are told apart by what a person can do. */
export const codesOf: Readonly<Record<FaultClass, readonly FailureCode[]>> = {
  throttled: ['throttled'],
  service: ['service-error'],
  offline: ['offline'],
  proxy: ['proxy-in-between'],
  odd: ['service-error', 'proxy-in-between'],
  usable: [],
  forbidden: ['access-denied'],
  definite: ['sign-in-needed', 'request-refused', 'code-expired'],
};

const oidc = ['register', 'authorize', 'poll', 'exchange', 'refresh'];
const tokens = ['poll', 'exchange', 'refresh'];
const portal = ['list accounts', 'list roles', 'credentials'];

const bodies = {
  json: { contentType: 'application/json', body: '{"message":"Internal error"}' },
  html: { contentType: 'text/html', body: '<html><body>Service unavailable</body></html>' },
  empty: { contentType: 'text/plain', body: '' },
};

function status(
  name: string,
  is: FaultClass,
  code: number,
  more: Partial<FaultRequest> = {},
  at?: readonly string[],
): FaultCase {
  const fault = { kind: 'status' as const, status: code, ...more };
  return { name, is, strike: { by: 'simulator', fault }, ...(at === undefined ? {} : { at }) };
}

function simulated(name: string, is: FaultClass, fault: Omit<FaultRequest, 'path'>, at?: readonly string[]): FaultCase {
  return { name, is, strike: { by: 'simulator', fault }, ...(at === undefined ? {} : { at }) };
}

/** An answer of somebody else: without AWS's request id. */
function foreign(name: string, code: number, contentType: string, body: string): FaultCase {
  const reply = { status: code, headers: { 'Content-Type': contentType }, body };
  return { name, is: 'proxy', strike: { by: 'wire', change: () => reply, instead: true } };
}

const serverErrors = [500, 502, 503, 504].flatMap((code) =>
  Object.entries(bodies).map(([form, body]) => status(`${String(code)} ${form}`, 'service', code, body)),
);

const json = (value: unknown): Partial<FaultRequest> => ({ body: JSON.stringify(value) });

export const faultCases: readonly FaultCase[] = [
  simulated('throttle', 'throttled', { kind: 'throttle' }),
  simulated('throttle, Retry-After 30', 'throttled', { kind: 'throttle', retryAfterSeconds: 30 }),
  simulated('throttle, Retry-After 0', 'throttled', { kind: 'throttle', retryAfterSeconds: 0 }),
  ...serverErrors,
  status('503 Retry-After 60', 'service', 503, { ...bodies.html, retryAfterSeconds: 60 }),
  status('400 without a name', 'odd', 400, bodies.json),
  status('400 of a new name', 'odd', 400, json({ error: 'something_new', __type: 'SomethingNewException' })),
  status('400 html', 'odd', 400, bodies.html),
  status('401 without a name', 'odd', 401, bodies.json, oidc),
  status('401 html', 'odd', 401, bodies.html, oidc),
  status('403 without a name', 'odd', 403, bodies.json, oidc),
  status('403 html', 'odd', 403, bodies.html, oidc),
  status('404 html', 'odd', 404, bodies.html, oidc),
  simulated('reset', 'offline', { kind: 'reset' }),
  simulated('slow, 61 s', 'offline', { kind: 'slow', ms: 61_000 }, ['register', 'authorize', ...portal, 'federation']),
  // A token is waited for two minutes.
  simulated('slow, 61 s', 'usable', { kind: 'slow', ms: 61_000 }, tokens),
  simulated('slow, 150 s', 'offline', { kind: 'slow', ms: 150_000 }, tokens),
  simulated('slow, 20 s', 'usable', { kind: 'slow', ms: 20_000 }),
  simulated('200 {}', 'odd', { kind: 'body', status: 200, body: '{}' }),
  simulated('200 not json', 'odd', { kind: 'body', status: 200, body: 'not json' }),
  simulated('200 []', 'odd', { kind: 'body', status: 200, body: '[]' }),
  simulated('200 null', 'odd', { kind: 'body', status: 200, body: 'null' }),
  simulated('200 empty', 'odd', { kind: 'body', status: 200, body: '' }),
  foreign('captive portal, 200 html', 200, 'text/html', '<html>Welcome to the hotel</html>'),
  foreign('captive portal, 200 json', 200, 'application/json', '{"login":"required"}'),
  foreign('proxy, 407', 407, 'text/html', '<html>Proxy authentication required</html>'),
  foreign('proxy, 403', 403, 'text/html', '<html>Blocked by policy</html>'),
  foreign('proxy, 401', 401, 'text/html', '<html>Who are you?</html>'),
  foreign('captive portal, 511', 511, 'text/html', '<html>Network authentication required</html>'),
  ...oddAnswers,
  simulated('no refresh token', 'usable', { kind: 'omitRefreshToken' }, ['refresh']),
  simulated('403 ForbiddenException', 'forbidden', { kind: 'deny' }, portal),
  simulated('401 UnauthorizedException', 'definite', { kind: 'revoke' }, portal),
  simulated('invalid_grant', 'definite', { kind: 'revoke' }, ['refresh']),
  simulated('expired_token', 'definite', { kind: 'expire' }, tokens),
  simulated('access_denied', 'definite', { kind: 'deny' }, tokens),
  simulated('invalid_client', 'definite', { kind: 'expire' }, ['authorize']),
  ...(['end-sessions', 'forget-registrations', 'revoke-access-tokens'] as const).map((does) => ({
    name: does.replaceAll('-', ' '),
    is: 'definite' as const,
    // A browser whose client AWS has forgotten is shown a page of AWS and never comes back: no fault of the exchange.
    at: [...tokens.filter((name) => does !== 'forget-registrations' || name !== 'exchange'), 'authorize', ...portal],
    strike: { by: 'administrator' as const, does },
  })),
];
