import { groupedId } from '../../shared/format/account-id.ts';
import { text } from '../../shared/text/text.ts';
import {
  mostRules,
  type Environment,
  type EnvironmentRule,
  type EnvironmentRules,
} from '../../contract/environment.ts';
import type { ImportPartView, ImportWay } from '../../contract/settings-import.ts';
import { rulesInUse, subjectOf } from '../accounts/environments/rules-in-use.ts';
import { usualEnvironments } from '../accounts/environments/usual-rules.ts';
import { isManagedRule } from '../policy/managed-rules.ts';
import { fittingEnvironments, fittingRules } from './fitting-rules.ts';
import { accountsGuardedLess, rulesGuardingLess } from './guards-less.ts';
import { MergedRules } from './merged-rules.ts';
import { partView, type Here } from './plan-part.ts';
import type { LeftOut, Shared } from './read-shared.ts';
import { ruleChanges } from './rule-changes.ts';
import { ruleDifferences } from './rule-differences.ts';

/** What a file's environments and rules would change. */
export interface RulesPlan {
  /** Null: the file has none. */
  readonly view: ImportPartView | null;
  readonly leftOut: readonly LeftOut[];
  /** Null: nothing is changed. */
  readonly rules: (way: ImportWay) => EnvironmentRules | null;
}

/**
 * Compares rules with those that are here, by what they are for. Of a file that has a rule for the rest they are a whole set:
 * it stands in place of the usual ones, and, where all is replaced, of the person's own. Other rules join those that are here.
 *
 * @param ids of organisations, by their names in the file.
 */
export function planRules(shared: Shared, here: Here, ids: ReadonlyMap<string, string>): RulesPlan {
  const now = rulesInUse(here.settings);
  const own = now.rules.filter((rule) => !isManagedRule(rule));
  const leftOut: LeftOut[] = [];
  const environments = fittingEnvironments(shared.environments, now, leftOut);
  const known = [...usualEnvironments, ...environments, ...now.environments];
  const read = fittingRules(shared, { now, here, ids, known, leftOut });
  const merged = new MergedRules(
    { environments: now.environments, rules: own },
    { environments, rules: read },
    { isUsual: !here.hasOwnRules, lost: shared.lostRule, isOfHere: (rule) => isOfHere(here, rule) },
  );
  const differences = ruleDifferences({ now, own, read, environments, known, merged });
  const made = (way: ImportWay): EnvironmentRules | null => {
    const joined = merged.as(way);
    if (joined === null) return null;
    const managed = now.rules.filter(isManagedRule);
    const raised = joined.rules.map((rule) => here.managed.raised(joined, rule));
    return { environments: joined.environments, rules: [...managed, ...raised].slice(-mostRules) };
  };
  if (shared.rules.length === 0 && shared.environments.length === 0) return { leftOut, rules: () => null, view: null };
  const [adding, replacing] = [made('add'), made('replace')];
  const [added, all] = [ruleChanges(now, adding), ruleChanges(now, replacing)];
  const items = rulesGuardingLess({ now, differences, merged });
  const lowers = (way: 'add' | 'replace', after: EnvironmentRules | null) => ({
    accounts: accountsGuardedLess(here, now, after),
    items: items[way],
  });
  const names = [...all.environments.map(wordOf), ...all.rules.map(({ match }) => ruleName(match))];
  // Where a whole set stands in place of those that nobody has changed, nothing of the person's goes.
  const removed = all.gone - added.gone;
  const changed = new Set(all.rules.map(({ match }) => subjectOf(match)));
  const counted = {
    added: added.count,
    differing: all.count - added.count - removed,
    same: read.filter(({ match }) => !changed.has(subjectOf(match))).length,
    removed,
    lowers: { add: lowers('add', adding), replace: lowers('replace', replacing) },
  };
  return {
    leftOut,
    // What is as it was is not kept as the person's own.
    rules: (way) => (way === 'add' && added.count > 0 ? adding : way === 'replace' && all.count > 0 ? replacing : null),
    view: partView('rules', names, counted),
  };
}

/** What is said of accounts of an organisation that is not here, or hidden by a policy, is no business of a file. */
function isOfHere({ settings }: Here, { match }: EnvironmentRule): boolean {
  return match.kind !== 'account' || settings.organisations.some(({ id }) => id === match.organisationId);
}

function wordOf({ look, word }: Environment): string {
  return word ?? text(`environment.${look}`);
}

function ruleName(match: EnvironmentRule['match']): string {
  switch (match.kind) {
    case 'words':
      return text('rules.words', { words: match.words.join(', ') });
    case 'names':
      return text('rules.names', { pattern: match.pattern });
    case 'account':
      return text('rules.account', { id: groupedId(match.accountId) });
    case 'rest':
      return text('rules.rest');
  }
}
