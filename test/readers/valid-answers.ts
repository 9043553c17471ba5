import { canary } from './properties.ts';

/** Answers of AWS as they are (docs/aws.md), with the canary in each of their secrets. */
export const now = Date.parse('2026-11-22T09:04:00Z');

const secret = (name: string): string => `${name}-${canary}-0123456789`;

export const registration = {
  clientId: secret('clientId'),
  clientIdIssuedAt: Math.floor(now / 1000),
  clientSecret: secret('clientSecret'),
  clientSecretExpiresAt: Math.floor(now / 1000) + 7_776_000,
  authorizationEndpoint: null,
  tokenEndpoint: null,
};

export const deviceAuthorization = {
  deviceCode: secret('deviceCode'),
  userCode: 'WDQK-RTNB',
  verificationUri: 'https://northwind.awsapps.com/start/#/device',
  verificationUriComplete: 'https://northwind.awsapps.com/start/#/device?user_code=WDQK-RTNB',
  expiresIn: 600,
  interval: 1,
};

export const tokens = {
  accessToken: secret('accessToken'),
  tokenType: 'Bearer',
  expiresIn: 3600,
  refreshToken: secret('refreshToken'),
  idToken: null,
};

export const accounts = {
  accountList: [
    { accountId: '111122223333', accountName: 'payments-prod', emailAddress: 'payments@example.com' },
    { accountId: '222233334444', accountName: 'Zahlungen (Test)', emailAddress: 'zahlungen@example.com' },
    { accountId: '333344445555', accountName: null, emailAddress: null },
    { accountId: '444455556666', accountName: 'مدفوعات', emailAddress: 'a@example.com' },
  ],
  nextToken: null,
};

export const roles = {
  roleList: [
    { roleName: 'AdministratorAccess', accountId: '111122223333' },
    { roleName: 'ReadOnlyAccess', accountId: '111122223333' },
    { roleName: 'Ops+Billing=1,@2.x-y', accountId: '111122223333' },
  ],
  nextToken: null,
};

export const credentials = {
  roleCredentials: {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: secret('secretAccessKey'),
    sessionToken: secret('sessionToken'),
    expiration: now + 3_600_000,
  },
};

export const signInToken = { SigninToken: secret('SigninToken') };

export const callerIdentity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ReadOnlyAccess_0123456789abcdef/somebody@example.com</Arn>
    <UserId>AROAEXAMPLE:somebody@example.com</UserId>
    <Account>111122223333</Account>
  </GetCallerIdentityResult>
</GetCallerIdentityResponse>`;

export const assumedRole = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <AssumedRoleUser>
      <AssumedRoleId>AROAEXAMPLE:somebody@example.com</AssumedRoleId>
      <Arn>arn:aws:sts::555566667777:assumed-role/deployer/somebody@example.com</Arn>
    </AssumedRoleUser>
    <Credentials>
      <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId>
      <SecretAccessKey>${secret('assumedKey')}</SecretAccessKey>
      <SessionToken>${secret('assumedToken')}</SessionToken>
      <Expiration>${new Date(now + 3_600_000).toISOString()}</Expiration>
    </Credentials>
  </AssumeRoleResult>
</AssumeRoleResponse>`;

export const assumeRefused = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${secret('quoted')} is not authorized</Message></Error>
</ErrorResponse>`;

export const headers: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  'x-amzn-requestid': '5a1f2c3d-1111-4222-8333-abcdefabcdef',
  date: 'Sun, 22 Nov 2026 09:04:00 GMT',
};
