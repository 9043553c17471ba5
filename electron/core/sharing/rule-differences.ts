import type { Environment, EnvironmentRule, EnvironmentRules } from '../../contract/environment.ts';
import { subjectOf } from '../accounts/environments/rules-in-use.ts';
import type { MergedRules } from './merged-rules.ts';

interface Compared {
  readonly now: EnvironmentRules;
  /** Those of the person, without those of a policy. */
  readonly own: readonly EnvironmentRule[];
  /** Rules and environments of the file. */
  readonly read: readonly EnvironmentRule[];
  readonly environments: readonly Environment[];
  /** All environments there are then. */
  readonly known: readonly Environment[];
  readonly merged: MergedRules;
}

/** How the rules and environments of a file differ from those that are here. */
export interface RuleDifferences extends Pick<Compared, 'read' | 'known'> {
  /** The person's own, by what they are for. */
  readonly bySubject: ReadonlyMap<string, EnvironmentRule>;
  readonly differing: readonly EnvironmentRule[];
  /** Environments that look or are called otherwise. */
  readonly others: readonly Environment[];
  /** What the file's whole set does not have; and what of it the person made. */
  readonly gone: readonly EnvironmentRule[];
  readonly removed: readonly EnvironmentRule[];
}

/** Compares rules by what they are for, and environments by their ids. */
export function ruleDifferences({ now, own, read, environments, known, merged }: Compared): RuleDifferences {
  const bySubject = new Map(own.map((rule) => [subjectOf(rule.match), rule]));
  const held = new Set(read.map(({ match }) => subjectOf(match)));
  const gone = merged.isWhole ? own.filter((rule) => !held.has(subjectOf(rule.match)) && merged.goes(rule)) : [];
  return {
    bySubject,
    differing: read.filter((rule) => differs(bySubject.get(subjectOf(rule.match)), rule)),
    others: environments.filter((one) => differsAs(now.environments, one)),
    gone,
    removed: merged.isUsual ? [] : gone,
    read,
    known,
  };
}

function differs(own: EnvironmentRule | undefined, rule: EnvironmentRule): boolean {
  return own !== undefined && (own.environmentId !== rule.environmentId || own.guard !== rule.guard);
}

function differsAs(known: readonly Environment[], { id, look, word }: Environment): boolean {
  const own = known.find((one) => one.id === id);
  return own !== undefined && (own.look !== look || own.word !== word);
}
