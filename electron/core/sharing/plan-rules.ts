import { guardLevels } from '../../shared/model/environment.ts';
import { groupedId } from '../../shared/format/account-id.ts';
import { text } from '../../shared/text/text.ts';
import {
  mostRules,
  type Environment,
  type EnvironmentRule,
  type EnvironmentRules,
  type GuardLevel,
} from '../../contract/environment.ts';
import type { ImportPartView, ImportWay } from '../../contract/settings-import.ts';
import { judge } from '../accounts/environments/environment-of.ts';
import { isOpenRed } from '../accounts/environments/needed-rules.ts';
import { rulesInUse, subjectOf } from '../accounts/environments/rules-in-use.ts';
import { usualEnvironments, usualRest, usualRules } from '../accounts/environments/usual-rules.ts';
import { isSame } from '../policy/is-same.ts';
import { isManagedRule } from '../policy/managed-rules.ts';
import { mostEnvironments, readStoredRules } from '../storage/stored-rules.ts';
import { partView, type Here } from './plan-part.ts';
import type { LeftOut, Shared } from './read-shared.ts';

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
  const read = readRules(shared, { now, here, ids, known, leftOut });
  const merged = new Merge(
    { environments: now.environments, rules: own },
    { environments, rules: read },
    { isUsual: !here.hasOwnRules, lost: shared.lostRule, isOfHere: (rule) => isOfHere(here, rule) },
  );
  const bySubject = new Map(own.map((rule) => [subjectOf(rule.match), rule]));
  const differing = read.filter((rule) => differs(bySubject.get(subjectOf(rule.match)), rule));
  const added = read.filter((rule) => !bySubject.has(subjectOf(rule.match)));
  const others = environments.filter((one) => differsAs(now.environments, one));
  const fresh = environments.filter(({ id }) => now.environments.every((one) => one.id !== id));
  const rules = (way: ImportWay): EnvironmentRules | null => {
    const made = merged.as(way);
    if (made === null) return null;
    const managed = now.rules.filter(isManagedRule);
    const raised = made.rules.map((rule) => here.managed.raised(made, rule));
    return { environments: made.environments, rules: [...managed, ...raised].slice(-mostRules) };
  };
  const held = new Set(read.map(({ match }) => subjectOf(match)));
  const gone = merged.isWhole ? own.filter((rule) => !held.has(subjectOf(rule.match)) && merged.goes(rule)) : [];
  const removed = merged.isUsual ? [] : gone;
  const less = differing.filter((rule) => isLess(rule.guard, bySubject.get(subjectOf(rule.match))?.guard)).length;
  const lessWithout = (removed.length > 0 ? removed : gone.filter((rule) => !isCovered(rule, read, known))).filter(
    ({ guard }) => guard !== 'none',
  ).length;
  const lessRed = others.filter(
    ({ id, look }) => look !== 'production' && lookOf(now.environments, id) === 'production',
  );
  const moved = merged.isWhole && isOtherOrder(own, read) ? 1 : 0;
  const isEmpty = shared.rules.length === 0 && shared.environments.length === 0;
  const names = [...[...fresh, ...others].map(wordOf), ...[...added, ...differing].map(({ match }) => ruleName(match))];
  return {
    leftOut,
    rules,
    view: isEmpty
      ? null
      : partView('rules', names, {
          added: added.length + fresh.length,
          differing: differing.length + others.length + moved,
          same: read.length - added.length - differing.length,
          removed: removed.length,
          lowers: {
            add: {
              accounts: lowered(here, now, rules('add')),
              items: merged.isWhole && merged.isUsual ? less + lessWithout : 0,
            },
            replace: {
              accounts: lowered(here, now, rules('replace')),
              items: less + lessWithout + lessRed.length,
            },
          },
        }),
  };
}

interface RuleSources {
  readonly now: EnvironmentRules;
  readonly here: Here;
  readonly ids: ReadonlyMap<string, string>;
  readonly known: readonly Environment[];
  readonly leftOut: LeftOut[];
}

