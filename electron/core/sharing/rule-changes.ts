import type { Environment, EnvironmentRule, EnvironmentRules } from '../../contract/environment.ts';
import { subjectOf } from '../accounts/environments/rules-in-use.ts';
import { isSame } from '../policy/is-same.ts';

/** What is otherwise in rules than in those before them. */
export interface RuleChanges {
  /** New ones, and those that are otherwise. */
  readonly environments: readonly Environment[];
  readonly rules: readonly EnvironmentRule[];
  /** How many rules are not there any more. */
  readonly gone: number;
  /** All of it; another order of those that are in both counts as one. */
  readonly count: number;
}

/** Compares rules by what they are for, and environments by their ids. Null: as before. */
export function ruleChanges(before: EnvironmentRules, after: EnvironmentRules | null): RuleChanges {
  if (after === null) return { environments: [], rules: [], gone: 0, count: 0 };
  const known = new Map(before.environments.map((one) => [one.id, one]));
  const own = new Map(before.rules.map((rule) => [subjectOf(rule.match), rule]));
  const subjects = new Set(after.rules.map(({ match }) => subjectOf(match)));
  const environments = after.environments.filter(({ id, look, word }) => {
    const was = known.get(id);
    return was === undefined || was.look !== look || was.word !== word;
  });
  const rules = after.rules.filter((rule) => {
    const was = own.get(subjectOf(rule.match));
    return was === undefined || was.environmentId !== rule.environmentId || was.guard !== rule.guard;
  });
  const gone = [...own.keys()].filter((subject) => !subjects.has(subject)).length;
  const inBoth = (all: readonly EnvironmentRule[]): string[] =>
    all.map(({ match }) => subjectOf(match)).filter((subject) => own.has(subject) && subjects.has(subject));
  const moved = isSame(inBoth(before.rules), inBoth(after.rules)) ? 0 : 1;
  return { environments, rules, gone, count: environments.length + rules.length + gone + moved };
}
