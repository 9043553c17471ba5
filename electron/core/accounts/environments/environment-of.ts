import type { Account } from '../../../contract/catalogue.ts';
import type { Environment, EnvironmentRule, EnvironmentRules, GuardLevel } from '../../../contract/environment.ts';
import { text } from '../../../shared/text/text.ts';
import { oneLine } from '../../safe-text/one-line.ts';
import { NameMeanings } from './name-meanings.ts';
import { NamesPattern } from './names-pattern.ts';

type NamedAccount = Pick<Account, 'id' | 'name'>;

/** What the rules make of an account. */
export interface Judged {
  /** The place of the rule that counts, from 0; -1: none fits, as in rules that nobody has checked. */
  readonly place: number;
  readonly environment: Environment;
  readonly guard: GuardLevel;
}

/** Rules, prepared once for as long as they stay the same: thousands of accounts are judged by them. */
interface Prepared {
  readonly environments: ReadonlyMap<string, Environment>;
  readonly byAccount: ReadonlyMap<string, number>;
  readonly byNames: readonly { readonly pattern: NamesPattern; readonly place: number }[];
  readonly byWords: NameMeanings;
  /** Null: there is no rule for the rest. */
  readonly rest: number | null;
}

/** As the contract has it (characters). */
const longestWord = 24;

const prepared = new WeakMap<EnvironmentRules, Prepared>();
const notSet: Environment = { id: 'none', look: 'none', word: null };

/** The environment of an account of an organisation: that of the first rule that fits. An account without a name fits no words and no pattern. */
export function judge(known: EnvironmentRules, organisationId: string, account: NamedAccount): Judged {
  const rules = preparedOf(known);
  const place = firstFitting(rules, organisationId, account);
  const rule = known.rules[place];
  const environment = rules.environments.get(rule?.environmentId ?? '') ?? notSet;
  return { place, environment, guard: rule?.guard ?? 'none' };
}

/** What stands of it beside an account. */
export function shownEnvironment({
  environment: { look, word },
}: Judged): Pick<Account, 'environment' | 'environmentWord'> {
  // A file can be written by anybody.
  const own = word === null ? null : oneLine(word, longestWord);
  const isUsual = own === null || own === text(`environment.${look}`);
  return isUsual ? { environment: look } : { environment: look, environmentWord: own };
}

function firstFitting(
  { byAccount, byNames, byWords, rest }: Prepared,
  organisationId: string,
  { id, name }: NamedAccount,
): number {
  const folded = name?.toLowerCase() ?? null;
  const named =
    name === null || folded === null
      ? []
      : [byNames.find(({ pattern }) => pattern.fits(folded))?.place, ...byWords.of(name)];
  const fitting = [byAccount.get(accountKey(organisationId, id)), ...named, rest];
  const places = fitting.filter((place) => place !== undefined && place !== null);
  return places.length === 0 ? -1 : Math.min(...places);
}

function preparedOf(known: EnvironmentRules): Prepared {
  const made = prepared.get(known);
  if (made !== undefined) return made;
  const { environments, rules } = known;
  const byId = new Map(environments.map((environment) => [environment.id, environment]));
  const lookOf = ({ environmentId }: EnvironmentRule) => byId.get(environmentId)?.look ?? 'none';
  const placed = rules.map((rule, place) => ({ rule, place }));
  const rest = rules.findIndex(({ match }) => match.kind === 'rest');
  const next = {
    environments: byId,
    // Of two for one account the first counts.
    byAccount: new Map(
      placed
        .toReversed()
        .flatMap(({ rule: { match }, place }) =>
          match.kind === 'account' ? [[accountKey(match.organisationId, match.accountId), place] as const] : [],
        ),
    ),
    byNames: placed.flatMap(({ rule: { match }, place }) =>
      match.kind === 'names' ? [{ pattern: new NamesPattern(match.pattern), place }] : [],
    ),
    byWords: new NameMeanings(
      placed.flatMap(({ rule, place }) =>
        rule.match.kind === 'words' ? [{ place, words: rule.match.words, look: lookOf(rule) }] : [],
      ),
    ),
    rest: rest < 0 ? null : rest,
  };
  prepared.set(known, next);
  return next;
}

function accountKey(organisationId: string, accountId: string): string {
  return `${organisationId}/${accountId}`;
}
