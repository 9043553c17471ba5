import * as v from 'valibot';
import type { SignInWay, ClientRegistration } from '../ports/identity-center.ts';
import type { SetAsideReason } from '../ports/files.ts';
import { keptValues, reasonToSetAside, keptInstantSchema } from './stored-values.ts';
import { Secret } from '../secret.ts';
import type { Instant } from '../time/instant.ts';

/** Raised when an older version could not read the document, or would lose by writing it. */
const documentVersion = 1;

/** One organisation's sign-in, as kept between two starts. */
export interface StoredSignIn {
  readonly accessToken: Secret;
  readonly accessTokenIssuedAt: Instant;
  readonly accessTokenExpiresAt: Instant;
  /** Null for a registration without scopes, which AWS gives none. */
  readonly refreshToken: Secret | null;
  /** When the person approved it. */
  readonly since: Instant;
  /** The client its refresh token belongs to; the one kept for the next sign-in may be another by now. */
  readonly registration: ClientRegistration;
}

/** All that is secret and outlives a start: registrations for new sign-ins by `registrationKey`, sign-ins by organisation id. */
export interface SecretDocument {
  readonly registrations: ReadonlyMap<string, ClientRegistration>;
  readonly signIns: ReadonlyMap<string, StoredSignIn>;
  /** By organisation id, the command line of a browser that the person has agreed to: no secret, but not to be forged. */
  readonly agreedCommands: ReadonlyMap<string, string>;
}

/** Each organisation has a client registration for each way of signing in. */
export function registrationKey(organisationId: string, way: SignInWay): string {
  return `${organisationId} ${way}`;
}

export const emptySecretDocument: SecretDocument = {
  registrations: new Map(),
  signIns: new Map(),
  agreedCommands: new Map(),
};

/** As `parse-answers.ts` reads it of AWS; empty where AWS gave no access token. */
const secretText = v.pipe(
  v.string(),
  v.maxLength(64 * 1024),
  v.regex(/^[\u0021-\u007e]*$/u),
  v.transform((text) => new Secret(text)),
);

const registrationSchema = v.object({ clientId: secretText, clientSecret: secretText, expiresAt: keptInstantSchema });
const signInSchema = v.object({
  accessToken: secretText,
  accessTokenIssuedAt: keptInstantSchema,
  accessTokenExpiresAt: keptInstantSchema,
  refreshToken: v.nullable(secretText),
  since: keptInstantSchema,
  registration: registrationSchema,
});

/** One of the parts may be damaged as a whole, or gone; a document without either is none. */
const documentSchema = v.pipe(
  v.object({
    version: v.literal(documentVersion),
    registrations: v.optional(v.unknown(), null),
    signIns: v.optional(v.unknown(), null),
    // An earlier document has none.
    agreedCommands: v.optional(v.unknown(), {}),
  }),
  v.check(({ registrations, signIns }) => [registrations, signIns].some((part) => v.is(v.looseObject({}), part))),
  v.object({
    version: v.literal(documentVersion),
    registrations: keptValues(v.string(), registrationSchema),
    signIns: keptValues(v.string(), signInSchema),
    agreedCommands: keptValues(v.string(), v.string()),
  }),
);

/** What could be read of the stored text, and how many of its entries could not. */
export interface ReadSecrets {
  readonly document: SecretDocument;
  readonly leftOut: number;
}

/**
 * Reads the document, or answers why it cannot be used. Each sign-in and registration is read by itself: one that is
 * damaged is no reason to sign in everywhere anew. A field that a newer version adds without raising the document's
 * version is left out, and lost at the next write: a version to which it matters raises the number.
 */
export function parseSecretDocument(text: Secret): ReadSecrets | SetAsideReason {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), documentSchema), text.reveal());
  if (!parsed.success) {
    return reasonToSetAside(text.reveal(), documentVersion);
  }
  const { registrations, signIns, agreedCommands } = parsed.output;
  return {
    document: {
      registrations: new Map(Object.entries(registrations.read)),
      signIns: new Map(Object.entries(signIns.read)),
      agreedCommands: new Map(Object.entries(agreedCommands.read)),
    },
    leftOut: registrations.leftOut + signIns.leftOut + agreedCommands.leftOut,
  };
}

/** The text to be encrypted. This is the one place where tokens are written out. */
export function writeSecretDocument(document: SecretDocument): Secret {
  const registrations = mapValues(document.registrations, writtenRegistration);
  const signIns = mapValues(document.signIns, (signIn) => ({
    accessToken: signIn.accessToken.reveal(),
    accessTokenIssuedAt: signIn.accessTokenIssuedAt,
    accessTokenExpiresAt: signIn.accessTokenExpiresAt,
    refreshToken: signIn.refreshToken?.reveal() ?? null,
    since: signIn.since,
    registration: writtenRegistration(signIn.registration),
  }));
  const agreedCommands = Object.fromEntries(document.agreedCommands);
  return new Secret(JSON.stringify({ version: documentVersion, registrations, signIns, agreedCommands }));
}

function writtenRegistration({ clientId, clientSecret, expiresAt }: ClientRegistration): Record<string, unknown> {
  return { clientId: clientId.reveal(), clientSecret: clientSecret.reveal(), expiresAt };
}

function mapValues<From, To>(map: ReadonlyMap<string, From>, convert: (value: From) => To): Record<string, To> {
  return Object.fromEntries([...map].map(([key, value]) => [key, convert(value)]));
}

/** One of its parts with another value under that key; null takes the key out. */
export function withEntry<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
  value: Value | null,
): ReadonlyMap<string, Value> {
  const next = new Map(map);
  if (value === null) {
    next.delete(key);
  } else {
    next.set(key, value);
  }
  return next;
}
