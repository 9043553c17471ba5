import { guardLevels } from '../../shared/model/environment.ts';
import type { Environment, EnvironmentRule, EnvironmentRules, GuardLevel } from '../../contract/environment.ts';
import { judge } from '../accounts/environments/environment-of.ts';
import { subjectOf } from '../accounts/environments/rules-in-use.ts';
import type { Here } from './plan-part.ts';
import type { MergedRules } from './merged-rules.ts';
import type { RuleDifferences } from './rule-differences.ts';

interface Merging {
  readonly now: EnvironmentRules;
  readonly differences: RuleDifferences;
  readonly merged: MergedRules;
}

/** How many rules would guard less than those that are here, or go with what they guard. */
export function rulesGuardingLess({ now, differences, merged }: Merging): { add: number; replace: number } {
  const { bySubject, differing, gone, removed, others, read, known } = differences;
  const less = differing.filter((rule) => isLess(rule.guard, bySubject.get(subjectOf(rule.match))?.guard));
  const leaving = removed.length > 0 ? removed : gone.filter((rule) => !isCovered(rule, read, known));
  const guarding = leaving.filter(({ guard }) => guard !== 'none');
  const red = others.filter(({ id, look }) => look !== 'production' && lookOf(now.environments, id) === 'production');
  const both = less.length + guarding.length;
  return { add: merged.isWhole && merged.isUsual ? both : 0, replace: both + red.length };
}

/** Whether a rule that goes has one in the file that guards the same look as much. */
function isCovered(gone: EnvironmentRule, read: readonly EnvironmentRule[], known: readonly Environment[]): boolean {
  const look = lookOf(known, gone.environmentId);
  return read.some((rule) => lookOf(known, rule.environmentId) === look && !isLess(rule.guard, gone.guard));
}

function lookOf(known: readonly Environment[], environmentId: string): Environment['look'] | undefined {
  return known.find(({ id }) => id === environmentId)?.look;
}

function isLess(guard: GuardLevel, than: GuardLevel = 'none'): boolean {
  return guardLevels.indexOf(guard) < guardLevels.indexOf(than);
}

/** How many accounts of all lists would be guarded less. */
export function accountsGuardedLess(
  { organisations }: Here,
  before: EnvironmentRules,
  after: EnvironmentRules | null,
): number {
  if (after === null) return 0;
  const accounts = organisations.flatMap(({ record, catalogue }) =>
    catalogue
      .list()
      .catalogue()
      .accounts.map((account) => [record.id, account] as const),
  );
  return accounts.filter(([id, account]) => {
    const [was, is] = [judge(before, id, account), judge(after, id, account)];
    const leaves = was.environment.look === 'production' && is.environment.look !== 'production';
    return leaves || isLess(is.guard, was.guard);
  }).length;
}
