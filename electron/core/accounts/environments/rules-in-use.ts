import {
  mostRules,
  type Corrected,
  type EnvironmentCorrection,
  type EnvironmentRule,
  type EnvironmentRules,
  type GuardLevel,
} from '../../../contract/environment.ts';
import { guardLevels } from '../../../shared/model/environment.ts';
import type { Settings } from '../../ports/settings.ts';
import { oneLine } from '../../safe-text/one-line.ts';
import { usualEnvironments, usualRules } from './usual-rules.ts';

type RuleSettings = Pick<Settings, 'environments' | 'environmentRules'>;

/** As the contract has it (characters). */
const longestWord = 24;

const made = new WeakMap<object, EnvironmentRules>();

/**
 * The environments there are and their rules: those that the person made, else the usual ones, before which stands what
 * was said of environments before there were rules. The same value as long as nothing changes.
 */
export function rulesInUse({ environments: corrections, environmentRules }: RuleSettings): EnvironmentRules {
  const key = environmentRules ?? corrections;
  const known = made.get(key);
  if (known !== undefined) return known;
  const rules = environmentRules === null ? withCorrections(corrections) : withUsualEnvironments(environmentRules);
  made.set(key, rules);
  return rules;
}

/** Built-in environments first; one that is not there is as usual. Their words are lines that can be shown. */
export function withUsualEnvironments({ environments, rules }: EnvironmentRules): EnvironmentRules {
  const shown = environments.map((one) => ({
    ...one,
    word: one.word === null ? null : oneLine(one.word, longestWord),
  }));
  const given = new Map(shown.map((environment) => [environment.id, environment]));
  const usual = usualEnvironments.map((environment) => given.get(environment.id) ?? environment);
  const usualIds = new Set(usualEnvironments.map(({ id }) => id));
  return { environments: [...usual, ...shown.filter(({ id }) => !usualIds.has(id))], rules };
}

/** An account before names, and the latest of names first, as they counted when they were said. */
function withCorrections(corrections: readonly EnvironmentCorrection[]): EnvironmentRules {
  if (corrections.length === 0) return usualRules;
  const ofAccounts = corrections.filter(({ of }) => of.kind === 'account');
  const ofNames = corrections.filter(({ of }) => of.kind === 'names');
  const rules = [...ofAccounts, ...ofNames]
    .slice(0, mostRules - usualRules.rules.length)
    .map(({ of, environment }, place): EnvironmentRule => ({
      id: `corrected-${place + 1}`,
      match: of,
      environmentId: environment,
      guard: usualGuard(usualRules, environment),
    }));
  return { ...usualRules, rules: [...rules, ...usualRules.rules] };
}

/**
 * The rules with one more for what a person corrects. It comes first, that of names after those of single accounts at the
 * top, which are meant more exactly. Null takes away what was said of the same.
 */
export function withCorrection(
  { environments, rules }: EnvironmentRules,
  id: string,
  of: Corrected,
  environmentId: string | null,
): EnvironmentRules {
  const others = rules.filter(({ match }) => subjectOf(match) !== subjectOf(of));
  if (environmentId === null) return { environments, rules: others };
  const place = of.kind === 'account' ? 0 : others.findIndex(({ match }) => match.kind !== 'account');
  const guard = usualGuard({ environments, rules }, environmentId);
  return { environments, rules: others.toSpliced(place, 0, { id, match: of, environmentId, guard }) };
}

/** The strictest guard among the rules of an environment; of one without rules, what its look asks for. */
export function usualGuard({ environments, rules }: EnvironmentRules, environmentId: string): GuardLevel {
  const given = rules.filter((rule) => rule.environmentId === environmentId).map(({ guard }) => guard);
  const look = environments.find(({ id }) => id === environmentId)?.look;
  if (given.length === 0) return look === 'production' ? 'ask' : 'none';
  return guardLevels.findLast((level) => given.includes(level)) ?? 'none';
}

/** Names what a rule or a correction is about; two patterns that differ in case are one. */
export function subjectOf(of: EnvironmentRule['match']): string {
  switch (of.kind) {
    case 'account':
      return `account ${of.organisationId}/${of.accountId}`;
    case 'names':
      return `names ${of.pattern.toLowerCase()}`;
    case 'words':
      return `words ${of.words.join(' ').toLowerCase()}`;
    case 'rest':
      return 'rest';
  }
}
