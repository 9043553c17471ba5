import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isAmazonHost,
  readStartUrl,
  readVanityUrl,
  type StartUrl,
} from '../../../electron/core/organisations/start-url.ts';
import {
  organisationFrom,
  portalAddressOf,
  startUrlOf,
} from '../../../electron/core/organisations/add-organisation.ts';
import { FailureError } from '../../../electron/core/failures/fail.ts';

const id = '3f8b2f0e-9a61-4f3e-9df5-0c1d7a5f2b11';

function read(pasted: string): unknown {
  const reading = readStartUrl(pasted);
  return reading.ok ? [reading.startUrl.url, reading.startUrl.region] : reading.reason;
}

/** The address of the company's own leads to a portal that tells its region. */
const behind = (): Promise<StartUrl> => Promise.resolve(startUrlOf('https://ssoins-722.portal.eu-west-1.app.aws'));

async function add(startUrl: string, region: string | null): Promise<unknown> {
  try {
    const address = await portalAddressOf(startUrl, behind);
    const record = organisationFrom(address, { startUrl, region, name: null }, id);
    return [record.name, record.startUrl, record.region, ...(record.portalUrl === null ? [] : [record.portalUrl])];
  } catch (error) {
    return error instanceof FailureError ? error.failure.sentence : error;
  }
}

