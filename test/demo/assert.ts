/** A statement of the tour that did not hold. */
export class DidNotHold extends Error {
  override readonly name = 'DidNotHold';
  readonly expected: string;
  readonly found: string;

  constructor(what: string, expected: string, found: string) {
    super(what);
    this.expected = expected;
    this.found = found;
  }
}

/** Throws `DidNotHold` unless both are equal, compared as JSON. */
export function hold<Value>(what: string, found: Value, expected: Value): void {
  const [foundText, expectedText] = [JSON.stringify(found), JSON.stringify(expected)];
  if (foundText !== expectedText) throw new DidNotHold(what, expectedText, foundText);
}

/** Throws `DidNotHold` unless the text matches. */
export function holdMatch(what: string, found: string, expected: RegExp): void {
  if (!expected.test(found)) throw new DidNotHold(what, `something like ${String(expected)}`, JSON.stringify(found));
}
