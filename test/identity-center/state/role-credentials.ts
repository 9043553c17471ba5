import type { AssignedRole } from '../organisation/organisation.ts';

/** The role credentials stand for: a permission set's, or one assumed from there. */
export interface GrantedRole extends Pick<AssignedRole, 'accountId' | 'accountName' | 'iamRole'> {
  /** The permission set's name, or the role's own. */
  name: string;
}

/** Credentials of a role as GetRoleCredentials or AssumeRole gave them out; they outlive the sign-in. */
export interface RoleCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  role: GrantedRole;
  /** The role session's name: with IAM Identity Center the user name. */
  sessionName: string;
  /** Got with the credentials of another role, which limits them to an hour and the console to those. */
  chained: boolean;
  /** Set by the first who assumed with one; it stays with all sessions that are assumed from there. */
  sourceIdentity?: string | undefined;
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
