import * as v from 'valibot';
import { accountLabelChangeSchema } from './account-label.ts';
import { activityFilters, activitySchema } from './activity.ts';
import { foundBrowserSchema } from './browser-choice.ts';
import { catalogueSchema } from './catalogue.ts';
import { chainedRoleWishSchema } from './chained-roles.ts';
import { consoleDestinationSchema, consolePlacesSchema, consoleServiceSchema } from './console-place.ts';
import { copyFormatSchema, copyPreviewSchema } from './copy-format.ts';
import { correctedSchema, environmentIdSchema, environmentRulesSchema, ruleMatchSchema } from './environment.ts';
import { foundSchema } from './found-organisations.ts';
import { guardAnswerSchema } from './guard.ts';
import { accountIdSchema, organisationIdSchema, roleSchema } from './identifiers.ts';
import { linkPreviewSchema, linkRequestSchema, linksAppliedSchema, programAccessSchema } from './links.ts';
import { switchedKindSchema } from './notification-switches.ts';
import { organisationChangeSchema, signInWays } from './organisation.ts';
import { importChoiceSchema, importedSchema, importPreviewSchema } from './settings-import.ts';
import { settingsRouteSchema } from './settings-route.ts';
import { globalSettingsChangeSchema } from './settings.ts';
import { appSnapshotSchema, hints } from './snapshot.ts';

const nothing = v.strictObject({});
const done = v.null();
const ofOrganisation = v.strictObject({ organisationId: organisationIdSchema });
const ofAttempt = v.strictObject({ organisationId: organisationIdSchema, attemptId: v.pipe(v.string(), v.uuid()) });
const pastedText = (most: number) => v.pipe(v.string(), v.maxLength(most));

/** What a person wants done with a role, from wherever it was asked. Later kinds join this list. */
export const intentSchema = v.variant('kind', [
  /** Without a destination: the console's home, in the region last used with the account. */
  v.strictObject({
    kind: v.literal('open-console'),
    role: roleSchema,
    destination: v.optional(consoleDestinationSchema),
  }),
  /** A terminal of this computer whose programs get the role's credentials, renewed, for as long as it is open. */
  v.strictObject({ kind: v.literal('open-terminal'), role: roleSchema }),
  v.strictObject({ kind: v.literal('copy-credentials'), role: roleSchema, format: copyFormatSchema }),
  v.strictObject({ kind: v.literal('copy-account-id'), role: roleSchema }),
  v.strictObject({ kind: v.literal('copy-role-arn'), role: roleSchema }),
  /** Whoever has the link is signed in as the person for 15 minutes. */
  v.strictObject({ kind: v.literal('copy-console-link'), role: roleSchema }),
  /** Fetches new credentials whatever is left of the old ones. */
  v.strictObject({ kind: v.literal('renew-credentials'), role: roleSchema }),
  /** Drops what Latchkey holds; keys already copied work until they end. */
  v.strictObject({ kind: v.literal('forget-credentials'), role: roleSchema }),
]);
export type Intent = v.InferOutput<typeof intentSchema>;

