import type { EnvironmentName } from '../../../contract/environment.ts';
import { readingsOf } from './name-words.ts';

/** The words of each environment, the strongest first: where a name has several, it is taken for the one to be most careful in. */
const vocabulary: readonly (readonly [EnvironmentName, readonly string[]])[] = [
  ['production', ['prod', 'prd', 'live', 'production']],
  ['staging', ['stag', 'stg', 'stage', 'staging', 'uat', 'acceptance']],
  ['development', ['dev', 'develop', 'development', 'test', 'tst', 'testing', 'qa']],
  ['sandbox', ['sandbox', 'sbx', 'play', 'playground']],
  ['shared', ['log', 'logs', 'logging', 'audit', 'network', 'networking', 'shared']],
];
const environments = new Map(
  vocabulary.flatMap(([environment, words]) => words.map((word) => [word, environment] as const)),
);
const strongestFirst = vocabulary.map(([environment]) => environment);

type Qualifier = (of: EnvironmentName) => EnvironmentName;

/**
 * A negated word tells what an account is not, and not what it is: a `non-prod` account holds development here and
 * staging there, so alone it says nothing. `post-production` is what film studios do.
 */
const negates: Qualifier = () => 'none';
/** What comes before production is staging; before anything else it changes nothing. */
const precedes: Qualifier = (of) => (of === 'production' ? 'staging' : of);

/** `no` is also the code of Norway: `acme-no-prod` is for the person to correct. */
const qualifiers: ReadonlyMap<string, Qualifier> = new Map([
  ['non', negates],
  ['not', negates],
  ['no', negates],
  ['post', negates],
  ['pre', precedes],
]);
/** May stand between a qualifier and what it qualifies: `not for prod`, `not yet live`, `no longer prod`. */
const fillers: ReadonlySet<string> = new Set(['for', 'in', 'yet', 'a', 'the', 'longer']);
/** What is like production is not it, but tried as if it were: `prod-like`, `prodlike`. */
const likeness = 'like';
/** No word that means something is longer: `nonpreproduction` has 16 letters. */
const longestWord = 32;

/**
 * The environment that the name of an account tells, by this grammar:
 *
 * - A name is words, split at everything that is no letter or digit, between letters and digits, and at case borders.
 * - A word of an environment counts as a whole, so that "product-api" is not production.
 * - Qualifying words right before it count, in a word of their own or grown together with it: `non`, `not`, `no` and
 *   `post` take its meaning away, `pre` makes production staging. So does `like` right behind it.
 * - Of what is left the strongest is the environment: production, staging, development, sandbox, shared.
 */
export function environmentOf(accountName: string | null): EnvironmentName {
  const meanings = new Set(
    readingsOf(accountName ?? '').flatMap((words) => words.map((_word, index) => meaning(words, index))),
  );
  return strongestFirst.find((environment) => meanings.has(environment)) ?? 'none';
}

function meaning(words: readonly string[], index: number): EnvironmentName {
  const alone = meaningAlone(words[index] ?? '');
  let found = words[index + 1] === likeness ? precedes(alone) : alone;
  for (let before = index - 1; before >= 0 && found !== 'none'; before -= 1) {
    const word = words[before] ?? '';
    const qualify = qualifiers.get(word);
    if (qualify === undefined && !fillers.has(word)) break;
    found = qualify?.(found) ?? found;
  }
  return found;
}

/** Of a word with its qualifiers grown together: `nonprod`, `preproduction`. */
function meaningAlone(word: string): EnvironmentName {
  const plain = environments.get(word);
  if (plain !== undefined || word.length > longestWord) return plain ?? 'none';
  if (word.endsWith(likeness)) return precedes(meaningAlone(word.slice(0, -likeness.length)));
  for (const [prefix, qualify] of qualifiers) {
    const rest = word.startsWith(prefix) ? meaningAlone(word.slice(prefix.length)) : 'none';
    const qualified = qualify(rest);
    // A qualifier that changes nothing is none: "pretest" is a word of its own.
    if (qualified !== rest) return qualified;
  }
  return 'none';
}
