import * as v from 'valibot';
import { chainedRoleSchema } from './chained-roles.ts';
import { accountLabelSchema } from './account-label.ts';
import { environmentRulesSchema } from './environment.ts';
import { instantSchema, organisationIdSchema, roleSchema } from './identifiers.ts';
import { failureSchema } from './failure.ts';
import { guardQuestionSchema } from './guard.ts';
import { notificationSwitchesSchema } from './notification-switches.ts';
import { organisationViewSchema } from './organisation.ts';
import { policyViewSchema } from './policy.ts';
import { globalSettingsSchema } from './settings.ts';
import { updatesSchema } from './updates.ts';

/** The credentials held for one role: their times, never themselves. */
export const freshnessSchema = v.strictObject({
  role: roleSchema,
  state: v.picklist(['fetching', 'live', 'ended', 'not-renewed']),
  obtainedAt: v.nullable(instantSchema),
  expiresAt: v.nullable(instantSchema),
  /** Whether Latchkey will renew them before they end. */
  renewing: v.boolean(),
  problem: v.nullable(failureSchema),
});
export type Freshness = v.InferOutput<typeof freshnessSchema>;

/** Something Latchkey put on the clipboard and will take away again. */
export const clipboardNoticeSchema = v.strictObject({
  what: v.picklist([
    'credentials',
    /** A format without keys. */
    'lines',
    'account-id',
    'role-arn',
    'console-link',
    'link',
    'code',
    'support-details',
    'request',
  ]),
  role: v.nullable(roleSchema),
  copiedAt: instantSchema,
  /** Null: not a secret, stays. */
  clearsAt: v.nullable(instantSchema),
});

/** An action on a role that is under way. */
export const pendingActionSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  kind: v.picklist([
    'open-console',
    'open-terminal',
    'copy-credentials',
    'copy-role-arn',
    'copy-console-link',
    'renew-credentials',
  ]),
  role: roleSchema,
  startedAt: instantSchema,
});

/** A role that was assigned and is not any more. */
export const removedRoleSchema = v.strictObject({
  role: roleSchema,
  /** As it was last known; the account may be in no list any more. */
  accountName: v.nullable(v.string()),
});

/** What is asked and said once each, in this order: what ends the first run, then how Latchkey is used, one a day. */
export const hints = ['summon-taken', 'open-at-login', 'drag-icon', 'pin', 'summon', 'copy'] as const;
export type Hint = (typeof hints)[number];

export const appSnapshotSchema = v.strictObject({
  /** Rises by one with each push. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  platform: v.picklist(['darwin', 'win32', 'linux']),
  locale: v.string(),
  version: v.string(),
  /** Milliseconds to add to this computer's clock to get the server's. */
  clockOffset: v.number(),
  organisations: v.array(organisationViewSchema),
  selectedOrganisationId: v.nullable(organisationIdSchema),
  /** The lists of all organisations are shown as one; the selected organisation is the one to come back to. */
  showsAll: v.boolean(),
  /** In the person's order. */
  pinned: v.array(roleSchema),
  /** Latest first, not repeated from the pinned ones. */
  recent: v.array(roleSchema),
  /** Of the pinned and recent roles, and of those AWS just refused: nothing can be done with them. */
  removedRoles: v.array(removedRoleSchema),
  /** Roles reached through another one, each after the one it is reached through. */
  chainedRoles: v.array(chainedRoleSchema),
  freshness: v.array(freshnessSchema),
  pending: v.array(pendingActionSchema),
  clipboard: v.nullable(clipboardNoticeSchema),
  settings: globalSettingsSchema,
  ...environmentRulesSchema.entries,
  /** The accounts on which the person has written something. */
  labels: v.array(accountLabelSchema),
  /** What the production guard asks; the sheet for it is shown whatever else is. */
  guardQuestion: v.nullable(guardQuestionSchema),
  /** What the person is asked, or shown of the product today, at the foot of the list; null: nothing. */
  hint: v.nullable(v.picklist(hints)),
  /** The keys that show and hide the window from anywhere; null: they do nothing on this computer. */
  summonKeys: v.nullable(v.string()),
  /** Those that they were to be, which another program holds; null: they were given, or the desktop decides about them. */
  summonKeysTaken: v.nullable(v.string()),
  /** Whether the system starts Latchkey at login. `needs-approval`: macOS waits for the person to allow it; `unknown`: it does not tell. */
  loginItem: v.picklist(['on', 'off', 'needs-approval', 'unknown']),
  /** What the administrator of this computer decided. */
  policy: policyViewSchema,
  /** Which kinds of notifications are shown. */
  notifications: notificationSwitchesSchema,
  /** Rises with each change that `programs.get` shows. */
  programsRevision: v.number(),
  /**
   * Where secrets are kept between two starts. `memory`, and `refused` by a keychain that asked the person: the next start
   * asks to sign in again. `asking`: the keychain asks the person, so nobody knows yet.
   */
  secretsKept: v.picklist(['keychain', 'memory', 'refused', 'asking']),
  updates: updatesSchema,
  /** Things that were set aside or could not be kept, said once each until dismissed. */
  notices: v.array(v.strictObject({ id: v.string(), sentence: v.string() })),
});
export type AppSnapshot = v.InferOutput<typeof appSnapshotSchema>;
