import type { IamRole, NewRole } from '../assignments/iam-roles.ts';
import type { TrailEvent } from '../audit/trail.ts';
import { base32, oneTimeCode, timeStep } from '../identity-provider/totp.ts';
import type { IdentitySourceKind } from '../identity-source/identity-source.ts';
import type { StoredGroup, StoredUser } from '../identity-store/identity-store.ts';
import { scimPath } from '../scim/scim.ts';
import type { Simulator } from '../simulator.ts';
import { ControlError } from './call.ts';
import { forgeResponse } from './forged-response.ts';
import type { Forgery, ForgedResponse } from './forged-response.ts';

/** A person as a test needs them: what the store holds, and what they would type. */
export interface KnownPerson {
  id: string;
  userName: string;
  active: boolean;
  groups: readonly string[];
  password: string;
  /** Base 32, as an authenticator app takes it. */
  totpSecret: string;
  /** The code of this moment, for the second step. */
  code: string;
}

/** Who a person or a group is to an assignment. */
export interface AssignmentOf {
  accountId: string;
  roleName: string;
  userName?: string | undefined;
  groupName?: string | undefined;
}

/** What an administrator of the organisation, or of the identity provider, does. */
export class IdentityControl {
  readonly #simulator: Simulator;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  /** Resolves when people can sign in there. */
  async setIdentitySource(kind: IdentitySourceKind): Promise<void> {
    await this.#simulator.identitySource.choose(kind);
  }

  identitySource(): { kind: IdentitySourceKind; metadataUrl: string | undefined } {
    const { kind, provider } = this.#simulator.identitySource;
    return { kind, metadataUrl: provider.origin === '' ? undefined : provider.entityId };
  }

  people(): KnownPerson[] {
    return this.#simulator.organisation.store.users().map((user) => this.#known(user));
  }

  /** Throws ControlError for somebody unknown, as all below. */
  person(userName: string): KnownPerson {
    return this.#known(this.#user(userName));
  }

  groups(): { id: string; displayName: string; members: string[] }[] {
    const { store } = this.#simulator.organisation;
    return store.groups().map(({ id, displayName, members }) => ({
      id,
      displayName,
      members: [...members].map((member) => store.user(member)?.userName ?? member),
    }));
  }

  addToGroup(userName: string, groupName: string): void {
    this.#group(groupName).members.add(this.#user(userName).id);
  }

  removeFromGroup(userName: string, groupName: string): void {
    if (this.#group(groupName).members.delete(this.#user(userName).id)) return;
    throw new ControlError(`${userName} is not in ${groupName}.`);
  }

  /** Deactivated: no new sign-in, no refresh, no portal; role credentials that are out live on. */
  setActive(userName: string, active: boolean): void {
    const { organisation, clock } = this.#simulator;
    organisation.store.changeUser(this.#user(userName), { active }, clock.now());
  }

  setPassword(userName: string, password: string): void {
    this.#simulator.identitySource.provider.secrets.setPassword(userName, password);
  }

  /** A person only the identity provider knows. */
  addProviderGuest(userName: string, groups: readonly string[] = []): void {
    const { guests } = this.#simulator.identitySource.provider;
    guests.set(userName.toLowerCase(), { userName, emailAddress: userName, groups });
  }

  /** How long the identity provider's own sessions last, ms: the SessionNotOnOrAfter of its assertions. */
  setProviderSessionLength(ms: number): void {
    this.#simulator.identitySource.provider.sessionMs = ms;
  }

  /** For credentials from now on; 1 to 12 hours with AWS. */
  setPermissionSetDuration(roleName: string, seconds: number): void {
    const set = this.#simulator.organisation.permissionSet(roleName);
    if (set === undefined) throw new ControlError(`There is no permission set ${roleName}.`);
    set.durationSeconds = seconds;
  }

  assign(assignment: AssignmentOf): void {
    const { accountId, roleName } = assignment;
    const { organisation } = this.#simulator;
    if (organisation.account(accountId) === undefined) throw new ControlError(`There is no account ${accountId}.`);
    if (organisation.permissionSet(roleName) === undefined)
      throw new ControlError(`There is no permission set ${roleName}.`);
    organisation.assignments.add(this.#principal(assignment), accountId, roleName);
  }

  unassign(assignment: AssignmentOf): void {
    const { accountId, roleName } = assignment;
    const principal = this.#principal(assignment);
    if (this.#simulator.organisation.assignments.remove(principal, accountId, roleName)) return;
    throw new ControlError(`There is no such assignment of ${roleName} in account ${accountId}.`);
  }

  /** The role an assignment makes in the account, with its trust policy. */
  reservedRole(accountId: string, roleName: string): IamRole {
    return this.#simulator.organisation.roles.reserved(accountId, roleName);
  }

  /** A role for AssumeRole. */
  addRole(role: Omit<NewRole, 'maxSessionSeconds'> & { maxSessionSeconds?: number }): IamRole {
    return this.#simulator.organisation.roles.add({ maxSessionSeconds: 3600, ...role });
  }

  /** CloudTrail of all accounts, oldest first. */
  audit(): readonly TrailEvent[] {
    return this.#simulator.trail.all();
  }

  /** Where and with what an identity provider provisions. */
  scim(): { endpoint: string; token: string } {
    const { origin, region, scim } = this.#simulator;
    return { endpoint: `${origin}/${region}${scimPath(this.#simulator)}`, token: scim.token };
  }

  /** A response of the identity provider to a request just made, changed as asked, for tests that attack. */
  forge(forgery: Forgery): Promise<ForgedResponse> {
    return forgeResponse(this.#simulator, forgery);
  }

  #known(user: StoredUser): KnownPerson {
    const { identitySource, organisation, clock } = this.#simulator;
    const { secrets } = identitySource.provider;
    const secret = secrets.totpSecret(user.userName);
    return {
      id: user.id,
      userName: user.userName,
      active: user.active,
      groups: organisation.store.groupsOf(user.id).map((group) => group.displayName),
      password: secrets.password(user.userName),
      totpSecret: base32(secret),
      code: oneTimeCode(secret, timeStep(clock.now())),
    };
  }

  #principal({ userName, groupName }: AssignmentOf): { type: 'USER' | 'GROUP'; id: string } {
    if (groupName !== undefined) return { type: 'GROUP', id: this.#group(groupName).id };
    if (userName !== undefined) return { type: 'USER', id: this.#user(userName).id };
    throw new ControlError('An assignment needs a userName or a groupName.');
  }

  #user(userName: string): StoredUser {
    const user = this.#simulator.organisation.store.userByName(userName);
    if (user === undefined) throw new ControlError(`There is no user ${userName}.`);
    return user;
  }

  #group(groupName: string): StoredGroup {
    const group = this.#simulator.organisation.store.groupByName(groupName);
    if (group === undefined) throw new ControlError(`There is no group ${groupName}.`);
    return group;
  }
}
