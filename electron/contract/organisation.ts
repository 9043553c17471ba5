import * as v from 'valibot';
import { connections, endKinds, longestSignIn, shortestSignIn } from '../shared/model/sign-in.ts';
import { browserChoiceSchema } from './browser-choice.ts';
import { environmentIdSchema } from './environment.ts';
import { instantSchema, organisationIdSchema } from './identifiers.ts';
import { withoutDefaults } from './without-defaults.ts';
import { failureSchema } from './failure.ts';

/** A code is on screen and waits for its approval in a browser. */
export const waitingForApprovalSchema = v.strictObject({
  state: v.literal('waiting-for-approval'),
  /** Names this attempt, so that a late answer of the window cannot touch the next one. */
  attemptId: v.pipe(v.string(), v.uuid()),
  userCode: v.string(),
  /** Holds the code; shown as text and as QR. */
  verificationLink: v.string(),
  host: v.string(),
  /** False: the service named a host we do not know; the browser opens only after one more click. */
  hostTrusted: v.boolean(),
  browser: v.picklist(['not-opened', 'opened', 'failed']),
  startedAt: instantSchema,
  expiresAt: instantSchema,
  checkedAt: v.nullable(instantSchema),
});

/** A sign-in that has not ended, whatever troubles it. */
export const signedInSchema = v.strictObject({
  state: v.literal('signed-in'),
  since: instantSchema,
  /**
   * How the way to AWS stands. `offline`: nothing answers; `not-aws`: something answers that is not AWS; `trouble`: AWS answers
   * with errors. None of them ends the sign-in.
   */
  connection: v.picklist(connections),
  /** When AWS could not be reached for the first time; null unless `offline`. */
  offlineSince: v.nullable(instantSchema),
  /** Set by the person, or learned from earlier refusals and so only about right; null: unknown, the usual case. */
  end: v.nullable(v.strictObject({ at: instantSchema, kind: v.picklist(endKinds) })),
  /** Of the last attempt to sign in again. */
  problem: v.nullable(failureSchema),
});

/**
 * The sign-in of one organisation as the window may see it. AWS never says when a sign-in ends, so its end is
 * known only where it was set or learned; the access token's own expiry is not shown to anybody.
 */
export const signInViewSchema = v.variant('state', [
  v.strictObject({ state: v.literal('signed-out'), problem: v.nullable(failureSchema) }),
  v.strictObject({ state: v.literal('starting') }),
  waitingForApprovalSchema,
  v.strictObject({
    state: v.literal('waiting-in-browser'),
    attemptId: v.pipe(v.string(), v.uuid()),
    browser: v.picklist(['not-opened', 'opened', 'failed']),
    startedAt: instantSchema,
    expiresAt: instantSchema,
    /** The browser has come back; AWS is asked for the sign-in. */
    redeeming: v.boolean(),
  }),
  signedInSchema,
  v.strictObject({ state: v.literal('ended'), endedAt: instantSchema, problem: v.nullable(failureSchema) }),
]);
export type SignInView = v.InferOutput<typeof signInViewSchema>;

/** What a reading to the end found otherwise than the one before it. A role is a permission set in an account. */
export const catalogueNewsSchema = v.strictObject({
  /** When it was found; tells one piece of news from the next. */
  at: instantSchema,
  addedRoles: v.number(),
  removedRoles: v.number(),
  /** How many accounts these are in. */
  accounts: v.number(),
  /** Names, or ids where there is none, of the first of these accounts. */
  names: v.pipe(v.array(v.string()), v.maxLength(3)),
});
export type CatalogueNews = v.InferOutput<typeof catalogueNewsSchema>;

