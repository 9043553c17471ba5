import * as v from 'valibot';
import { IDENTITY_SOURCES } from '../identity-source/identity-source.ts';
import { call, nothing } from './call.ts';
import type { Call } from './call.ts';
import { forgerySchema } from './forged-response.ts';

const userName = v.string();
const membership = v.strictObject({ userName, groupName: v.string() });
const assignment = v.strictObject({
  accountId: v.string(),
  roleName: v.string(),
  userName: v.optional(userName),
  groupName: v.optional(v.string()),
});
const milliseconds = v.pipe(v.number(), v.minValue(1));
// AWS: 1 to 12 hours.
const duration = v.pipe(v.number(), v.integer(), v.minValue(3600), v.maxValue(43_200));

/** Calls of the organisation behind the services. */
export const IDENTITY_ROUTES: Readonly<Record<string, Call>> = {
  'GET identity-source': call(nothing, ({ identity }) => identity.identitySource()),
  'POST identity-source': call(v.strictObject({ kind: v.picklist(IDENTITY_SOURCES) }), ({ identity }, body) =>
    identity.setIdentitySource(body.kind),
  ),
  'POST identity-source/session-length': call(v.strictObject({ ms: milliseconds }), ({ identity }, body) => {
    identity.setProviderSessionLength(body.ms);
  }),
  'POST identity-source/forge': call(forgerySchema, ({ identity }, body) => identity.forge(body)),
  'GET users': call(nothing, ({ identity }) => identity.people()),
  'POST users/active': call(v.strictObject({ userName, active: v.boolean() }), ({ identity }, body) => {
    identity.setActive(body.userName, body.active);
  }),
  'POST users/password': call(v.strictObject({ userName, password: v.string() }), ({ identity }, body) => {
    identity.setPassword(body.userName, body.password);
  }),
  'GET groups': call(nothing, ({ identity }) => identity.groups()),
  'POST groups/add': call(membership, ({ identity }, body) => {
    identity.addToGroup(body.userName, body.groupName);
  }),
  'POST groups/remove': call(membership, ({ identity }, body) => {
    identity.removeFromGroup(body.userName, body.groupName);
  }),
  'POST permission-sets/duration': call(
    v.strictObject({ roleName: v.string(), seconds: duration }),
    ({ identity }, body) => {
      identity.setPermissionSetDuration(body.roleName, body.seconds);
    },
  ),
  'POST assignments/add': call(assignment, ({ identity }, body) => {
    identity.assign(body);
  }),
  'POST assignments/delete': call(assignment, ({ identity }, body) => {
    identity.unassign(body);
  }),
  'POST roles/add': call(
    v.strictObject({ accountId: v.string(), name: v.string(), trusted: v.array(v.string()) }),
    ({ identity }, body) => identity.addRole(body),
  ),
  'GET scim': call(nothing, ({ identity }) => identity.scim()),
  'GET audit': call(nothing, ({ identity }) => identity.audit()),
};
