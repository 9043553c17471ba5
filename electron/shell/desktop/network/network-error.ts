import { ServiceError } from '../../../core/failures/service-error.ts';

/**
 * Chromium's names (net_error_list.h) for: a proxy is in the way, a certificate is not trusted, TLS was tampered with.
 * A redirect counts too: AWS's APIs send none, captive portals do.
 */
const proxyErrors =
  /ERR_(MISSING_AUTH|PROXY|TUNNEL|MANDATORY_PROXY|SOCKS|CERT|SSL|BAD_SSL|UNEXPECTED_PROXY|NO_SUPPORTED_PROXIES|PAC)_?|redirect/u;

/** Of these, those that are about the certificate. */
const certificateErrors = /ERR_CERT_/u;

/** More of a message (characters) is looked at by no pattern. */
const longestReason = 4096;

/**
 * Tells why no answer came. The message names Chromium's error and holds nothing of the request but its address.
 *
 * @param issuer who issued the certificate that was shown, if it was not trusted.
 * @param host which was asked, for the person.
 */
export function networkError(
  request: string,
  error: unknown,
  issuer: string | null = null,
  host: string | null = null,
): ServiceError {
  if (error instanceof ServiceError) return error;
  const reason = messages(error).slice(0, longestReason);
  // The longest of net_error_list.h has some 60 letters.
  const chromium = /net::(ERR_[A-Z0-9_]{1,80})/u.exec(reason)?.[1];
  const kind = proxyErrors.test(reason) ? 'proxy' : 'offline';
  return new ServiceError(
    kind,
    `${request} had no answer: ${chromium ?? (kind === 'proxy' ? 'redirected' : 'no connection')}.`,
    { certificateIssuer: certificateErrors.test(reason) ? issuer : null, host, wanted: wantedBy(chromium ?? '') },
  );
}

/**
 * A proxy that wants a login (407) ends a request that nobody logs in for; a server that wants a certificate of the client's
 * ends one that brings none (net_error_list.h).
 */
function wantedBy(chromium: string): ServiceError['wanted'] {
  if (/^ERR_PROXY_AUTH_|^ERR_MISSING_AUTH_CREDENTIALS$/u.test(chromium)) return 'proxy-login';
  return /^ERR_(?:SSL_CLIENT_AUTH_|BAD_SSL_CLIENT_AUTH_CERT)/u.test(chromium) ? 'client-certificate' : null;
}

/** An error's message with those of its causes. */
function messages(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} ${messages(error.cause)}`;
}
