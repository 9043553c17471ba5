import * as v from 'valibot';
import { faultSchema } from '../faults/fault-schema.ts';
import { switchChangeSchema } from '../state/switches.ts';
import { ROUTES } from '../wire/routes.ts';
import { call, nothing } from './call.ts';
import type { Call } from './call.ts';
import { IDENTITY_ROUTES } from './identity-routes.ts';

const userCode = v.strictObject({ userCode: v.string() });
const approval = v.strictObject({ userCode: v.string(), userName: v.optional(v.string()) });
const assignment = v.strictObject({ accountId: v.string(), roleName: v.string() });
const asked = v.strictObject({
  operation: v.picklist(ROUTES.map((route) => route.operation)),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});
const timesSchema = v.strictObject({ times: v.pipe(v.number(), v.integer(), v.minValue(1)) });
// Past this, JavaScript's Date has no instant.
const instant = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const clockMove = v.strictObject({
  advanceMs: v.optional(v.pipe(v.number(), v.finite())),
  setMs: v.optional(instant),
  freezeAtMs: v.optional(instant),
  resume: v.optional(v.boolean()),
});
const sessionLength = v.strictObject({ ms: v.pipe(v.number(), v.minValue(1)), current: v.optional(v.boolean()) });

/** The control API: method and path below `/_control/`, the body each takes, and what it does. */
export const CONTROL_ROUTES: Readonly<Record<string, Call>> = {
  ...IDENTITY_ROUTES,
  'GET state': call(nothing, (control) => control.state()),
  'GET requests': call(nothing, (control) => control.requests()),
  'POST requests/wait': call(asked, (control, body) => control.whenAsked(body.operation, body.times)),
  'DELETE requests': call(nothing, (control) => {
    control.clearRequests();
  }),
  'GET secrets': call(nothing, (control) => control.secrets()),
  'GET accounts': call(nothing, (control) => control.accounts()),
  'GET clock': call(nothing, (control) => control.clock()),
  'POST clock': call(clockMove, (control, body) => control.moveClock(body)),
  'GET devices': call(nothing, (control) => control.devices()),
  'GET consoles': call(nothing, (control) => control.consoles()),
  'POST device/approve': call(approval, (control, body) => {
    control.approveDevice(body.userCode, body.userName);
  }),
  'POST device/deny': call(userCode, (control, body) => {
    control.denyDevice(body.userCode);
  }),
  'POST session/end': call(nothing, (control) => ({ ended: control.endSessions() })),
  'POST session/length': call(sessionLength, (control, body) => {
    control.setSessionLength(body.ms, body.current);
  }),
  'POST tokens/revoke': call(nothing, (control) => ({ revoked: control.revokeAccessTokens() })),
  'POST registrations/forget': call(nothing, (control) => ({ forgotten: control.forgetRegistrations() })),
  'POST assignments/remove': call(assignment, (control, body) => {
    control.removeAssignment(body.accountId, body.roleName);
  }),
  'POST assignments/restore': call(assignment, (control, body) => {
    control.restoreAssignment(body.accountId, body.roleName);
  }),
  'GET faults': call(nothing, (control) => control.faults()),
  'POST faults': call(faultSchema, (control, body) => control.addFault(body)),
  'POST faults/wait': call(timesSchema, (control, body) => control.whenInjected(body.times)),
  'DELETE faults': call(nothing, (control) => {
    control.removeFaults();
  }),
  'GET switches': call(nothing, (control) => control.switches()),
  'POST switches': call(switchChangeSchema, (control, body) => control.setSwitches(body)),
};
