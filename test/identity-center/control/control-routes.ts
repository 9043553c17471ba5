import * as v from 'valibot';
import { faultSchema } from '../faults/fault-kinds.ts';
import { switchChangeSchema } from '../state/switches.ts';
import { ROUTES } from '../wire/routes.ts';
import type { Control } from './control.ts';

/** A body that a control call does not understand; the message says which part. */
export class InputError extends Error {}

type Call = (body: unknown, control: Control) => unknown;

const nothing = v.optional(v.strictObject({}));
const userCode = v.strictObject({ userCode: v.string() });
const assignment = v.strictObject({ accountId: v.string(), roleName: v.string() });
const asked = v.strictObject({
  operation: v.picklist(ROUTES.map((route) => route.operation)),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});
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
  'POST device/approve': call(userCode, (control, body) => {
    control.approveDevice(body.userCode);
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
  'DELETE faults': call(nothing, (control) => {
    control.removeFaults();
  }),
  'GET switches': call(nothing, (control) => control.switches()),
  'POST switches': call(switchChangeSchema, (control, body) => control.setSwitches(body)),
};

function call<Schema extends v.GenericSchema>(
  schema: Schema,
  run: (control: Control, body: v.InferOutput<Schema>) => unknown,
): Call {
  return (body, control) => {
    const result = v.safeParse(schema, body);
    if (result.success) return run(control, result.output);
    throw new InputError(result.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join(' '));
  };
}
