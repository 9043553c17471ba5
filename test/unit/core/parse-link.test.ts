import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../electron/core/deep-links/parse-link.ts';

const plain = { accountId: '111122223333', roleName: null, destination: null, organisation: null };

describe('a link', () => {
  it.each([
    ['to an account', 'latchkey://account/111122223333', plain],
    [
      'to the console of a role',
      'latchkey://console/111122223333/ReadOnlyAccess',
      { ...plain, roleName: 'ReadOnlyAccess' },
    ],
    [
      'to a place in it',
      'latchkey://console/111122223333/ReadOnlyAccess?service=s3&region=eu-west-1',
      { ...plain, roleName: 'ReadOnlyAccess', destination: { service: 's3', region: 'eu-west-1' } },
    ],
    [
      'with an organisation in the letters of any language',
      'latchkey://account/111122223333?organisation=Z%C3%BCrich+%26%20Co',
      { ...plain, organisation: 'Zürich & Co' },
    ],
    [
      'to a role with every letter that AWS allows',
      'latchkey://console/111122223333/a+b=c,d.e%40f-g_h',
      { ...plain, roleName: 'a+b=c,d.e@f-g_h' },
    ],
  ])('%s is read', (_what, address, expected) => {
    expect(parseLink(address)).toEqual(expected);
  });

  it.each([
    ['another scheme', 'https://account/111122223333'],
    ['capital letters', 'LATCHKEY://account/111122223333'],
    ['another host', 'latchkey://credentials/111122223333'],
    ['a user', 'latchkey://me@account/111122223333'],
    ['a port', 'latchkey://account:80/111122223333'],
    ['a fragment', 'latchkey://account/111122223333#x'],
    ['a fragment behind a query', 'latchkey://account/111122223333?organisation=A#x'],
    ['no slashes', 'latchkey:account/111122223333'],
    ['eleven digits', 'latchkey://account/11112222333'],
    ['digits of another script', `latchkey://account/${encodeURIComponent('١١١١٢٢٢٢٣٣٣٣')}`],
    ['a role where none belongs', 'latchkey://account/111122223333/ReadOnlyAccess'],
    ['no role', 'latchkey://console/111122223333'],
    ['an empty role', 'latchkey://console/111122223333/'],
    ['one more part', 'latchkey://console/111122223333/ReadOnlyAccess/s3'],
    ['a role with a blank', 'latchkey://console/111122223333/Read%20Only'],
    ['what is encoded twice', 'latchkey://console/111122223333/a%2540b'],
    ['a slash that was encoded', 'latchkey://console/111122223333/a%2Fb'],
    ['bytes that are no text', 'latchkey://account/111122223333?organisation=%ff'],
    ['a key that is not known', 'latchkey://account/111122223333?format=shell'],
    ['a key of the other kind', 'latchkey://account/111122223333?service=s3&region=eu-west-1'],
    ['a key twice', 'latchkey://account/111122223333?organisation=A&organisation=B'],
    ['a key without a value', 'latchkey://account/111122223333?organisation'],
    ['an empty value', 'latchkey://account/111122223333?organisation='],
    ['an empty query', 'latchkey://account/111122223333?'],
    ['a service without a region', 'latchkey://console/111122223333/R?service=s3'],
    ['a region without a service', 'latchkey://console/111122223333/R?region=eu-west-1'],
    ['a region that is a host', 'latchkey://console/111122223333/R?service=s3&region=evil.example'],
    ['a control character', 'latchkey://account/111122223333?organisation=A%0AB'],
    ['a turned direction', 'latchkey://account/111122223333?organisation=A%E2%80%AEB'],
    ['a line end', 'latchkey://account/111122223333\n'],
    ['a letter that is not encoded', 'latchkey://account/111122223333?organisation=Zürich'],
    ['more than any has', `latchkey://account/111122223333?organisation=${'a'.repeat(2000)}`],
    ['an organisation longer than any is called', `latchkey://account/111122223333?organisation=${'a'.repeat(101)}`],
  ])('with %s is not', (_what, address) => {
    expect(parseLink(address)).toBeNull();
  });
});
