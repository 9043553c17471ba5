import type { Session } from 'electron';
import { oneLine } from '../../../core/safe-text/one-line.ts';

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
  const issuers = new Map<string, string | null>();
  session.setCertificateVerifyProc(({ hostname, certificate, errorCode }, decide) => {
    if (errorCode === 0) issuers.delete(hostname);
    else issuers.set(hostname, oneLine(certificate.issuerName, longestName));
    decide(chromiumDecides);
  });
  return (url) => issuers.get(URL.parse(url)?.hostname ?? '') ?? null;
}
