import { recordScim } from '../audit/scim-events.ts';
import { NameTakenError } from '../identity-store/identity-store.ts';
import type { IdentityStore, StoredGroup, StoredUser } from '../identity-store/identity-store.ts';
import type { Simulator } from '../simulator.ts';
import { headerOf } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { sameText } from '../wire/same-text.ts';
import { matchesFilter, readFilter } from './filter.ts';
import { GROUP_FILTERS, addMembers, groupValues, patchGroup, showGroup } from './groups.ts';
import { ScimError, scimErrorReply, scimReply } from './scim-error.ts';
import { groupSchema, patchSchema, scimBody, userSchema } from './schemas.ts';
import { SERVICE_PROVIDER_CONFIG } from './service-provider-config.ts';
import { USER_FILTERS, patchedUserFields, showUser, userFields, userValues } from './users.ts';

/** One call to a resource; `id` is empty for the collection. */
interface ScimCall {
  request: WireRequest;
  id: string;
  store: IdentityStore;
  /** Address of the collection. */
  base: string;
  nowMs: number;
}

/** AWS answers at most this many in a list (SCIM developer guide, ListUsers). */
const MOST = 50;
const NO_CONTENT: WireReply = { status: 204, headers: {}, body: '' };

/** Calls by method and resource; `/ID` marks those to a single one. The name is CloudTrail's. */
const CALLS: Readonly<Record<string, readonly [name: string, run: (call: ScimCall) => WireReply]>> = {
  'POST Users': ['CreateUser', createUser],
  'GET Users': ['ListUsers', listUsers],
  'GET Users/ID': ['GetUser', (call) => show(call, userOf(call))],
  'PUT Users/ID': ['PutUser', putUser],
  'PATCH Users/ID': ['PatchUser', patchUser],
  'DELETE Users/ID': ['DeleteUser', deleteUser],
  'POST Groups': ['CreateGroup', createGroup],
  'GET Groups': ['ListGroups', listGroups],
  'GET Groups/ID': ['GetGroup', (call) => show(call, groupOf(call))],
  'PATCH Groups/ID': ['PatchGroup', changeGroup],
  'DELETE Groups/ID': ['DeleteGroup', deleteGroup],
  'GET ServiceProviderConfig': ['ServiceProviderConfig', () => scimReply(SERVICE_PROVIDER_CONFIG)],
};

/** Whether a path is below the SCIM endpoint `/TENANT/scim/v2/`. */
export function isScimPath(path: string, simulator: Simulator): boolean {
  return path.startsWith(scimPath(simulator));
}

export function scimPath(simulator: Simulator): string {
  return `/${simulator.scim.tenantId}/scim/v2/`;
}

/** The SCIM 2.0 service an identity provider provisions through. */
export function scim(request: WireRequest, simulator: Simulator): WireReply {
  const [resource = '', id = ''] = request.path.slice(scimPath(simulator).length).split('/');
  const known = CALLS[`${request.method} ${resource}${id === '' ? '' : '/ID'}`];
  try {
    authenticate(request, simulator);
    if (known === undefined) throw new ScimError(501, `${request.method} ${request.path} is not supported.`);
    const base = `${simulator.origin}/${request.region}${scimPath(simulator)}${resource}`;
    const { store } = simulator.organisation;
    const reply = known[1]({ request, id, store, base, nowMs: simulator.clock.now() });
    recordScim(request, simulator, known[0]);
    return reply;
  } catch (thrown) {
    const error = thrown instanceof NameTakenError ? new ScimError(409, thrown.message, 'uniqueness') : thrown;
    if (!(error instanceof ScimError)) throw error;
    if (known !== undefined) recordScim(request, simulator, known[0], error);
    return scimErrorReply(error);
  }
}

