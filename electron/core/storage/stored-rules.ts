import * as v from 'valibot';
import {
  environmentRuleSchema,
  environmentSchema,
  mostRules,
  type Environment,
  type EnvironmentRule,
  type EnvironmentRules,
} from '../../contract/environment.ts';
import { isOpenRed } from '../accounts/environments/needed-rules.ts';
import { withUsualEnvironments } from '../accounts/environments/rules-in-use.ts';
import { usualEnvironments, usualRest, usualRules } from '../accounts/environments/usual-rules.ts';
import { readableItems, type ReadableItems } from './stored-values.ts';

/** As many as the contract lets the window have. */
export const mostEnvironments = 50;

const storedSchema = v.looseObject({ environments: v.array(v.unknown()), rules: v.array(v.unknown()) });

/**
 * What can be used of stored environments and rules, each checked by itself. Null: there are none, and the usual ones count.
 * Where a rule is lost, the usual ones stand before the last one: a production account must not lose its guard to a
 * damaged line.
 */
export function readStoredRules(stored: unknown): { readonly read: EnvironmentRules | null; readonly leftOut: number } {
  if (stored === null) return { read: null, leftOut: 0 };
  const parsed = v.safeParse(storedSchema, stored);
  if (!parsed.success) return { read: null, leftOut: 1 };
  const environments = readEnvironments(parsed.output.environments);
  const known = withUsualEnvironments({ environments: environments.read, rules: [] });
  const rules = readRules(parsed.output.rules, known.environments);
  const raised = rules.read.map((rule): EnvironmentRule =>
    isOpenRed({ ...known, rules: [] }, rule) ? { ...rule, guard: 'ask' } : rule,
  );
  const open = rules.read.filter((rule, place) => rule !== raised[place]).length;
  const rests = raised.filter(({ match }) => match.kind === 'rest');
  const others = raised.filter(({ match }) => match.kind !== 'rest');
  const isRestLast = rests.length === 1 && raised.at(-1) === rests[0];
  const usual = rules.leftOut === 0 ? [] : usualBeside(raised);
  const last = [...usual, rests[0] ?? usualRest];
  // The first ones count before all others: where there is no room for all, they stay.
  const first = others.slice(0, mostRules - last.length);
  return {
    read: { environments: known.environments, rules: [...first, ...last] },
    leftOut: environments.leftOut + rules.leftOut + open + (isRestLast ? 0 : 1),
  };
}

/** Of two with one id the first counts. A built-in one has the look that is its name. */
function readEnvironments(stored: readonly unknown[]): ReadableItems<Environment> {
  const { read, leftOut } = readableItems(environmentSchema, stored);
  const fitting = read.filter(({ id, look }) =>
    usualEnvironments.every((usual) => usual.id !== id || usual.look === look),
  );
  const once = [...new Map(fitting.toReversed().map((one) => [one.id, one])).values()].toReversed();
  const isUsual = ({ id }: Environment): boolean => usualEnvironments.some((usual) => usual.id === id);
  const own = once.filter((one) => !isUsual(one)).slice(0, mostEnvironments - usualEnvironments.length);
  const kept = [...once.filter(isUsual), ...own];
  return { read: kept, leftOut: leftOut + read.length - kept.length };
}

/** Of two with one id the first counts; one of an environment that is not there is for nothing. */
function readRules(stored: readonly unknown[], environments: readonly Environment[]): ReadableItems<EnvironmentRule> {
  const { read, leftOut } = readableItems(environmentRuleSchema, stored);
  const ids = new Set(environments.map(({ id }) => id));
  const fitting = read.filter(({ environmentId }) => ids.has(environmentId));
  const once = [...new Map(fitting.toReversed().map((one) => [one.id, one])).values()].toReversed();
  const kept = once.slice(0, mostRules);
  return { read: kept, leftOut: leftOut + read.length - kept.length };
}

/** Those that are not there; an id of theirs may be another rule's. */
function usualBeside(rules: readonly EnvironmentRule[]): EnvironmentRule[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return usualRules.rules
    .filter(({ match }) => match.kind !== 'rest')
    .filter(({ id, environmentId }) => {
      const same = known.get(id);
      return same?.match.kind !== 'words' || same.environmentId !== environmentId;
    })
    .map((rule) => (known.has(rule.id) ? { ...rule, id: freeId(rule.id, known) } : rule));
}

function freeId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let place = 2;
  while (taken.has(`${id}-${place}`)) place += 1;
  return `${id}-${place}`;
}
