const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name kept from turning the line it stands in around when it reads from right to left (U+2068 … U+2069, Unicode UAX 9).
 * An isolate is passed over where a line's direction is looked for (rule P2), so that U+200E says it first.
 */
export function isolated(name: string): string {
  return rightToLeft.test(name) ? `\u200e\u2068${name}\u2069` : name;
}
