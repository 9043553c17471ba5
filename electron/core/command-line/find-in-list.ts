import { text } from '../../shared/text/text.ts';
import { CommandRefusal } from './answers.ts';
import type { Context } from './command.ts';
import { exitCode } from './exit-codes.ts';
import { environmentLabel } from './role-cells.ts';
import type { ListedAccount, ListedRole } from './role-index.ts';
import { folded, shown } from './shown.ts';

/** The accounts in which each word stands: in name, id, environment or organisation. */
export function foundAccounts(
  context: Context,
  organisationId: string | null,
  words: readonly string[],
): readonly ListedAccount[] {
  const wanted = words.map(folded);
  return listed(context, organisationId).filter((account) => {
    const said = wanted.length === 0 ? '' : textOf(account);
    return wanted.every((word) => said.includes(word));
  });
}

/** The roles in which each word stands: in their own name, or as in `foundAccounts`. */
export function foundRoles(
  context: Context,
  organisationId: string | null,
  words: readonly string[],
): readonly { readonly account: ListedAccount; readonly role: ListedRole }[] {
  const wanted = words.map(folded);
  return listed(context, organisationId).flatMap((account) => {
    const said = wanted.length === 0 ? '' : textOf(account);
    const left = wanted.filter((word) => !said.includes(word));
    return account.roles
      .filter((role) => left.every((word) => role.folded.includes(word)))
      .map((role) => ({ account, role }));
  });
}

function listed({ roles }: Context, organisationId: string | null): readonly ListedAccount[] {
  const all = roles.accounts();
  return organisationId === null ? all : all.filter((account) => account.organisationId === organisationId);
}

function textOf(account: ListedAccount): string {
  const { folded: name, id, organisation } = account;
  const isSet = account.environment !== 'none' || account.environmentWord !== undefined;
  const word = isSet ? environmentLabel(account) : '';
  return `${name}\n${id}\n${folded(word)}\n${folded(organisation)}`;
}

/** Throws a `CommandRefusal` where a list is empty: why, and what to do. */
export function needSome({ features }: Context, count: number, words: readonly string[]): void {
  if (count > 0) return;
  const all = features.organisations.all();
  if (all.length === 0) throw new CommandRefusal(exitCode.signInNeeded, text('command.no-organisation'));
  if (words.length > 0) {
    throw new CommandRefusal(exitCode.notOne, text('command.nothing-fits', { typed: shown(words.join(' ')) }));
  }
  const isSignedIn = all.some(({ signIn }) => signIn.isSignedIn());
  throw isSignedIn
    ? new CommandRefusal(exitCode.other, text('command.empty-list'))
    : new CommandRefusal(exitCode.signInNeeded, text('command.never-signed-in'));
}
