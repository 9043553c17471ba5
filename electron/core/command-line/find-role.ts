import type { Role } from '../../contract/identifiers.ts';
import { text } from '../../shared/text/text.ts';
import { CommandRefusal } from './answers.ts';
import type { Context } from './command.ts';
import { exitCode } from './exit-codes.ts';
import { nearest } from '../../shared/model/nearest-word.ts';
import { roleOf, roleWord, type ListedAccount, type ListedRole } from './role-index.ts';
import { folded, shown } from './shown.ts';
import { table } from './table.ts';

/** More than any account and permission set are called (characters). */
const longestWord = 400;

/** So many candidates are listed; the rest is counted. */
const mostCandidates = 10;

/** How well a part fits: it is the name, begins it, or stands in it. */
const fits = 3;

interface Candidate {
  readonly account: ListedAccount;
  readonly role: ListedRole;
}

/**
 * The one role that a word names (docs/command-line.md#naming-a-role). Throws a `CommandRefusal` that lists what else it
 * could be.
 *
 * @param organisationId null: of any.
 */
export function findRole(context: Context, word: string, organisationId: string | null): Role {
  const accounts = context.roles
    .accounts()
    .filter((account) => organisationId === null || account.organisationId === organisationId);
  const found = candidatesOf(word.slice(0, longestWord), accounts);
  const [first] = found;
  if (first !== undefined && found.length === 1) return roleOf(first.account, first.role);
  throw first === undefined ? noneOf(context, word, accounts, organisationId) : severalOf(context, word, found);
}

/** Of what is as good as anything else; none where nothing fits. */
export function candidatesOf(word: string, accounts: readonly ListedAccount[]): readonly Candidate[] {
  const parts = partsOf(word);
  if (parts === null) return bestOf(accounts, (account) => asOne(account, folded(word)));
  const split = asWritten(
    parts.typedRole,
    bestOf(accounts, (account) => inParts(account, parts)),
  );
  // The name of an account can hold the very character that divides a word, and is no less meant then.
  const whole = folded(word);
  const named = accounts.filter((account) => account.folded === whole);
  if (split.length === 0) return bestOf(accounts, (account) => asOne(account, whole));
  return [...named.flatMap((account) => account.roles.map((role) => ({ account, role }))), ...split];
}

/** Two roles of one account that only capital letters tell apart: nothing else of them could be written. */
function asWritten(typed: string, found: readonly Candidate[]): readonly Candidate[] {
  if (new Set(found.map(({ account }) => account)).size > 1) return found;
  const same = found.filter(({ role }) => role.name === typed);
  return same.length === 1 ? same : found;
}

/** A role's name holds neither `/` nor `:`, an account's can. */
function partsOf(word: string): Parts | null {
  const at = Math.max(word.lastIndexOf('/'), word.lastIndexOf(':'));
  if (at < 0) return null;
  const typedRole = word.slice(at + 1);
  return { account: folded(word.slice(0, at)), role: folded(typedRole), typedRole };
}

interface Parts {
  readonly account: string;
  readonly role: string;
  readonly typedRole: string;
}

/** How well a role fits in its account and in its name, each 0 for the best. */
interface Ranked extends Candidate {
  readonly ofAccount: number;
  readonly ofRole: number;
}

function* inParts(account: ListedAccount, parts: Pick<Parts, 'account' | 'role'>): Generator<Ranked> {
  const ofAccount = accountFit(account, parts.account);
  if (ofAccount === fits) return;
  for (const role of account.roles) {
    const ofRole = fit(role.folded, parts.role);
    if (ofRole < fits) yield { account, role, ofAccount, ofRole };
  }
}

function* asOne(account: ListedAccount, word: string): Generator<Ranked> {
  const ofAccount = accountFit(account, word);
  for (const role of account.roles) {
    const best = Math.min(ofAccount, fit(role.folded, word));
    if (best < fits) yield { account, role, ofAccount: best, ofRole: 0 };
  }
}

function accountFit({ id, folded: name }: ListedAccount, word: string): number {
  // `/ReadOnlyAccess` is of any account, and one without a name has only its id.
  if (word === '') return 0;
  const digits = /^[\d\s-]+$/u.test(word) ? word.replaceAll(/[\s-]/gu, '') : word;
  return Math.min(name === '' ? fits : fit(name, word), digits === '' ? fits : fit(id, digits));
}

function fit(name: string, word: string): number {
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  return name.includes(word) ? 2 : fits;
}

