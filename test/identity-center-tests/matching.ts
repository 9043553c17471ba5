import { expect } from 'vitest';

/** A place in an expected value that any text of this form fills; typed, unlike the matcher itself. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
