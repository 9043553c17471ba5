import { portalError } from '../wire/service-error.ts';
import type { WireReply } from '../wire/message.ts';
import { changedField, halved, withoutErrorType, withoutRefreshToken } from './changed-answers.ts';
import { callbackError, noCallback, twoCallbacks, wrongState } from './changed-callbacks.ts';
import type { Fault, FaultName } from './fault-schema.ts';
import type { FaultKind } from './fault-kind.ts';
import { HAPPENINGS } from './happenings.ts';
import { intercepted } from './intercepted.ts';
import { denied, expired, refused, refusedDuration, revoked } from './refusals.ts';

/** Every fault the simulator knows. A new one is an entry here and its name in the schema. */
export const FAULT_KINDS: Readonly<Record<FaultName, FaultKind>> = {
  ...HAPPENINGS,
  // In place of the service.
  throttle: { before: ({ fault }) => withRetryAfter(fault, portalError('TooManyRequestsException').reply) },
  status: { before: ({ fault }) => withRetryAfter(fault, statusReply(fault)) },
  refuse: { before: ({ fault, request }) => refused(request, fault) },
  deny: { before: ({ request }) => denied(request) },
  expire: { before: ({ request }) => expired(request) },
  revoke: { before: ({ request }) => revoked(request) },
  refuseSessionDuration: {
    concerns: ({ request }) => refusedDuration(request) !== undefined,
    before: ({ request }) => refusedDuration(request),
  },
  intercept: { before: ({ fault }) => intercepted(fault) },
  // On the way.
  reset: { before: () => 'reset' },
  slow: { before: ({ fault, simulator }) => simulator.clock.sleep(fault.ms).then(() => undefined) },
  resetWithin: { after: (reply) => ({ ...reply, delivery: { how: 'reset-within' } }) },
  truncate: { after: (reply) => ({ ...reply, delivery: { how: 'truncated' } }) },
  wrongLength: { after: (reply, { fault }) => ({ ...reply, delivery: { how: 'length', offset: fault.offsetBytes } }) },
  chunked: { after: (reply) => ({ ...reply, delivery: { how: 'chunked' } }) },
  stall: { after: (reply, { fault }) => ({ ...reply, delivery: { how: 'stalled', ms: fault.ms } }) },
  // In what the service answered.
  body: {
    after: (reply, { fault }) => madeReply(fault, fault.status ?? reply.status, 'application/json', '{}'),
  },
  halfBody: { after: halved },
  field: { after: (reply, { fault }) => changedField(reply, fault) },
  omitRefreshToken: { after: withoutRefreshToken },
  dropErrorType: { after: withoutErrorType },
  dateSkew: {
    after: (reply, { fault, simulator }) => {
      const date = new Date(simulator.clock.now() + fault.offsetMs).toUTCString();
      return { ...reply, headers: { ...reply.headers, Date: date } };
    },
  },
  // In what the browser brings back.
  wrongState: { after: wrongState },
  callbackError: { after: callbackError },
  noCallback: { after: noCallback },
  twoCallbacks: { after: twoCallbacks },
};

const FORMS = {
  json: ['application/json', '{"message":"Internal error"}'],
  html: ['text/html', '<html><body>Service unavailable</body></html>'],
  empty: ['text/plain', ''],
} as const;

function statusReply(fault: Fault): WireReply {
  const [contentType, body] = FORMS[fault.form];
  return madeReply(fault, fault.status ?? 500, contentType, body);
}

function madeReply(fault: Fault, status: number, contentType: string, usualBody: string): WireReply {
  return {
    status,
    headers: { 'Content-Type': fault.contentType ?? contentType },
    body: fault.body ?? usualBody,
  };
}

function withRetryAfter(fault: Fault, reply: WireReply): WireReply {
  if (fault.retryAfterSeconds === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(fault.retryAfterSeconds) } };
}
