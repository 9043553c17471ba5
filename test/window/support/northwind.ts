/** The organisation of docs/design.md#the-example-organisation: what the window is shown, as main would send it. */
import { parse } from 'valibot';
import { accountSchema, catalogueSchema } from '../../../electron/contract/catalogue.ts';
import type { Account, Catalogue } from '../../../electron/contract/catalogue.ts';
import { roleSchema } from '../../../electron/contract/identifiers.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { appSnapshotSchema } from '../../../electron/contract/snapshot.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import type { InferInput } from 'valibot';

export const organisationId = '3f0c2b1e-6a5d-4c7e-9b8a-0d1e2f3a4b5c';
export const attemptId = '8d7f6e5c-4b3a-4291-8071-a2b3c4d5e6f7';
const minute = 60_000;

/** The moment all pictures are taken, on the clock of the server. */
export const now = Date.parse('2026-11-20T12:52:00Z');

export type SnapshotInput = InferInput<typeof appSnapshotSchema>;
export type OrganisationInput = SnapshotInput['organisations'][number];
type Environment = Account['environment'];

/** A role by account id and permission set. */
export function role(accountId: string, roleName: string): Role {
  return parse(roleSchema, { organisationId, accountId, roleName });
}

/** An account of the list; `roleNames` null: not read yet. */
export function account(
  id: string,
  name: string | null,
  environment: Environment,
  roleNames: string[] | null = ['ReadOnlyAccess'],
): Account {
  return parse(accountSchema, { id, name, email: null, environment, roleNames });
}

const drawn = [
  account('222211110000', 'analytics-dev', 'development', ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess']),
  account('000011112222', 'billing-root', 'none', ['Billing']),
  account('222233334444', 'data-lake-prod', 'production', ['A', 'B', 'C', 'ReadOnlyAccess']),
  account('111122223333', 'payments-prod', 'production', ['AdministratorAccess', 'DatabaseOperator', 'ReadOnlyAccess']),
  account('111122226666', 'payments-prod-dr', 'production', ['ReadOnlyAccess']),
  account('333344440000', 'payroll-prod', 'production', ['ViewOnlyAccess']),
  account('111122227777', 'payments-tools', 'shared', ['ProductionDeploy']),
  account('111122224444', 'payments-staging', 'staging', ['PowerUserAccess']),
  account('111122225555', 'payments-dev', 'development', ['AdministratorAccess']),
  account('555566667777', 'log-archive', 'shared', ['SecurityAudit']),
  account('777788889999', 'storefront-prod', 'production', ['DatabaseOperator']),
  account('888899990000', 'sandbox-ana', 'sandbox', ['AdministratorAccess']),
];

/** All 212 accounts: those of the pictures, and others whose names come after them. */
export const catalogue: Catalogue = parse(catalogueSchema, {
  organisationId,
  revision: 1,
  accounts: [
    ...drawn,
    ...Array.from({ length: 200 }, (_, index) =>
      account(String(900_000_000_000 + index), `team-${String(index).padStart(3, '0')}-dev`, 'development'),
    ),
  ],
});

export const pinned = [
  role('111122223333', 'ReadOnlyAccess'),
  role('111122224444', 'PowerUserAccess'),
  role('111122225555', 'AdministratorAccess'),
  role('555566667777', 'SecurityAudit'),
];

function live(of: Role, minutesLeft: number, renewing: boolean): SnapshotInput['freshness'][number] {
  const expiresAt = now + minutesLeft * minute + 20_000;
  return { role: of, state: 'live', obtainedAt: expiresAt - 60 * minute, expiresAt, renewing, problem: null };
}

/** The organisation, signed in since 09:04. */
export const organisation: OrganisationInput = {
  id: organisationId,
  name: 'Northwind',
  startUrl: 'https://northwind-example.awsapps.com/start',
  region: 'eu-west-1',
  partition: 'aws',
  signIn: { state: 'signed-in', since: Date.parse('2026-11-20T09:04:00Z'), connection: 'good', problem: null },
  catalogue: {
    revision: 1,
    accountCount: 212,
    roleCount: 221,
    checkedAt: now - 2 * minute - 5_000,
    reading: null,
    problem: null,
    failedAccounts: 0,
    news: null,
  },
};

const waiting: Extract<OrganisationInput['signIn'], { state: 'waiting-for-approval' }> = {
  state: 'waiting-for-approval',
  attemptId,
  userCode: 'WDQK-RTNB',
  verificationLink: 'https://northwind-example.awsapps.com/start/#/device?user_code=WDQK-RTNB',
  host: 'northwind-example.awsapps.com',
  hostTrusted: true,
  browser: 'opened',
  startedAt: now - 18_000,
  expiresAt: now + 582_000,
  checkedAt: now - 3_000,
};

/** The page of `signin-code`, with whatever a test changes of it. */
export function waitingForApproval(change: Partial<typeof waiting> = {}): OrganisationInput {
  return { ...organisation, signIn: { ...waiting, ...change } };
}

/** Everything the window is told at first, with what a test changes. */
export function snapshot(change: Partial<SnapshotInput> = {}): AppSnapshot {
  return parse(appSnapshotSchema, {
    revision: 1,
    platform: 'darwin',
    locale: 'en-GB',
    version: '0.1.0',
    clockOffset: 0,
    organisations: [organisation],
    selectedOrganisationId: organisationId,
    pinned,
    recent: [role('777788889999', 'DatabaseOperator'), role('888899990000', 'AdministratorAccess')],
    removedRoles: [],
    freshness: [
      live(role('111122223333', 'ReadOnlyAccess'), 48, true),
      live(role('111122224444', 'PowerUserAccess'), 23, true),
      live(role('777788889999', 'DatabaseOperator'), 7, false),
    ],
    pending: [],
    clipboard: null,
    secretsKept: 'keychain',
    notices: [],
    ...change,
  });
}
