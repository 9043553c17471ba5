import * as v from 'valibot';
import { roleKey, roleSchema, type Role } from '../../contract/identifiers.ts';
import type { Files } from '../ports/files.ts';

const path = 'personal.json';
const mostRecent = 20;
const fileSchema = v.object({ version: v.literal(1), pinned: v.array(roleSchema), recent: v.array(roleSchema) });

/** What a person made of the list: pins and what was used last. Keyed by role, it outlives sign-out and removed access. */
export class PersonalRoles {
  readonly #files: Files;
  readonly #onTrouble: (error: unknown) => void;
  #pinned: readonly Role[] = [];
  #recent: readonly Role[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(files: Files, onTrouble: (error: unknown) => void) {
    this.#files = files;
    this.#onTrouble = onTrouble;
  }

  /** Answers the name of the backup when the stored file was damaged, else null. */
  async load(): Promise<string | null> {
    const text = await this.#files.read(path);
    if (text === null) {
      return null;
    }
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
    if (!parsed.success) {
      return await this.#files.setAside(path);
    }
    this.#pinned = parsed.output.pinned;
    this.#recent = parsed.output.recent;
    return null;
  }

  /** In the person's order. */
  pinned(): readonly Role[] {
    return this.#pinned;
  }

  /** Latest first. */
  recent(): readonly Role[] {
    return this.#recent;
  }

  async used(role: Role): Promise<void> {
    this.#recent = [role, ...without(this.#recent, role)].slice(0, mostRecent);
    await this.#save();
  }

  async pin(role: Role, pinned: boolean): Promise<void> {
    this.#pinned = pinned ? [...without(this.#pinned, role), role] : without(this.#pinned, role);
    await this.#save();
  }

  async #save(): Promise<void> {
    const text = JSON.stringify({ version: 1, pinned: this.#pinned, recent: this.#recent });
    this.#writing = this.#writing.then(() => this.#files.write(path, text)).catch(this.#onTrouble);
    await this.#writing;
  }
}

function without(roles: readonly Role[], role: Role): Role[] {
  const key = roleKey(role);
  return roles.filter((other) => roleKey(other) !== key);
}
