import { SSOClient } from '@aws-sdk/client-sso';
import { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { describe, expect, it } from 'vitest';
import { endpoint, oidcHosts } from '../../../electron/core/regions/endpoint.ts';

const plain = { fips: false, dualStack: false };
const fips = { fips: true, dualStack: false };
const dualStack = { fips: false, dualStack: true };
const both = { fips: true, dualStack: true };

/** Region, suffix, suffix of dual-stack hosts; null: none is known. */
const regions: readonly (readonly [string, string, string | null])[] = [
  ['us-east-1', 'amazonaws.com', 'api.aws'],
  ['us-gov-west-1', 'amazonaws.com', 'api.aws'],
  ['cn-north-1', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  ['eusc-de-east-1', 'amazonaws.eu', 'api.amazonwebservices.eu'],
  ['us-iso-east-1', 'c2s.ic.gov', 'api.aws.ic.gov'],
  ['us-isob-east-1', 'sc2s.sgov.gov', 'api.aws.scloud'],
  ['eu-isoe-west-1', 'cloud.adc-e.uk', null],
  ['us-isof-south-1', 'csp.hci.ic.gov', null],
];
const withDualStack = regions.flatMap(([region, suffix, dual]) => (dual === null ? [] : [[region, suffix, dual]]));
const withoutDualStack = regions.filter(([, , dual]) => dual === null).map(([region]) => region);

/** OIDC and portal, without their scheme. */
function hosts(region: string, endpoints: typeof plain): string[] {
  return (['sso-oidc', 'sso'] as const).map((service) =>
    endpoint(service, { region, endpoints }, {}).replace('https://', ''),
  );
}

/** The hosts AWS's own clients would choose, by the rule sets they come with. */
function hostsOfSdk(region: string, { fips: UseFIPS, dualStack: UseDualStack }: typeof plain): string[] {
  return [SSOOIDCClient, SSOClient].map(
    (Client) => new Client({ region }).config.endpointProvider({ Region: region, UseFIPS, UseDualStack }).url.hostname,
  );
}

describe('the hosts of OIDC and the portal', () => {
  it.each(regions)('%s: plain', (region, suffix) => {
    expect(hosts(region, plain)).toEqual([`oidc.${region}.${suffix}`, `portal.sso.${region}.${suffix}`]);
  });

  it.each(regions)('%s: FIPS, which in GovCloud is the plain one', (region, suffix) => {
    const mark = region.startsWith('us-gov') ? '' : '-fips';
    expect(hosts(region, fips)).toEqual([`oidc${mark}.${region}.${suffix}`, `portal.sso${mark}.${region}.${suffix}`]);
  });

  it.each(withDualStack)('%s: dual-stack, alone and with FIPS', (region = '', _suffix, dual = '') => {
    expect([hosts(region, dualStack), hosts(region, both)]).toEqual([
      [`oidc.${region}.${dual}`, `portal.sso.${region}.${dual}`],
      [`oidc-fips.${region}.${dual}`, `portal.sso-fips.${region}.${dual}`],
    ]);
  });

  it.each(withDualStack)('%s: are those of AWS’s own rule sets', (region = '') => {
    const choices = [plain, fips, dualStack, both];
    expect(choices.map((chosen) => hosts(region, chosen))).toEqual(choices.map((chosen) => hostsOfSdk(region, chosen)));
  });

  it.each(withoutDualStack)('%s: no dual-stack host is made up', (region) => {
    expect(
      [() => hosts(region, plain), () => hosts(region, dualStack), () => hosts(region, both)].map(outcome),
    ).toEqual(['made', 'RangeError', 'RangeError']);
  });

  it('are all known as hosts of the authorize page', () => {
    expect({ oidcHostsEuWest1: oidcHosts('eu-west-1'), oidcHostsUsIsofSouth1: oidcHosts('us-isof-south-1') }).toEqual({
      oidcHostsEuWest1: [
        'oidc.eu-west-1.amazonaws.com',
        'oidc-fips.eu-west-1.amazonaws.com',
        'oidc.eu-west-1.api.aws',
        'oidc-fips.eu-west-1.api.aws',
      ],
      oidcHostsUsIsofSouth1: ['oidc.us-isof-south-1.csp.hci.ic.gov', 'oidc-fips.us-isof-south-1.csp.hci.ic.gov'],
    });
  });
});

describe('other hosts', () => {
  it('have one form, whatever is chosen', () => {
    const made = (endpoints: typeof plain): string[] =>
      (['sts', 'signin'] as const).map((service) => endpoint(service, { region: 'eu-west-1', endpoints }, {}));
    expect([fips, dualStack, both].map(made)).toEqual([made(plain), made(plain), made(plain)]);
  });
});

describe('an override', () => {
  it.each([plain, both])('counts with %j, and has its region filled in', (endpoints) => {
    const overrides = { sso: 'http://127.0.0.1:1/{region}/' };
    expect(endpoint('sso', { region: 'eu-isoe-west-1', endpoints }, overrides)).toBe(
      'http://127.0.0.1:1/eu-isoe-west-1',
    );
  });
});

function outcome(make: () => unknown): string {
  try {
    make();
    return 'made';
  } catch (error) {
    return error instanceof Error ? error.name : 'odd';
  }
}