/** How the reading of accounts and permission sets stands. */
export const catalogueStatusSchema = v.strictObject({
  /** Rises with every change of the list, which travels by itself: see `catalogue.ts`. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  accountCount: v.number(),
  roleCount: v.number(),
  /** When the list was last read to the end; null: never. */
  checkedAt: v.nullable(instantSchema),
  reading: v.nullable(
    v.strictObject({
      /** Accounts whose permission sets are read, of those known so far. */
      accountsDone: v.number(),
      accountsKnown: v.number(),
      /** False while further pages of accounts may come. */
      accountsComplete: v.boolean(),
      throttled: v.boolean(),
    }),
  ),
  problem: v.nullable(failureSchema),
  /** Accounts whose permission sets could not be read this time; what was known of them stays. */
  failedAccounts: v.number(),
  /** Said once, until dismissed; null: nothing, or nothing to compare with. */
  news: v.nullable(catalogueNewsSchema),
});
export type CatalogueStatus = v.InferOutput<typeof catalogueStatusSchema>;

export const partitionNames = [
  'aws',
  'aws-us-gov',
  'aws-cn',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
] as const;
export type PartitionName = (typeof partitionNames)[number];

/** Which hosts of AWS are spoken to: those of FIPS 140, those that answer over IPv6 too, or both at once. */
export const endpointsSchema = v.strictObject({ fips: v.boolean(), dualStack: v.boolean() });
export type Endpoints = v.InferOutput<typeof endpointsSchema>;

export const plainEndpoints: Endpoints = { fips: false, dualStack: false };

/** In the browser, which comes back by itself, or with a code to compare. */
export const signInWays = ['browser', 'code'] as const;

/** How long (ms) a sign-in can last: what IAM Identity Center lets an administrator choose, 15 minutes to 90 days. */
export const signInLengthSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(shortestSignIn),
  v.maxValue(longestSignIn),
);

/**
 * What a person sets of an organisation besides its name and region, each with what counts until then: stored, shown and
 * changed as it is here.
 */
export const organisationSettings = {
  /** The usual way. */
  signInWay: v.optional(v.picklist(signInWays), 'browser'),
  /** How long (ms) a sign-in lasts, where the person has said so, since AWS never does; null: not known. */
  sessionLengthMs: v.optional(v.nullable(signInLengthSchema), null),
  /**
   * The command line of the browser that signs in and shows consoles; null: the system's default browser. The person is
   * asked about a program in a dialog of main before it is taken.
   */
  browserCommand: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1000))), null),
  endpoints: v.optional(endpointsSchema, plainEndpoints),
  /** Where its consoles and sign-ins open; null: in `browserCommand`, else in the default browser. */
  browser: v.optional(v.nullable(browserChoiceSchema), null),
  /** Where the consoles of an environment open, by its id, instead. */
  environmentBrowsers: v.optional(v.record(environmentIdSchema, browserChoiceSchema), {}),
  /** A console's link holds a sign-in of its own, or leads through the access portal, where the browser has to be signed in. */
  consoleWay: v.optional(v.picklist(['federated', 'portal']), 'federated'),
  /** The browser is signed out of the console it shows before it is sent to another; in ways of the federated link only. */
  logsOutFirst: v.optional(v.boolean(), false),
  /** The page of the console that opens where none is named: an id of the table of services. */
  consoleService: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/u)), 'home'),
  /** How often (hours) its list is read again by itself. */
  reloadHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)), 4),
  /** The letters of its mark; null: those of its name. */
  monogram: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(8))), null),
};
const settingsOfOrganisation = withoutDefaults(organisationSettings);

/** What a person changes of an organisation; what is left out stays. */
export const organisationChangeSchema = v.partial(
  v.strictObject({
    /** Blank: the name its address gives it. */
    name: v.pipe(v.string(), v.maxLength(100)),
    /** Only while signed out: another region is another sign-in. */
    region: v.pipe(v.string(), v.maxLength(100)),
    ...settingsOfOrganisation,
  }),
);
export type OrganisationChange = v.InferOutput<typeof organisationChangeSchema>;

export const organisationViewSchema = v.strictObject({
  id: organisationIdSchema,
  name: v.string(),
  /** As the person gave it. */
  startUrl: v.string(),
  /** The portal of AWS an address of the company's own leads to; null: `startUrl` is one itself. */
  portalUrl: v.nullable(v.string()),
  region: v.string(),
  partition: v.picklist(partitionNames),
  ...settingsOfOrganisation,
  signIn: signInViewSchema,
  catalogue: catalogueStatusSchema,
});
export type OrganisationView = v.InferOutput<typeof organisationViewSchema>;
