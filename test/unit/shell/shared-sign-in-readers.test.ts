import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedText } from '../../../electron/core/export/shared-token.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { hour, instant } from '../../../electron/core/time/instant.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { createTokenCacheFolder } from '../../../electron/shell/desktop/files/token-cache-folder.ts';
import { systemClock } from '../../../electron/shell/desktop/system-clock.ts';
import { pythonWithBotocore } from '../../harness/python-with-botocore.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { outputOf } from '../../harness/run-program.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const place = { startUrl: 'https://northwind.awsapps.com/start', region: 'eu-west-1' };
const python = pythonWithBotocore();
if (python === undefined) console.warn('No botocore: that it reads a shared sign-in is NOT tested.');

/** A home folder with a profile that goes through a session, whose sign-in is shared. */
async function sharedHome(): Promise<string> {
  const home = temporaryFolder();
  mkdirSync(join(home, '.aws'));
  const session = `[sso-session latchkey-northwind]\nsso_start_url = ${place.startUrl}\nsso_region = ${place.region}\n`;
  const profile =
    '[profile dev]\nsso_session = latchkey-northwind\nsso_account_id = 111122223333\nsso_role_name = Admin\n';
  writeFileSync(join(home, '.aws/config'), session + profile);
  const time = new ServerTime(systemClock);
  const now = time.now();
  const signIn = {
    accessToken: new Secret('the-access-token'),
    accessTokenIssuedAt: now,
    accessTokenExpiresAt: instant(now + hour),
    refreshToken: new Secret('the-refresh-token'),
    since: now,
    registration: {
      clientId: new Secret('client'),
      clientSecret: new Secret('hush'),
      expiresAt: instant(now + 24 * hour),
    },
  };
  const cache = createTokenCacheFolder({ home, clock: systemClock, log: new RecordingLog() });
  await cache.write('latchkey-northwind', sharedText(place, signIn, time));
  return home;
}

describe('a shared sign-in', () => {
  it.skipIf(python === undefined)('is read by botocore', async () => {
    const code = `import botocore.session
from botocore.tokens import SSOTokenProvider
session = botocore.session.Session(profile='dev')
print(SSOTokenProvider(session).load_token().get_frozen_token().token)`;
    const env = { PATH: process.env['PATH'], HOME: await sharedHome(), AWS_EC2_METADATA_DISABLED: 'true' };
    expect(await outputOf(python ?? '', ['-c', code], { env })).toBe('the-access-token\n');
  });

  it('is read by the JavaScript SDK', async () => {
    const code = `import { fromSso } from '@aws-sdk/token-providers';
      console.log((await fromSso({ profile: 'dev' })()).token);`;
    const env = { PATH: process.env['PATH'], HOME: await sharedHome() };
    const words = ['--input-type=module', '-e', code];
    expect(await outputOf(process.execPath, words, { env, cwd: import.meta.dirname })).toBe('the-access-token\n');
  });
});
