import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { platformValue } from '../../../electron/shell/desktop/platform-value.ts';
import { callbackOf } from '../../../electron/shell/desktop/browser/callback-listeners.ts';
import { watchIssuers } from '../../../electron/shell/desktop/network/certificate-issuers.ts';
import { networkError } from '../../../electron/shell/desktop/network/network-error.ts';
import { manualRedirects, type OutgoingRequest } from '../../../electron/shell/desktop/network/manual-redirects.ts';

/** What comes of an event of Electron's while the answer to a request is waited for. */
async function told(event: string, ...parts: unknown[]): Promise<unknown> {
  const outgoing = Object.assign(new EventEmitter(), { setHeader() {}, end() {}, abort() {} });
  const answer = manualRedirects(() => outgoing as OutgoingRequest)('https://x.example/', {}).then(
    ({ status }) => status,
    (error: unknown) => String(error),
  );
  outgoing.emit(event, ...parts);
  return await answer;
}

describe('an answer that is none of HTTP', () => {
  it.each([
    ['response', { statusCode: 999 }],
    ['response', { statusCode: 0 }],
    ['redirect', 302, 'GET', 'https://x.example/\u202e'],
  ])('rejects, and throws nothing into the event %s of Electron', async (event, ...parts) => {
    expect(await told(event, ...parts)).toBe('ServiceError: The answer is none of HTTP.');
  });
});

describe('the issuer of a certificate', () => {
  it('is one line of a hundred characters, with no half of one', () => {
    const known: (string | null)[] = [];
    for (const issuerName of ['Contoso\u2028Root\u202e CA', `${'n'.repeat(98)}😀😀`, '\u0007']) {
      const issuerOf = watchIssuers({
        setCertificateVerifyProc: (verify) => {
          verify?.({ hostname: 'x.example', certificate: { issuerName }, errorCode: -202 } as never, () => undefined);
        },
      });
      known.push(issuerOf('https://x.example/'));
    }
    expect(known).toEqual(['Contoso Root CA', `${'n'.repeat(98)}…`, null]);
  });
});

describe('the language of the system', () => {
  it.each([
    ['de-DE', 'de-DE'],
    ['en_GB', 'en-GB'],
    ['C.UTF-8', 'en'],
    ['', 'en'],
    ['x', 'en'],
  ])('%j is read as %s', (given, locale) => {
    const platform = platformValue({ system: 'darwin', environment: {}, locale: given, version: '0', packaged: true });
    expect(platform.locale).toBe(locale);
  });
});

describe('an error of the network', () => {
  it('is named in the log by no more than its name', () => {
    expect(networkError('GET x', new Error(`net::ERR_${'A'.repeat(5000)}`)).message.length).toBeLessThan(120);
  });
});

describe('the return of a browser', () => {
  const from = (url: string) => callbackOf({ method: 'GET', url, headers: { host: '127.0.0.1:4711' } }, 4711);
  it('brings a code of visible letters, or none', () => {
    const codes = ['abc', 'a%0Ab', '%E2%80%AE', '', 'a%20b'].map((code) => from(`/oauth/callback?code=${code}`)?.code);
    expect(codes.map((code) => code?.reveal() ?? null)).toEqual(['abc', null, null, null, null]);
  });

  it('is at this very address', () => {
    expect([from('http://evil.example/oauth/callback?code=a'), from('//evil.example/oauth/callback')]).toEqual([
      null,
      null,
    ]);
  });
});