describe('a pasted start URL', () => {
  it.each([
    ['https://d-9067000000.awsapps.com/start', 'https://d-9067000000.awsapps.com/start', null],
    [' https://d-9067000000.awsapps.com/start/ ', 'https://d-9067000000.awsapps.com/start', null],
    ['https://d-9067000000.awsapps.com/start#', 'https://d-9067000000.awsapps.com/start', null],
    ['https://d-9067000000.awsapps.com/start#/', 'https://d-9067000000.awsapps.com/start', null],
    ['https://d-9067000000.awsapps.com/start/#/?tab=accounts', 'https://d-9067000000.awsapps.com/start', null],
    ['https://D-9067000000.AWSapps.com/start?x=1', 'https://d-9067000000.awsapps.com/start', null],
    ['d-9067000000.awsapps.com', 'https://d-9067000000.awsapps.com/start', null],
    ['my-company.awsapps.com/start', 'https://my-company.awsapps.com/start', null],
    ['https://ssoins-722.portal.eu-west-1.app.aws', 'https://ssoins-722.portal.eu-west-1.app.aws', 'eu-west-1'],
    [
      'https://ssoins-722.eu-west-1.portal.amazonaws.com/',
      'https://ssoins-722.eu-west-1.portal.amazonaws.com',
      'eu-west-1',
    ],
    [
      'https://start.us-gov-home.awsapps.com/directory/d-1',
      'https://start.us-gov-home.awsapps.com/directory/d-1',
      null,
    ],
    [
      'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/x#/',
      'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/x',
      'us-gov-west-1',
    ],
    [
      'https://start.cn-north-1.home.awsapps.cn/directory/d-1',
      'https://start.cn-north-1.home.awsapps.cn/directory/d-1',
      'cn-north-1',
    ],
    [
      'https://ssoins-7.cn-north-1.portal.amazonaws.com.cn',
      'https://ssoins-7.cn-north-1.portal.amazonaws.com.cn',
      'cn-north-1',
    ],
    [
      'https://ssoins-7.portal.cn-north-1.app.amazonwebservices.com.cn',
      'https://ssoins-7.portal.cn-north-1.app.amazonwebservices.com.cn',
      'cn-north-1',
    ],
    [
      'https://ssoins-7.eusc-de-east-1.portal.amazonaws.eu',
      'https://ssoins-7.eusc-de-east-1.portal.amazonaws.eu',
      'eusc-de-east-1',
    ],
    [
      'https://ssoins-7.portal.eusc-de-east-1.api.amazonwebservices.eu',
      'https://ssoins-7.portal.eusc-de-east-1.api.amazonwebservices.eu',
      'eusc-de-east-1',
    ],
    ['https://identitycenter.amazonaws.com/ssoins-722', 'https://identitycenter.amazonaws.com/ssoins-722', null],
    [
      'https://identitycenter.us-gov.amazonaws.com/ssoins-722',
      'https://identitycenter.us-gov.amazonaws.com/ssoins-722',
      null,
    ],
    ['https://identitycenter.amazonaws.com.cn/ssoins-722/', 'https://identitycenter.amazonaws.com.cn/ssoins-722', null],
    ['https://identitycenter.amazonaws.eu/ssoins-722#', 'https://identitycenter.amazonaws.eu/ssoins-722', null],
  ])('%s', (pasted, url, region) => {
    expect(read(pasted)).toEqual([url, region]);
  });

  it.each([
    ['', 'failure.start-url-invalid'],
    ['hello world', 'failure.start-url-invalid'],
    ['localhost', 'failure.start-url-invalid'],
    ['https://', 'failure.start-url-invalid'],
    ['http://d-9067000000.awsapps.com/start', 'failure.start-url-not-https'],
    ['ftp://d-9067000000.awsapps.com/start', 'failure.start-url-not-https'],
    ['https://me:pw@d-9067000000.awsapps.com/start', 'failure.start-url-invalid'],
    ['https://me@d-9067000000.awsapps.com/start', 'failure.start-url-invalid'],
    ['https://:pw@d-9067000000.awsapps.com/start', 'failure.start-url-invalid'],
    ['https://:@d-9067000000.awsapps.com/start', 'failure.start-url-invalid'],
    ['https://@d-9067000000.awsapps.com/start', 'failure.start-url-invalid'],
    ['https:\\\\@d-9067000000.awsapps.com/start', 'failure.start-url-invalid'],
    ['https:@d-9067000000.awsapps.com/start', 'failure.start-url-invalid'],
    ['@d-9067000000.awsapps.com/start', 'failure.start-url-invalid'],
    ['me@d-9067000000.awsapps.com', 'failure.start-url-invalid'],
    ['https://@aws.example.com/', 'failure.start-url-invalid'],
    ['https://d-9067000000.awsapps.com:8443/start', 'failure.start-url-invalid'],
    ['https://d-9067000000.awsapps.com.evil.example/start', 'failure.start-url-foreign'],
    ['https://awsapps.com.evil.example/start', 'failure.start-url-foreign'],
    ['https://evilawsapps.com/start', 'failure.start-url-foreign'],
    ['https://aws.example.com', 'failure.start-url-foreign'],
    ['https://192.0.2.1/start', 'failure.start-url-invalid'],
    ['https://[2001:db8::1]/start', 'failure.start-url-invalid'],
    ['https://d-9067000000.awsapps.com./start', 'failure.start-url-invalid'],
    ['https://identitycenter.amazonaws.com/instance', 'failure.start-url-not-portal'],
    ['https://portal.sso.eusc-de-east-1.api.amazonwebservices.eu/', 'failure.start-url-not-portal'],
    ['https://console.aws.amazon.com/', 'failure.start-url-not-portal'],
    ['https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH', 'failure.start-url-not-portal'],
    ['https://d-9067000000.awsapps.com/login', 'failure.start-url-not-portal'],
    ['https://ssoins-722.portal.nowhere.app.aws', 'failure.region-invalid'],
  ])('%s is refused: %s', (pasted, reason) => {
    expect(read(pasted)).toBe(reason);
  });
});

