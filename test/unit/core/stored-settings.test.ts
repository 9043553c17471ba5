import { describe, expect, it } from 'vitest';
import { readSettings, readStoredSettings } from '../../../electron/core/storage/stored-settings.ts';

const northwind = {
  id: '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11',
  name: 'Northwind',
  startUrl: 'https://northwind.awsapps.com/start',
  region: 'eu-west-1',
};
const first = (stored: object) => {
  const read = readSettings({ organisations: [{ ...northwind, ...stored }] });
  return [read?.settings.organisations[0], read?.whole];
};

describe('a stored organisation', () => {
  it.each([
    ['sessionLengthMs', 'long'],
    ['refusedAges', [1e300]],
    ['signInWay', 'pigeon'],
    ['browserCommand', 'b'.repeat(1001)],
    ['endpoints', 7],
    ['portalUrl', 7],
  ])('is not lost over an odd %s', (field, odd) => {
    const [record, whole] = first({ [field]: odd });
    expect({ record, whole }).toEqual({ record: expect.objectContaining(northwind) as unknown, whole: false });
  });

  it.each([
    ['startUrl', 'none'],
    ['startUrl', 'http://northwind.awsapps.com/start'],
    ['startUrl', 'https://evil.example/start'],
    ['portalUrl', 'https://evil.example/start'],
    ['region', 'moon'],
    ['id', 'none'],
  ])('with the %s %s is none', (field, odd) => {
    expect(first({ [field]: odd })).toEqual([undefined, false]);
  });

  it('has a name of one line, or that of its address', () => {
    const nameOf = (name: unknown) => (first({ name })[0] as { name: string } | undefined)?.name;
    expect([nameOf('\u202eNorth\nwind\u0007'), nameOf(' '), nameOf(7), nameOf('n'.repeat(3_000_000))?.length]).toEqual([
      'North wind',
      'Northwind',
      'Northwind',
      100,
    ]);
  });

  it('has a name of its own, as when it is added', () => {
    const id = '0d3c8c1e-19d4-4f53-8a51-7a3bb7f2c1aa';
    const read = readSettings({ organisations: [northwind, { ...northwind, id, name: 'NORTHWIND' }] });
    expect(read?.settings.organisations.map(({ name }) => name)).toEqual(['Northwind', 'NORTHWIND 2']);
  });

  it.each([
    ['startUrl', 'https://NORTHWIND.awsapps.com/start/#/', null],
    ['portalUrl', 'https://northwind.awsapps.com/start?x=1', 'https://northwind.awsapps.com/start'],
  ])('names its portal as AWS does, whatever was written into the file as %s', (field, written, portalUrl) => {
    const [record] = first({
      ...(field === 'portalUrl' && { startUrl: 'https://aws.example.com/' }),
      [field]: written,
    });
    expect(record).toEqual(
      expect.objectContaining({
        portalUrl,
        startUrl: portalUrl === null ? northwind.startUrl : 'https://aws.example.com/',
      }),
    );
  });

  it('asks for no host that nobody knows', () => {
    const endpoints = { fips: true, dualStack: true };
    const isolated = { startUrl: northwind.startUrl, region: 'eu-isoe-west-1', endpoints };
    expect(first(isolated)).toEqual([expect.objectContaining({ endpoints: { fips: true, dualStack: false } }), false]);
  });

  it('is there once', () => {
    const read = readSettings({ organisations: [northwind, { ...northwind, name: 'Again' }] });
    expect({ organisationNames: read?.settings.organisations.map(({ name }) => name), whole: read?.whole }).toEqual({
      organisationNames: ['Northwind'],
      whole: false,
    });
  });
});

describe('stored settings', () => {
  it('keep what was said of environments and switched off, without what cannot be read', () => {
    const good = { of: { kind: 'names', pattern: 'pay*' }, environment: 'production' };
    const read = readSettings({ environments: [good, 7, good], notificationsOff: ['signed-in', 7, 'signed-in'] });
    const { environments, notificationsOff } = read?.settings ?? {};
    expect({ environments, notificationsOff, whole: read?.whole }).toEqual({
      environments: [good],
      notificationsOff: ['signed-in'],
      whole: false,
    });
  });

  it('choose no organisation that is not there', () => {
    const read = readSettings({ organisations: [], selectedOrganisationId: northwind.id });
    expect(read?.settings.selectedOrganisationId).toBe(null);
  });

  it.each(['', '[]', '7', '{', 'null'])('are not %j', (text) => {
    expect(readStoredSettings(text)).toBe(null);
  });
});