/** Every command of the window: name → schemas of what it takes and of what it answers. */
export const commands = {
  'snapshot.get': { input: nothing, output: appSnapshotSchema },
  'catalogue.get': { input: ofOrganisation, output: catalogueSchema },
  'catalogue.reload': { input: ofOrganisation, output: done },
  /** The person opened these accounts: their permission sets are read before those of others. */
  'catalogue.prioritise': {
    input: v.strictObject({
      organisationId: organisationIdSchema,
      accountIds: v.pipe(v.array(accountIdSchema), v.maxLength(100)),
    }),
    output: done,
  },
  /** Reads only the accounts that could not be read. */
  'catalogue.retry-failed': { input: ofOrganisation, output: done },
  /** What was added and removed has been seen. */
  'catalogue.dismiss-news': { input: ofOrganisation, output: done },
  'organisation.add': {
    input: v.strictObject({
      startUrl: pastedText(2000),
      region: v.nullable(pastedText(100)),
      name: v.nullable(pastedText(100)),
      /** The one whose address was wrong: signed out and forgotten once the new one is found good. */
      replaces: v.optional(organisationIdSchema),
      /** A second identity on a portal that is there already; without it the one that is there is answered. */
      another: v.optional(v.boolean()),
    }),
    output: v.strictObject({ organisationId: organisationIdSchema }),
  },
  /** Signs out and forgets the organisation and its list; pins and what was used last stay. */
  'organisation.remove': { input: ofOrganisation, output: done },
  /** Takes effect at once, as a whole or not at all. */
  'organisation.change': {
    input: v.strictObject({ organisationId: organisationIdSchema, change: organisationChangeSchema }),
    output: done,
  },
  /** The browsers of this computer, with their profiles. */
  'browsers.find': { input: nothing, output: v.array(foundBrowserSchema) },
  /** Shows another organisation, or, with null, the lists of all as one; does not sign in. */
  'organisation.select': {
    input: v.strictObject({ organisationId: v.nullable(organisationIdSchema) }),
    output: done,
  },
  /**
   * `way`: not the one that is usual for this organisation, and from now on the usual one. `then` is done once the
   * sign-in is approved: "Sign in and open". `fresh`: AWS is told to end the one there is first, since new access can
   * stay unseen until a wholly new sign-in; list, pins and live credentials stay.
   */
  'sign-in.start': {
    input: v.strictObject({
      organisationId: organisationIdSchema,
      way: v.optional(v.picklist(signInWays)),
      then: v.optional(intentSchema),
      fresh: v.optional(v.boolean()),
    }),
    output: done,
  },
  /** Sent once the code is on screen; the browser opens on it, once for each attempt. */
  'sign-in.code-shown': { input: ofAttempt, output: done },
  /** The person asked to open the browser again, or agreed to a host we do not know. */
  'sign-in.open-browser': { input: ofAttempt, output: done },
  'sign-in.copy-link': { input: ofAttempt, output: done },
  'sign-in.copy-code': { input: ofAttempt, output: done },
  'sign-in.cancel': { input: ofOrganisation, output: done },
  'sign-in.dismiss-problem': { input: ofOrganisation, output: done },
  'sign-out': { input: ofOrganisation, output: done },
  /** Puts what a support case asks for on the clipboard: the last problem of the organisation, and no secret. */
  'support.copy-details': { input: ofOrganisation, output: done },
  /** Puts a message for the administrator on the clipboard: no account is assigned to the person. */
  'support.copy-request': { input: ofOrganisation, output: done },
  'role.perform': { input: v.strictObject({ intent: intentSchema }), output: done },
  'role.cancel': { input: v.strictObject({ role: roleSchema }), output: done },
  /** What "Open console at" offers for a role. */
  'console.places': { input: v.strictObject({ role: roleSchema }), output: consolePlacesSchema },
  /** The pages that the consoles of an organisation have. */
  'console.services': { input: ofOrganisation, output: v.array(consoleServiceSchema) },
  'copy.preview': { input: v.strictObject({ role: roleSchema, format: copyFormatSchema }), output: copyPreviewSchema },
  /** What links would do to the AWS files of the person; writes nothing. */
  'links.preview': { input: linkRequestSchema, output: linkPreviewSchema },
  /** Does it. `digits`: what the person typed where the preview asks for them. */
  'links.apply': {
    input: v.strictObject({ request: linkRequestSchema, digits: v.nullable(pastedText(4)) }),
    output: linksAppliedSchema,
  },
  /** Takes links of ours out of the AWS files; another section of that name is left alone. */
  'links.remove': { input: v.strictObject({ profiles: v.array(pastedText(200)) }), output: done },
  /** Takes the last change of the AWS files back. */
  'links.undo': { input: nothing, output: done },
  /** Keeps a role that is reached through another one; `replaces`: one that was kept before, whose links and pins follow. */
  'chained-role.save': {
    input: v.strictObject({ wish: chainedRoleWishSchema, replaces: v.nullable(roleSchema) }),
    output: v.strictObject({ role: roleSchema }),
  },
  /** Forgets it, and those that are reached through it. */
  'chained-role.remove': { input: v.strictObject({ role: roleSchema }), output: done },
  /** Asked for again when `programsRevision` of the snapshot has risen. */
  'programs.get': { input: nothing, output: programAccessSchema },
  /** What was copied for this consumer is worth nothing from now on. */
  'consumer.revoke': { input: v.strictObject({ id: organisationIdSchema }), output: done },
  'activity.get': { input: nothing, output: activitySchema },
  /** Looks for organisations in the files of other tools, which are only read. */
  'organisations.find': { input: nothing, output: foundSchema },
  /** Changes settings of all of Latchkey, as a whole or not at all. */
  'settings.change': { input: v.strictObject({ change: globalSettingsChangeSchema }), output: done },
  /** Takes over what was chosen of a file that was looked at; of one that was not, or is done, `not-found`. */
  'settings.import': {
    input: v.strictObject({ id: v.pipe(v.string(), v.uuid()), choice: importChoiceSchema }),
    output: importedSchema,
  },
  'role.pin': { input: v.strictObject({ role: roleSchema, pinned: v.boolean() }), output: done },
  /** The environment of an account, or of names, is this one; null: what their names tell. */
  'environment.correct': {
    input: v.strictObject({ of: correctedSchema, environment: v.nullable(environmentIdSchema) }),
    output: done,
  },
  /** The environments and their rules are these, as a whole or not at all. */
  'environments.save': { input: environmentRulesSchema, output: done },
  /** How many accounts of all lists each of these rules would count for, by its place. */
  'environments.count': { input: environmentRulesSchema, output: v.strictObject({ accounts: v.array(v.number()) }) },
  /** What the rule says that gives an account its environment; null: no rule fits. */
  'environment.reason': {
    input: v.strictObject({ organisationId: organisationIdSchema, accountId: accountIdSchema }),
    output: v.nullable(ruleMatchSchema),
  },
  /** What the production guard asked is answered. Of a question that is gone, `not-found`; of wrong digits, `digits-wrong`. */
  'guard.answer': {
    input: v.strictObject({ questionId: v.pipe(v.string(), v.uuid()), said: guardAnswerSchema }),
    output: done,
  },
  'account.label': {
    input: v.strictObject({
      organisationId: organisationIdSchema,
      accountId: accountIdSchema,
      change: accountLabelChangeSchema,
    }),
    output: done,
  },
  /** Puts a pinned role at another place among the pinned ones, counted from 0. */
  'role.move-pin': {
    input: v.strictObject({ role: roleSchema, to: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    output: done,
  },
  /** The hint that is shown was seen, or its question answered with no; another one stays. */
  'hint.dismiss': { input: v.strictObject({ hint: v.picklist(hints) }), output: done },
  /** Looks for a newer Latchkey now. */
  'updates.check': { input: nothing, output: done },
  /** Downloads the one that was found; the snapshot tells how far. */
  'updates.download': { input: nothing, output: done },
  /** Quits, installs what is ready, and starts it. */
  'updates.install': { input: nothing, output: done },
  'activity.clear': { input: nothing, output: done },
  'clipboard.clear': { input: nothing, output: done },
  /** Shows or no longer shows one kind of notification; banners and the tray icon stay. */
  'notifications.switch': { input: v.strictObject({ kind: switchedKindSchema, on: v.boolean() }), output: done },
  'notice.dismiss': { input: v.strictObject({ id: pastedText(100) }), output: done },
  'window.hide': { input: nothing, output: done },
  /** Opens a page of the settings, or with null the first; those that are open are shown, with null as they are. */
  'window.open-settings': { input: v.strictObject({ route: v.nullable(settingsRouteSchema) }), output: done },
  /** The person went there within the settings: where they come back to after a crash. */
  'window.settings-at': { input: v.strictObject({ route: settingsRouteSchema }), output: done },
  'window.close-settings': { input: nothing, output: done },
  /** Summons the window with the form that adds an organisation, since the sign-in that follows is shown there; `found`: begin with those that the AWS files name. */
  'window.add-organisation': { input: v.strictObject({ found: v.boolean() }), output: done },
  /** The system's page for network and proxy; where it has none, `not-found`. */
  'window.open-network-settings': { input: nothing, output: done },
  /** Asks in the system's dialog where to, and saves what was done there; `entries` of it, or all. False: the person thought better of it. */
  'window.save-activity': {
    input: v.strictObject({ filter: v.picklist(activityFilters) }),
    output: v.strictObject({ saved: v.boolean() }),
  },
  /** What a support case needs, for the person to read; `window.save-diagnostics` then saves just this text. */
  'window.show-diagnostics': { input: nothing, output: v.strictObject({ text: v.string() }) },
  /** Asks in the system's dialog where to. Of nothing that was shown, `not-found`. */
  'window.save-diagnostics': { input: nothing, output: v.strictObject({ saved: v.boolean() }) },
  /** Asks in the system's dialog where to, and saves the settings there, without secrets; `names`: with those the person gave accounts. */
  'window.export-settings': {
    input: v.strictObject({ names: v.boolean() }),
    output: v.strictObject({ saved: v.boolean() }),
  },
  /** Asks in the system's dialog for a file of settings, and tells what it would change. Null: the person thought better of it. */
  'window.open-settings-file': { input: nothing, output: v.nullable(importPreviewSchema) },
  /** Tries the keys that show and hide the window from anywhere, and keeps them where the system gives them; null: the usual ones. */
  'window.summon-keys': { input: v.strictObject({ keys: v.nullable(pastedText(60)) }), output: done },
  'window.quit': { input: nothing, output: done },
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = v.InferOutput<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = v.InferOutput<(typeof commands)[Name]['output']>;
