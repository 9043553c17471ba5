import type { FaultCase, FaultClass, Simulated } from './fault-case.ts';
import { faultsOfTheClock } from './faults-of-the-clock.ts';
import { faultsOfThisComputer } from './faults-of-this-computer.ts';
import type { MomentName } from './moments.ts';
import { oddAnswers } from './odd-answers.ts';

const oidc: readonly MomentName[] = ['register', 'authorize', 'poll', 'exchange', 'refresh'];
const tokens: readonly MomentName[] = ['poll', 'exchange', 'refresh'];
const lists: readonly MomentName[] = ['list accounts', 'second page', 'list roles'];
const portal: readonly MomentName[] = [...lists, 'credentials'];
const besidesTokens: readonly MomentName[] = [
  'register',
  'authorize',
  ...portal,
  'federation',
  'caller identity',
  'assume role',
  'logout',
];

function simulated(name: string, is: FaultClass, fault: Simulated, at?: readonly MomentName[]): FaultCase {
  return { name, is, inject: { by: 'simulator', fault }, ...(at === undefined ? {} : { at }) };
}

function unreachable(name: string, is: FaultClass, error: string): FaultCase {
  return { name, is, inject: { by: 'network', error } };
}

const serverErrors = [500, 502, 503, 504].flatMap((status) =>
  (['json', 'html', 'empty'] as const).map((form) =>
    simulated(`${String(status)} ${form}`, 'service', { kind: 'status', status, form }),
  ),
);

/** Only the OIDC service says 401 and 403 of more than the token. */
const refusalsWithoutName = [401, 403].flatMap((status) =>
  (['json', 'html'] as const).map((form) =>
    simulated(`${String(status)} ${form}`, 'odd', { kind: 'status', status, form }, oidc),
  ),
);

const interceptions: readonly (readonly [name: string, fault: Simulated])[] = [
  ['captive portal, 200 html', { kind: 'intercept' }],
  ['captive portal, 200 json', { kind: 'intercept', contentType: 'application/json', body: '{"login":"required"}' }],
  ['captive portal, 511', { kind: 'intercept', status: 511 }],
  ['captive portal, 302', { kind: 'intercept', location: 'http://192.0.2.1/terms' }],
  ['moved, 301', { kind: 'intercept', status: 301, location: 'https://portal.example.com/' }],
  ['proxy, 407', { kind: 'intercept', status: 407 }],
  ['proxy, 403', { kind: 'intercept', status: 403 }],
  ['proxy, 401', { kind: 'intercept', status: 401 }],
];

/** AWS has done what was asked. With a refresh token for one use, that is the last word of the old one. */
const lostAnswers: readonly FaultCase[] = [
  simulated('reset within the body', 'lost', { kind: 'resetWithin' }),
  simulated('truncated body', 'lost', { kind: 'truncate' }),
  simulated('length too long', 'lost', { kind: 'wrongLength', offsetBytes: 10 }),
  simulated('length too short', 'lost', { kind: 'wrongLength', offsetBytes: -400 }),
  simulated('half of the text', 'lost', { kind: 'halfBody' }),
  simulated('slow, 61 s', 'lost', { kind: 'slow', ms: 61_000 }, besidesTokens),
  simulated('stalled, 61 s', 'lost', { kind: 'stall', ms: 61_000 }, besidesTokens),
  // A token is waited for two minutes.
  simulated('slow, 150 s', 'lost', { kind: 'slow', ms: 150_000 }, tokens),
  simulated('stalled, 150 s', 'lost', { kind: 'stall', ms: 150_000 }, tokens),
  simulated('200 {}', 'lost', { kind: 'body', status: 200, body: '{}' }),
  simulated('200 not json', 'lost', { kind: 'body', status: 200, body: 'not json' }),
  simulated('200 []', 'lost', { kind: 'body', status: 200, body: '[]' }),
  simulated('200 null', 'lost', { kind: 'body', status: 200, body: 'null' }),
  simulated('200 empty', 'lost', { kind: 'body', status: 200, body: '' }),
];

