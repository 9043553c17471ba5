import * as v from 'valibot';
import { roleSchema, type Role } from '../../../../electron/contract/identifiers.ts';
import { plainEndpoints, type OrganisationView, type SignInView } from '../../../../electron/contract/organisation.ts';
import { appSnapshotSchema, type AppSnapshot } from '../../../../electron/contract/snapshot.ts';
import { instant } from '../../../../electron/core/time/instant.ts';

export const northwindId = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11';

export function role(accountId: string, roleName: string): Role {
  return v.parse(roleSchema, { organisationId: northwindId, accountId, roleName });
}

export const signedIn: SignInView = {
  state: 'signed-in',
  since: instant(Date.UTC(2026, 10, 22, 9, 4)),
  connection: 'good',
  end: null,
  problem: null,
};
export const signedOut: SignInView = { state: 'signed-out', problem: null };
export const waiting: SignInView = {
  state: 'waiting-for-approval',
  attemptId: 'd3b8a6a2-6f0c-4a7e-8f39-2c3f5a7b9d10',
  userCode: 'WDQK-RTNB',
  verificationLink: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=WDQK-RTNB',
  host: 'device.sso.eu-west-1.amazonaws.com',
  hostTrusted: true,
  browser: 'opened',
  startedAt: instant(0),
  expiresAt: instant(600_000),
  checkedAt: null,
};

export function organisation(signIn: SignInView, more: Partial<OrganisationView> = {}): OrganisationView {
  return {
    id: northwindId,
    name: 'Northwind',
    startUrl: 'https://northwind.awsapps.com/start',
    portalUrl: null,
    region: 'eu-west-1',
    partition: 'aws',
    signInWay: 'browser',
    sessionLengthMs: null,
    browserCommand: null,
    endpoints: plainEndpoints,
    signIn,
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
  };
}

/** A snapshot that fits the contract, with what a test gives in place. */
export function snapshot(more: Partial<AppSnapshot> = {}): AppSnapshot {
  return v.parse(appSnapshotSchema, {
    revision: 1,
    platform: 'linux',
    locale: 'en-GB',
    version: '0.1.0',
    clockOffset: 0,
    organisations: [],
    selectedOrganisationId: null,
    pinned: [],
    recent: [],
    removedRoles: [],
    freshness: [],
    pending: [],
    clipboard: null,
    secretsKept: 'keychain',
    notices: [],
    ...more,
  });
}
