import { settings } from '../channel/settings.ts';
import { rule } from '../mutants.ts';

/**
 * What Chromium's network stack adds to a request of the app's own. Of a page's place it tells, and brotli and zstd it
 * offers, where nobody can have changed the request on its way (net/url_request/url_request_http_job.cc).
 */
export function browserHeaders(url: string, userAgent: string): Record<string, string> {
  const own = { 'user-agent': userAgent };
  if (!rule('fetch-sends-browser-headers')) return own;
  const always = { ...own, 'accept-language': settings.locale };
  if (!isTrustworthy(url)) return { ...always, 'accept-encoding': 'gzip, deflate' };
  return {
    ...always,
    'accept-encoding': 'gzip, deflate, br, zstd',
    'sec-fetch-site': 'none',
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-dest': 'empty',
  };
}

function isTrustworthy(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
