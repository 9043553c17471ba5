import { expect, it } from 'vitest';
import { createIdentityCenter } from '../../../electron/aws/create-identity-center.ts';
import { instant } from '../../../electron/core/time/instant.ts';
import type { Http } from '../../../electron/core/ports/http.ts';
import type { IdentityCenter, IdentityCenterAddress } from '../../../electron/core/ports/identity-center.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { ServiceError } from '../../../electron/core/failures/service-error.ts';

const { signal } = new AbortController();
const secret = new Secret('x');
const registration = { clientId: secret, clientSecret: secret, expiresAt: instant(0) };
const credentials = { accessKeyId: 'x', secretAccessKey: secret, sessionToken: secret, expiresAt: instant(0) };

/** One of each group of calls. */
const calls = [
  (aws: IdentityCenter, at: IdentityCenterAddress) => aws.registerClient(at, 'browser', signal),
  (aws: IdentityCenter, at: IdentityCenterAddress) => aws.refreshToken(at, registration, secret, signal),
  (aws: IdentityCenter, at: IdentityCenterAddress) => aws.listAccounts(at, secret, null, signal),
  (aws: IdentityCenter, at: IdentityCenterAddress) => aws.callerArn(at, credentials, instant(0), signal),
];

it('are those the organisation has chosen at the moment of each call', async () => {
  const asked: string[] = [];
  const http: Http = {
    send: ({ url }) => {
      asked.push(new URL(url).host);
      return Promise.reject(new ServiceError('offline', 'There is no network here.'));
    },
  };
  const aws = createIdentityCenter(http, {});
  for (const chosen of [
    { fips: false, dualStack: false },
    { fips: true, dualStack: true },
    { fips: true, dualStack: false },
  ]) {
    const at = { region: 'eu-west-1', startUrl: 'https://x.awsapps.com/start', portalUrl: null, endpoints: chosen };
    await Promise.allSettled(calls.map((call) => call(aws, at)));
  }
  expect(asked.toSorted()).toEqual(
    [
      'oidc.eu-west-1.amazonaws.com',
      'oidc.eu-west-1.amazonaws.com',
      'portal.sso.eu-west-1.amazonaws.com',
      'sts.eu-west-1.amazonaws.com',
      'oidc-fips.eu-west-1.api.aws',
      'oidc-fips.eu-west-1.api.aws',
      'portal.sso-fips.eu-west-1.api.aws',
      'sts.eu-west-1.amazonaws.com',
      'oidc-fips.eu-west-1.amazonaws.com',
      'oidc-fips.eu-west-1.amazonaws.com',
      'portal.sso-fips.eu-west-1.amazonaws.com',
      'sts.eu-west-1.amazonaws.com',
    ].toSorted(),
  );
});
