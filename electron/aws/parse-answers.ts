import * as v from 'valibot';
import { accountIdSchema, roleNameSchema } from '../contract/identifiers.ts';
import { lastInstant } from '../shared/model/instant.ts';
import { itemsThatFit } from '../core/storage/stored-values.ts';
import type { Page } from '../core/ports/identity-center.ts';
import { ServiceError } from '../core/failures/service-error.ts';
import { Secret } from '../core/secret.ts';
import { longestName, oneLine } from '../core/safe-text/one-line.ts';

/**
 * What tokens, ids and codes are made of (RFC 6749, appendix A), without the blank, which a header loses at its ends: other
 * characters no header can hold, and no line.
 */
function visible(most: number) {
  return v.pipe(v.string(), v.minLength(1), v.maxLength(most), v.regex(/^[\u0021-\u007e]+$/u));
}
/** A client secret has 2 kB and grows (docs/aws.md#registration), and a session token has no limit that AWS names. */
const secret = v.pipe(
  visible(64 * 1024),
  v.transform((value) => new Secret(value)),
);
/** Eight letters and a hyphen (docs/aws.md#device-authorization), to be compared by a person. */
const userCode = visible(64);
/** As long as a QR code can hold with ease. */
const link = visible(2000);
/** `Credentials` of the STS API reference: letters, digits and `_`, at most 128. */
const keyId = v.pipe(v.string(), v.regex(/^\w{1,128}$/u));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const seconds = v.pipe(positive, v.maxValue(lastInstant / 1000));
const decimal = /^\d{1,15}(?:\.\d{1,15})?$/u;
/** Seconds as a number, or as its decimal text; below the floor they are the floor, above the cap the cap. */
function within(floor: number, cap: number) {
  return v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(decimal), v.toNumber())]),
    seconds,
    v.transform((value) => Math.min(Math.max(value, floor), cap)),
  );
}

/** It goes into the address of the next request. */
const longestNextToken = 8192;
const nextToken = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((token): Pick<Page<never>, 'nextToken' | 'isCutOff'> => {
    if (token === null || token === '') return { nextToken: null, isCutOff: false };
    const read = v.safeParse(visible(longestNextToken), token);
    return { nextToken: read.success ? read.output : null, isCutOff: !read.success };
  }),
);
/** Of what is no text nothing is known; the rest of the item is good. */
const optionalText = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform((value) => (typeof value === 'string' ? oneLine(value, longestName) : null)),
);

export const registrationAnswer = v.object({
  clientId: secret,
  clientSecret: secret,
  /** Epoch seconds (docs/aws.md#times-and-units). */
  clientSecretExpiresAt: within(1, Number.POSITIVE_INFINITY),
});

export const deviceAnswer = v.object({
  deviceCode: secret,
  userCode,
  verificationUri: link,
  /** Without one that can be used the person types the code. */
  verificationUriComplete: v.fallback(v.nullish(link), null),
  /**
   * A code lives 600 s (docs/aws.md#device-authorization). Whether it is over AWS says by itself, so a shorter life is
   * read as a minute; nobody compares a code for longer than an hour.
   */
  expiresIn: within(60, 3600),
  /** A second is what AWS sends (docs/aws.md#device-authorization), and no client asks more often; an hour is no interval. */
  interval: v.nullish(v.pipe(within(1, Number.POSITIVE_INFINITY), v.maxValue(3600))),
});

/** What an answer of CreateToken gives that can be used; `odd` names the fields that could not. */
export interface TokenAnswer {
  readonly accessToken: Secret | null;
  readonly refreshToken: Secret | null;
  /** Seconds. */
  readonly expiresIn: number;
  readonly odd: readonly string[];
}

/** Where AWS says no life that can be believed, s: so short that it is asked again soon (docs/aws.md#tokens: an hour). */
const carefulLife = 300;

/**
 * No sign-in lasts longer than 90 days (docs/aws.md#limits-and-lives), so no token says so in earnest. That one is over
 * AWS says by itself (401), so a life below a minute is read as one.
 */
const tokenLife = v.pipe(within(60, Number.POSITIVE_INFINITY), v.maxValue(90 * 24 * 3600));

/**
 * An answer that has spent a code or token for one use: it cannot be asked for again, so each field is read for itself, and
 * what can be used is kept. Throws a `ServiceError` where there is no token at all, as `parseAnswer` does.
 */
export function readTokenAnswer(answer: object, requestId: string | undefined): TokenAnswer {
  const { accessToken, refreshToken, expiresIn } = answer as Partial<Record<string, unknown>>;
  const access = v.safeParse(secret, accessToken);
  const refresh = v.safeParse(v.nullish(secret, null), refreshToken);
  const life = v.safeParse(tokenLife, expiresIn);
  if (!access.success && !(refresh.success && refresh.output !== null)) {
    throw incomplete('accessToken', requestId);
  }
  const read = { accessToken: access, refreshToken: refresh, expiresIn: life };
  return {
    accessToken: access.success ? access.output : null,
    refreshToken: refresh.success ? refresh.output : null,
    expiresIn: life.success ? life.output : carefulLife,
    odd: Object.entries(read).flatMap(([name, { success }]) => (success ? [] : [name])),
  };
}

const accountItem = v.object({ accountId: accountIdSchema, accountName: optionalText, emailAddress: optionalText });
const roleItem = v.object({ roleName: roleNameSchema });

export const accountsAnswer = v.object({ accountList: itemsThatFit(accountItem), nextToken });

export const rolesAnswer = v.object({ roleList: itemsThatFit(roleItem), nextToken });

export const credentialsAnswer = v.object({
  roleCredentials: v.object({
    accessKeyId: keyId,
    secretAccessKey: secret,
    sessionToken: secret,
    /** Epoch milliseconds (docs/aws.md#times-and-units). */
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
    throw incomplete(v.getDotPath(parsed.issues[0]) ?? 'the whole', requestId);
  }
  return parsed.output;
}

function incomplete(field: string, requestId: string | undefined): ServiceError {
  return new ServiceError(requestId === undefined ? 'proxy' : 'unexpected', `The answer is not complete: ${field}.`, {
    requestId: requestId ?? null,
  });
}
