import * as v from 'valibot';

/** What can go wrong. What each does stands in `fault-kinds.ts` and its neighbours. */
export const FAULT_NAMES = [
  'throttle',
  'status',
  'refuse',
  'reset',
  'slow',
  'resetWithin',
  'truncate',
  'wrongLength',
  'chunked',
  'stall',
  'intercept',
  'body',
  'halfBody',
  'field',
  'omitRefreshToken',
  'dropErrorType',
  'dateSkew',
  'deny',
  'expire',
  'revoke',
  'shortToken',
  'forgetRegistration',
  'expireRegistration',
  'expireDeviceCode',
  'denyDevice',
  'revokeToken',
  'endSession',
  'removeRole',
  'vanishAccount',
  'refuseSessionDuration',
  'wrongState',
  'callbackError',
  'noCallback',
  'twoCallbacks',
] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

const number = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.integer());

/** One fault as a test asks for it. A parameter that a kind does not know is passed over. */
export const faultSchema = v.strictObject({
  kind: v.picklist(FAULT_NAMES),
  /** Path without the region, or `*` for every one. */
  path: v.optional(v.pipe(v.string(), v.regex(/^(\*|\/.*)$/u, 'path must be * or begin with /')), '*'),
  method: v.optional(v.picklist(['GET', 'POST'])),
  /** Only CreateToken calls of this grant; the device code's by the last part of its name. */
  grantType: v.optional(v.picklist(['refresh_token', 'authorization_code', 'device_code'])),
  /** Only the first page of a list, or only those after it. */
  page: v.optional(v.picklist(['first', 'later'])),
  /** How often it strikes; without it, for ever. */
  count: v.optional(v.pipe(whole, v.minValue(1))),
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
  status: v.optional(v.pipe(whole, v.minValue(200), v.maxValue(599))),
  /** `status`: what the body looks like when `body` is not given. */
  form: v.optional(v.picklist(['json', 'html', 'empty']), 'json'),
  body: v.optional(v.string()),
  contentType: v.optional(v.string()),
  retryAfterSeconds: v.optional(v.pipe(whole, v.minValue(0))),
  /** `slow`, `stall`: how long. */
  ms: v.optional(v.pipe(v.number(), v.minValue(0)), 1000),
  /** `dateSkew`: how far the `Date` header is ahead; below zero, behind. */
  offsetMs: v.optional(number, 600_000),
  /** `wrongLength`: how much more than there is `Content-Length` promises; below zero, less. */
  offsetBytes: v.optional(whole, 10),
  /** `field`: its name, with dots for what is inside. */
  field: v.optional(v.pipe(v.string(), v.minLength(1)), 'expiresIn'),
  /** `field`: what it is changed to; without it and without `as` the field is left out. */
  value: v.optional(v.unknown()),
  /** `field`: its own value in another form, from milliseconds. */
  as: v.optional(v.picklist(['seconds', 'text', 'instant'])),
  /** `field`: a number that is added to its own. */
  plus: v.optional(number),
  /** `refuse`: the name of an exception, known to the service or not; `callbackError`: an OAuth error. */
  error: v.optional(v.pipe(v.string(), v.regex(/^\w{1,60}$/u))),
  /** `intercept`: sends the caller there. */
  location: v.optional(v.string()),
  /** `shortToken`: the life of the access token. */
  seconds: v.optional(v.pipe(whole, v.minValue(1)), 300),
  /** `vanishAccount`: which; without it, the last one. */
  accountId: v.optional(v.string()),
});
export type Fault = v.InferOutput<typeof faultSchema>;
export type FaultRequest = v.InferInput<typeof faultSchema>;
