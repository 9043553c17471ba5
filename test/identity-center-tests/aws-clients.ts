import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RunningIdentityCenter } from '../identity-center/start.ts';

/** Made by hand, as a person's would be: a session, a profile of a permission set, and one of a role assumed from there. */
const CONFIG = (startUrl: string, roleArn: string): string => `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile power]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = PowerUserAccess
region = us-east-1

[profile deployer]
role_arn = ${roleArn}
source_profile = power
role_session_name = robin
region = us-east-1
`;

/** A home folder that ends with the test, with a config file for AWS's own clients. */
export async function homeFor(running: RunningIdentityCenter, roleArn: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'aws-client-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  await mkdir(join(home, '.aws/sso/cache'), { recursive: true, mode: 0o700 });
  await writeFile(join(home, '.aws/config'), CONFIG(running.startUrl, roleArn));
  return home;
}

/** Where clients keep the token of the session. */
export function tokenFile(home: string): string {
  return join(home, '.aws/sso/cache', `${createHash('sha1').update('corp').digest('hex')}.json`);
}
