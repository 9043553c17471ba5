import type { AssignedRole } from '../organisation/organisation.ts';

/** Credentials of a role as GetRoleCredentials gave them out; they outlive the sign-in. */
export interface RoleCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  role: AssignedRole;
  userName: string;
  /** ms since the epoch, a whole second */
  expiresAtMs: number;
}

export class RoleCredentialsStore {
  readonly #byAccessKeyId = new Map<string, RoleCredentials>();

  add(credentials: RoleCredentials): void {
    this.#byAccessKeyId.set(credentials.accessKeyId, credentials);
  }

  find(accessKeyId: string): RoleCredentials | undefined {
    return this.#byAccessKeyId.get(accessKeyId);
  }

  get size(): number {
    return this.#byAccessKeyId.size;
  }
}
