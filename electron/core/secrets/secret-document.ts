import * as v from 'valibot';
import { instantSchema } from '../../contract/identifiers.ts';
import type { SignInWay } from '../sign-in/sign-in-way.ts';
import type { ClientRegistration } from '../ports/identity-center.ts';
import type { SetAsideReason } from '../ports/files.ts';
import { reasonToSetAside } from '../stored-version.ts';
import { Secret } from '../secret.ts';
import type { Instant } from '../instant.ts';

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

const secretText = v.pipe(
  v.string(),
  v.transform((text) => new Secret(text)),
);

const registrationSchema = v.object({ clientId: secretText, clientSecret: secretText, expiresAt: instantSchema });

const documentSchema = v.object({
  version: v.literal(documentVersion),
  registrations: v.record(v.string(), registrationSchema),
  signIns: v.record(
    v.string(),
    v.object({
      accessToken: secretText,
      accessTokenIssuedAt: instantSchema,
      accessTokenExpiresAt: instantSchema,
      refreshToken: v.nullable(secretText),
      since: instantSchema,
      registration: registrationSchema,
    }),
  ),
  agreedCommands: v.optional(v.record(v.string(), v.string()), {}),
});

/**
 * Reads the document, or answers why it cannot be used. A field that a newer version adds without raising the document's
 * version is left out, and lost at the next write: a version to which it matters raises the number.
 */
export function parseSecretDocument(text: Secret): SecretDocument | SetAsideReason {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), documentSchema), text.reveal());
  if (!parsed.success) {
    return reasonToSetAside(text.reveal(), documentVersion);
  }
  return {
    registrations: new Map(Object.entries(parsed.output.registrations)),
    signIns: new Map(Object.entries(parsed.output.signIns)),
    agreedCommands: new Map(Object.entries(parsed.output.agreedCommands)),
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
