import * as v from 'valibot';
import { failureCodes } from './failure.ts';
import { instantSchema, roleSchema } from './identifiers.ts';
import { environmentNameSchema } from './environment.ts';

/** What is done with a role, as Activity tells it. */
export const roleActivityKinds = [
  'open-console',
  'open-terminal',
  'copy-credentials',
  'copy-account-id',
  'copy-role-arn',
  'copy-console-link',
  'renew-credentials',
  'forget-credentials',
  'read-credentials',
  'link-profile',
  'unlink-profile',
  'allow-program',
  'chain-role',
  'unchain-role',
  'guard-confirmed',
  'guard-declined',
  'guard-safer',
  'change-environment',
] as const;

/** What is done with an organisation. */
export const organisationActivityKinds = [
  'signed-in',
  'signed-out',
  'organisation-added',
  'organisation-changed',
  'browser-changed',
  'organisation-removed',
] as const;

/** Where it came from: `program` is what a program calls itself, empty where it does not tell. */
const sourceSchema = v.union([
  v.picklist(['window', 'tray', 'shortcut', 'notification', 'command', 'link']),
  v.strictObject({ program: v.string() }),
]);

export const activityEntrySchema = v.variant('about', [
  v.strictObject({
    about: v.literal('role'),
    at: instantSchema,
    kind: v.picklist(roleActivityKinds),
    role: roleSchema,
    /** What its account was called then. */
    account: v.string(),
    /** As it is now. */
    environment: environmentNameSchema,
    /** The format of a copy, the place of a console, the name of a profile, the program of a terminal, the program that asked to be allowed, what the guard stood before, the new environment; null: nothing more is known. */
    detail: v.nullable(v.string()),
    source: sourceSchema,
    outcome: v.union([v.literal('done'), v.picklist(failureCodes)]),
  }),
  v.strictObject({
    about: v.literal('organisation'),
    at: instantSchema,
    kind: v.picklist(organisationActivityKinds),
    organisation: v.string(),
  }),
]);
export type ActivityEntry = v.InferOutput<typeof activityEntrySchema>;

export const activitySchema = v.strictObject({
  /** Newest first. */
  entries: v.array(activityEntrySchema),
  /** How many older ones are kept and not shown. */
  older: v.number(),
});
export const mostActivityEntries = 2000;

/** The chips of Activity. */
export const activityFilters = ['all', 'production', 'console', 'credentials', 'sign-in'] as const;
export type ActivityFilter = (typeof activityFilters)[number];
