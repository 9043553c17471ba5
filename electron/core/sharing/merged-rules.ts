import type { Environment, EnvironmentRule, EnvironmentRules } from '../../contract/environment.ts';
import type { ImportWay } from '../../contract/settings-import.ts';
import { subjectOf } from '../accounts/environments/rules-in-use.ts';
import { usualEnvironments, usualRest, usualRules } from '../accounts/environments/usual-rules.ts';
import { readStoredRules } from '../storage/stored-rules.ts';

interface MergeWays {
  /** Nobody has changed the usual ones. */
  readonly isUsual: boolean;
  /** A rule of the file could not be read. */
  readonly lost: boolean;
  readonly isOfHere: (rule: EnvironmentRule) => boolean;
}

/** The rules of a file put together with those that are here. */
export class MergedRules {
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
