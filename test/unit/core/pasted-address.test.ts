import { describe, expect, it } from 'vitest';
import { regionOf, startUrlOf } from '../../../electron/core/organisations/add-organisation.ts';
import { readStartUrl, readVanityUrl } from '../../../electron/core/organisations/start-url.ts';

const portal = 'https://my-company.awsapps.com/start';
/** As files, chats, mails, tables and word processors have it. */
const wrapped = [
  `[profile a]\nsso_start_url = ${portal}\n[profile b]\nsso_start_url = ${portal}/`,
  `{"startUrl":"${portal}","region":"eu-west-1"}`,
  `--sso-start-url=${portal}`,
  `sso.start.url=${portal}`,
  `$SSO_URL="${portal}"`,
  `<sso_start_url>${portal}</sso_start_url>`,
  'SSO start URL [None]: my-company.awsapps.com/start',
  `<${portal}`,
  `"${portal}`,
  `${portal}"`,
  `${portal})`,
  `${portal}>`,
  `${portal}\u2026`,
  `${portal}!`,
  `\u201e${portal}\u201c`,
  `\u00bb${portal}\u00ab`,
  `\u300c${portal}\u300d`,
  `**${portal}**`,
  `| ${portal} |`,
  `![x](${portal})`,
  `https://${portal}`,
  `http://${portal}`,
  'https//my-company.awsapps.com/start',
  'https://my\u2011company.awsapps.com/start',
  'HTTPS://MY-COMPANY.AWSAPPS.COM/START',
  `${portal}/user-consent/authorize.html?clientId=1`,
  `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(portal)}&data=1`,
];

describe('E: a start URL within what a person pastes', () => {
  it.each([
    'sso_start_url = https://my-company.awsapps.com/start',
    'sso_start_url=https://my-company.awsapps.com/start/#/',
    '  "startUrl": "https://my-company.awsapps.com/start",',
    'start_url: https://my-company.awsapps.com/start',
    "export SSO_URL='https://my-company.awsapps.com/start';",
    'set SSO_URL=https://my-company.awsapps.com/start',
    '"https://my-company.awsapps.com/start"',
    "'https://my-company.awsapps.com/start'",
    '`https://my-company.awsapps.com/start`',
    '\u201chttps://my-company.awsapps.com/start\u201d',
    '<https://my-company.awsapps.com/start>',
    '<https://my-company.awsapps.com/start|our portal>',
    '[our portal](https://my-company.awsapps.com/start)',
    '(https://my-company.awsapps.com/start).',
    '\ufeffhttps://my-company.awsapps.com/start',
    'https://my-company\u200b.awsapps.com/start\u200e',
    'https://my-company.awsapps.com/\u00adstart',
    'Sign in at https://my-company.awsapps.com/start, please.',
    'sso_session = work\nsso_start_url = https://my-company.awsapps.com/start\nsso_region = eu-west-1',
    ...wrapped,
  ])('%j is read', (pasted) => {
    expect(readStartUrl(pasted)).toMatchObject({
      ok: true,
      startUrl: { url: 'https://my-company.awsapps.com/start' },
    });
  });

  it('keeps a bracket that is opened within an address of the company’s own', () => {
    expect(readVanityUrl('(https://aws.example.com/portal_(eu)).')?.href).toBe('https://aws.example.com/portal_(eu)');
  });

  it.each([
    '',
    '""',
    '<>',
    'sso_start_url =',
    `${portal}/../login`,
    'https://me:pw@https://my-company.awsapps.com/start',
    'https://me@aws.example.com/?u=https://my-company.awsapps.com/start',
    'https://aws.example.com@my-company.awsapps.com/start',
    'two https://a.awsapps.com/start https://b.awsapps.com/start',
    '\u200b',
  ])('%j is none', (pasted) => {
    expect(readStartUrl(pasted).ok).toBe(false);
  });
});

describe('E: a region within what a person pastes', () => {
  it.each([
    'eu-west-1',
    ' EU-West-1\n',
    'eu-west-1\u200b',
    'eu\u2011west\u20111',
    '"eu-west-1"',
    'sso_region = eu-west-1',
    'Europe (Ireland) eu-west-1',
    'sso_region=eu-west-1 region=eu-west-1',
  ])('%j is read', (pasted) => {
    expect(regionOf(startUrlOf(portal), pasted)).toBe('eu-west-1');
  });

  it.each(['eu-west-1a', 'ireland', 'eu-west-1 eu-central-1', 'xeu-west-1'])('%j is none', (pasted) => {
    expect(() => regionOf(startUrlOf(portal), pasted)).toThrow(`${pasted} is not an AWS region.`);
  });
});
