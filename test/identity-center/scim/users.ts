import * as v from 'valibot';
import type { StoredUser, UserFields } from '../identity-store/identity-store.ts';
import { ScimError } from './scim-error.ts';
import { USER_SCHEMA, booleanSchema, emailsSchema, scimValue } from './schemas.ts';
import type { PatchOperation, UserBody } from './schemas.ts';

export const USER_FILTERS = ['username', 'externalid', 'id'];

/** A user as SCIM shows it. */
export function showUser(user: StoredUser, location: string): unknown {
  return {
    schemas: [USER_SCHEMA],
    id: user.id,
    externalId: user.externalId,
    meta: { resourceType: 'User', created: iso(user.createdAtMs), lastModified: iso(user.changedAtMs), location },
    userName: user.userName,
    name: { givenName: user.givenName, familyName: user.familyName },
    displayName: user.displayName,
    active: user.active,
    emails: user.emailAddress === undefined ? undefined : [{ value: user.emailAddress, type: 'work', primary: true }],
  };
}

/** What a filter may ask of a user. */
export function userValues(user: StoredUser): Record<string, string | undefined> {
  return { username: user.userName, externalid: user.externalId, id: user.id };
}

export function userFields(body: UserBody): UserFields {
  const { userName, displayName, name, externalId, active } = body;
  return { userName, displayName, ...name, externalId, active, emailAddress: body.emails?.[0]?.value };
}

const text = v.pipe(v.string(), v.minLength(1));
const givenOnly = v.strictObject({ givenName: text });
const familyOnly = v.strictObject({ familyName: text });
const PATHS: Readonly<Record<string, (value: unknown) => Partial<UserFields>>> = {
  username: (value) => ({ userName: scimValue(value, text) }),
  displayname: (value) => ({ displayName: scimValue(value, text) }),
  externalid: (value) => ({ externalId: scimValue(value, text) }),
  active: (value) => ({ active: scimValue(value, booleanSchema) }),
  'name.givenname': (value) => ({ givenName: scimValue(value, text) }),
  'name.familyname': (value) => ({ familyName: scimValue(value, text) }),
  name: (value) =>
    scimValue(value, v.union([v.strictObject({ givenName: text, familyName: text }), givenOnly, familyOnly])),
  emails: (value) => ({ emailAddress: scimValue(value, emailsSchema)[0]?.value }),
  'emails.value': (value) => ({ emailAddress: scimValue(value, text) }),
};
const REMOVABLE: Readonly<Record<string, Partial<UserFields>>> = {
  externalid: { externalId: undefined },
  emails: { emailAddress: undefined },
};

/** What PATCH changes: add and replace of one attribute, or of several without a path; remove of what may be absent. */
export function patchedUserFields(operations: readonly PatchOperation[]): Partial<UserFields> {
  return Object.assign({}, ...operations.map(changeOf)) as Partial<UserFields>;
}

function changeOf(operation: PatchOperation): Partial<UserFields> {
  const { op, path, value } = operation;
  if (op === 'remove') return removal(path);
  if (path !== undefined) return changeAt(path, value);
  const entries = Object.entries(scimValue(value, v.record(v.string(), v.unknown())));
  return Object.assign({}, ...entries.map(([name, inside]) => changeAt(name, inside))) as Partial<UserFields>;
}

function changeAt(path: string, value: unknown): Partial<UserFields> {
  // `emails[type eq "work"].value` is the one address there may be.
  const name = path.toLowerCase().replace(/\[[^\]]*\]/u, '');
  const change = Object.hasOwn(PATHS, name) ? PATHS[name] : undefined;
  if (change === undefined) throw new ScimError(400, `The path ${path} is not supported.`, 'invalidPath');
  return change(value);
}

function removal(path: string | undefined): Partial<UserFields> {
  const name = path?.toLowerCase().replace(/\[[^\]]*\]/u, '') ?? '';
  const change = Object.hasOwn(REMOVABLE, name) ? REMOVABLE[name] : undefined;
  // AWS: remove needs a path, and userName and active cannot go.
  if (change === undefined) throw new ScimError(400, `${path ?? 'Nothing'} cannot be removed.`, 'mutability');
  return change;
}

function iso(instantMs: number): string {
  return new Date(instantMs).toISOString();
}
