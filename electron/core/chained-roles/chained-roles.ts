import type { ChainedRole, ChainedRoleWish } from '../../contract/chained-roles.ts';
import { roleKey, sameRole, type AccountId, type Role } from '../../shared/model/role.ts';
import type { Events } from '../app/events.ts';
import type { Report } from '../app/report.ts';
import { failure, failureSaying, FailureError } from '../failures/fail.ts';
import type { Log } from '../ports/desktop.ts';
import type { Files } from '../ports/files.ts';
import { byRole, chainOf, descendantsOf, inOrder, rootOf } from './chain-of.ts';
import { isListed, isUsable, problemOf, type ChainOrganisation, type Problem } from './chain-problem.ts';
import { definitionsAfter, type DefinitionsAfter } from './definitions-after.ts';
import { sentenceOf } from './sentence-of.ts';
import { parseChainedRolesFile, writeChainedRolesFile, type ChainedDefinition } from './stored-chained-roles.ts';

const path = 'chained-roles.json';

export interface ChainedRolesServices {
  readonly files: Files;
  readonly log: Log;
  readonly report: Pick<Report, 'changed' | 'partlyRead' | 'setAside' | 'storageFailed'>;
  readonly events: Pick<Events, 'chainedRolesChanged'>;
  readonly organisations: () => readonly ChainOrganisation[];
}

/**
 * Roles that are reached through another one by AssumeRole (docs/aws.md#role-chaining), as the person has named them. As pins
 * they outlive a sign-out and the removal of their organisation, without which they are not shown.
 */
export class ChainedRoles {
  readonly #services: ChainedRolesServices;
  #all: readonly ChainedDefinition[] = [];
  #byRole: ReadonlyMap<string, ChainedDefinition> = new Map();
  #revision = 0;
  #isRead = false;
  /** What is stored could not be had: nobody knows which roles are chained. */
  #isUnreadable = false;
  /** What was left out of the stored file is not out of it yet. */
  #isUnsaved = false;
  /** One change after the other. */
  #turns: Promise<unknown> = Promise.resolve();

  constructor(services: ChainedRolesServices) {
    this.#services = services;
  }

