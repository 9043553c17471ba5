/**
 * Values of the contract as main sends them, whole, since outputs have no defaults. A test gives what it is about; instants
 * may be plain numbers.
 */
import { usualRules } from '../../electron/core/accounts/environments/usual-rules.ts';
import * as v from 'valibot';
import { accountSchema, type Account } from '../../electron/contract/catalogue.ts';
import type { GlobalSettings } from '../../electron/contract/settings.ts';
import type { PolicyView } from '../../electron/contract/policy.ts';
import type { Updates } from '../../electron/contract/updates.ts';
import type { NotificationSwitches } from '../../electron/contract/notification-switches.ts';
import {
  organisationViewSchema,
  plainEndpoints,
  signedInSchema,
  waitingForApprovalSchema,
  type signInViewSchema,
  type OrganisationView,
  type SignInView,
} from '../../electron/contract/organisation.ts';
import {
  appSnapshotSchema,
  freshnessSchema,
  type AppSnapshot,
  type Freshness,
} from '../../electron/contract/snapshot.ts';

export type SnapshotInput = v.InferInput<typeof appSnapshotSchema>;
export type OrganisationInput = v.InferInput<typeof organisationViewSchema>;
export type AccountInput = v.InferInput<typeof accountSchema>;
export type FreshnessInput = v.InferInput<typeof freshnessSchema>;
type SignInInput<State extends SignInView['state']> = Extract<v.InferInput<typeof signInViewSchema>, { state: State }>;
type SignIn<State extends SignInView['state']> = Extract<SignInView, { state: State }>;

export const northwindId = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11';
/** What counts until a person sets it. */
export const plainSettings: GlobalSettings = {
  copyFormat: 'shell',
  profileTemplate: '{account}-{role}',
  productionReads: 'notify',
  terminal: 'usual',
  terminalCommand: '',
  openAtLogin: false,
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
  textSize: '100',
  language: 'system',
  afterAction: 'hide',
  keepOpen: false,
  closesIdleWindow: false,
  hidesListSignedOut: false,
  clipboardTime: '60',
  renewsInBackground: true,
  guardSkipsReadOnly: true,
  readOnlySets: ['ReadOnlyAccess', 'AWSReadOnlyAccess', 'ViewOnlyAccess', 'SecurityAudit'],
  guardMemory: '15',
  activityDays: '30',
  checksForUpdates: true,
  updateChannel: 'stable',
  summonKeys: null,
  shortcuts: {},
};
/** This copy looks for updates, and has not yet. */
export const noUpdates: Updates = {
  without: null,
  state: 'unasked',
  version: null,
  downloaded: null,
  checkedAt: null,
  problem: null,
};
/** What counts of an organisation until a person sets it. */
export const plainOrganisationSettings = {
  signInWay: 'browser',
  sessionLengthMs: null,
  browserCommand: null,
  endpoints: plainEndpoints,
  browser: null,
  environmentBrowsers: {},
  consoleWay: 'federated',
  logsOutFirst: false,
  consoleService: 'home',
  reloadHours: 4,
  monogram: null,
} as const;
/** A computer that nobody manages. */
export const noPolicy: PolicyView = {
  state: 'none',
  file: null,
  problem: null,
  unknown: [],
  settings: [],
  choices: {},
  organisations: [],
  onlyTheseOrganisations: false,
  closed: [],
  closedFormats: [],
  rules: [],
  atLeast: {},
};
/** Every kind of notification is shown. */
export const allNotifications: NotificationSwitches = {
  'sign-in-ends': true,
  'sign-in-ended': true,
  'not-renewed': true,
  'access-removed': true,
  'production-read': true,
  'signed-in': true,
  'update-found': true,
};

/** 09:04 of the day on which the tests' organisations signed in. */
const morning = Date.UTC(2026, 10, 20, 9, 4);

/** A sign-in that nothing troubles, of an unknown end. */
export function aSignedIn(more: Partial<SignInInput<'signed-in'>> = {}): SignIn<'signed-in'> {
  return v.parse(signedInSchema, {
    state: 'signed-in',
    since: morning,
    connection: 'good',
    offlineSince: null,
    end: null,
    problem: null,
    ...more,
  });
}

/** A sign-in that waits for the approval of a code for ten minutes. */
export function aWaitingSignIn(
  more: Partial<SignInInput<'waiting-for-approval'>> = {},
): SignIn<'waiting-for-approval'> {
  return v.parse(waitingForApprovalSchema, {
    state: 'waiting-for-approval',
    attemptId: 'd3b8a6a2-6f0c-4a7e-8f39-2c3f5a7b9d10',
    userCode: 'WDQK-RTNB',
    verificationLink: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=WDQK-RTNB',
    host: 'device.sso.eu-west-1.amazonaws.com',
    hostTrusted: true,
    browser: 'opened',
    startedAt: morning,
    expiresAt: morning + 600_000,
    checkedAt: null,
    ...more,
  });
}

/** An organisation that is signed in and whose list was never read. */
export function anOrganisation(more: Partial<OrganisationInput> = {}): OrganisationView {
  return v.parse(organisationViewSchema, {
    id: northwindId,
    name: 'Northwind',
    startUrl: 'https://northwind.awsapps.com/start',
    portalUrl: null,
    region: 'eu-west-1',
    partition: 'aws',
    ...plainOrganisationSettings,
    signIn: aSignedIn(),
    catalogue: {
      revision: 1,
      accountCount: 0,
      roleCount: 0,
      checkedAt: null,
      reading: null,
      problem: null,
      failedAccounts: 0,
      news: null,
    },
    ...more,
  });
}

/** An account of no environment with one permission set. */
export function anAccount(more: Partial<AccountInput> = {}): Account {
  return v.parse(accountSchema, {
    id: '111122223333',
    name: 'payments-prod',
    email: null,
    environment: 'none',
    roleNames: ['ReadOnlyAccess'],
    ...more,
  });
}

/** Credentials that live for an hour and are renewed. */
export function aFreshness(more: Partial<FreshnessInput> = {}): Freshness {
  return v.parse(freshnessSchema, {
    role: { organisationId: northwindId, accountId: '111122223333', roleName: 'ReadOnlyAccess' },
    state: 'live',
    obtainedAt: morning,
    expiresAt: morning + 3_600_000,
    renewing: true,
    problem: null,
    ...more,
  });
}

/** A snapshot of an app in which nothing has been done yet. */
export function aSnapshot(more: Partial<SnapshotInput> = {}): AppSnapshot {
  return v.parse(appSnapshotSchema, {
    revision: 1,
    platform: 'linux',
    locale: 'en-GB',
    version: '0.1.0',
    clockOffset: 0,
    organisations: [],
    selectedOrganisationId: null,
    showsAll: false,
    pinned: [],
    recent: [],
    removedRoles: [],
    freshness: [],
    pending: [],
    clipboard: null,
    settings: plainSettings,
    ...usualRules,
    labels: [],
    guardQuestion: null,
    hint: null,
    summonKeys: null,
    summonKeysTaken: null,
    loginItem: 'off',
    policy: noPolicy,
    programsRevision: 0,
    chainedRoles: [],
    notifications: allNotifications,
    secretsKept: 'keychain',
    updates: noUpdates,
    notices: [],
    ...more,
  });
}
