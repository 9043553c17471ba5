import { activityEntries, programReads } from '../../electron/core/app/activity-entries.ts';
import { foundOrganisations } from '../../electron/core/organisations/found/found-organisations.ts';
import type { OtherToolFile } from '../../electron/core/ports/other-tools.ts';
import { looksLikeRegion } from '../../electron/core/regions/partitions.ts';
import { Secret } from '../../electron/core/secret.ts';
import { mutateText } from './mutate-text.ts';
import { assert, assertNoCanary, assertOneLine, assertOnce, canary, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import { role } from './valid-files.ts';

const startUrl = 'https://northwind.awsapps.com/start';
const texts = {
  aws: `[sso-session northwind]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n[profile a]\nregion = eu-west-1\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${canary}\n`,
  'aws-credentials': `[ci]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${canary}\n`,
  'aws-sso-cli': `SSOConfig:\n  Northwind:\n    SSORegion: eu-west-1\n    StartUrl: ${startUrl}\nSecret: ${canary}\n`,
  granted: `DefaultBrowser = "${canary}"\n[SSO]\n[SSO.northwind]\nStartURL = "${startUrl}"\nSSORegion = "eu-west-1"\n`,
} as const;

function readFound(tool: OtherToolFile['tool'], text: string): Verdict {
  const found = foundOrganisations([{ tool, path: '~/file', text: new Secret(text) }], []);
  for (const { startUrl: address, region, name } of found.organisations) {
    assert(URL.parse(address)?.protocol === 'https:', 'an organisation that cannot be reached');
    assert(region === null || looksLikeRegion(region), 'a region that is none');
    if (name !== null) assertOneLine(name, 100, 'the name of an organisation');
  }
  assertOnce(
    found.organisations.map(({ startUrl: address, region }) => `${address} ${region ?? ''}`),
    'what was found',
  );
  if (text.includes(`= ${canary}`)) assertNoCanary(JSON.stringify(found), 'what was found');
  if (found.problems.length > 0) return 'refused';
  return found.organisations.length + found.longLivedKeys > 0 ? 'whole' : 'part';
}

const done = { kind: 'read-credentials', role, account: 'payments', source: { program: 'terraform' }, outcome: 'done' };
const records = [
  { at: 1, kind: 'signed-in', organisationId: role.organisationId, organisation: 'Northwind' },
  { at: 2, ...done },
  { at: 3, ...done, kind: 'copy-credentials', detail: 'fish', source: 'tray' },
];
const activity = records.map((record) => `${JSON.stringify(record)}\n`).join('');

function readActivity(text: string): Verdict {
  const { entries, older } = activityEntries(text, () => 'none');
  const reads = programReads(text);
  assert(older === 0 && reads.length <= entries.length, 'more than there is');
  if (entries.length === 0) return 'refused';
  return entries.length >= records.length ? 'whole' : 'part';
}

export const toolFileReaders: readonly Reader[] = [
  reader('activity.jsonl', (steps) => mutateText(activity, steps), readActivity),
  ...(['aws', 'aws-credentials', 'aws-sso-cli', 'granted'] as const).map((tool) =>
    reader(
      `the file of ${tool}`,
      (steps) => mutateText(texts[tool], steps),
      (text) => readFound(tool, text),
    ),
  ),
];
