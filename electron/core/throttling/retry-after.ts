import { minute, second } from '../time/instant.ts';
import { parseHttpDate } from '../time/http-date.ts';

/** Longer than this (ms) nobody is asked to wait in earnest, and a person who waits would take Latchkey for broken. */
const longestWait = 5 * minute;

/**
 * `Retry-After` in both its legal forms (RFC 9110, 10.2.3): whole seconds, or an HTTP date. The date is one of the server's
 * clock, so it is measured from the `Date` of the same answer; without that nothing is known.
 *
 * @param headers in lower case.
 * @returns the wait in ms, at most five minutes; null: none was asked for, or not in a legal form.
 */
export function retryAfterMs(headers: Readonly<Record<string, string | undefined>>): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/u.test(text)) return Math.min(Number(text) * second, longestWait);
  const sentAt = parseHttpDate(headers['date'] ?? '', 0);
  const until = sentAt === null ? null : parseHttpDate(text, sentAt);
  return sentAt === null || until === null ? null : Math.min(Math.max(0, until - sentAt), longestWait);
}
