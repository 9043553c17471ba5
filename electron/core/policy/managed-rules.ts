import type { EnvironmentRule, EnvironmentRules, GuardLevel } from '../../contract/environment.ts';
import type { PolicyContent, PolicyRule } from '../../contract/policy.ts';
import { guardLevels } from '../../shared/model/environment.ts';

type GuardPolicy = PolicyContent['guard'];

const prefix = 'managed-';

/** Whether the policy made a rule. */
export function isManagedRule({ id }: Pick<EnvironmentRule, 'id'>): boolean {
  return id.startsWith(prefix);
}

/** Of two levels the one that asks for more. */
export function stricter(one: GuardLevel, other: GuardLevel): GuardLevel {
  return guardLevels.indexOf(one) > guardLevels.indexOf(other) ? one : other;
}

/** The person's rules with those of the policy before them, each raised to what stands before its environment at least. */
export function managedRules(
  own: EnvironmentRules,
  policy: GuardPolicy,
  organisationIds: readonly string[],
): EnvironmentRules {
  const made = policy.rules.flatMap((rule, place) => rulesOf(rule, place, organisationIds));
  const rules = [...made, ...own.rules].map((rule) => raised(own, policy, rule));
  return { environments: own.environments, rules };
}

/**
 * What the person has of rules that they changed as they see them: without those of the policy, and with the levels that only
 * the policy raised as they were. Null: it would lower what the policy asks for, or touches its rules.
 */
export function ownRules(
  changed: EnvironmentRules,
  shown: EnvironmentRules,
  own: EnvironmentRules,
  policy: GuardPolicy,
): EnvironmentRules | null {
  const made = new Map(shown.rules.filter(isManagedRule).map((rule) => [rule.id, JSON.stringify(rule)]));
  const kept = changed.rules.filter(isManagedRule);
  const areKept = kept.length === made.size && kept.every((rule) => made.get(rule.id) === JSON.stringify(rule));
  if (!areKept) return null;
  const before = new Map(own.rules.map((rule) => [rule.id, rule]));
  const rules: EnvironmentRule[] = [];
  for (const rule of changed.rules) {
    if (isManagedRule(rule)) continue;
    if (raised(changed, policy, rule).guard !== rule.guard) return null;
    const was = before.get(rule.id);
    const isAsShown = was !== undefined && raised(own, policy, was).guard === rule.guard;
    rules.push(isAsShown && was.environmentId === rule.environmentId ? { ...rule, guard: was.guard } : rule);
  }
  return { environments: changed.environments, rules };
}

/** A rule with at least what the policy asks for before its environment. */
export function raised(
  { environments }: EnvironmentRules,
  { atLeast }: GuardPolicy,
  rule: EnvironmentRule,
): EnvironmentRule {
  const look = environments.find(({ id }) => id === rule.environmentId)?.look ?? 'none';
  const guard = stricter(rule.guard, atLeast[look] ?? 'none');
  return guard === rule.guard ? rule : { ...rule, guard };
}

/** One of an account stands for it in each organisation. */
function rulesOf({ match, environment, guard }: PolicyRule, place: number, ids: readonly string[]): EnvironmentRule[] {
  const id = `${prefix}${place + 1}`;
  const rule = { environmentId: environment, guard };
  if (match.kind !== 'account') return [{ ...rule, id, match }];
  return ids.map((organisationId) => ({
    ...rule,
    id: `${id}-${organisationId}`,
    match: { ...match, organisationId },
  }));
}