  /** Reads what is stored, once; called again it tries what did not work. Never rejects. */
  async load(): Promise<void> {
    await this.#inTurn(async () => {
      try {
        if (!this.#isRead) await this.#read();
        if (this.#isUnsaved) await this.#write(this.#all);
      } catch (error) {
        if (!this.#isRead) this.#isUnreadable = true;
        this.#services.report.storageFailed(error);
      }
    });
  }

  /** Each after the one it is reached through. */
  view(): readonly ChainedRole[] {
    return inOrder(this.#all).flatMap((one) => {
      const organisation = this.#organisation(one.role);
      return organisation === null ? [] : [this.#shown(one, organisation)];
    });
  }

  /** Null: it is no chained role, but a permission set. */
  find(role: Role): ChainedRole | null {
    const found = this.#byRole.get(roleKey(role));
    return found === undefined ? null : this.#shown(found, this.#organisation(role));
  }

  /** All that are kept, as they are called; also those of organisations that are not there. */
  all(): readonly ChainedDefinition[] {
    return this.#all;
  }

  /** Rises with each change. */
  revision(): number {
    return this.#revision;
  }

  /**
   * The permission set that a role is reached from, or the role itself; null: there is none, for it is reached through itself,
   * or nobody knows whether it is one.
   */
  root(role: Role): Role | null {
    if (this.#isUnreadable && !isListed(this.#organisation(role), role)) return null;
    return rootOf(this.#byRole, role);
  }

  /** The accounts of these roles of an organisation, and of the permission sets that they are reached from. */
  accountsOf(organisationId: string): readonly AccountId[] {
    const own = this.#all.filter(({ role }) => role.organisationId === organisationId);
    return own.flatMap(({ role }) => [role.accountId, this.root(role)?.accountId ?? role.accountId]);
  }

  /** A role and all that are reached through it. */
  withDescendants(role: Role): readonly Role[] {
    return descendantsOf(this.#all, role);
  }

  /** How a role is to be assumed; null: it is a permission set. Throws a `FailureError` where nobody knows, or it cannot be. */
  reached(role: Role): ChainedDefinition | null {
    const found = this.#byRole.get(roleKey(role)) ?? null;
    if (found === null) {
      // A link to a chained role must not become one to a permission set of that name.
      if (this.#isUnreadable && !isListed(this.#organisation(role), role))
        throw new FailureError(failure('storage-failed'));
      return null;
    }
    const problem = this.#problemOf(found, this.#organisation(role));
    if (problem !== null && !isUsable(problem)) {
      throw new FailureError(failureSaying('chained-role-refused', sentenceOf(problem)));
    }
    return found;
  }

  /** What it would be once it is kept. Throws a `FailureError` that says which part cannot be used, and why. */
  asWished(wish: ChainedRoleWish, replaces: Role | null): Role {
    return this.#after(wish, replaces).role;
  }

  /** Keeps it. Rejects with a `FailureError` that says which part cannot be used, and why. */
  save(wish: ChainedRoleWish, replaces: Role | null): Promise<Role> {
    return this.#inTurn(async () => {
      const after = this.#after(wish, replaces);
      await this.#keep(after.all);
      return after.role;
    });
  }

  /** Forgets it, and those that are reached through it. */
  remove(role: Role): Promise<void> {
    return this.#inTurn(async () => {
      this.#needRead();
      if (!this.#byRole.has(roleKey(role))) throw new FailureError(failure('not-found'));
      const gone = descendantsOf(this.#all, role);
      await this.#keep(this.#all.filter((one) => !gone.some((other) => sameRole(one.role, other))));
    });
  }

  /** Puts back what was there before a change. */
  restore(all: readonly ChainedDefinition[]): Promise<void> {
    return this.#inTurn(() => this.#keep(all));
  }

  #after(wish: ChainedRoleWish, replaces: Role | null): DefinitionsAfter {
    this.#needRead();
    const organisation = this.#organisation(wish.via);
    if (organisation === null) throw new FailureError(failure('not-found'));
    const after = definitionsAfter(this.#all, organisation, wish, replaces);
    if ('key' in after) throw new FailureError(failureSaying('invalid-input', sentenceOf(after)));
    return after;
  }

  #organisation({ organisationId }: Pick<Role, 'organisationId'>): ChainOrganisation | null {
    return this.#services.organisations().find(({ record }) => record.id === organisationId) ?? null;
  }

  #shown(one: ChainedDefinition, organisation: ChainOrganisation | null): ChainedRole {
    const problem = this.#problemOf(one, organisation);
    if (problem === null) return { ...one, usable: true, problem: null };
    return { ...one, usable: isUsable(problem), problem: sentenceOf(problem) };
  }

  #problemOf(one: ChainedDefinition, organisation: ChainOrganisation | null): Problem | null {
    return organisation === null ? null : problemOf(one, chainOf(this.#byRole, one.role), organisation);
  }

  #needRead(): void {
    if (!this.#isRead) throw new FailureError(failure('storage-failed'));
  }

  async #keep(all: readonly ChainedDefinition[]): Promise<void> {
    try {
      await this.#write(all);
    } catch (error) {
      this.#services.log.error('The roles that are reached through others could not be written.', error);
      throw new FailureError(failure('storage-failed'));
    }
    this.#become(all);
  }

  async #write(all: readonly ChainedDefinition[]): Promise<void> {
    await this.#services.files.write(path, writeChainedRolesFile(all));
    this.#isUnsaved = false;
  }

  async #read(): Promise<void> {
    const { files, report } = this.#services;
    const text = await files.read(path);
    const parsed = text === null ? null : parseChainedRolesFile(text);
    if (typeof parsed === 'string') {
      report.setAside('chained-roles', await files.setAside(path, parsed), parsed);
    } else if (parsed !== null && parsed.leftOut > 0) {
      report.partlyRead('chained-roles', await files.setAside(path, 'damaged'), parsed.leftOut);
      this.#isUnsaved = true;
    }
    this.#isRead = true;
    this.#isUnreadable = false;
    this.#become(parsed === null || typeof parsed === 'string' ? [] : parsed.roles);
  }

  #become(all: readonly ChainedDefinition[]): void {
    this.#all = all;
    this.#byRole = byRole(all);
    this.#revision += 1;
    this.#services.events.chainedRolesChanged.emit();
    this.#services.report.changed();
  }

  #inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
    const turn = this.#turns.then(change);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }
}
