import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** Tried for a class of characters until one fits; from the end, too, since what ends a word there begins another. */
const samples = ['a', 'A', '1', '-', '/', '.', ' ', '_', ':', '"', '\n', 'e', 'é', '漢', '\u0000', '\u202e', '-'];
const orders = [samples, samples.toReversed()];
/** Fits next to nothing, so that a match fails at its last step and every other way is tried. */
const spoilers = ['\u0001', '', '!'];
/** More of a pattern's own pieces than these in a row are repeated only from its beginning or to its end. */
const mostTogether = 3;

/**
 * Texts of about `length` characters that make work for a pattern: its own pieces, each of them and some together, again
 * and again.
 */
export function worstInputs(pattern: RegExp, length: number): string[] {
  const { pattern: tree } = new RegExpParser().parseLiteral(String(pattern));
  const flags = pattern.flags.replaceAll(/[gy]/gu, '');
  const inputs = new Set<string>();
  for (const [{ elements }, order] of tree.alternatives.flatMap((one) =>
    orders.map((order) => [one, order] as const),
  )) {
    const pieces = elements.flatMap((element) => piecesOf(element, flags, order)).filter((piece) => piece !== '');
    pieces.forEach((_piece, from) => {
      for (let to = from + 1; to <= pieces.length; to += 1) {
        if (from > 0 && to - from > mostTogether && to < pieces.length) continue;
        const pump = pieces.slice(from, to).join('');
        const body = pump.repeat(Math.ceil(length / pump.length));
        for (const before of new Set(['', pieces.slice(0, from).join('')])) {
          spoilers.forEach((spoiler) => inputs.add(`${before}${body}${spoiler}`));
        }
      }
    });
  }
  return [...inputs];
}

/** What each element of a pattern matches at least, once for what may be missing. */
function piecesOf(element: AST.Element, flags: string, order: readonly string[]): string[] {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return (element.alternatives[0]?.elements ?? []).flatMap((one) => piecesOf(one, flags, order));
    case 'Quantifier': {
      const once = piecesOf(element.element, flags, order);
      return Array.from({ length: Math.min(Math.max(1, element.min), 20) }, () => once).flat();
    }
    case 'Character':
      return [String.fromCodePoint(element.value)];
    case 'CharacterClass':
    case 'CharacterSet':
      return [order.find((one) => new RegExp(`^(?:${element.raw})$`, flags).test(one)) ?? ''];
    default:
      return [];
  }
}
