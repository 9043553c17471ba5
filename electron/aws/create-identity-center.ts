import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
} from '@aws-sdk/client-sso';
import { CreateTokenCommand, RegisterClientCommand, StartDeviceAuthorizationCommand } from '@aws-sdk/client-sso-oidc';
import { endpoint, type EndpointOverrides } from '../core/regions/endpoint.ts';
import type { Http } from '../core/ports/http.ts';
import type {
  ClientRegistration,
  DevicePoll,
  IdentityCenter,
  IdentityCenterAddress,
  TokenGrant,
} from '../core/ports/identity-center.ts';
import { instant, minute, second } from '../core/time/instant.ts';
import { assumeRole } from './assume-role.ts';
import { askCallerArn } from './caller-arn.ts';
import { clientsByEndpoint } from './clients.ts';
import * as answers from './parse-answers.ts';
import { ServiceError } from '../core/failures/service-error.ts';
import { oidcCodeOf, serviceErrorOf, type Service } from './service-error-of.ts';

/** The largest page both lists take; more is refused (docs/aws.md#paging). */
const pageSize = 100;

/** RFC 8628, 3.2, where the service leaves it out. */
const defaultIntervalSeconds = 5;

/** Registered without a port, asked for and redeemed with one (docs/aws.md#redirect-address). */
const redirectUri = 'http://127.0.0.1/oauth/callback';

