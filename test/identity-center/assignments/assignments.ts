/** Who holds a permission set in an account: a person or a group of the identity store. */
export interface Principal {
  type: 'USER' | 'GROUP';
  id: string;
}

/** Assignments of principal × account × permission set. */
export class Assignments {
  /** account id, then permission set, then the principals' ids; in the order of making. */
  readonly #byAccount = new Map<string, Map<string, Set<string>>>();
  readonly #suspended = new Set<string>();

  add(principal: Principal, accountId: string, permissionSetName: string): void {
    const sets = getOrAdd(this.#byAccount, accountId, () => new Map<string, Set<string>>());
    getOrAdd(sets, permissionSetName, () => new Set<string>()).add(principal.id);
  }

  /** False when there was no such assignment. */
  remove(principal: Principal, accountId: string, permissionSetName: string): boolean {
    return this.#byAccount.get(accountId)?.get(permissionSetName)?.delete(principal.id) ?? false;
  }

  /** Takes a permission set away from everybody in an account; false when nobody holds it there. */
  suspend(accountId: string, permissionSetName: string): boolean {
    const key = keyOf(accountId, permissionSetName);
    const held = this.#byAccount.get(accountId)?.get(permissionSetName);
    if (held === undefined || held.size === 0 || this.#suspended.has(key)) return false;
    this.#suspended.add(key);
    return true;
  }

  /** Gives a suspended permission set back; false when it was not suspended. */
  restore(accountId: string, permissionSetName: string): boolean {
    return this.#suspended.delete(keyOf(accountId, permissionSetName));
  }

  /** Every permission set that was ever assigned in the account, in a stable order, so that pages can hold a position. */
  permissionSetsOf(accountId: string): readonly string[] {
    return [...(this.#byAccount.get(accountId)?.keys() ?? [])];
  }

  /** Whether one of these principals holds the permission set in the account. */
  isHeld(principalIds: ReadonlySet<string>, accountId: string, permissionSetName: string): boolean {
    if (this.#suspended.has(keyOf(accountId, permissionSetName))) return false;
    const holders = this.#byAccount.get(accountId)?.get(permissionSetName);
    return holders !== undefined && [...principalIds].some((id) => holders.has(id));
  }
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function keyOf(accountId: string, permissionSetName: string): string {
  return `${accountId}/${permissionSetName}`;
}
