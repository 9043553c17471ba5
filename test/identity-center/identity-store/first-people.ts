import type { IdentityStore, StoredUser } from './identity-store.ts';

/** Groups an organisation starts with, and the permission sets each is assigned wherever an account has them. */
export const FIRST_GROUPS: Readonly<Record<string, readonly string[]>> = {
  'aws-everyone': ['ReadOnlyAccess', 'ViewOnlyAccess', 'Billing', 'SupportEngineer'],
  'aws-developers': [
    'PowerUserAccess',
    'DatabaseOperator',
    'DataScientist',
    'Data_Engineer.eu',
    'PlatformEngineer+OnCall',
    'ProductionDeploy',
  ],
  'aws-security': ['SecurityAudit', 'IncidentResponder'],
  'aws-administrators': ['AdministratorAccess', 'NetworkAdministrator', 'SystemAdministrator', 'BreakGlassAdmin'],
};

/** The person of every test that does not say who. */
export const FIRST_USER_NAME = 'user@example.com';

const PEOPLE: readonly (readonly [userName: string, given: string, family: string, groups: readonly string[]])[] = [
  [FIRST_USER_NAME, 'Robin', 'Example', Object.keys(FIRST_GROUPS)],
  ['ada@example.com', 'Ada', 'Example', ['aws-everyone', 'aws-developers']],
  ['newcomer@example.com', 'Noor', 'Example', []],
];

/** Fills an empty store; answers the first user, who is in every group and so holds all there is. */
export function addFirstPeople(store: IdentityStore, nowMs: number): StoredUser {
  for (const displayName of Object.keys(FIRST_GROUPS)) store.createGroup({ displayName, externalId: undefined }, nowMs);
  const users = PEOPLE.map(([userName, givenName, familyName, groups]) => {
    const displayName = `${givenName} ${familyName}`;
    const more = { emailAddress: userName, externalId: undefined, active: true };
    const user = store.createUser({ userName, displayName, givenName, familyName, ...more }, nowMs);
    for (const name of groups) store.groupByName(name)?.members.add(user.id);
    return user;
  });
  const [first] = users;
  if (first === undefined) throw new Error('An organisation has at least one person.');
  return first;
}
