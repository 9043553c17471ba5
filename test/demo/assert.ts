/** A statement of the tour that did not hold. */
export class AssertionFailed extends Error {
  override readonly name = 'AssertionFailed';
  readonly expected: string;
  readonly found: string;

  constructor(what: string, expected: string, found: string) {
    super(what);
    this.expected = expected;
    this.found = found;
  }
}

/** Throws `AssertionFailed` unless both are equal, compared as JSON. */
export function assertEqual<Value>(what: string, found: Value, expected: Value): void {
  const [foundText, expectedText] = [JSON.stringify(found), JSON.stringify(expected)];
  if (foundText !== expectedText) throw new AssertionFailed(what, expectedText, foundText);
}

/** Throws `AssertionFailed` unless the text matches. */
export function assertMatch(what: string, found: string, expected: RegExp): void {
  if (!expected.test(found))
    throw new AssertionFailed(what, `something like ${String(expected)}`, JSON.stringify(found));
}
