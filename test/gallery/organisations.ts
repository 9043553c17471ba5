/** The organisations of the designs: names, ids and permission sets as drawn there, the rest made up around them. */
import type { Account } from '../identity-center/organisation/accounts.ts';

const drawn: readonly (readonly [id: string, name: string, permissionSets: readonly string[]])[] = [
  ['222211110000', 'analytics-dev', ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess']],
  ['000011112222', 'billing-root', ['Billing']],
  ['222233334444', 'data-lake-prod', ['AdministratorAccess', 'DataScientist', 'ReadOnlyAccess', 'SecurityAudit']],
  ['222233335555', 'data-lake-staging', ['AdministratorAccess', 'DataScientist', 'ReadOnlyAccess', 'SecurityAudit']],
  ['111122223333', 'payments-prod', ['AdministratorAccess', 'DatabaseOperator', 'ReadOnlyAccess']],
  ['111122226666', 'payments-prod-dr', ['ReadOnlyAccess']],
  ['333344440000', 'payroll-prod', ['ViewOnlyAccess']],
  ['111122227777', 'payments-tools', ['ProductionDeploy']],
  ['111122224444', 'payments-staging', ['AdministratorAccess', 'PowerUserAccess']],
  ['111122225555', 'payments-dev', ['AdministratorAccess']],
  ['111122228888', 'payments-test', ['AdministratorAccess', 'DatabaseOperator']],
  ['555566667777', 'log-archive', ['SecurityAudit']],
  ['777788889999', 'storefront-prod', ['DatabaseOperator']],
  ['888899990000', 'sandbox-ana', ['AdministratorAccess']],
];

/** How many accounts of each environment there are besides those drawn: 212 in all, counted as in `settings-environments`. */
const others: readonly (readonly [names: (place: string) => string, count: number])[] = [
  [(place) => `team-${place}-prod`, 43],
  [(place) => `team-${place}-staging`, 34],
  [(place) => `team-${place}-dev`, 68],
  [(place) => `sandbox-${place}`, 21],
  [(place) => `team-${place}-audit`, 18],
  [(place) => `team-${place}-root`, 14],
];

/** Three roles each, and a fourth in the first few, so that there are 640. */
const usual = ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess'];
const withFourth = 20;

/** 212 accounts with 640 roles. */
export function northwindAccounts(): Account[] {
  const rest = others
    .flatMap(([named, count]) => Array.from({ length: count }, (_, place) => named(String(place + 1).padStart(3, '0'))))
    .map((name, place) =>
      account(String(900_000_000_000 + place), name, place < withFourth ? [...usual, 'SecurityAudit'] : usual),
    );
  return [...drawn.map(([id, name, sets]) => account(id, name, sets)), ...rest];
}

/** 9 accounts with 12 roles. */
export function clientAccounts(): Account[] {
  const rest = Array.from({ length: 8 }, (_, place) =>
    account(
      String(444_433_330_000 + place),
      `client-${String(place + 1)}-dev`,
      place < 3 ? ['PowerUserAccess', 'ReadOnlyAccess'] : ['ReadOnlyAccess'],
    ),
  );
  return [account('444433332222', 'gateway-pay-prod', ['SupportEngineer']), ...rest];
}

/** 3,000 accounts with 9,000 roles, the first ones as in `loading`. */
export function globalAccounts(): Account[] {
  const stages = ['dev', 'prod', 'staging'];
  return Array.from({ length: 3000 }, (_, place) => {
    const team =
      ['agreements', 'alerts', 'analytics'][Math.floor(place / 3)] ?? `team-${String(place).padStart(4, '0')}`;
    const sets = place === 1 ? ['AdministratorAccess', 'ReadOnlyAccess', 'SupportEngineer'] : usual;
    return account(String(100_000_000_017 + 8 * place), `${team}-${stages[place % 3] ?? ''}`, sets);
  });
}

/** A whole organisation of one account with one role. */
export function oneAccount(): Account[] {
  return [account('111122223333', 'payments-prod', ['ReadOnlyAccess'])];
}

const long =
  '-engineering-shared-services-observability-and-incident-response-europe-west-multi-tenant-regulated-workloads-primary-account-for-the-payments-and-settlement-business-unit-number-0001';

/** 212 accounts, some with names as long as AWS allows or longer, and one in Arabic. */
export function longNamedAccounts(): Account[] {
  const drawnNames = new Map([
    ['111122223333', `platform${long.replace('primary', 'production')}`],
    ['111122225555', 'مدفوعات-تطوير'],
    ['555566667777', `archive${long}`],
    ['000011112222', `billing${long}`],
  ]);
  return northwindAccounts().map((one) => ({ ...one, name: drawnNames.get(one.id) ?? one.name }));
}

function account(id: string, name: string, permissionSets: readonly string[]): Account {
  return { id, name, emailAddress: `aws+${id}@northwind.example`, permissionSets };
}

const found = [
  { name: 'northwind', startUrl: 'https://northwind-example.awsapps.com/start', region: 'eu-west-1', profiles: 14 },
  { name: 'client-a', startUrl: 'https://d-9067example.awsapps.com/start', region: 'us-east-1', profiles: 6 },
  {
    name: 'northwind-gov',
    startUrl: 'https://start.us-gov-home.awsapps.com/directory/nw-example',
    region: 'us-gov-west-1',
    profiles: 3,
  },
] as const;

export const [northwind, clientA] = found;

/** The AWS config file of `welcome`: three organisations in their profiles, and two profiles with long-lived keys. */
export function awsConfig(): string {
  const sessions = found.flatMap(({ name, startUrl, region, profiles }) => [
    `[sso-session ${name}]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`,
    ...Array.from(
      { length: profiles },
      (_, place) =>
        `[profile ${name}-${String(place + 1)}]\nsso_session = ${name}\nsso_account_id = 111122223333\nsso_role_name = ReadOnlyAccess\n`,
    ),
  ]);
  const keys = ['legacy', 'backup'].map(
    (name) =>
      `[profile ${name}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${'x'.repeat(40)}\n`,
  );
  return [...sessions, ...keys].join('\n');
}
