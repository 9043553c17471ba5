import { describe, expect, it } from 'vitest';
import type { Found } from '../../../electron/contract/found-organisations.ts';
import { openAwsFile, putSections, textOfFile } from '../../../electron/core/export/aws-file-editor.ts';
import { foundOrganisations } from '../../../electron/core/organisations/found/found-organisations.ts';
import type { OtherToolFile } from '../../../electron/core/ports/other-tools.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { coreTest } from '../../harness/fixtures.ts';

const paths = {
  aws: '~/.aws/config',
  'aws-credentials': '~/.aws/credentials',
  'aws-sso-cli': '~/.aws-sso/config.yaml',
  granted: '~/.granted/config',
} as const;

const file = (tool: OtherToolFile['tool'], text: string | null): OtherToolFile => ({
  tool,
  path: paths[tool],
  text: text === null ? null : new Secret(text),
});
const find = (...files: OtherToolFile[]): Found => foundOrganisations(files, []);
/** Each as `NAME ADDRESS REGION`. */
const briefly = ({ organisations }: Found) =>
  organisations.map(({ name, startUrl, region }) => `${name ?? '–'} ${startUrl} ${region ?? '–'}`);

const northwind = 'https://northwind.awsapps.com/start';

/** As `aws configure sso`, an older version of it, and people have written it. */
const config = `
[sso-session northwind]
sso_start_url = https://northwind.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[default]
region = eu-west-1
output = json

[profile payments]
sso_session = northwind
sso_account_id = 111122223333
sso_role_name = ReadOnlyAccess

# older
[profile old]
sso_start_url = https://d-9067example.awsapps.com/start/#/
sso_region = us-east-1
sso_account_id = 111122224444
sso_role_name = Admin
[profile old-2]
sso_start_url = https://D-9067EXAMPLE.awsapps.com/start
sso_region = us-east-1
s3 =
  max_concurrent_requests = 20

[profile gov]
sso_start_url = https://start.us-gov-home.awsapps.com/directory/northwind
sso_region = us-gov-west-1

[profile with-granted]
granted_sso_start_url = https://northwind.awsapps.com/start
granted_sso_region = eu-west-1
granted_sso_account_id = 111122223333
granted_sso_role_name = ReadOnlyAccess
credential_process = granted credential-process --profile with-granted

[profile ci]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;

describe('organisations of ~/.aws/config', () => {
  it('are those of its sessions and profiles, each once, sessions first', () => {
    expect(find(file('aws', config))).toEqual({
      organisations: [
        {
          startUrl: northwind,
          region: 'eu-west-1',
          name: 'northwind',
          partition: 'aws',
          files: ['~/.aws/config'],
          profiles: 2,
          isKnown: false,
        },
        {
          startUrl: 'https://d-9067example.awsapps.com/start',
          region: 'us-east-1',
          name: null,
          partition: 'aws',
          files: ['~/.aws/config'],
          profiles: 2,
          isKnown: false,
        },
        {
          startUrl: 'https://start.us-gov-home.awsapps.com/directory/northwind',
          region: 'us-gov-west-1',
          name: null,
          partition: 'aws-us-gov',
          files: ['~/.aws/config'],
          profiles: 1,
          isKnown: false,
        },
      ],
      longLivedKeys: 1,
      longLivedProfiles: ['ci'],
      problems: [],
    });
  });

  it('tell the partition by the address where no region is known', () => {
    const gov = '[profile gov]\nsso_start_url = https://start.us-gov-home.awsapps.com/directory/northwind\n';
    const open = '[profile any]\nsso_start_url = https://northwind.awsapps.com/start\n';
    const found = find(file('aws', `${gov}${open}`));
    expect(found.organisations.map(({ region, partition }) => [region, partition])).toEqual([
      [null, 'aws-us-gov'],
      [null, null],
    ]);
  });

  it.each([
    ['lines that end as those of Windows', config.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${config.trimStart()}`],
    ['every section twice', `${config}${config}`],
    ['lines that AWS CLI refuses', `nonsense\n[broken\n${config}\n[profile x\nwhat is this\n`],
  ])('are read with %s', (_what, text) => {
    expect(find(file('aws', text))).toEqual(find(file('aws', config)));
  });

  it('are two with the same address in two regions, and one where a profile names no region', () => {
    const text = `
[profile a]
sso_start_url = ${northwind}
[profile b]
sso_start_url = ${northwind}
sso_region = eu-west-1
[sso-session c]
sso_start_url = ${northwind}
sso_region = us-east-1
`;
    expect(briefly(find(file('aws', text)))).toEqual([`c ${northwind} us-east-1`, `– ${northwind} eu-west-1`]);
  });

  it('have the region that their address names, or none where nothing tells it', () => {
    const text = `
[profile a]
sso_start_url = https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws
sso_region = us-east-1
[profile b]
sso_start_url = ${northwind}
sso_region = the usual one
[profile c]
sso_start_url = https://aws.northwind.example/sso
sso_region = EU-WEST-1
`;
    expect(briefly(find(file('aws', text)))).toEqual([
      '– https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws eu-central-1',
      '– https://aws.northwind.example/sso eu-west-1',
      `– ${northwind} –`,
    ]);
  });

  it('are not what Latchkey has written, and not what is no address', () => {
    const own = putSections(openAwsFile('config', '[default]\nregion = eu-west-1\n'), [
      {
        file: 'config',
        title: 'profile ours',
        settings: [
          ['sso_start_url', northwind],
          ['sso_region', 'eu-west-1'],
        ],
      },
    ]);
    const session = `[sso-session latchkey-northwind]\nsso_start_url = ${northwind}\nsso_region = eu-west-1\n`;
    const odd = `[profile x]\nsso_start_url = http://northwind.awsapps.com/start\n[profile y]\nsso_start_url =\n`;
    expect(briefly(find(file('aws', `${textOfFile(own)}${session}${odd}`)))).toEqual([]);
  });

  it('are found among five thousand profiles', () => {
    const profiles = Array.from(
      { length: 5000 },
      (_none, count) =>
        `[profile p${count}]\nsso_start_url = https://company-${count % 3}.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = ${String(count).padStart(12, '0')}\nsso_role_name = Admin\n`,
    );
    expect(briefly(find(file('aws', profiles.join('\n'))))).toEqual(
      [0, 1, 2].map((count) => `– https://company-${count}.awsapps.com/start eu-west-1`),
    );
  });

  it('are a hundred at most', () => {
    const profiles = Array.from(
      { length: 500 },
      (_none, count) => `[profile p${count}]\nsso_start_url = https://company-${count}.awsapps.com/start\n`,
    );
    expect(find(file('aws', profiles.join('\n'))).organisations).toHaveLength(100);
  });
});

