import { readFile, writeFile } from 'node:fs/promises';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { expect, test, vi } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';
import { homeFor, tokenFile } from './aws-clients.ts';
import { refreshTokenOf, signIn } from './wire-client.ts';
import type { SignedIn } from './wire-client.ts';
import { started } from './running.ts';

interface AtHome {
  running: RunningIdentityCenter;
  home: string;
  signedIn: SignedIn;
}

/** Signed in, with the token where AWS's clients look for it, good for so many seconds. */
async function atHome(seconds: number): Promise<AtHome> {
  const running = await started({ now: Date.now });
  const role = running.control.identity.addRole({ accountId: '555566667777', name: 'deployer', trusted: ['*'] });
  const home = await homeFor(running, role.arn);
  const url = `${running.url}/us-east-1`;
  vi.stubEnv('HOME', home);
  for (const name of ['SSO', 'SSO_OIDC', 'STS']) vi.stubEnv(`AWS_ENDPOINT_URL_${name}`, url);
  const signedIn = await signIn(running);
  await writeFile(
    tokenFile(home),
    JSON.stringify({
      startUrl: running.startUrl,
      region: 'us-east-1',
      accessToken: signedIn.accessToken,
      expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
      ...signedIn.client,
      registrationExpiresAt: '2099-01-01T00:00:00Z',
      refreshToken: refreshTokenOf(signedIn.answer),
    }),
  );
  return { running, home, signedIn };
}

test("the SDK's chain gets a role's credentials with the token of a sign-in", async () => {
  const { running } = await atHome(3600);
  const credentials = await defaultProvider({ profile: 'power' })();
  expect(credentials.accessKeyId).toMatch(/^ASIA/u);
  expect(running.control.state()['roleCredentials']).toBe(1);
});

test("the SDK's chain assumes a role with those", async () => {
  const { running } = await atHome(3600);
  const credentials = await defaultProvider({ profile: 'deployer' })();
  expect(credentials).toMatchObject({ accountId: '555566667777' });
  expect(running.control.identity.audit().at(-1)).toMatchObject({
    eventName: 'AssumeRole',
    requestParameters: { roleSessionName: 'robin' },
  });
});

test('the SDK refreshes a token that is about to end, and keeps the new one', async () => {
  const { running, home, signedIn } = await atHome(120);
  await defaultProvider({ profile: 'power' })();
  const grants = running.control.requests().map((request) => request.grantType);
  expect(grants).toContain('refresh_token');
  expect(await readFile(tokenFile(home), 'utf8')).not.toContain(signedIn.accessToken);
});

test('the SDK says "No access" when the assignment is gone, and that the session is over when it is', async () => {
  const { running } = await atHome(3600);
  running.control.identity.removeFromGroup('user@example.com', 'aws-developers');
  await expect(defaultProvider({ profile: 'power' })()).rejects.toMatchObject({
    message: expect.stringContaining('No access') as unknown,
  });
  running.control.identity.setActive('user@example.com', false);
  await expect(defaultProvider({ profile: 'power' })()).rejects.toMatchObject({
    message: expect.stringContaining('Session token not found or invalid') as unknown,
  });
});
