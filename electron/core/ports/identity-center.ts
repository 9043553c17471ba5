import * as v from 'valibot';
import type { AccountId, Instant } from '../../contract/identifiers.ts';
import { signInWays } from '../../contract/organisation.ts';
import type { EndpointParameters } from '../regions/endpoint.ts';
import type { Secret } from '../secret.ts';

/**
 * How an organisation is signed in to: in the browser, which comes back to this computer (authorization code with PKCE),
 * or with a code that is compared (device authorization). A client registration of one cannot be used for the other.
 */
export const signInWaySchema = v.picklist(signInWays);
export type SignInWay = (typeof signInWays)[number];

/** Where one organisation's Identity Center is reached. */
export interface IdentityCenterAddress extends EndpointParameters {
  readonly startUrl: string;
  /** The portal of AWS where `startUrl` only leads to one; null: it is one itself. */
  readonly portalUrl: string | null;
}

/** An OIDC client registration; lives 90 days (docs/aws.md#registration) and is reused for each sign-in until then. */
export interface ClientRegistration {
  readonly clientId: Secret;
  readonly clientSecret: Secret;
  readonly expiresAt: Instant;
}

/** The answer of StartDeviceAuthorization. */
export interface DeviceAuthorization {
  readonly deviceCode: Secret;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
  readonly expiresInMs: number;
  /** Pace of polling in ms; 5 s where the service leaves it out (RFC 8628, 3.2). */
  readonly intervalMs: number;
}

/** The answer of CreateToken. A refresh can omit a new refresh token: then the old one is kept (docs/aws.md#refresh). */
export interface TokenGrant {
  /** Null: the answer, which cannot be had again, held only a refresh token that can be used. Never null with that. */
  readonly accessToken: Secret | null;
  readonly refreshToken: Secret | null;
  readonly expiresInMs: number;
}

export interface ListedAccount {
  readonly id: AccountId;
  readonly name: string | null;
  readonly email: string | null;
}

/** One page; it may be empty and still have a next one (docs/aws.md#paging). */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many more items the page had that cannot be read. */
  readonly leftOut: number;
  readonly nextToken: string | null;
  /** There is a next page, but what AWS calls it cannot be read. */
  readonly isCutOff?: boolean;
}

/** The short-lived keys of one role. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
  readonly expiresAt: Instant;
}

/** What AssumeRole is asked for; null: it is left out (docs/aws.md#role-chaining). */
export interface AssumeRoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly externalId: string | null;
  readonly sourceIdentity: string | null;
  readonly durationSeconds: number;
}

/** An authorization code with what proves that it is ours (RFC 7636). */
export interface CodeProof {
  readonly code: Secret;
  /** As it was sent to the authorize page, with its port. */
  readonly redirectUri: string;
  readonly verifier: Secret;
}

/** Which answer to the device code came back, besides a grant. */
export type DevicePoll =
  | { readonly outcome: 'granted'; readonly grant: TokenGrant }
  | { readonly outcome: 'pending' }
  | { readonly outcome: 'slow-down' }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'refused' };

/**
 * AWS as core needs it: one call, one request, no retry and no state. All reject with a `ServiceError`; its kind tells
 * a definite answer of the service from trouble on the way.
 */
export interface IdentityCenter {
  /** @param way the grants that are asked for; a registration of one way is refused in the other. */
  registerClient(at: IdentityCenterAddress, way: SignInWay, signal: AbortSignal): Promise<ClientRegistration>;
  /** Exchanges an authorization code, good for one use. */
  redeemCode(
    at: IdentityCenterAddress,
    registration: ClientRegistration,
    proof: CodeProof,
    signal: AbortSignal,
  ): Promise<TokenGrant>;
  startDeviceAuthorization(
    at: IdentityCenterAddress,
    registration: ClientRegistration,
    signal: AbortSignal,
  ): Promise<DeviceAuthorization>;
  pollDeviceToken(
    at: IdentityCenterAddress,
    registration: ClientRegistration,
    deviceCode: Secret,
    signal: AbortSignal,
  ): Promise<DevicePoll>;
  refreshToken(
    at: IdentityCenterAddress,
    registration: ClientRegistration,
    refreshToken: Secret,
    signal: AbortSignal,
  ): Promise<TokenGrant>;
  listAccounts(
    at: IdentityCenterAddress,
    accessToken: Secret,
    nextToken: string | null,
    signal: AbortSignal,
  ): Promise<Page<ListedAccount>>;
  listRoleNames(
    at: IdentityCenterAddress,
    accessToken: Secret,
    accountId: AccountId,
    nextToken: string | null,
    signal: AbortSignal,
  ): Promise<Page<string>>;
  getRoleCredentials(
    at: IdentityCenterAddress,
    accessToken: Secret,
    accountId: AccountId,
    roleName: string,
    signal: AbortSignal,
  ): Promise<RoleCredentials>;
  /**
   * Who STS says the holder of these credentials is (GetCallerIdentity): the ARN of an assumed-role session.
   *
   * @param now the server's time, which the signature carries.
   */
  callerArn(at: EndpointParameters, credentials: RoleCredentials, now: Instant, signal: AbortSignal): Promise<string>;
  /**
   * Credentials of a role for the holder of these, which are those of a role too (AssumeRole).
   *
   * @param now the server's time, which the signature carries.
   */
  assumeRole(
    at: EndpointParameters,
    credentials: RoleCredentials,
    request: AssumeRoleRequest,
    now: Instant,
    signal: AbortSignal,
  ): Promise<RoleCredentials>;
  logout(at: IdentityCenterAddress, accessToken: Secret, signal: AbortSignal): Promise<void>;
}
