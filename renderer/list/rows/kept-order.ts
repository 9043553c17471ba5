import type { Role } from '../../../electron/contract/identifiers.ts';
import { roleKey } from '../../../electron/shared/model/role.ts';
import { accountKey, type ListedAccount } from './accounts.ts';
import { steadyOrder } from './keep-in-place.ts';
import { accountIdAbove, organisationOfRow, type Row, type Section } from './row.ts';
import { areFew, numbered, type KeptOpen } from './sections.ts';

/** Keeps what was shown in its order from one change to the next: what is new joins below, and stays where it joined. */
export class RunningOrder {
  #shown: readonly string[];

  /** @param shown keys in the order in which they are on screen. */
  constructor(shown: readonly string[] = []) {
    this.#shown = shown;
  }

  /** @param predecessor the key of what an item takes the place of, should that be gone. */
  arrange<Item>(
    items: readonly Item[],
    keyOf: (item: Item) => string,
    predecessor: (item: Item) => string | null = () => null,
  ): readonly Item[] {
    const keys = items.map(keyOf);
    if (this.#shown.length === 0 || isSame(keys, this.#shown)) {
      this.#shown = keys;
      return items;
    }
    const arranged = steadyOrder(succeeded(this.#shown, keys, items.map(predecessor)), items, keyOf);
    this.#shown = arranged.map(keyOf);
    return arranged;
  }
}

function isSame(keys: readonly string[], shown: readonly string[]): boolean {
  return keys.length === shown.length && keys.every((key, index) => key === shown[index]);
}

/** The keys that are shown, those that are gone replaced by the first that takes their place. */
function succeeded(
  shown: readonly string[],
  keys: readonly string[],
  predecessors: readonly (string | null)[],
): readonly string[] {
  const [known, present] = [new Set(shown), new Set(keys)];
  const successors = new Map<string, string>();
  keys.forEach((key, index) => {
    const before = predecessors[index] ?? null;
    if (before !== null && !known.has(key) && !present.has(before) && !successors.has(before)) {
      successors.set(before, key);
    }
  });
  return successors.size === 0 ? shown : shown.map((key) => successors.get(key) ?? key);
}

/** How the list stood when somebody began to work with it. */
export interface ListedNow {
  readonly accounts: readonly ListedAccount[];
  readonly recent: readonly Role[];
  readonly pinned: readonly Role[];
  readonly offline: boolean;
  readonly isUsable: (role: Role) => boolean;
}

/** Keeps the list where it is while somebody works with it. */
export class KeptList implements KeptOpen {
  /** Roles stay parted by what works without a connection, or together, as they were. */
  readonly offline: boolean;
  readonly #accounts: RunningOrder;
  readonly #recent: RunningOrder;
  readonly #usable: ReadonlyMap<string, boolean>;
  /** Null: nothing was listed. */
  readonly #few: boolean | null;
  readonly #open: Map<string, boolean>;

  constructor({ accounts, recent, pinned, offline, isUsable }: ListedNow) {
    this.offline = offline;
    this.#accounts = new RunningOrder(accounts.map(keyOfAccount));
    this.#recent = new RunningOrder(recent.map(roleKey));
    this.#usable = new Map([...pinned, ...recent].map((role) => [roleKey(role), isUsable(role)]));
    const few = areFew(accounts);
    this.#few = accounts.length === 0 ? null : few;
    this.#open = new Map(accounts.map((one) => [keyOfAccount(one), few]));
  }

  isFew(few: boolean): boolean {
    return this.#few ?? few;
  }

  isOpen(key: string, few: boolean): boolean {
    const isOpen = this.#open.get(key) ?? few;
    this.#open.set(key, isOpen);
    return isOpen;
  }

  accounts(next: readonly ListedAccount[]): readonly ListedAccount[] {
    return this.#accounts.arrange(next, keyOfAccount);
  }

  recent(next: readonly Role[]): readonly Role[] {
    return this.#recent.arrange(next, roleKey);
  }

  /** Whether a role worked without a connection; null: it was not in the list. */
  worked(role: Role): boolean | null {
    return this.#usable.get(roleKey(role)) ?? null;
  }
}

function keyOfAccount({ organisationId, account }: ListedAccount): string {
  return accountKey(organisationId, account.id);
}

/** Keeps what a search found where it is, as long as the same words are searched. */
export class FoundOrder {
  #typed = '';
  readonly #sections = new Map<string, RunningOrder>();

  arrange(typed: string, sections: readonly Section[]): readonly Section[] {
    if (typed !== this.#typed) this.forget();
    this.#typed = typed;
    return numbered(
      sections.map((section) => ({
        ...section,
        rows: this.#orderOf(section).arrange(section.rows, ({ key }) => key, accountBefore),
      })),
    );
  }

  /** Rows may move: the window came into view, or other lists are searched. */
  forget(): void {
    this.#sections.clear();
  }

  #orderOf({ name, organisation }: Section): RunningOrder {
    const key = `${name} ${organisation?.id ?? ''}`;
    const order = this.#sections.get(key) ?? new RunningOrder();
    this.#sections.set(key, order);
    return order;
  }
}

/** An account whose roles are not read yet has a row, in whose place the first of them comes. */
function accountBefore(row: Row): string | null {
  return row.kind === 'account' ? null : `account:${accountKey(organisationOfRow(row), accountIdAbove(row))}`;
}
