import { describe, expect, it } from 'vitest';
import { readStartUrl } from '../../electron/core/organisations/start-url.ts';
import { organisationFrom } from '../../electron/core/organisations/add-organisation.ts';
import { FailureError } from '../../electron/core/failures/fail.ts';

const id = '3f8b2f0e-9a61-4f3e-9df5-0c1d7a5f2b11';

function read(pasted: string): unknown {
  const reading = readStartUrl(pasted);
  return reading.ok ? [reading.startUrl.url, reading.startUrl.region] : reading.reason;
}

function add(startUrl: string, region: string | null): unknown {
  try {
    const record = organisationFrom({ startUrl, region, name: null }, id);
    return [record.name, record.startUrl, record.region];
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
      null,
    ],
    [
      'https://start.cn-north-1.home.awsapps.cn/directory/d-1',
      'https://start.cn-north-1.home.awsapps.cn/directory/d-1',
      null,
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
  ])('%s', (pasted, url, region) => {
    expect(read(pasted)).toEqual([url, region]);
  });

  it.each([
    ['', 'start-url-invalid'],
    ['hello world', 'start-url-invalid'],
    ['localhost', 'start-url-invalid'],
    ['https://', 'start-url-invalid'],
    ['http://d-9067000000.awsapps.com/start', 'start-url-not-https'],
    ['ftp://d-9067000000.awsapps.com/start', 'start-url-not-https'],
    ['https://me:pw@d-9067000000.awsapps.com/start', 'start-url-invalid'],
    ['https://d-9067000000.awsapps.com:8443/start', 'start-url-invalid'],
    ['https://d-9067000000.awsapps.com.evil.example/start', 'start-url-foreign'],
    ['https://awsapps.com.evil.example/start', 'start-url-foreign'],
    ['https://evilawsapps.com/start', 'start-url-foreign'],
    ['https://aws.example.com', 'start-url-foreign'],
    ['https://console.aws.amazon.com/', 'start-url-not-portal'],
    ['https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH', 'start-url-not-portal'],
    ['https://d-9067000000.awsapps.com/login', 'start-url-not-portal'],
    ['https://ssoins-722.portal.nowhere.app.aws', 'region-invalid'],
  ])('%s is refused: %s', (pasted, reason) => {
    expect(read(pasted)).toBe(reason);
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
      'https://aws.example.com',
      'eu-west-1',
      'aws.example.com is not an address of AWS. Open your portal in the browser and paste the address it shows then.',
    ],
  ])('%s in %s', (startUrl, region, expected) => {
    expect(add(startUrl, region)).toEqual(expected);
  });
});
