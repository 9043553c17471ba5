import type { AccountId, Role } from '../../electron/contract/identifiers.ts';
import { readSettings } from '../../electron/core/storage/stored-settings.ts';
import { Secret } from '../../electron/core/secret.ts';
import type { Stage } from './meet-core.ts';
import { canary, assert } from './properties.ts';
import { now } from './valid-answers.ts';

/** What Latchkey keeps, as it keeps it. */
export const organisationId = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11';
const otherId = '8b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e12';
export const role: Role = { organisationId, accountId: '111122223333' as AccountId, roleName: 'ReadOnlyAccess' };

export const settings = {
  version: 1,
  organisations: [
    {
      id: organisationId,
      name: 'Northwind',
      startUrl: 'https://northwind.awsapps.com/start',
      portalUrl: null,
      region: 'eu-west-1',
      regionWorked: true,
      signInWay: 'code',
      sessionLengthMs: 28_800_000,
      endpoints: { fips: false, dualStack: false },
      browserCommand: 'firefox -P work',
      refusedAges: [28_700_000, 28_800_000],
    },
    {
      id: otherId,
      name: 'Contoso',
      startUrl: 'https://aws.contoso.example/',
      portalUrl: 'https://d-1234567890.awsapps.com/start',
      region: 'us-east-1',
    },
  ],
  selectedOrganisationId: organisationId,
  showsAll: false,
  clipboardTime: '120',
  toldNoTray: true,
  copyFormat: 'fish',
  environments: [
    { of: { kind: 'account', organisationId, accountId: '111122223333' }, environment: 'staging' },
    { of: { kind: 'names', pattern: 'pay*' }, environment: 'production' },
  ],
  environmentRules: {
    environments: [
      { id: 'production', look: 'production', word: 'Live' },
      { id: 'staging', look: 'staging', word: null },
      { id: 'development', look: 'development', word: null },
      { id: 'sandbox', look: 'sandbox', word: null },
      { id: 'shared', look: 'shared', word: null },
      { id: 'none', look: 'none', word: null },
      { id: 'vault', look: 'production', word: 'Vault' },
    ],
    rules: [
      {
        id: 'a',
        match: { kind: 'account', organisationId, accountId: '111122223333' },
        environmentId: 'vault',
        guard: 'digits',
      },
      { id: 'b', match: { kind: 'names', pattern: 'pay*' }, environmentId: 'production', guard: 'ask' },
      { id: 'c', match: { kind: 'words', words: ['prod', 'live eu'] }, environmentId: 'production', guard: 'ask' },
      { id: 'rest', match: { kind: 'rest' }, environmentId: 'none', guard: 'none' },
    ],
  },
  notificationsOff: ['signed-in'],
};

const place = { service: 'ec2', region: 'eu-west-3' };
const other = { ...role, roleName: 'AdministratorAccess' };

export const personal = {
  version: 1,
  pinned: [role, { ...role, organisationId: otherId }],
  recent: [other, role],
  regions: { [`${organisationId}/111122223333`]: 'eu-west-3' },
  places: { [`${organisationId}/111122223333/ReadOnlyAccess`]: [place, { service: 's3', region: 'us-east-1' }] },
};

const account = (id: string, name: string | null, roleNames: string[] | null) => ({
  id,
  name,
  email: 'a@example.com',
  roleNames,
});

/** One that is reached from the list, and one from there; the last is of an account that is in no list. */
export const chainedRole: Role = { organisationId, accountId: '555566667777' as AccountId, roleName: 'deployer' };
const reached = { sessionName: null, externalId: 'blue/7', sourceIdentity: null, durationSeconds: 3600 };
export const chainedRoles = {
  version: 1,
  roles: [
    { ...reached, via: role, roleArn: 'arn:aws:iam::555566667777:role/teams/deployer', name: 'deployer' },
    { ...reached, via: chainedRole, roleArn: 'arn:aws:iam::999900001111:role/auditor', name: 'release' },
  ],
};

export const catalogue = {
  version: 1,
  checkedAt: now - 3_600_000,
  accounts: [
    account('111122223333', 'payments-prod', ['AdministratorAccess', 'ReadOnlyAccess']),
    account('222233334444', null, null),
  ],
  gone: [account('555566667777', 'retired', ['Admin'])],
  failed: ['222233334444'],
  unfinished: {
    startedAt: now - 60_000,
    done: ['111122223333'],
    accountsComplete: true,
    before: [
      ['111122223333', account('111122223333', 'payments-prod', ['ReadOnlyAccess'])],
      ['222233334444', null],
    ],
  },
};

const registration = { clientId: canary, clientSecret: canary, expiresAt: now + 7_776_000_000 };
const signIn = (accessToken: string) => ({
  accessToken,
  accessTokenIssuedAt: now - 600_000,
  accessTokenExpiresAt: now + 3_000_000,
  refreshToken: `refresh-${canary}`,
  since: now - 3_600_000,
  registration,
});

export const secrets = {
  version: 1,
  registrations: { [`${organisationId} code`]: registration, [`${otherId} browser`]: registration },
  signIns: { [organisationId]: signIn(`access-${canary}`), [otherId]: signIn(`other-${canary}`) },
  agreedCommands: { [organisationId]: 'firefox --private-window {url}' },
};

/** Puts all of it on the stage; a first sign-in has neither secrets nor a list. */
export function kept({ settings: store, files, vault }: Stage, isSignedIn: boolean): void {
  const read = readSettings(settings);
  assert(read !== null, 'the valid settings are refused');
  if (read !== null) store.change(read.settings);
  files.texts.set('personal.json', JSON.stringify(personal));
  if (!isSignedIn) return;
  files.texts.set(`catalogue/${organisationId}.json`, JSON.stringify(catalogue));
  files.texts.set('chained-roles.json', JSON.stringify(chainedRoles));
  vault.text = new Secret(JSON.stringify(secrets));
}
