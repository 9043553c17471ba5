import { RegExpParser, type AST } from '@eslint-community/regexpp';

/**
 * Counts what a backtracking engine, as V8's is, has to try for a pattern over a text. Counting is the same on every
 * computer and every day, as time is not. It goes over the whole text as `replaceAll` does, which no other use exceeds.
 */
export function countSteps(pattern: RegExp, text: string): number {
  const { pattern: tree } = new RegExpParser().parseLiteral(String(pattern));
  const matcher = new Matcher(text, pattern.flags.replaceAll(/[gy]/gu, ''));
  for (let at = 0; at <= text.length;) {
    const end = matcher.match(tree.alternatives, at);
    at = end === null || end === at ? at + 1 : end;
  }
  return matcher.steps;
}

type Next = (at: number) => number | null;

class Matcher {
  steps = 0;
  readonly #text: string;
  readonly #flags: string;
  readonly #classes = new Map<string, Map<string, boolean>>();

  constructor(text: string, flags: string) {
    this.#text = text;
    this.#flags = flags;
  }

  /** Where a match that begins here ends; null: none does. */
  match(alternatives: readonly AST.Alternative[], at: number): number | null {
    return this.#any(alternatives, at, (end) => end);
  }

  #any(alternatives: readonly AST.Alternative[], at: number, next: Next): number | null {
    for (const { elements } of alternatives) {
      const end = this.#all(elements, 0, at, next);
      if (end !== null) return end;
    }
    return null;
  }

  #all(elements: readonly AST.Element[], place: number, at: number, next: Next): number | null {
    const element = elements[place];
    return element === undefined
      ? next(at)
      : this.#one(element, at, (end) => this.#all(elements, place + 1, end, next));
  }

  #one(element: AST.Element, at: number, next: Next): number | null {
    this.steps += 1;
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.#any(element.alternatives, at, next);
      case 'Quantifier':
        return isOneCharacter(element.element) ? this.#run(element, at, next) : this.#repeat(element, 0, at, next);
      case 'Assertion':
        return this.#holds(element, at) ? next(at) : null;
      case 'Character':
      case 'CharacterClass':
      case 'CharacterSet':
        return this.#fits(element, at) ? next(at + 1) : null;
      default:
        throw new RangeError(`There is no counting of ${element.type}.`);
    }
  }

  /** One character again and again, without a call for each. */
  #run({ min, max, greedy, element }: AST.Quantifier, at: number, next: Next): number | null {
    let most = 0;
    while (most < max && this.#fits(element, at + most)) {
      most += 1;
      this.steps += 1;
      const end = !greedy && most >= min ? next(at + most) : null;
      if (end !== null) return end;
    }
    for (let count = most; count >= min; count -= 1) {
      this.steps += 1;
      const end = next(at + count);
      if (end !== null) return end;
    }
    return null;
  }

  #repeat(quantifier: AST.Quantifier, count: number, at: number, next: Next): number | null {
    if (count < quantifier.max) {
      const again: Next = (end) => (end === at ? null : this.#repeat(quantifier, count + 1, end, next));
      const end = this.#one(quantifier.element, at, again);
      if (end !== null) return end;
    }
    return count >= quantifier.min ? next(at) : null;
  }

  #holds(assertion: AST.Assertion, at: number): boolean {
    switch (assertion.kind) {
      case 'start':
        return at === 0;
      case 'end':
        return at === this.#text.length;
      case 'word':
        return (this.#isWord(at - 1) !== this.#isWord(at)) !== assertion.negate;
      case 'lookahead':
        return (this.match(assertion.alternatives, at) !== null) !== assertion.negate;
      case 'lookbehind':
        return this.#isBehind(assertion.alternatives, at) !== assertion.negate;
    }
  }

  /** Ours look back at a few characters; it is tried from each of these. */
  #isBehind(alternatives: readonly AST.Alternative[], at: number): boolean {
    for (let from = at; from >= Math.max(0, at - 12); from -= 1) {
      if (this.#any(alternatives, from, (end) => (end === at ? end : null)) !== null) return true;
    }
    return false;
  }

  #isWord(at: number): boolean {
    return /^\w$/u.test(this.#text.charAt(at));
  }

  #fits(element: AST.Element, at: number): boolean {
    const character = this.#text.charAt(at);
    if (character === '') return false;
    const known = this.#classes.get(element.raw) ?? new Map<string, boolean>();
    this.#classes.set(element.raw, known);
    const fits = known.get(character) ?? new RegExp(`^(?:${element.raw})$`, this.#flags).test(character);
    known.set(character, fits);
    return fits;
  }
}

function isOneCharacter(element: AST.Element): boolean {
  return element.type === 'Character' || element.type === 'CharacterClass' || element.type === 'CharacterSet';
}
