import * as v from 'valibot';
import { accountIdSchema, roleNameSchema } from '../contract/identifiers.ts';
import { itemsThatFit } from '../core/readable-items.ts';
import { ServiceError } from '../core/service-error.ts';
import { Secret } from '../core/secret.ts';
import { longestName, oneLine } from '../core/text/one-line.ts';

const text = v.pipe(v.string(), v.minLength(1));
const secret = v.pipe(
  text,
  v.transform((value) => new Secret(value)),
);
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
/** The last instant a `Date` can be (ECMAScript, 21.4.1.1), in ms; what lies beyond it is no time. */
const lastInstant = 8.64e15;
const seconds = v.pipe(positive, v.maxValue(lastInstant / 1000));
const nextToken = v.pipe(
  v.nullish(v.string(), null),
  v.transform((token) => (token === '' ? null : token)),
);
/** Of what is no text nothing is known; the rest of the item is good. */
const optionalText = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((value) => (typeof value === 'string' ? oneLine(value, longestName) : null)),
);

export const registrationAnswer = v.object({
  clientId: secret,
  clientSecret: secret,
  /** Epoch seconds (protocol fact 3). */
  clientSecretExpiresAt: seconds,
});

export const deviceAnswer = v.object({
  deviceCode: secret,
  userCode: text,
  verificationUri: text,
  verificationUriComplete: v.nullish(text),
  expiresIn: seconds,
  /** An hour between two polls is no interval. */
  interval: v.nullish(v.pipe(seconds, v.maxValue(3600))),
});

export const tokenAnswer = v.object({
  accessToken: secret,
  refreshToken: v.nullish(secret),
  expiresIn: seconds,
});

const accountItem = v.object({ accountId: accountIdSchema, accountName: optionalText, emailAddress: optionalText });
const roleItem = v.object({ roleName: roleNameSchema });

export const accountsAnswer = v.object({ accountList: itemsThatFit(accountItem), nextToken });

export const rolesAnswer = v.object({ roleList: itemsThatFit(roleItem), nextToken });

export const credentialsAnswer = v.object({
  roleCredentials: v.object({
    accessKeyId: text,
    secretAccessKey: secret,
    sessionToken: secret,
    /** Epoch milliseconds (protocol fact 3). */
    expiration: v.pipe(positive, v.integer(), v.maxValue(lastInstant)),
  }),
});

/**
 * An answer of 200 that is not what the service promises: a captive portal's page, or a fault. It names the first wrong
 * field, never its value.
 */
export function parseAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown,
  requestId: string | undefined,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer);
  if (!parsed.success) {
    const field = v.getDotPath(parsed.issues[0]) ?? 'the whole';
    throw new ServiceError(requestId === undefined ? 'proxy' : 'unexpected', `The answer is not complete: ${field}.`, {
      requestId: requestId ?? null,
    });
  }
  return parsed.output;
}
