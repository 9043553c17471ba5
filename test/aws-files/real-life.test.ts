import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { nameAsBotocore } from '../../electron/core/export/as-botocore.ts';
import type { ProfileEdit } from '../../electron/core/export/profile-plan.ts';
import { planEdits } from '../../electron/core/export/profile-plan.ts';
import { Secret } from '../../electron/core/secret.ts';
import { outputOf } from '../harness/run-program.ts';
import { cli, pythons, PythonClient, readByJsSdk } from './aws-clients.ts';
import { checkEdits, checkSeen } from './file-properties.ts';
import { grammar } from './grammar.ts';
import { realLife } from './real-life.ts';
import { opened, textsOf, type Texts } from './texts.ts';

const session = { organisation: 'acme', startUrl: 'https://acme.awsapps.com/start', ssoRegion: 'eu-west-1' };
const role = { accountId: '111122223333', roleName: 'Admin', region: 'eu-north-1', forOldTools: true };
const edits: readonly ProfileEdit[] = [
  { kind: 'process', profile: 'acme-dev', command: "'/opt/a b/latchkey' credentials 1", region: 'eu-north-1' },
  { kind: 'sso', profile: 'acme-prod', session, role },
  {
    kind: 'keys',
    profile: 'acme-test',
    keys: { accessKeyId: 'ASIA1', secretAccessKey: new Secret('s/+'), sessionToken: new Secret('t==') },
  },
];

function linked(texts: Texts): Texts {
  const plan = planEdits(opened(texts), edits);
  if (plan.outcome === 'refused') throw new Error(JSON.stringify(plan.refusal));
  return textsOf(plan.files);
}

/** Runs AWS CLI 2 with these files; answers what it printed. */
async function runCli(texts: Texts, ...args: readonly string[]): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'aws-files-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws/config'), texts.config);
  writeFileSync(join(home, '.aws/credentials'), texts.credentials);
  const env = { PATH: process.env['PATH'], HOME: home, AWS_EC2_METADATA_DISABLED: 'true', LC_ALL: 'C.UTF-8' };
  return (await outputOf(cli ?? '', args, { env })).trim();
}

const clients = pythons.map((command) => ({ command, python: new PythonClient(command) }));
afterAll(async () => {
  await Promise.all(clients.map(({ python }) => python.end()));
});

describe.each(realLife)('$what', ({ config, credentials }) => {
  it('comes back to the last byte after three links, whichever goes first', () => {
    for (const order of [
      [0, 0, 0],
      [2, 1, 0],
      [1, 1, 0],
    ]) {
      checkEdits({ config, credentials }, edits, order);
    }
  });

  it.skipIf(pythons.length === 0)('is read with the links as before, and the links as well', async () => {
    for (const { python } of clients) {
      await checkSeen(python, { config, credentials }, opened(linked({ config, credentials })));
    }
  });

  it.skipIf(cli === undefined)('lists the same profiles and ours in AWS CLI 2', async () => {
    const after = linked({ config, credentials });
    const listed = (await runCli(after, 'configure', 'list-profiles')).split('\n').toSorted();
    expect(listed).toEqual([...profilesIn(config, credentials), 'acme-dev', 'acme-prod', 'acme-test'].toSorted());
  });
});

function profilesIn(config: string, credentials: string): string[] {
  return [
    ...new Set(
      (['config', 'credentials'] as const).flatMap((file) => {
        const { sections } = opened({ config, credentials })[file].read;
        return sections
          .map(({ title }) => nameAsBotocore(title, file))
          .flatMap((one) => (one?.kind === 'profile' ? [one.name] : []));
      }),
    ),
  ];
}

describe.skipIf(cli === undefined)('the settings of ours, in AWS CLI 2', () => {
  it.each([
    ['credential_process', 'acme-dev', "'/opt/a b/latchkey' credentials 1"],
    ['sso_session', 'acme-prod', 'latchkey-acme'],
    ['aws_session_token', 'acme-test', 't=='],
  ])('%s of %s is %s', async (key, profile, value) => {
    const after = linked({ config: '[default]\nregion = us-east-1', credentials: '' });
    expect(await runCli(after, 'configure', 'get', key, '--profile', profile)).toBe(value);
  });
});

describe.each(clients)('the rows of the grammar, in $command', ({ python }) => {
  it.each(grammar)('$what', async ({ text, profile = 'p', botocore }) => {
    const seen = await python.read(text);
    const title = Object.keys(seen?.sections ?? {}).findLast(
      (one) => seen?.profiles[profile] !== undefined && isOf(one, profile),
    );
    const found = seen === null ? 'refused' : title === undefined ? 'none' : seen.sections[title];
    expect(found).toEqual(botocore);
  });
});

/** Which section a profile came from: the last of its name. */
function isOf(title: string, profile: string): boolean {
  return title === profile
    ? profile === 'default'
    : /^profile\w* +(.*)$/u.exec(title)?.[1]?.replaceAll('"', '') === profile;
}

describe('the rows of the grammar, in the JavaScript SDK', () => {
  it.each(grammar)('$what', async ({ text, profile = 'p', js }) => {
    const { profiles } = await readByJsSdk('config', text);
    expect(profiles[profile] ?? 'none').toEqual(js);
  });
});
