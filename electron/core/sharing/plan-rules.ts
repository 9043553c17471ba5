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
import { usualEnvironments, usualRest } from '../accounts/environments/usual-rules.ts';
import { isManagedRule } from '../policy/managed-rules.ts';
import { readStoredRules } from '../storage/stored-rules.ts';
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
  const environments = fittingEnvironments(shared.environments, leftOut);
  const known = [...usualEnvironments, ...environments, ...now.environments];
  const read = readRules(shared, { now, here, ids, known, leftOut });
  const merged = new Merge(
    { environments: now.environments, rules: own },
    { environments, rules: read },
    { isUsual: !here.hasOwnRules, lost: shared.lostRule },
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
  const gone = merged.isWhole ? own.filter(({ match }) => !held.has(subjectOf(match))) : [];
  const removed = merged.isUsual ? [] : gone;
  const isEmpty = shared.rules.length === 0 && shared.environments.length === 0;
  const names = [...[...fresh, ...others].map(wordOf), ...[...added, ...differing].map(({ match }) => ruleName(match))];
  return {
    leftOut,
    rules,
    view: isEmpty
      ? null
      : partView('rules', names, {
          added: added.length + fresh.length,
          differing: differing.length + others.length,
          same: read.length - added.length - differing.length,
          removed: removed.length,
          lowers: {
            add: { accounts: lowered(here, now, rules('add')), items: 0 },
            replace: {
              accounts: lowered(here, now, rules('replace')),
              items:
                differing.filter((rule) => isLess(rule.guard, bySubject.get(subjectOf(rule.match))?.guard)).length +
                removed.filter(({ guard }) => guard !== 'none').length,
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

function readRules({ rules }: Shared, { now, here, ids, known, leftOut }: RuleSources): EnvironmentRule[] {
  const kept = new Map(now.rules.map((rule) => [subjectOf(rule.match), rule]));
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
    if (known.every(({ id }) => id !== environment)) return leave('environment');
    seen.add(subject);
    const rule = { id: same?.id ?? here.uuid(), match, environmentId: environment, guard };
    if (isOpenRed({ environments: [...known], rules: [] }, rule)) {
      leftOut.push({ why: 'raised', at });
      return [{ ...rule, guard: 'ask' }];
    }
    return [rule];
  });
}

/** A built-in environment has the look that is its name. */
function fittingEnvironments(environments: readonly Environment[], leftOut: LeftOut[]): Environment[] {
  return environments.filter(({ id, look }) => {
    const fits = usualEnvironments.every((usual) => usual.id !== id || usual.look === look);
    if (!fits) leftOut.push({ why: 'value', at: `environments: ${id}` });
    return fits;
  });
}

/** The rules of a file put together with those that are here. */
class Merge {
  readonly isWhole: boolean;
  /** Nobody has changed the usual ones. */
  readonly isUsual: boolean;
  readonly #own: EnvironmentRules;
  readonly #given: EnvironmentRules;
  readonly #lost: boolean;

  /** @param lost a rule of the file could not be read. */
  constructor(own: EnvironmentRules, given: EnvironmentRules, { isUsual, lost }: { isUsual: boolean; lost: boolean }) {
    this.#own = own;
    this.#given = given;
    this.#lost = lost;
    this.isWhole = given.rules.some(({ match }) => match.kind === 'rest');
    this.isUsual = isUsual;
  }

  as(way: ImportWay): EnvironmentRules | null {
    if (way === 'skip') return null;
    const standsInstead = this.isWhole && (way === 'replace' || this.isUsual);
    const rules = standsInstead ? this.#given.rules : this.#joined(way);
    const rest = this.#restOf(way) ?? usualRest;
    const ordered: unknown[] = [...rules.filter(({ match }) => match.kind !== 'rest'), rest];
    // Where a rule was lost, the usual ones stand in for it, as in a file of ours that was damaged.
    const stored = {
      environments: this.#environments(way),
      rules: this.#lost && standsInstead ? [null, ...ordered] : ordered,
    };
    return readStoredRules(stored).read;
  }

  #joined(way: ImportWay): EnvironmentRule[] {
    const mine = new Map(this.#own.rules.map((rule) => [subjectOf(rule.match), rule]));
    if (way === 'replace') {
      const theirs = new Set(this.#given.rules.map(({ match }) => subjectOf(match)));
      return [...this.#given.rules, ...this.#own.rules.filter(({ match }) => !theirs.has(subjectOf(match)))];
    }
    const fresh = this.#given.rules.filter(({ match }) => !mine.has(subjectOf(match)));
    // Before the first that is meant less exactly: an account before names, names before words.
    return fresh.reduce<EnvironmentRule[]>((rules, rule) => {
      const found = rules.findIndex(({ match }) => rank(match) > rank(rule.match));
      return rules.toSpliced(found < 0 ? rules.length : found, 0, rule);
    }, this.#own.rules.slice());
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
