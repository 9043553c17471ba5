import type { AccountLabel } from '../../../electron/contract/account-label.ts';
import type { Account } from '../../../electron/contract/catalogue.ts';
import { sortAccounts } from './accounts.ts';

/** An account with what the person wrote on it. */
export interface LabelledAccount extends Account {
  /** The name that is shown instead of AWS's. */
  readonly alias?: string | null;
  readonly tags?: readonly string[];
}

/** The list of an organisation, parted by what the person hid. */
export interface LabelledLists {
  readonly all: readonly LabelledAccount[];
  /** What the list shows. */
  readonly shown: readonly LabelledAccount[];
  /** Hidden accounts with all their permission sets, others with the hidden ones alone. */
  readonly hidden: readonly LabelledAccount[];
}

const none: readonly LabelledAccount[] = [];
const lists = new WeakMap<
  readonly Account[],
  { readonly labels: readonly AccountLabel[]; readonly made: LabelledLists }
>();
const written = new WeakMap<Account, { readonly label: AccountLabel; readonly made: LabelledAccount }>();

/** Puts what the person wrote on the accounts of a list; the same value as long as list and labels stay the same. */
export function labelled(
  organisationId: string,
  accounts: readonly Account[],
  labels: readonly AccountLabel[],
): LabelledLists {
  const known = lists.get(accounts);
  if (known?.labels === labels) return known.made;
  const made = withLabels(
    accounts,
    new Map(labels.flatMap((label) => (label.organisationId === organisationId ? [[label.accountId, label]] : []))),
  );
  lists.set(accounts, { labels, made });
  return made;
}

function withLabels(accounts: readonly Account[], labels: ReadonlyMap<string, AccountLabel>): LabelledLists {
  if (labels.size === 0) return { all: accounts, shown: accounts, hidden: none };
  const all = sortAccounts(accounts.map((account) => withLabel(account, labels.get(account.id))));
  const shown = all.flatMap((account) => shownPart(account, labels.get(account.id)));
  const hidden = all.flatMap((account) => hiddenPart(account, labels.get(account.id)));
  return { all, shown, hidden };
}

function withLabel(account: Account, label: AccountLabel | undefined): LabelledAccount {
  if (label === undefined) return account;
  const known = written.get(account);
  if (known?.label === label) return known.made;
  const made = { ...account, alias: label.alias, tags: label.tags };
  written.set(account, { label, made });
  return made;
}

function shownPart(account: LabelledAccount, label: AccountLabel | undefined): LabelledAccount[] {
  if (label?.hidden === true) return [];
  const { roleNames } = account;
  if (label === undefined || label.hiddenRoles.length === 0 || roleNames === null) return [account];
  const left = roleNames.filter((name) => !label.hiddenRoles.includes(name));
  return left.length === 0 ? [] : [{ ...account, roleNames: left }];
}

function hiddenPart(account: LabelledAccount, label: AccountLabel | undefined): LabelledAccount[] {
  if (label === undefined) return [];
  if (label.hidden) return [account];
  const hidden = (account.roleNames ?? []).filter((name) => label.hiddenRoles.includes(name));
  return hidden.length === 0 ? [] : [{ ...account, roleNames: hidden }];
}
