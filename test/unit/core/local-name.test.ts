import { describe, expect, it } from 'vitest';
import { readStartUrl, readVanityUrl } from '../../../electron/core/organisations/start-url.ts';

describe('a name that leads to this computer, or where its writer likes', () => {
  it.each([
    ['https://127.1/', 'start-url-invalid'],
    ['https://2130706433/', 'start-url-invalid'],
    ['https://0x7f000001/', 'start-url-invalid'],
    ['https://0x7f.1/', 'start-url-invalid'],
    ['https://0177.0.0.1/', 'start-url-invalid'],
    ['https://127.0.0.1./', 'start-url-invalid'],
    ['https://%31%32%37.0.0.1/', 'start-url-invalid'],
    ['https://１２７.0.0.1/', 'start-url-invalid'],
    ['https://[::1]/', 'start-url-invalid'],
    ['https://[::ffff:127.0.0.1]/', 'start-url-invalid'],
    ['https://intranet/aws', 'start-url-invalid'],
    ['https://localhost./', 'start-url-invalid'],
    ['https://app.localhost/', 'start-url-local'],
    ['https://a.b.LOCALHOST/', 'start-url-local'],
    ['https://aws.local/', 'start-url-local'],
    ['https://metadata.google.internal/', 'start-url-local'],
    ['https://router.home.arpa/', 'start-url-local'],
    ['https://1.0.0.127.in-addr.arpa/', 'start-url-local'],
    ['https://127.0.0.1.nip.io/', 'start-url-local'],
    ['https://7f000001.nip.io/', 'start-url-local'],
    ['https://app-127-0-0-1.sslip.io/', 'start-url-local'],
    ['https://www.localtest.me/', 'start-url-local'],
    ['https://lvh.me/', 'start-url-local'],
    ['https://www.10.0.0.1.resolver.example/', 'start-url-local'],
    ['https://www-10-0-0-1.resolver.example/', 'start-url-local'],
    ['https://aws-2026-10-05-1.example.com/', 'start-url-foreign'],
    ['https://aws.localhost.example.com/', 'start-url-foreign'],
    ['https://aws.mylocal/', 'start-url-foreign'],
    ['https://aws.snip.io/', 'start-url-foreign'],
  ])('%s: %s, and only a foreign one is asked where it leads', (pasted, reason) => {
    const reading = readStartUrl(pasted);
    expect({ reading: reading.ok ? null : reading.reason, hasReadVanityUrl: readVanityUrl(pasted) !== null }).toEqual({
      reading: reason,
      hasReadVanityUrl: reason === 'start-url-foreign',
    });
  });
});
