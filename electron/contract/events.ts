import * as v from 'valibot';
import { catalogueChangeSchema } from './catalogue.ts';
import { consoleDestinationSchema } from './console-place.ts';
import { accountIdSchema, organisationIdSchema, roleSchema } from './identifiers.ts';
import { settingsRouteSchema } from './settings-route.ts';
import { appSnapshotSchema } from './snapshot.ts';

/** A sheet to open over the list, for a role. */
export const sheetSchema = v.strictObject({
  kind: v.picklist(['actions', 'copy-as', 'console-at', 'link', 'chain']),
  role: roleSchema,
  /** Of `console-at`: what is chosen there already, so that the person has only to confirm it. */
  destination: v.optional(consoleDestinationSchema),
});
export type Sheet = v.InferOutput<typeof sheetSchema>;

/** What the window is summoned for: a sheet, the form that adds an organisation, or what was done. */
const wantedSchema = v.union([
  sheetSchema,
  /** `found`: begin with those that the AWS files name. */
  v.strictObject({ kind: v.literal('add-organisation'), found: v.boolean() }),
  v.strictObject({ kind: v.literal('activity') }),
  /** The list as it is, for a link that leads nowhere. */
  v.strictObject({ kind: v.literal('list') }),
  /** An account in the list, its roles shown. */
  v.strictObject({ kind: v.literal('account'), organisationId: organisationIdSchema, accountId: accountIdSchema }),
]);
export type Wanted = v.InferOutput<typeof wantedSchema>;

/** Every push from main to the window: name → schema. */
export const events = {
  'snapshot.changed': appSnapshotSchema,
  'catalogue.changed': catalogueChangeSchema,
  /** The window comes into view. `clean`: start with an empty search and the first row; else keep what was there. */
  'window.summoned': v.strictObject({ clean: v.boolean(), sheet: v.optional(wantedSchema) }),
  /** The settings are open, and another page of them is wanted. */
  'settings.wanted': settingsRouteSchema,
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = v.InferOutput<(typeof events)[Name]>;
