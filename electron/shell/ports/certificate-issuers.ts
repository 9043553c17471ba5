import type { Session } from 'electron';

/** Leaves the verdict to Chromium (Electron, docs/api/session.md, setCertificateVerifyProc). */
const chromiumDecides = -3;

/** An issuer's name is its own to choose; more of it than this (characters) is no name. */
const longestName = 100;

/** Who issued the certificate an address last showed, if Chromium does not trust it; null: nothing is known against it. */
export type UntrustedIssuer = (url: string) => string | null;

/**
 * Remembers who issued the certificates that Chromium refuses, since a failed `fetch` tells only that it did. Nothing is
 * decided here, and what is trusted is not remembered.
 */
export function watchIssuers(session: Pick<Session, 'setCertificateVerifyProc'>): UntrustedIssuer {
  const issuers = new Map<string, string>();
  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, decide) => {
    if (errorCode === 0) issuers.delete(hostname);
    else issuers.set(hostname, shownName(certificate.issuerName));
    decide(chromiumDecides);
  });
  return (url) => issuers.get(URL.parse(url)?.hostname ?? '') || null;
}

function shownName(name: string): string {
  return name.replace(/\p{C}/gu, '').trim().slice(0, longestName);
}