/** A role goes before another one only where it fits better in one part and no worse in the other. */
function bestOf(
  accounts: readonly ListedAccount[],
  ranked: (account: ListedAccount) => Iterable<Ranked>,
): readonly Candidate[] {
  const groups = new Map<number, Ranked[]>();
  for (const account of accounts) {
    for (const one of ranked(account)) {
      const group = one.ofAccount * fits + one.ofRole;
      const others = groups.get(group);
      if (others === undefined) groups.set(group, [one]);
      else others.push(one);
    }
  }
  const first = [...groups.values()].flatMap((group) => group.slice(0, 1));
  const best = first.filter((one) => !first.some((other) => other !== one && isNoWorse(other, one)));
  return best.flatMap(({ ofAccount, ofRole }) => groups.get(ofAccount * fits + ofRole) ?? []);
}

function isNoWorse(one: Ranked, other: Ranked): boolean {
  return one.ofAccount <= other.ofAccount && one.ofRole <= other.ofRole;
}

function severalOf({ request, features }: Context, word: string, found: readonly Candidate[]): CommandRefusal {
  const isOfSeveral = features.organisations.all().length > 1;
  const rows = found
    .slice(0, mostCandidates)
    .map(({ account, role }) => [
      { text: roleWord(account, role.name), isName: true },
      { text: account.id },
      ...(isOfSeveral ? [{ text: account.organisation, isName: true }] : []),
    ]);
  const head = [text('actions.role'), text('command.head-id')];
  const heads = isOfSeveral ? [...head, text('command.head-organisation')] : head;
  const more = found.length - rows.length;
  const lines = [
    text('command.several-roles', { typed: shown(word), count: found.length }),
    table(request, heads, rows).trimEnd(),
    ...(more > 0 ? [text('command.and-more', { count: more })] : []),
    ...(sameRoleTwice(found) ? [text('command.name-organisation')] : []),
  ];
  return new CommandRefusal(exitCode.notOne, lines.join('\n'));
}

/** Two identities can hold the same role of the same account: then only the organisation tells them apart. */
function sameRoleTwice(found: readonly Candidate[]): boolean {
  return new Set(found.map(({ account, role }) => `${account.id}/${role.name}`)).size < found.length;
}

function noneOf(
  { features }: Context,
  word: string,
  accounts: readonly ListedAccount[],
  organisationId: string | null,
): CommandRefusal {
  const asked = features.organisations
    .all()
    .filter(({ record }) => organisationId === null || record.id === organisationId);
  const hasRoles = accounts.some(({ roles }) => roles.length > 0);
  if (asked.length === 0) return new CommandRefusal(exitCode.signInNeeded, text('command.no-organisation'));
  if (!hasRoles && !asked.some(({ signIn }) => signIn.isSignedIn())) {
    return new CommandRefusal(exitCode.signInNeeded, text('command.never-signed-in'));
  }
  const near = nearestRole(word, accounts);
  const typed = shown(word);
  const isReading = asked.some(({ catalogue }) => catalogue.isReading());
  const sentence =
    near === null
      ? text('command.no-role', { typed })
      : text('command.no-role-near', { typed, near: shown(near, 160) });
  return new CommandRefusal(exitCode.notOne, isReading ? `${sentence} ${text('command.still-reading')}` : sentence);
}

/** Account and role apart, so that not all roles are compared with the whole. */
function nearestRole(word: string, accounts: readonly ListedAccount[]): string | null {
  const parts = partsOf(word);
  const names = new Map(
    accounts.flatMap((account) => [[account.id, account] as const, [account.folded, account] as const]),
  );
  if (parts === null) {
    const roles = new Map(
      accounts.flatMap(({ roles: all }) => all.map(({ folded: key, name }) => [key, name] as const)),
    );
    const key = nearest(folded(word), [...names.keys(), ...roles.keys()]);
    const account = key === null ? undefined : names.get(key);
    return account === undefined ? (roles.get(key ?? '') ?? null) : (account.name ?? account.id);
  }
  const own = accounts.filter((account) => accountFit(account, parts.account) < fits);
  const near = own.length > 0 ? null : nearest(parts.account, names.keys());
  const meant = near === null ? own : [names.get(near)].filter((one) => one !== undefined);
  for (const account of meant.slice(0, 100)) {
    const fitting = account.roles.find(({ folded: name }) => fit(name, parts.role) < fits);
    const role =
      fitting?.name ??
      nearest(
        parts.role,
        account.roles.map(({ name }) => name),
      );
    if (role !== null) return roleWord(account, role);
  }
  return null;
}