const happenings: readonly FaultCase[] = [
  simulated('403 ForbiddenException', 'forbidden', { kind: 'deny' }, portal),
  simulated('403 AccessDenied', 'forbidden', { kind: 'deny' }, ['caller identity', 'assume role']),
  simulated('403 ExpiredToken', 'odd', { kind: 'expire' }, ['caller identity', 'assume role']),
  simulated('the role is removed', 'forbidden', { kind: 'removeRole' }, ['credentials']),
  simulated('an account vanishes', 'gone', { kind: 'vanishAccount' }, ['second page']),
  simulated('401 UnauthorizedException', 'definite', { kind: 'revoke' }, portal),
  simulated('the token is revoked', 'definite', { kind: 'revokeToken' }, portal),
  simulated('the session ends', 'definite', { kind: 'endSession' }, [...portal, 'refresh']),
  simulated('invalid_grant', 'definite', { kind: 'revoke' }, ['refresh']),
  simulated('expired_token', 'definite', { kind: 'expire' }, tokens),
  simulated('access_denied', 'definite', { kind: 'deny' }, tokens),
  ...['InvalidScopeException', 'UnsupportedGrantTypeException'].map((error) =>
    simulated(error, 'unsupported', { kind: 'refuse', error }, ['register', 'poll', 'exchange', 'refresh']),
  ),
  ...['InvalidRequestException', 'InvalidClientMetadataException'].map((error) =>
    simulated(error, 'doubted', { kind: 'refuse', error }, ['authorize', 'register in the browser']),
  ),
  ...['InvalidClientTokenId', 'RegionDisabledException'].map((error) =>
    simulated(error, 'region-refused', { kind: 'refuse', error, status: 403 }, ['caller identity', 'assume role']),
  ),
  simulated('invalid_client', 'definite', { kind: 'expire' }, ['authorize']),
  // A browser whose client AWS has forgotten is shown a page of AWS and never comes back: no fault of the exchange, but once.
  ...(['forgetRegistration', 'expireRegistration'] as const).flatMap((kind) => {
    const name = kind === 'forgetRegistration' ? 'the registration is forgotten' : 'the registration expires';
    return [
      simulated(name, 'definite', { kind }, ['authorize', 'poll', 'refresh']),
      { ...simulated(name, 'definite', { kind }, ['exchange']), once: true as const },
    ];
  }),
  simulated('the code expires', 'definite', { kind: 'expireDeviceCode' }, ['poll']),
  simulated('the person denies', 'definite', { kind: 'denyDevice' }, ['poll']),
  simulated('nobody approves', 'definite', { kind: 'refuse', error: 'AuthorizationPendingException' }, ['poll']),
  simulated('another state', 'not-returned', { kind: 'wrongState' }, ['callback']),
  simulated('the browser stays away', 'not-returned', { kind: 'noCallback' }, ['callback']),
  simulated('back with server_error', 'service', { kind: 'callbackError' }, ['callback']),
  simulated('back with access_denied', 'definite', { kind: 'callbackError', error: 'access_denied' }, ['callback']),
  simulated('back twice', 'usable', { kind: 'twoCallbacks' }, ['callback']),
  ...(['end-sessions', 'forget-registrations', 'revoke-access-tokens'] as const).map((does) => ({
    name: does.replaceAll('-', ' '),
    is: 'definite' as const,
    at: [
      ...tokens.filter((name) => does !== 'forget-registrations' || name !== 'exchange'),
      'authorize' as const,
      ...portal,
    ],
    inject: { by: 'administrator' as const, does },
  })),
];

export const faultCases: readonly FaultCase[] = [
  simulated('throttle', 'throttled', { kind: 'throttle' }),
  simulated('throttle, Retry-After 30', 'throttled', { kind: 'throttle', retryAfterSeconds: 30 }),
  simulated('throttle, Retry-After 0', 'throttled', { kind: 'throttle', retryAfterSeconds: 0 }),
  ...serverErrors,
  simulated('503 Retry-After 60', 'service', { kind: 'status', status: 503, form: 'html', retryAfterSeconds: 60 }),
  simulated('400 without a name', 'odd', { kind: 'status', status: 400 }),
  simulated('400 html', 'odd', { kind: 'status', status: 400, form: 'html' }),
  simulated('a new name', 'odd', { kind: 'refuse', error: 'SomethingNewException' }, [
    ...oidc,
    ...portal,
    'caller identity',
    'assume role',
    'assume role',
  ]),
  simulated('no x-amzn-ErrorType', 'usable', { kind: 'dropErrorType' }),
  ...refusalsWithoutName,
  simulated('404 html', 'odd', { kind: 'status', status: 404, form: 'html' }, oidc),
  simulated('reset', 'offline', { kind: 'reset' }),
  unreachable('name not resolved', 'offline', 'net::ERR_NAME_NOT_RESOLVED'),
  unreachable('certificate not trusted', 'proxy', 'net::ERR_CERT_AUTHORITY_INVALID'),
  ...lostAnswers,
  simulated('slow, 61 s', 'usable', { kind: 'slow', ms: 61_000 }, tokens),
  simulated('stalled, 61 s', 'usable', { kind: 'stall', ms: 61_000 }, tokens),
  simulated('slow, 1 s', 'usable', { kind: 'slow', ms: 1000 }),
  simulated('slow, 20 s', 'usable', { kind: 'slow', ms: 20_000 }),
  simulated('stalled, 20 s', 'usable', { kind: 'stall', ms: 20_000 }),
  simulated('chunked', 'usable', { kind: 'chunked' }),
  simulated('Date 10 min ahead', 'usable', { kind: 'dateSkew', offsetMs: 600_000 }),
  simulated('Date 10 min behind', 'usable', { kind: 'dateSkew', offsetMs: -600_000 }),
  ...interceptions.map(([name, fault]) => simulated(name, 'proxy', fault)),
  ...oddAnswers,
  ...happenings,
  ...faultsOfTheClock,
  ...faultsOfThisComputer,
];
