import type { Account } from '../../../contract/catalogue.ts';
import type { Corrected, EnvironmentCorrection, EnvironmentName } from '../../../contract/environment.ts';
import type { AccountId } from '../../../contract/identifiers.ts';
import { environmentOf } from './environment-of.ts';

type NamedAccount = Pick<Account, 'id' | 'name'>;
type NamesCorrection = EnvironmentCorrection & { readonly of: Extract<Corrected, { kind: 'names' }> };

interface Index {
  readonly byAccount: ReadonlyMap<string, EnvironmentName>;
  readonly byNames: readonly NamesCorrection[];
}

const indexes = new WeakMap<readonly EnvironmentCorrection[], Index>();

/**
 * The environment of an account of an organisation: what the person said of this account, else of names like its, the
 * first in the list that fits, else what its name tells.
 */
export function correctedEnvironment(
  corrections: readonly EnvironmentCorrection[],
  organisationId: string,
  { id, name }: NamedAccount,
): EnvironmentName {
  const { byAccount, byNames } = indexOf(corrections);
  const said = byAccount.get(keyOf(organisationId, id));
  if (said !== undefined) return said;
  const fitting = name === null ? undefined : byNames.find(({ of }) => fitsPattern(of.pattern, name));
  return fitting?.environment ?? environmentOf(name);
}

/** The corrections with one more, which comes first. Null takes away what was said of the same. */
export function withCorrection(
  corrections: readonly EnvironmentCorrection[],
  of: Corrected,
  environment: EnvironmentName | null,
): EnvironmentCorrection[] {
  const others = corrections.filter((other) => subjectOf(other.of) !== subjectOf(of));
  return environment === null ? others : [{ of, environment }, ...others];
}

/** Whether a whole text fits a pattern: `*` stands for any characters, `?` for one, and case tells nothing apart. */
export function fitsPattern(pattern: string, text: string): boolean {
  const wanted = Array.from(pattern.toLowerCase());
  const given = Array.from(text.toLowerCase());
  let position = 0;
  /** After the last `*`, and where in the text it was tried; one step on each time, so that no pattern takes long. */
  let again: { readonly wanted: number; given: number } | null = null;
  let at = 0;
  while (at < given.length) {
    if (wanted[position] === '*') {
      position += 1;
      again = { wanted: position, given: at };
    } else if (position < wanted.length && (wanted[position] === '?' || wanted[position] === given[at])) {
      position += 1;
      at += 1;
    } else if (again !== null) {
      again.given += 1;
      at = again.given;
      position = again.wanted;
    } else {
      return false;
    }
  }
  return wanted.slice(position).every((character) => character === '*');
}

function indexOf(corrections: readonly EnvironmentCorrection[]): Index {
  const known = indexes.get(corrections);
  if (known !== undefined) return known;
  const byAccount = new Map<string, EnvironmentName>();
  const byNames: NamesCorrection[] = [];
  for (const { of, environment } of corrections) {
    if (of.kind === 'names') byNames.push({ of, environment });
    else byAccount.set(keyOf(of.organisationId, of.accountId), environment);
  }
  const index = { byAccount, byNames };
  indexes.set(corrections, index);
  return index;
}

/** Names what a correction is about; two patterns that differ in case are one. */
export function subjectOf(of: Corrected): string {
  return of.kind === 'account' ? keyOf(of.organisationId, of.accountId) : `names ${of.pattern.toLowerCase()}`;
}

function keyOf(organisationId: string, accountId: AccountId): string {
  return `${organisationId}/${accountId}`;
}
