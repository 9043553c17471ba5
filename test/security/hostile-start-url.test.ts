import { describe, expect, it } from 'vitest';
import { readStartUrl, readVanityUrl } from '../../electron/core/organisations/start-url.ts';
import { coreTest } from '../harness/fixtures.ts';

describe('an address that looks like one of AWS is not taken for one', () => {
  it.each([
    'https://my-company.awsapps.com.evil.example/start',
    'https://awsapps.com.evil.example/start',
    'https://evilawsapps.com/start',
    'https://my-company.awsapps.com@evil.example/start',
    'https://my-company.awsapps.com:pw@evil.example/start',
    'https://me@my-company.awsapps.com/start',
    'https://my-company.awsapps.com\\@evil.example/start',
    'https://evil.example/https://my-company.awsapps.com/start',
    'https://evil.example/#https://my-company.awsapps.com/start',
    'https://my-company.awsapps.com%2eevil.example/start',
    'https://my-company.awsаpps.com/start',
    'http://my-company.awsapps.com/start',
    'javascript://my-company.awsapps.com/start',
  ])('%s', (pasted) => {
    const reading = readStartUrl(pasted);
    expect(reading.ok ? reading.startUrl.url : 'refused').toBe('refused');
  });

  it('nor asked where it leads, where it has a name before the host', () => {
    expect(readVanityUrl('https://my-company.awsapps.com@evil.example/start')).toBeNull();
  });
});

coreTest.for([
  'https://my.awsapps.com.evil.example/start',
  'https://sso.example.net/',
  'http://my.awsapps.com/start',
  'https://evil.example/?u=https://my.awsapps.com/start',
])('an address of a company that leads to %s is not added', async (target, { core }) => {
  core.http.redirects.set('aws.example.com', target);
  const wish = { startUrl: 'https://aws.example.com', region: core.simulator.region, name: null };
  const added = await core.latchkey.commands['organisation.add'](wish);
  expect([added.ok ? 'added' : added.failure.code, core.latchkey.snapshot().organisations]).toEqual([
    'start-url-invalid',
    [],
  ]);
});
