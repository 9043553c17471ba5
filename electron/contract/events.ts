import * as v from 'valibot';
import { catalogueChangeSchema } from './catalogue.ts';
import { appSnapshotSchema } from './snapshot.ts';

/** Every push from main to the window: name → schema. */
export const events = {
  'snapshot.changed': appSnapshotSchema,
  'catalogue.changed': catalogueChangeSchema,
  /** The window comes into view. `clean`: start with an empty search and the first row; else keep what was there. */
  'window.summoned': v.strictObject({ clean: v.boolean() }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = v.InferOutput<(typeof events)[Name]>;