describe('profiles with keys that do not end', () => {
  it('are counted once in both files, and nothing of them is shown', () => {
    const credentials = `
[ci]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI
[backup]
aws_access_key_id=AKIAI44QH8DHBEXAMPLE
aws_secret_access_key=je7MtGbClwBF
sso_start_url = ${northwind}
[temporary]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_session_token = token
`;
    const found = find(file('aws', config), file('aws-credentials', credentials));
    expect([found.longLivedKeys, found.longLivedProfiles, found.organisations.length]).toEqual([
      2,
      ['ci', 'backup'],
      3,
    ]);
    expect(JSON.stringify(found)).not.toMatch(/AKIA|wJal|je7M/u);
  });
});

describe('organisations of other tools', () => {
  const awsSso = `
SSOConfig:
    Default:
        SSORegion: eu-west-1
        StartUrl: https://northwind.awsapps.com/start
        DefaultRegion: eu-west-1
        Accounts:
            000000111122:
                Name: payments
    Client A:
        SSORegion: us-east-1
        StartUrl: https://client-a.awsapps.com/start
    Broken: 17
CacheRefresh: 24
ProfileFormat: '{{ .AccountName }}:{{ .RoleName }}'
UrlExecCommand:
    - open
    - "%s"
`;
  const granted = `
DefaultBrowser = "FIREFOX"
CommonFateDefaultSSOStartURL = "https://northwind.awsapps.com/start"
CommonFateDefaultSSORegion = "eu-west-1"

[Keyring]
Backend = "keychain"

[SSO]
  [SSO.client-b]
    StartURL = "https://client-b.awsapps.com/start"
    SSORegion = "eu-central-1"
    Prefix = ""
  [SSO.broken]
    StartURL = 17
`;

  it('are those of aws-sso-cli and Granted, merged with the others', () => {
    const found = find(file('aws', config), file('aws-sso-cli', awsSso), file('granted', granted));
    expect(briefly(found)).toEqual([
      `northwind ${northwind} eu-west-1`,
      '– https://d-9067example.awsapps.com/start us-east-1',
      '– https://start.us-gov-home.awsapps.com/directory/northwind us-gov-west-1',
      'Client A https://client-a.awsapps.com/start us-east-1',
      'client-b https://client-b.awsapps.com/start eu-central-1',
    ]);
    expect(found.organisations[0]?.files).toEqual(['~/.aws/config', '~/.aws-sso/config.yaml', '~/.granted/config']);
  });

  it.each([
    ['of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\ufeff${text}`],
  ])('are read from files %s', (_what, written) => {
    const read = (change: (text: string) => string) =>
      find(file('aws-sso-cli', change(awsSso)), file('granted', change(granted)));
    expect(read(written)).toEqual(read((text) => text));
  });

  it.each([
    ['aws-sso-cli', 'without an end', 'SSOConfig: [1, 2'],
    ['aws-sso-cli', 'of another form', 'SSOConfig: text'],
    ['aws-sso-cli', 'as deep as nobody writes', `SSOConfig: ${'['.repeat(20_000)}`],
    ['aws-sso-cli', 'with a key twice', 'SSOConfig: {}\nSSOConfig: {}'],
    ['granted', 'without a value', 'SSO = = 1'],
    ['granted', 'of another form', 'SSO = "text"'],
  ] as const)('of %s in a file %s are a sentence', (tool, _what, text) => {
    expect(find(file(tool, text), file('aws', config))).toMatchObject({
      organisations: [{ name: 'northwind' }, {}, {}],
      problems: [`${paths[tool]} is not as its tool writes it, so nothing of it is offered.`],
    });
  });

  it('are nothing in files without any', () => {
    expect(
      find(file('aws', ''), file('aws-sso-cli', ''), file('aws-sso-cli', 'SSOConfig:'), file('granted', '')),
    ).toEqual({ organisations: [], longLivedKeys: 0, longLivedProfiles: [], problems: [] });
  });

  it('of a file that the disk does not hand over are a sentence', () => {
    expect(find(file('aws', null)).problems).toEqual(['~/.aws/config could not be read, so nothing of it is offered.']);
  });
});

describe('what is found', () => {
  coreTest('is known where there is an organisation with its portal and region', async ({ core }) => {
    await core.latchkey.commands['organisation.add']({ startUrl: northwind, region: 'eu-west-1', name: 'Mine' });
    const other = `[profile x]\nsso_start_url = ${northwind}\nsso_region = us-east-1\n`;
    core.otherTools.found = [file('aws', `${config}${other}`)];
    const found = await core.latchkey.commands['organisations.find']({});
    const known = found.ok ? found.value.organisations.map(({ region, isKnown }) => [region, isKnown]) : null;
    expect(known).toEqual([
      ['eu-west-1', true],
      ['us-east-1', false],
      ['us-gov-west-1', false],
      ['us-east-1', false],
    ]);
  });
});