function authenticate(request: WireRequest, simulator: Simulator): void {
  const token = /^Bearer (.+)$/iu.exec(headerOf(request, 'authorization') ?? '')?.[1];
  if (token === undefined || !sameText(token, simulator.scim.token) || request.region !== simulator.region)
    throw new ScimError(401, 'The bearer token is missing or not valid.');
}

function createUser(call: ScimCall): WireReply {
  const user = call.store.createUser(userFields(scimBody(call.request, userSchema)), call.nowMs);
  return show(call, user, 201);
}

function putUser(call: ScimCall): WireReply {
  const user = userOf(call);
  call.store.changeUser(user, userFields(scimBody(call.request, userSchema)), call.nowMs);
  return show(call, user);
}

function patchUser(call: ScimCall): WireReply {
  const user = userOf(call);
  call.store.changeUser(user, patchedUserFields(scimBody(call.request, patchSchema).Operations), call.nowMs);
  return show(call, user);
}

function listUsers(call: ScimCall): WireReply {
  const filter = readFilter(call.request.query.get('filter'), USER_FILTERS);
  return list(
    call,
    call.store.users().filter((user) => matchesFilter(filter, userValues(user))),
  );
}

function createGroup(call: ScimCall): WireReply {
  const { displayName, externalId, members } = scimBody(call.request, groupSchema);
  const unknown = members.find((member) => call.store.user(member.value) === undefined);
  if (unknown !== undefined) throw new ScimError(404, `There is no user ${unknown.value}.`);
  const group = call.store.createGroup({ displayName, externalId }, call.nowMs);
  addMembers(
    group,
    members.map((member) => member.value),
    call.store,
  );
  return show(call, group, 201);
}

function changeGroup(call: ScimCall): WireReply {
  patchGroup(groupOf(call), scimBody(call.request, patchSchema).Operations, call.store, call.nowMs);
  return NO_CONTENT;
}

function listGroups(call: ScimCall): WireReply {
  const all = readFilter(call.request.query.get('filter'), GROUP_FILTERS);
  const member = all.get('members.value');
  const filter = new Map([...all].filter(([name]) => name !== 'members.value'));
  const groups = call.store.groups().filter((group) => matchesFilter(filter, groupValues(group)));
  return list(
    call,
    groups.filter((group) => member === undefined || group.members.has(member)),
  );
}

type Resource = StoredUser | StoredGroup;

function userOf(call: ScimCall): StoredUser {
  const user = call.store.user(call.id);
  if (user === undefined) throw new ScimError(404, `There is no user ${call.id}.`);
  return user;
}

function groupOf(call: ScimCall): StoredGroup {
  const group = call.store.group(call.id);
  if (group === undefined) throw new ScimError(404, `There is no group ${call.id}.`);
  return group;
}

function shown(call: ScimCall, resource: Resource): unknown {
  const location = `${call.base}/${resource.id}`;
  return 'members' in resource ? showGroup(resource, location, call.store) : showUser(resource, location);
}

function show(call: ScimCall, resource: Resource, status = 200): WireReply {
  return scimReply(shown(call, resource), status, { Location: `${call.base}/${resource.id}` });
}

/** RFC 7644, 3.4.2.4: `startIndex` counts from one. */
function list(call: ScimCall, all: readonly Resource[]): WireReply {
  const start = Math.max(1, Number(call.request.query.get('startIndex') ?? '1') || 1);
  const count = Math.min(MOST, Math.max(0, Number(call.request.query.get('count') ?? String(MOST)) || 0));
  const page = all.slice(start - 1, start - 1 + count);
  return scimReply({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: all.length,
    itemsPerPage: page.length,
    startIndex: start,
    Resources: page.map((resource) => shown(call, resource)),
  });
}

function deleteUser(call: ScimCall): WireReply {
  call.store.deleteUser(userOf(call).id);
  return NO_CONTENT;
}

function deleteGroup(call: ScimCall): WireReply {
  call.store.deleteGroup(groupOf(call).id);
  return NO_CONTENT;
}
