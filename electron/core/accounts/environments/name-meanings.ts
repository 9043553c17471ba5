import type { EnvironmentName } from '../../../contract/environment.ts';
import { readingsOf } from './name-words.ts';

/** A rule that goes by words, with its place among all rules. */
export interface WordsRule {
  readonly place: number;
  readonly words: readonly string[];
  readonly look: EnvironmentName;
}

/** The words of a rule as they stand in a name: `non prod` is two. */
interface Phrase {
  readonly words: readonly string[];
  readonly rule: WordsRule;
}

/** What a word means together with what stands before it; null: nothing. */
type Meaning = WordsRule | null;
type Qualifier = (of: WordsRule) => Meaning;

/** May stand between a qualifier and what it qualifies: `not for prod`, `not yet live`, `no longer prod`. */
const fillers: ReadonlySet<string> = new Set(['for', 'in', 'yet', 'a', 'the', 'longer']);
/** What is like production is not it, but tried as if it were: `prod-like`, `prodlike`. */
const likeness = 'like';
/** No word that means something is longer: `nonpreproduction` has 16 letters. */
const longestWord = 32;

/**
 * Which of the rules that go by words the name of an account tells, by this grammar:
 *
 * - A name is words, split at everything that is no letter or digit, between letters and digits, and at case borders.
 * - A word of a rule counts as a whole, so that "product-api" is not production.
 * - Qualifying words right before it count, in a word of their own or grown together with it: `non`, `not`, `no` and
 *   `post` take its meaning away, `pre` makes production staging. So does `like` right behind it.
 */
export class NameMeanings {
  readonly #words = new Map<string, WordsRule>();
  readonly #phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** What comes before production; null: no rule is for staging, and it stays production. */
  readonly #beforeProduction: Meaning;
  readonly #qualifiers: ReadonlyMap<string, Qualifier>;

  constructor(rules: readonly WordsRule[]) {
    const phrases = rules.flatMap(phrasesOf);
    for (const { words, rule } of phrases) {
      const [word = ''] = words;
      if (words.length === 1 && !this.#words.has(word)) this.#words.set(word, rule);
    }
    this.#phrases = Map.groupBy(
      phrases.filter(({ words }) => words.length > 1),
      ({ words }) => words[0] ?? '',
    );
    this.#beforeProduction = rules.find(({ look }) => look === 'staging') ?? null;
    /**
     * A negated word tells what an account is not, and not what it is: a `non-prod` account holds development here and
     * staging there, so alone it says nothing. `post-production` is what film studios do. `no` is also the code of
     * Norway: `acme-no-prod` is for the person to correct.
     */
    const negates: Qualifier = () => null;
    this.#qualifiers = new Map<string, Qualifier>([
      ...['non', 'not', 'no', 'post'].map((word) => [word, negates] as const),
      ['pre', (of) => this.#preceding(of)],
    ]);
  }

  /** The places of the rules that it tells. */
  of(accountName: string): ReadonlySet<number> {
    const meanings = readingsOf(accountName).flatMap((words) =>
      words.flatMap((_word, index) => this.#meaningsAt(words, index)),
    );
    return new Set(meanings.map(({ place }) => place));
  }

  #meaningsAt(words: readonly string[], index: number): WordsRule[] {
    const phrases = (this.#phrases.get(words[index] ?? '') ?? []).filter((phrase) =>
      phrase.words.every((word, at) => words[index + at] === word),
    );
    const alone = this.#meaningAlone(words[index] ?? '');
    const found = [
      this.#qualified(words, index, index + 1, alone),
      ...phrases.map((phrase) => this.#qualified(words, index, index + phrase.words.length, phrase.rule)),
    ];
    return found.filter((meaning) => meaning !== null);
  }

  /** What the words from `start` to before `end` mean with those around them. */
  #qualified(words: readonly string[], start: number, end: number, alone: Meaning): Meaning {
    let found = words[end] === likeness && alone !== null ? this.#preceding(alone) : alone;
    for (let before = start - 1; before >= 0 && found !== null; before -= 1) {
      const word = words[before] ?? '';
      const qualify = this.#qualifiers.get(word);
      if (qualify === undefined && !fillers.has(word)) break;
      if (qualify !== undefined) found = qualify(found);
    }
    return found;
  }

  /** Of a word with its qualifiers grown together: `nonprod`, `preproduction`. */
  #meaningAlone(word: string): Meaning {
    const plain = this.#words.get(word);
    if (plain !== undefined || word.length > longestWord) return plain ?? null;
    if (word.endsWith(likeness)) {
      const liked = this.#meaningAlone(word.slice(0, -likeness.length));
      return liked === null ? null : this.#preceding(liked);
    }
    for (const [prefix, qualify] of this.#qualifiers) {
      const rest = word.startsWith(prefix) ? this.#meaningAlone(word.slice(prefix.length)) : null;
      const qualified = rest === null ? null : qualify(rest);
      // A qualifier that changes nothing is none: "pretest" is a word of its own.
      if (qualified !== rest || rest?.look === 'production') return qualified;
    }
    return null;
  }

  /** What comes before production is staging; before anything else it changes nothing. */
  #preceding(of: WordsRule): Meaning {
    return of.look === 'production' ? (this.#beforeProduction ?? of) : of;
  }
}

/** A word that the person wrote can be several in a name: `prod-eu`. */
function phrasesOf(rule: WordsRule): Phrase[] {
  return rule.words.flatMap((word) => {
    const readings = new Map(readingsOf(word).map((words) => [words.join(' '), words]));
    return [...readings.values()].filter((words) => words.length > 0).map((words) => ({ words, rule }));
  });
}