function readRules({ rules, lostRule }: Shared, { now, here, ids, known, leftOut }: RuleSources): EnvironmentRule[] {
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
function fittingEnvironments(
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

/** What is said of accounts of an organisation that is not here, or hidden by a policy, is no business of a file. */
function isOfHere({ settings }: Here, { match }: EnvironmentRule): boolean {
  return match.kind !== 'account' || settings.organisations.some(({ id }) => id === match.organisationId);
}

/** Whether those that are in both stand otherwise in the file: the first that fits counts. */
function isOtherOrder(own: readonly EnvironmentRule[], read: readonly EnvironmentRule[]): boolean {
  const subjects = (rules: readonly EnvironmentRule[], others: readonly EnvironmentRule[]): string[] => {
    const theirs = new Set(others.map(({ match }) => subjectOf(match)));
    return rules.map(({ match }) => subjectOf(match)).filter((subject) => subject !== 'rest' && theirs.has(subject));
  };
  return !isSame(subjects(own, read), subjects(read, own));
}

/** Whether a rule that goes has one in the file that guards the same look as much. */
function isCovered(gone: EnvironmentRule, read: readonly EnvironmentRule[], known: readonly Environment[]): boolean {
  const look = lookOf(known, gone.environmentId);
  return read.some((rule) => lookOf(known, rule.environmentId) === look && !isLess(rule.guard, gone.guard));
}

function lookOf(known: readonly Environment[], environmentId: string): Environment['look'] | undefined {
  return known.find(({ id }) => id === environmentId)?.look;
}

interface MergeWays {
  /** Nobody has changed the usual ones. */
  readonly isUsual: boolean;
  /** A rule of the file could not be read. */
  readonly lost: boolean;
  readonly isOfHere: (rule: EnvironmentRule) => boolean;
}

/** The rules of a file put together with those that are here. */
class Merge {
  readonly isWhole: boolean;
  /** Nobody has changed the usual ones. */
  readonly isUsual: boolean;
  readonly #own: EnvironmentRules;
  readonly #given: EnvironmentRules;
  readonly #ways: MergeWays;

  constructor(own: EnvironmentRules, given: EnvironmentRules, ways: MergeWays) {
    this.#own = own;
    this.#given = given;
    this.#ways = ways;
    this.isWhole = given.rules.some(({ match }) => match.kind === 'rest');
    this.isUsual = ways.isUsual;
  }

  /** Whether a rule of the person's goes where the file's are a whole set that does not have it. */
  goes(rule: EnvironmentRule): boolean {
    const standsIn =
      this.#ways.lost && usualRules.rules.some(({ match }) => subjectOf(match) === subjectOf(rule.match));
    return this.#ways.isOfHere(rule) && !standsIn;
  }

  as(way: ImportWay): EnvironmentRules | null {
    if (way === 'skip') return null;
    const standsInstead = this.isWhole && (way === 'replace' || this.isUsual);
    const others = this.#own.rules.filter((rule) => !this.#ways.isOfHere(rule));
    const rules = standsInstead ? joinedByRank(this.#given.rules, others) : this.#joined(way);
    const rest = this.#restOf(way) ?? usualRest;
    const ordered: unknown[] = [...rules.filter(({ match }) => match.kind !== 'rest'), rest];
    // Where a rule was lost, the usual ones stand in for it, as in a file of ours that was damaged.
    const stored = {
      environments: this.#environments(way),
      rules: this.#ways.lost && standsInstead ? [null, ...ordered] : ordered,
    };
    return readStoredRules(stored).read;
  }

  #joined(way: ImportWay): EnvironmentRule[] {
    const mine = new Set(this.#own.rules.map(({ match }) => subjectOf(match)));
    const theirs = new Map(this.#given.rules.map((rule) => [subjectOf(rule.match), rule]));
    const fresh = this.#given.rules.filter(({ match }) => !mine.has(subjectOf(match)));
    const own = this.#own.rules.map((rule) => (way === 'add' ? rule : (theirs.get(subjectOf(rule.match)) ?? rule)));
    return joinedByRank(own, fresh);
  }

  #restOf(way: ImportWay): EnvironmentRule | undefined {
    const isRest = ({ match }: EnvironmentRule): boolean => match.kind === 'rest';
    const [given, own] = [this.#given.rules.find(isRest), this.#own.rules.find(isRest)];
    return way === 'replace' || this.isUsual ? (given ?? own) : (own ?? given);
  }

  #environments(way: ImportWay): Environment[] {
    const [first, second] = way === 'replace' ? [this.#given, this.#own] : [this.#ownEnvironments(), this.#given];
    const ids = new Set(first.environments.map(({ id }) => id));
    return [...first.environments, ...second.environments.filter(({ id }) => !ids.has(id))];
  }

  /** Built-in ones with their usual word are as good as none. */
  #ownEnvironments(): Pick<EnvironmentRules, 'environments'> {
    const isUsual = (one: Environment): boolean =>
      one.word === null && usualEnvironments.some(({ id }) => id === one.id);
    return { environments: this.#own.environments.filter((one) => !isUsual(one)) };
  }
}

/** Each before the first that is meant less exactly: an account before names, names before words. */
function joinedByRank(rules: readonly EnvironmentRule[], fresh: readonly EnvironmentRule[]): EnvironmentRule[] {
  return fresh.reduce<EnvironmentRule[]>((all, rule) => {
    const found = all.findIndex(({ match }) => rank(match) > rank(rule.match));
    return all.toSpliced(found < 0 ? all.length : found, 0, rule);
  }, rules.slice());
}

const kinds = ['account', 'names', 'words', 'rest'] as const;

function rank({ kind }: EnvironmentRule['match']): number {
  return kinds.indexOf(kind);
}

function differs(own: EnvironmentRule | undefined, rule: EnvironmentRule): boolean {
  return own !== undefined && (own.environmentId !== rule.environmentId || own.guard !== rule.guard);
}

function differsAs(known: readonly Environment[], { id, look, word }: Environment): boolean {
  const own = known.find((one) => one.id === id);
  return own !== undefined && (own.look !== look || own.word !== word);
}

function isLess(guard: GuardLevel, than: GuardLevel = 'none'): boolean {
  return guardLevels.indexOf(guard) < guardLevels.indexOf(than);
}

/** How many accounts of all lists would be guarded less. */
function lowered({ organisations }: Here, before: EnvironmentRules, after: EnvironmentRules | null): number {
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
