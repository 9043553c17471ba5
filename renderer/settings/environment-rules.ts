import type { Environment, EnvironmentRule, EnvironmentRules } from '../../electron/contract/environment.ts';
import { usualWords } from '../../electron/shared/tables/usual-rules.ts';
import { text } from '../../electron/shared/text/text.ts';
import { environmentWord } from '../ui/environment-word.ts';

/** The environment of a rule; of one that is not there, as of an account that no rule fits. */
export function environmentOf({ environments }: Pick<EnvironmentRules, 'environments'>, id: string): Environment {
  return environments.find((one) => one.id === id) ?? { id, look: 'none', word: null };
}

/** What an environment is called. */
export function wordOf({ look, word }: Environment): string {
  return environmentWord(look, word);
}

/** The rules with one at another place, from 0; what is for everything else stays the last. */
export function withMoved(rules: readonly EnvironmentRule[], from: number, to: number): EnvironmentRule[] {
  const moved = rules[from];
  if (moved === undefined || moved.match.kind === 'rest') return [...rules];
  const place = Math.max(0, Math.min(to, rules.length - 2));
  return rules.toSpliced(from, 1).toSpliced(place, 0, moved);
}

/**
 * The rules with one that was made or changed. A new one for a single account comes first, since it is meant most exactly;
 * any other comes after those that are there, so that it takes no account out of a guarded environment by itself.
 */
export function withRule(rules: readonly EnvironmentRule[], rule: EnvironmentRule): EnvironmentRule[] {
  const at = rules.findIndex(({ id }) => id === rule.id);
  if (at >= 0) return rules.with(at, rule);
  return rules.toSpliced(rule.match.kind === 'account' ? 0 : rules.length - 1, 0, rule);
}

/** The environments with one that was made or changed. */
export function withEnvironment(environments: readonly Environment[], environment: Environment): Environment[] {
  const at = environments.findIndex(({ id }) => id === environment.id);
  return at >= 0 ? environments.with(at, environment) : [...environments, environment];
}

/** What hangs on an environment. */
interface EnvironmentUse {
  /** How many rules name it. */
  readonly rules: number;
  /** One of them is for everything else, which is not removed. */
  readonly isRest: boolean;
  /** How many accounts are of it. */
  readonly accounts: number;
  /** One of its rules has the guard ask. */
  readonly isGuarded: boolean;
}

/** @param counts how many accounts each rule counts for, by its place. */
export function useOf(
  { rules }: Pick<EnvironmentRules, 'rules'>,
  environmentId: string,
  counts: readonly number[],
): EnvironmentUse {
  const own = rules.flatMap((rule, place) => (rule.environmentId === environmentId ? [{ rule, place }] : []));
  return {
    rules: own.length,
    isRest: own.some(({ rule }) => rule.match.kind === 'rest'),
    accounts: own.reduce((sum, { place }) => sum + (counts[place] ?? 0), 0),
    isGuarded: own.some(({ rule }) => rule.guard !== 'none'),
  };
}

/**
 * The rules without an environment of the person's own, and without those that name it. What is for everything else stays,
 * and has no environment then; its guard stays too.
 */
export function withoutEnvironment({ environments, rules }: EnvironmentRules, environmentId: string): EnvironmentRules {
  return {
    environments: environments.filter(({ id }) => id !== environmentId),
    rules: rules.flatMap((rule) => {
      if (rule.environmentId !== environmentId) return [rule];
      return rule.match.kind === 'rest' ? [{ ...rule, environmentId: 'none' }] : [];
    }),
  };
}

/** What is the matter with a red rule that is not guarded; null: it is guarded, or not red. */
export function redProblem(rules: EnvironmentRules, rule: EnvironmentRule): string | null {
  const isRed = environmentOf(rules, rule.environmentId).look === 'production';
  return isRed && rule.guard === 'none' ? text('rules.red-needs-guard') : null;
}

/** The rules that are there from the beginning. */
export function usualRules(): EnvironmentRule[] {
  return [
    ...usualWords.map(([name, words]): EnvironmentRule => ({
      id: `usual-${name}`,
      match: { kind: 'words', words: [...words] },
      environmentId: name,
      guard: name === 'production' ? 'ask' : 'none',
    })),
    { id: 'rest', match: { kind: 'rest' }, environmentId: 'none', guard: 'none' },
  ];
}
