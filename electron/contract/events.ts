import * as v from 'valibot';
import { catalogueChangeSchema } from './catalogue.ts';
import { roleSchema } from './identifiers.ts';
import { appSnapshotSchema } from './snapshot.ts';

/** A sheet to open over the list, for a role. */
export const sheetSchema = v.strictObject({ kind: v.picklist(['actions', 'copy-as', 'console-at']), role: roleSchema });
export type Sheet = v.InferOutput<typeof sheetSchema>;

/** Every push from main to the window: name → schema. */
export const events = {
  'snapshot.changed': appSnapshotSchema,
  'catalogue.changed': catalogueChangeSchema,
  /** The window comes into view. `clean`: start with an empty search and the first row; else keep what was there. */
  'window.summoned': v.strictObject({ clean: v.boolean(), sheet: v.optional(sheetSchema) }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = v.InferOutput<(typeof events)[Name]>;