const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** Without this scope AWS gives a token of a fixed length and no refresh token (docs/aws.md#registration). */
const scopes = ['sso:account:access'];

/**
 * How long (ms) a token is waited for: what it is asked for with may be good for one use, so an answer that nobody hears
 * is a sign-in lost.
 */
const tokenTimeout = 2 * minute;

/**
 * IAM Identity Center through the AWS SDK: each call one request, each rejection a `ServiceError`.
 *
 * @param onOdd told of an answer of which only a part can be used; without a secret, for the log.
 */
export function createIdentityCenter(
  http: Http,
  overrides: EndpointOverrides,
  onOdd: (message: string) => void = () => undefined,
): IdentityCenter {
  const clientsOf = clientsByEndpoint(http, overrides);
  const grantOf = (answer: Answer): TokenGrant => {
    const { accessToken, refreshToken, expiresIn, odd } = answers.readTokenAnswer(answer, answer.$metadata.requestId);
    if (odd.length > 0) {
      onOdd(`AWS answered with tokens whose ${odd.join(' and ')} cannot be used; the rest is kept.`);
    }
    return { accessToken, refreshToken, expiresInMs: expiresIn * second };
  };
  return {
    async registerClient(at, way, signal) {
      const command = new RegisterClientCommand({
        clientName: 'Latchkey',
        clientType: 'public',
        scopes,
        ...(way === 'code'
          ? { grantTypes: [deviceCodeGrant, 'refresh_token'] }
          : {
              grantTypes: ['authorization_code', 'refresh_token'],
              redirectUris: [redirectUri],
              issuerUrl: portalOf(at),
            }),
      });
      const answer = await clientsOf(at).oidc.send(command, { abortSignal: signal }).catch(serviceError('oidc'));
      const parsed = parse(answers.registrationAnswer, answer);
      return {
        clientId: parsed.clientId,
        clientSecret: parsed.clientSecret,
        expiresAt: instant(Math.round(parsed.clientSecretExpiresAt * second)),
      };
    },

    async startDeviceAuthorization(at, registration, signal) {
      const command = new StartDeviceAuthorizationCommand({ ...revealed(registration), startUrl: portalOf(at) });
      const answer = await clientsOf(at).oidc.send(command, { abortSignal: signal }).catch(serviceError('oidc'));
      const parsed = parse(answers.deviceAnswer, answer);
      return {
        deviceCode: parsed.deviceCode,
        userCode: parsed.userCode,
        verificationUri: parsed.verificationUri,
        verificationUriComplete: parsed.verificationUriComplete ?? parsed.verificationUri,
        expiresInMs: parsed.expiresIn * second,
        intervalMs: (parsed.interval ?? defaultIntervalSeconds) * second,
      };
    },

    async pollDeviceToken(at, registration, deviceCode, signal) {
      const command = new CreateTokenCommand({
        ...revealed(registration),
        grantType: deviceCodeGrant,
        deviceCode: deviceCode.reveal(),
      });
      try {
        const answer = await clientsOf(at).oidc.send(command, { abortSignal: signal, requestTimeout: tokenTimeout });
        return { outcome: 'granted', grant: grantOf(answer) };
      } catch (error) {
        const failed = serviceErrorOf(error, 'oidc');
        const isDefinite = failed.kind !== 'proxy' && failed.kind !== 'unavailable';
        const outcome = isDefinite ? pollOutcomes.get(oidcCodeOf(error) ?? '') : undefined;
        if (outcome !== undefined) {
          return outcome;
        }
        throw failed;
      }
    },

    async redeemCode(at, registration, proof, signal) {
      const command = new CreateTokenCommand({
        ...revealed(registration),
        grantType: 'authorization_code',
        code: proof.code.reveal(),
        redirectUri: proof.redirectUri,
        codeVerifier: proof.verifier.reveal(),
      });
      return grantOf(
        await clientsOf(at)
          .oidc.send(command, { abortSignal: signal, requestTimeout: tokenTimeout })
          .catch(serviceError('oidc')),
      );
    },

    async refreshToken(at, registration, refreshToken, signal) {
      const command = new CreateTokenCommand({
        ...revealed(registration),
        grantType: 'refresh_token',
        refreshToken: refreshToken.reveal(),
      });
      return grantOf(
        await clientsOf(at)
          .oidc.send(command, { abortSignal: signal, requestTimeout: tokenTimeout })
          .catch(serviceError('oidc')),
      );
    },

    async listAccounts(at, accessToken, nextToken, signal) {
      const command = new ListAccountsCommand({
        accessToken: accessToken.reveal(),
        maxResults: pageSize,
        ...(nextToken === null ? {} : { nextToken }),
      });
      const answer = await clientsOf(at).portal.send(command, { abortSignal: signal }).catch(serviceError('portal'));
      const page = parse(answers.accountsAnswer, answer);
      const { read, leftOut } = page.accountList;
      const items = read.map((account) => ({
        id: account.accountId,
        name: account.accountName,
        email: account.emailAddress,
      }));
      return { items, leftOut, ...page.nextToken };
    },

    async listRoleNames(at, accessToken, accountId, nextToken, signal) {
      const command = new ListAccountRolesCommand({
        accessToken: accessToken.reveal(),
        accountId,
        maxResults: pageSize,
        ...(nextToken === null ? {} : { nextToken }),
      });
      const answer = await clientsOf(at).portal.send(command, { abortSignal: signal }).catch(serviceError('portal'));
      const page = parse(answers.rolesAnswer, answer);
      const { read, leftOut } = page.roleList;
      return { items: read.map((role) => role.roleName), leftOut, ...page.nextToken };
    },

    async getRoleCredentials(at, accessToken, accountId, roleName, signal) {
      const command = new GetRoleCredentialsCommand({ accessToken: accessToken.reveal(), accountId, roleName });
      const answer = await clientsOf(at).portal.send(command, { abortSignal: signal }).catch(serviceError('portal'));
      const { roleCredentials } = parse(answers.credentialsAnswer, answer);
      return { ...roleCredentials, expiresAt: instant(roleCredentials.expiration) };
    },

    callerArn: (at, credentials, now, signal) =>
      askCallerArn(http, { address: endpoint('sts', at, overrides), region: at.region, credentials, now, signal }),

    assumeRole: (at, credentials, request, now, signal) =>
      assumeRole(
        http,
        { address: endpoint('sts', at, overrides), region: at.region, credentials, now, signal },
        request,
      ),

    async logout(at, accessToken, signal) {
      const command = new LogoutCommand({ accessToken: accessToken.reveal() });
      const answer = await clientsOf(at).portal.send(command, { abortSignal: signal }).catch(serviceError('portal'));
      // Its body is empty, so a page of somebody else's looks the same but for this (docs/aws.md#request-ids).
      if (answer.$metadata.requestId === undefined) {
        throw new ServiceError('proxy', 'The sign-out was not answered by AWS.');
      }
    },
  };
}

const pollOutcomes: ReadonlyMap<string, DevicePoll> = new Map([
  ['authorization_pending', { outcome: 'pending' }],
  ['slow_down', { outcome: 'slow-down' }],
  ['expired_token', { outcome: 'expired' }],
  ['access_denied', { outcome: 'refused' }],
]);

interface Answer {
  readonly $metadata: { readonly requestId?: string | undefined };
}

/** For `catch`: throws what a call came to. */
function serviceError(service: Service): (error: unknown) => never {
  return (error) => {
    throw serviceErrorOf(error, service);
  };
}

function parse<Schema extends Parameters<typeof answers.parseAnswer>[0]>(
  schema: Schema,
  answer: Answer,
): ReturnType<typeof answers.parseAnswer<Schema>> {
  return answers.parseAnswer(schema, answer, answer.$metadata.requestId);
}

/** The API knows portals of AWS only, and an issuer as it is registered (docs/aws.md#start-urls). */
function portalOf(at: IdentityCenterAddress): string {
  return at.portalUrl ?? at.startUrl;
}

function revealed(registration: ClientRegistration): { clientId: string; clientSecret: string } {
  return { clientId: registration.clientId.reveal(), clientSecret: registration.clientSecret.reveal() };
}
