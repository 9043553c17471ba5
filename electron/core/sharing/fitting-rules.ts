import {
  mostRules,
  type Environment,
  type EnvironmentRule,
  type EnvironmentRules,
} from '../../contract/environment.ts';
import { isOpenRed } from '../accounts/environments/needed-rules.ts';
import { subjectOf } from '../accounts/environments/rules-in-use.ts';
import { usualEnvironments, usualRules } from '../accounts/environments/usual-rules.ts';
import { isManagedRule } from '../policy/managed-rules.ts';
import { mostEnvironments } from '../storage/stored-rules.ts';
import type { Here } from './plan-part.ts';
import type { LeftOut, Shared } from './read-shared.ts';

interface RuleSources {
  readonly now: EnvironmentRules;
  readonly here: Here;
  readonly ids: ReadonlyMap<string, string>;
  readonly known: readonly Environment[];
  readonly leftOut: LeftOut[];
}

/** The rules of a file as they would be kept here; what cannot be is said in `leftOut`. */
export function fittingRules(
  { rules, lostRule }: Shared,
  { now, here, ids, known, leftOut }: RuleSources,
): EnvironmentRule[] {
  const kept = new Map(now.rules.map((rule) => [subjectOf(rule.match), rule]));
  // What is here stays, whatever joins it; the usual ones too, where they stand in.
  let room = mostRules - now.rules.length - (lostRule ? usualRules.rules.length : 0);
  const every = { environments: [...known], rules: [] };
  const environmentIds = new Set(known.map(({ id }) => id));
  const seen = new Set<string>();
  return rules.flatMap(({ match: written, environment, guard, at }): EnvironmentRule[] => {
    const leave = (why: LeftOut['why']): EnvironmentRule[] => {
      leftOut.push({ why, at });
      return [];
    };
    const organisationId = written.kind === 'account' ? ids.get(written.organisation.toLowerCase()) : '';
    if (organisationId === undefined) return leave('organisation');
    const match =
      written.kind === 'account'
        ? ({ kind: 'account', organisationId, accountId: written.accountId } as const)
        : written;
    const subject = subjectOf(match);
    const same = kept.get(subject);
    if (same !== undefined && isManagedRule(same)) return leave('policy');
    if (seen.has(subject)) return leave('twice');
    if (!environmentIds.has(environment)) return leave('environment');
    if (same === undefined && room <= 0) return leave('room');
    if (same === undefined) room -= 1;
    seen.add(subject);
    const asWritten = { id: same?.id ?? here.uuid(), match, environmentId: environment, guard };
    const rule = here.managed.raised(every, asWritten);
    if (isOpenRed(every, rule)) {
      leftOut.push({ why: 'raised', at });
      return [{ ...rule, guard: 'ask' }];
    }
    return [rule];
  });
}

/** A built-in environment has the look that is its name. Those that are here stay, so that there is room for so many more. */
export function fittingEnvironments(
  environments: readonly Environment[],
  now: EnvironmentRules,
  leftOut: LeftOut[],
): Environment[] {
  let room = mostEnvironments - now.environments.length;
  const known = new Set(now.environments.map(({ id }) => id));
  return environments.filter(({ id, look }) => {
    const fits = usualEnvironments.every((usual) => usual.id !== id || usual.look === look);
    const hasRoom = known.has(id) || room > 0;
    if (!fits || !hasRoom) leftOut.push({ why: fits ? 'room' : 'value', at: `environments: ${id}` });
    else if (!known.has(id)) room -= 1;
    return fits && hasRoom;
  });
}
