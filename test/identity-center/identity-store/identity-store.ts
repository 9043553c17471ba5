import { seededUuid } from '../seeded.ts';

/** A person as the identity store knows them: what SCIM provisions. */
export interface StoredUser {
  /** A UUID that never changes, while the name may. */
  id: string;
  userName: string;
  displayName: string;
  givenName: string;
  familyName: string;
  emailAddress: string | undefined;
  /** The identity provider's own id for the person. */
  externalId: string | undefined;
  active: boolean;
  createdAtMs: number;
  changedAtMs: number;
}

export interface StoredGroup {
  id: string;
  displayName: string;
  externalId: string | undefined;
  /** Ids of users. */
  members: Set<string>;
  createdAtMs: number;
  changedAtMs: number;
}

export type UserFields = Omit<StoredUser, 'id' | 'createdAtMs' | 'changedAtMs'>;
export type GroupFields = Pick<StoredGroup, 'displayName' | 'externalId'>;

/** A name that must be unique and is taken. */
export class NameTakenError extends Error {}

/** Users and groups of the organisation. Names are unique whatever their case (IAM Identity Center user guide, "Username"). */
export class IdentityStore {
  readonly id: string;
  readonly #seed: number;
  readonly #users = new Map<string, StoredUser>();
  readonly #groups = new Map<string, StoredGroup>();
  #made = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.id = `d-${seededUuid(`${String(seed)}/identity-store`)
      .replaceAll('-', '')
      .slice(0, 10)}`;
  }

  /** Throws NameTakenError when the user name is in use. */
  createUser(fields: UserFields, nowMs: number): StoredUser {
    this.#refuseTaken(this.userByName(fields.userName), undefined, fields.userName);
    const user = { ...fields, id: this.#nextId(), createdAtMs: nowMs, changedAtMs: nowMs };
    this.#users.set(user.id, user);
    return user;
  }

  /** Changes a user in place; the id stays. Throws NameTakenError when the new name is someone else's. */
  changeUser(user: StoredUser, fields: Partial<UserFields>, nowMs: number): void {
    if (fields.userName !== undefined) this.#refuseTaken(this.userByName(fields.userName), user.id, fields.userName);
    Object.assign(user, fields, { changedAtMs: nowMs });
  }

  /** Deletes the user and takes them out of every group; false when there is none. */
  deleteUser(id: string): boolean {
    for (const group of this.#groups.values()) group.members.delete(id);
    return this.#users.delete(id);
  }

  createGroup(fields: GroupFields, nowMs: number): StoredGroup {
    this.#refuseTaken(this.groupByName(fields.displayName), undefined, fields.displayName);
    const group = { ...fields, id: this.#nextId(), members: new Set<string>(), createdAtMs: nowMs, changedAtMs: nowMs };
    this.#groups.set(group.id, group);
    return group;
  }

  changeGroup(group: StoredGroup, fields: Partial<GroupFields>, nowMs: number): void {
    if (fields.displayName !== undefined)
      this.#refuseTaken(this.groupByName(fields.displayName), group.id, fields.displayName);
    Object.assign(group, fields, { changedAtMs: nowMs });
  }

  deleteGroup(id: string): boolean {
    return this.#groups.delete(id);
  }

  user(id: string): StoredUser | undefined {
    return this.#users.get(id);
  }

  group(id: string): StoredGroup | undefined {
    return this.#groups.get(id);
  }

  userByName(userName: string): StoredUser | undefined {
    return this.users().find((user) => sameName(user.userName, userName));
  }

  groupByName(displayName: string): StoredGroup | undefined {
    return this.groups().find((group) => sameName(group.displayName, displayName));
  }

  users(): StoredUser[] {
    return [...this.#users.values()];
  }

  groups(): StoredGroup[] {
    return [...this.#groups.values()];
  }

  groupsOf(userId: string): StoredGroup[] {
    return this.groups().filter((group) => group.members.has(userId));
  }

  #nextId(): string {
    this.#made += 1;
    return seededUuid(`${String(this.#seed)}/identity/${String(this.#made)}`);
  }

  #refuseTaken(found: { id: string } | undefined, ownId: string | undefined, name: string): void {
    if (found !== undefined && found.id !== ownId) throw new NameTakenError(`The name ${name} is in use.`);
  }
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
