import * as v from 'valibot';
import { Secret } from '../secret.ts';
import type { StoredSignIn } from '../storage/secret-document.ts';
import { day, instant, isoSeconds, later, type Instant } from '../time/instant.ts';
import type { ServerTime } from '../time/server-time.ts';

/** Where a sign-in is good, in the words of the session's section: tools compare them with it. */
export interface SharedPlace {
  readonly startUrl: string;
  readonly region: string;
}

/** What a file of `~/.aws/sso/cache` says (docs/aws.md#token-cache). Tools write only some of the last four. */
export interface SharedToken extends SharedPlace {
  readonly accessToken: Secret;
  /** On the server's clock. */
  readonly expiresAt: Instant;
  readonly clientId: Secret | null;
  readonly clientSecret: Secret | null;
  readonly registrationExpiresAt: Instant | null;
  readonly refreshToken: Secret | null;
}

type Clocks = Pick<ServerTime, 'now' | 'offset'>;

/** No token lives longer (docs/aws.md#limits-and-lives), in ms. */
const longestLife = 90 * day;
const longestText = 256 * 1024;

/**
 * The text of a file, all fields by which any tool can use and refresh the sign-in.
 *
 * Its times are those of this computer's clock, as wrong as that is: tools compare them with nothing else, and write their
 * own by it. AWS's would let a tool on a slow computer use a token that is over.
 *
 * A sign-in without a refresh token is written without one: the JavaScript SDK then fails 5 minutes before the end, but an
 * empty one would make every tool ask AWS in vain. So is a registration that is over, which botocore does not refresh with.
 */
export function sharedText(place: SharedPlace, signIn: StoredSignIn, clocks: Clocks): Secret {
  const { clientId, clientSecret, expiresAt } = signIn.registration;
  const local = (at: Instant): string => isoSeconds(later(at, -clocks.offset()));
  return new Secret(
    JSON.stringify({
      startUrl: place.startUrl,
      region: place.region,
      accessToken: signIn.accessToken.reveal(),
      expiresAt: local(signIn.accessTokenExpiresAt),
      clientId: clientId.reveal(),
      clientSecret: clientSecret.reveal(),
      registrationExpiresAt: local(expiresAt),
      ...(signIn.refreshToken === null ? {} : { refreshToken: signIn.refreshToken.reveal() }),
    }),
  );
}

/** As AWS's answers are read: what no header can hold is no token. */
const secretSchema = v.pipe(
  v.string(),
  v.maxLength(64 * 1024),
  v.regex(/^[\u0021-\u007e]+$/u),
  v.transform((text) => new Secret(text)),
);
const wordSchema = v.pipe(v.string(), v.maxLength(2048));
/** With a zone, without which nobody knows when it is; tools write `Z`, also after milliseconds, or `UTC`. */
const timeSchema = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|UTC|[+-]\d\d:\d\d)$/u),
  v.transform((text) => Date.parse(text.replace('UTC', 'Z'))),
  v.number(),
  v.minValue(0),
);
const tokenSchema = v.pipe(
  v.string(),
  v.maxLength(longestText),
  v.parseJson(),
  v.object({
    startUrl: wordSchema,
    region: wordSchema,
    accessToken: secretSchema,
    expiresAt: timeSchema,
    clientId: v.optional(secretSchema),
    clientSecret: v.optional(secretSchema),
    registrationExpiresAt: v.optional(timeSchema),
    refreshToken: v.optional(secretSchema),
  }),
);

/** Null: it is no such text, or only half of one. */
export function readSharedText(text: Secret, clocks: Clocks): SharedToken | null {
  const parsed = v.safeParse(tokenSchema, text.reveal());
  if (!parsed.success) return null;
  const { startUrl, region, accessToken, expiresAt, registrationExpiresAt, ...more } = parsed.output;
  const here = (milliseconds: number): Instant => later(instant(0), milliseconds + clocks.offset());
  return {
    startUrl,
    region,
    accessToken,
    expiresAt: here(expiresAt),
    clientId: more.clientId ?? null,
    clientSecret: more.clientSecret ?? null,
    registrationExpiresAt: registrationExpiresAt === undefined ? null : here(registrationExpiresAt),
    refreshToken: more.refreshToken ?? null,
  };
}

/**
 * The sign-in that a file makes of ours, where another tool has refreshed it; null: the file has nothing newer for this
 * place. It can be newer and over already, with a refresh token that is the only good one.
 */
export function newerSignIn(
  place: SharedPlace,
  ours: StoredSignIn,
  token: SharedToken,
  clocks: Clocks,
): StoredSignIn | null {
  const now = clocks.now();
  const isSame = token.accessToken.reveal() === ours.accessToken.reveal();
  const isElsewhere = token.startUrl !== place.startUrl || token.region !== place.region;
  const isLater = token.expiresAt > ours.accessTokenExpiresAt && token.expiresAt <= later(now, longestLife);
  const registration = registrationOf(token, ours);
  if (isSame || isElsewhere || !isLater || registration === null) return null;
  const isOurClient = registration === ours.registration;
  return {
    accessToken: token.accessToken,
    accessTokenIssuedAt: token.expiresAt < now ? token.expiresAt : now,
    accessTokenExpiresAt: token.expiresAt,
    // Some tools drop it where AWS sends no new one (docs/aws.md#refresh); then ours is still in force.
    refreshToken: token.refreshToken ?? (isOurClient ? ours.refreshToken : null),
    since: ours.since,
    registration,
  };
}

/** The client that the tokens belong to; null: another one than ours, of which too little is known to refresh with. */
function registrationOf(
  { clientId, clientSecret, registrationExpiresAt }: SharedToken,
  { registration }: StoredSignIn,
): StoredSignIn['registration'] | null {
  if (clientId === null || clientId.reveal() === registration.clientId.reveal()) return registration;
  if (clientSecret === null || registrationExpiresAt === null) return null;
  return { clientId, clientSecret, expiresAt: registrationExpiresAt };
}