describe('a host', () => {
  const label = fc.stringMatching(/^[a-z\d]([a-z\d-]{0,8}[a-z\d])?$/u);
  const awsName = fc.constantFrom(
    'awsapps.com',
    'awsapps.cn',
    'app.aws',
    'portal.amazonaws.com',
    'portal.eu-west-1.app.aws',
    'eu-west-1.portal.amazonaws.com',
    'start.us-gov-home.awsapps.com',
    'identitycenter.amazonaws.com',
    'identitycenter.amazonaws.eu',
    'portal.eusc-de-east-1.api.amazonwebservices.eu',
  );
  /** Holds a name of AWS, but not as its end behind a dot. */
  const disguised = fc.oneof(
    fc.tuple(awsName, label, label).map(([aws, one, two]) => `${aws}.${one}.${two}x`),
    fc.tuple(label, awsName, label).map(([one, aws, two]) => `${one}.${aws}.${two}.example`),
    fc.tuple(label, awsName).map(([one, aws]) => `${one}x${aws}`),
    fc.tuple(label, awsName).map(([one, aws]) => `evil-${one}-${aws.replaceAll('.', '-')}.com`),
    fc.tuple(awsName, label).map(([aws, one]) => `${aws.replaceAll('.', '-')}.${one}.example`),
  );
  const path = fc.constantFrom('', '/start', '/directory/d-1', '/ssoins-722', '/start#/', '/?x=.awsapps.com');
  /** By the last two or three labels alone: another rule than the one that is tested. */
  const isAws = (host: string): boolean =>
    host.split('.').at(-1) === 'aws' ||
    ['awsapps.com', 'awsapps.cn', 'amazonaws.com', 'amazonaws.eu', 'amazonwebservices.eu'].includes(
      host.split('.').slice(-2).join('.'),
    ) ||
    ['amazonaws.com.cn', 'amazonwebservices.com.cn'].includes(host.split('.').slice(-3).join('.'));

  it('that is not AWS’s by a dot is never taken for a portal', () => {
    fc.assert(
      fc.property(fc.oneof(disguised, fc.domain()), path, (host, rest) => {
        fc.pre(!isAws(host));
        return !readStartUrl(`https://${host}${rest}`).ok && !isAmazonHost(host);
      }),
    );
  });

  it('of AWS is never asked where it leads', () => {
    fc.assert(
      fc.property(fc.tuple(label, awsName), path, ([one, aws], rest) => {
        return readVanityUrl(`https://${one}.${aws}${rest}`) === null;
      }),
    );
  });
});

describe('a new organisation', () => {
  it.each([
    [
      'https://my-company.awsapps.com/start',
      ' EU-West-1 ',
      ['My company', 'https://my-company.awsapps.com/start', 'eu-west-1'],
    ],
    ['https://d-90.awsapps.com/start', 'us-east-1', ['d-90', 'https://d-90.awsapps.com/start', 'us-east-1']],
    [
      'https://ssoins-722.portal.eu-west-1.app.aws',
      null,
      [expect.any(String), 'https://ssoins-722.portal.eu-west-1.app.aws', 'eu-west-1'],
    ],
    [
      'https://d-90.awsapps.com/start',
      null,
      'This address does not tell its region. Choose the region of IAM Identity Center; your administrator knows it.',
    ],
    ['https://d-90.awsapps.com/start', 'Ireland', 'ireland is not an AWS region. A region looks like eu-west-1.'],
    [
      'https://ssoins-722.portal.eu-west-1.app.aws',
      'us-east-1',
      'This portal is not in us-east-1. Its address says eu-west-1.',
    ],
    [
      'https://start.us-gov-home.awsapps.com/directory/d-1',
      'eu-west-1',
      'eu-west-1 does not go with start.us-gov-home.awsapps.com. Check the region with your administrator.',
    ],
    [
      'https://aws.northwind-traders.co.uk/#/x',
      null,
      [
        'Northwind traders',
        'https://aws.northwind-traders.co.uk/',
        'eu-west-1',
        'https://ssoins-722.portal.eu-west-1.app.aws',
      ],
    ],
    ['aws.example.com', 'us-east-1', 'This portal is not in us-east-1. Its address says eu-west-1.'],
  ])('%s in %s', async (startUrl, region, expected) => {
    expect(await add(startUrl, region)).toEqual(expected);
  });

  it('names the region to use instead of one that its address denies', async () => {
    const wish = { startUrl: 'https://ssoins-722.portal.eu-west-1.app.aws', region: 'us-east-1', name: null };
    const address = await portalAddressOf(wish.startUrl, behind);
    const refused: unknown = expect.objectContaining({
      failure: expect.objectContaining({ region: 'eu-west-1' }) as unknown,
    });
    expect(() => organisationFrom(address, wish, id)).toThrow(refused);
  });
});
