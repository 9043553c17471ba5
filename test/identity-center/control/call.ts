import * as v from 'valibot';
import type { Control } from './control.ts';

/** A body that a control call does not understand; the message says which part. */
export class InputError extends Error {}

/** A control call that cannot be done; the message says why. */
export class ControlError extends Error {}

export type Call = (body: unknown, control: Control) => unknown;

/** A call that takes a body of this shape and no other. */
export function call<Schema extends v.GenericSchema>(
  schema: Schema,
  run: (control: Control, body: v.InferOutput<Schema>) => unknown,
): Call {
  return (body, control) => {
    const result = v.safeParse(schema, body);
    if (result.success) return run(control, result.output);
    throw new InputError(result.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join(' '));
  };
}

export const nothing = v.optional(v.strictObject({}));
