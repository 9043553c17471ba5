import type { IdentityStore, StoredGroup } from '../identity-store/identity-store.ts';
import * as v from 'valibot';
import { ScimError } from './scim-error.ts';
import { GROUP_SCHEMA, membersSchema, scimValue } from './schemas.ts';
import type { PatchOperation } from './schemas.ts';

export const GROUP_FILTERS = ['displayname', 'externalid', 'id', 'members.value'];

export function showGroup(group: StoredGroup, location: string, store: IdentityStore): unknown {
  const members = [...group.members].map((value) => ({ value, display: store.user(value)?.displayName, type: 'User' }));
  const [created, lastModified] = [group.createdAtMs, group.changedAtMs].map((at) => new Date(at).toISOString());
  return {
    schemas: [GROUP_SCHEMA],
    id: group.id,
    externalId: group.externalId,
    meta: { resourceType: 'Group', created, lastModified, location },
    displayName: group.displayName,
    members,
  };
}

/** What a filter may ask of a group. */
export function groupValues(group: StoredGroup): Record<string, string | undefined> {
  return { displayname: group.displayName, externalid: group.externalId, id: group.id };
}

/** Applies PATCH: members come and go, names change. Everything is checked before anything is changed. */
export function patchGroup(
  group: StoredGroup,
  operations: readonly PatchOperation[],
  store: IdentityStore,
  nowMs: number,
): void {
  const changes = operations.map((operation) => changeOf(group, operation, store, nowMs));
  for (const change of changes) change();
}

function changeOf(group: StoredGroup, operation: PatchOperation, store: IdentityStore, nowMs: number): () => void {
  const { op, value } = operation;
  const path = operation.path?.toLowerCase() ?? '';
  const one = /^members\[value eq "([^"]+)"\]$/u.exec(path)?.[1];
  if (op === 'remove' && one !== undefined) return () => group.members.delete(one);
  if (path === 'members' && op !== 'replace') {
    // AWS does not support removing or replacing all members (SCIM developer guide, "Limitations").
    const ids = scimValue(value, membersSchema).map((member) => member.value);
    if (op === 'remove') return () => ids.forEach((id) => group.members.delete(id));
    return () => addMembers(group, ids, store);
  }
  if (op === 'replace' && (path === 'displayname' || path === 'externalid')) {
    const text = scimValue(value, v.pipe(v.string(), v.minLength(1)));
    const fields = path === 'displayname' ? { displayName: text } : { externalId: text };
    return () => {
      store.changeGroup(group, fields, nowMs);
    };
  }
  throw new ScimError(400, `${op} of ${operation.path ?? 'the whole group'} is not supported.`, 'invalidPath');
}

/** Throws 404 for somebody who is not in the store. */
export function addMembers(group: StoredGroup, ids: readonly string[], store: IdentityStore): void {
  const unknown = ids.find((id) => store.user(id) === undefined);
  if (unknown !== undefined) throw new ScimError(404, `There is no user ${unknown}.`);
  for (const id of ids) group.members.add(id);
}
