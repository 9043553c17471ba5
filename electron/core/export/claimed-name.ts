import { oneLine } from '../safe-text/one-line.ts';

/** Characters of a name that is kept and shown. */
const longestClaim = 60;

/**
 * The name that a program gives itself, in a header: a claim, which nothing proves and which is shown as one. Cleaned and cut;
 * empty where it gives none.
 */
export function claimedName(header: string | undefined): string {
  return oneLine(header ?? '', longestClaim) ?? '';
}
