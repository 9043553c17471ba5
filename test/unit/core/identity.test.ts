import { describe, expect, it } from 'vitest';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { AccountList } from '../../../electron/core/accounts/account-list.ts';
import { Identities } from '../../../electron/core/accounts/names/role-names.ts';
import type { NamedOrganisation } from '../../../electron/core/accounts/names/cached-per-catalogue.ts';

/** An account as a test writes it: id, name, permission sets (null: not read yet). */
type Written = readonly [id: string, name: string | null, roles?: readonly string[] | null];

const northwind = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11';
const clientA = '0d3c8c1e-19d4-4f53-8a51-7a3bb7f2c1aa';
const admin = 'AdministratorAccess';

function organisation(
  id: string,
  name: string,
  accounts: readonly Written[],
): NamedOrganisation & { list: AccountList } {
  const list = new AccountList(
    id,
    () => undefined,
    () => ({ environment: 'none' }),
  );
  list.list(accounts.map(([accountId, called]) => ({ id: accountId as AccountId, name: called, email: null })));
  for (const [accountId, , roles = [admin]] of accounts) {
    if (roles !== null) list.setRoleNames(accountId as AccountId, roles);
  }
  return { record: { id, name }, catalogue: { list: () => list }, list };
}

function role(accountId: string, roleName = admin, organisationId = northwind): Role {
  return { organisationId, accountId: accountId as AccountId, roleName };
}

/** The names of the profiles of all roles, by account and permission set. */
function profiles(...organisations: readonly NamedOrganisation[]): string[] {
  const identities = new Identities(() => organisations);
  return organisations.flatMap(({ record, catalogue }) =>
    catalogue
      .list()
      .catalogue()
      .accounts.flatMap(({ id, roleNames }) =>
        (roleNames ?? []).map((name) => identities.profile(role(id, name, record.id))),
      ),
  );
}

const twins: readonly Written[] = [
  ['111122223333', 'Development'],
  ['444455556666', 'Development'],
  ['777788889999', 'payments-prod'],
];

describe('A1: the name of a profile', () => {
  it.each<[string, readonly Written[], string[]]>([
    [
      'has the id where two accounts have one name, and only there',
      twins,
      [
        'Development-111122223333-AdministratorAccess',
        'Development-444455556666-AdministratorAccess',
        'payments-prod-AdministratorAccess',
      ],
    ],
    [
      'has it where names differ only in what is cleaned up',
      [
        ['111122223333', 'Acme (prod)'],
        ['444455556666', 'Acme prod'],
      ],
      ['Acme-prod-111122223333-AdministratorAccess', 'Acme-prod-444455556666-AdministratorAccess'],
    ],
    [
      'has it where names of another script are cut down to the same rest',
      [
        ['111122223333', 'データ prod'],
        ['444455556666', '支払い prod'],
        ['777788889999', 'データ'],
      ],
      [
        'prod-111122223333-AdministratorAccess',
        'prod-444455556666-AdministratorAccess',
        '777788889999-AdministratorAccess',
      ],
    ],
    [
      'has it where names differ in case alone',
      [
        ['111122223333', 'Sandbox'],
        ['444455556666', 'SANDBOX'],
      ],
      ['Sandbox-111122223333-AdministratorAccess', 'SANDBOX-444455556666-AdministratorAccess'],
    ],
    [
      'has it though the permission sets differ today',
      [
        ['111122223333', 'Development', ['AdministratorAccess']],
        ['444455556666', 'Development', ['ReadOnlyAccess']],
      ],
      ['Development-111122223333-AdministratorAccess', 'Development-444455556666-ReadOnlyAccess'],
    ],
    [
      'is told apart where account and permission set meet in another place',
      [
        ['111122223333', 'acme', ['prod-Admin', 'Audit']],
        ['444455556666', 'acme-prod', ['Admin']],
      ],
      ['acme-111122223333-prod-Admin', 'acme-Audit', 'acme-prod-444455556666-Admin'],
    ],
    [
      'is written out for permission sets that only the clean-up makes equal',
      [['111122223333', 'acme', ['Power=User', 'Power,User', 'Audit']]],
      ['acme-Power%3DUser', 'acme-Power%2CUser', 'acme-Audit'],
    ],
    [
      'is no other account’s that is called as one with its id',
      [...twins.slice(0, 2), ['777788889999', 'Development-111122223333']],
      [
        'Development-111122223333-AdministratorAccess',
        'Development-444455556666-AdministratorAccess',
        'Development-111122223333-777788889999-AdministratorAccess',
      ],
    ],
    [
      'is no other account’s that is called by its id',
      [
        ['111122223333', null],
        ['444455556666', '111122223333'],
      ],
      ['111122223333-AdministratorAccess', '111122223333-444455556666-AdministratorAccess'],
    ],
  ])('%s', (_what, accounts, names) => {
    const found = profiles(organisation(northwind, 'Northwind', accounts));
    expect({ found, foundCount: new Set(found.map((name) => name.toLowerCase())).size }).toEqual({
      found: names,
      foundCount: names.length,
    });
  });

  it('has the organisation where it is the same account, and the id where it is another', () => {
    const found = profiles(
      organisation(northwind, 'Northwind', [['111122223333', 'payments']]),
      organisation(clientA, 'Client A', [
        ['111122223333', 'payments'],
        ['444455556666', 'audit'],
      ]),
    );
    const others = profiles(
      organisation(northwind, 'Northwind', [['111122223333', 'payments']]),
      organisation(clientA, 'Client A', [['444455556666', 'payments']]),
    );
    expect({ found, others }).toEqual({
      found: [
        'payments-AdministratorAccess-Northwind',
        'payments-AdministratorAccess-Client-A',
        'audit-AdministratorAccess',
      ],
      others: ['payments-111122223333-AdministratorAccess', 'payments-444455556666-AdministratorAccess'],
    });
  });

  it('does not follow the order in which accounts, roles and organisations are read', () => {
    const other = organisation(clientA, 'Client A', twins);
    const forth = profiles(organisation(northwind, 'Northwind', twins), other);
    const back = profiles(other, organisation(northwind, 'Northwind', twins.toReversed()));
    expect(back.toSorted()).toEqual(forth.toSorted());
  });

  it('of a role that is not read yet is nobody else’s', () => {
    const known = organisation(northwind, 'Northwind', [
      ['111122223333', 'acme', null],
      ['444455556666', 'acme-prod', ['Admin']],
      ['777788889999', 'Development', null],
      ['888899990000', 'Development'],
    ]);
    const identities = new Identities(() => [known]);
    expect([
      identities.profile(role('111122223333', 'Audit')),
      identities.profile(role('111122223333', 'prod-Admin')),
      identities.profile(role('777788889999')),
      identities.profile(role('999900001111')),
      identities.profile(role('999900001111', admin, clientA)),
    ]).toEqual([
      'acme-Audit',
      'acme-111122223333-prod-Admin',
      'Development-777788889999-AdministratorAccess',
      '999900001111-AdministratorAccess',
      '999900001111-AdministratorAccess',
    ]);
  });
});

describe('A2: the label of an account', () => {
  const label = (accountId: string, accounts: readonly Written[], others: readonly Written[] = []): string =>
    new Identities(() => [
      organisation(northwind, 'Northwind', accounts),
      organisation(clientA, 'Client A', others),
    ]).account(role(accountId));

  it.each<[string, readonly Written[], readonly Written[], string]>([
    ['payments-prod', [['111122223333', 'payments-prod']], [], 'is the name alone where nobody shares it'],
    ['Development (…3333)', twins, [], 'has four digits where another account has its name'],
    ['Development (…2222 3333)', [...twins, ['999966663333', 'Development']], [], 'has eight where four are the same'],
    [
      'Development (1111 2222 3333)',
      [...twins, ['999922223333', 'development ']],
      [],
      'has all where eight are the same',
    ],
    [
      'Development (…3333, Northwind)',
      [['111122223333', 'Development']],
      [['444455556666', 'Development']],
      'has digits and organisation where the other is in another one',
    ],
    [
      'Development (Northwind)',
      [['111122223333', 'Development']],
      [['111122223333', 'Development']],
      'has the organisation where the account is the same',
    ],
    ['111122223333 (Northwind)', [['111122223333', null]], [['111122223333', ' ']], 'has it beside an id too'],
    [
      'Acme (prod)',
      [
        ['111122223333', 'Acme (prod)'],
        ['444455556666', 'Acme prod'],
      ],
      [],
      'is enough where it reads otherwise',
    ],
    [
      'De\u00ADv (…3333)',
      [
        ['111122223333', 'De\u00ADv'],
        ['444455556666', 'Dev'],
      ],
      [],
      'has digits where only what is not seen differs',
    ],
    ...(
      [
        ['\u{1f6e0}\ufe0f Tools', '\u{1f6e0} Tools', 'has them where only the colours of an emoji differ'],
        ['Dev', 'Dev\u3164', 'has them where a letter is drawn as nothing'],
        ['dev\u2011eu', 'dev-eu', 'has them where only the kind of hyphen differs'],
      ] as const
    ).map(([name, other, which]): [string, readonly Written[], readonly Written[], string] => [
      `${name} (…3333)`,
      [
        ['111122223333', name],
        ['444455556666', other],
      ],
      [],
      which,
    ]),
  ])('%s', (expected, accounts, others) => {
    expect(label('111122223333', accounts, others)).toBe(expected);
  });

  it('keeps what tells apart where a sentence would cut the name', () => {
    const long = 'x'.repeat(256);
    const found = label('111122223333', [['111122223333', long]], [['444455556666', long]]);
    expect({ foundLength: found.length, found: found.slice(-21) }).toEqual({
      foundLength: 80,
      found: '… (…3333, Northwind)'.padStart(21, 'x'),
    });
  });

  it('follows the lists as they change, and tells apart from who has left', () => {
    const known = organisation(northwind, 'Northwind', twins.slice(0, 1));
    const identities = new Identities(() => [known]);
    const seen = [identities.account(role('111122223333'))];
    known.list.list([{ id: '444455556666' as AccountId, name: 'Development', email: null }]);
    seen.push(identities.account(role('111122223333')));
    known.list.remove(['444455556666' as AccountId]);
    seen.push(identities.account(role('444455556666')));
    known.list.list([{ id: '444455556666' as AccountId, name: 'Testing', email: null }]);
    seen.push(identities.account(role('111122223333')));
    expect(seen).toEqual(['Development', 'Development (…3333)', 'Development (…6666)', 'Development']);
  });

  it('is looked up among 3,000 accounts, half of one name, in well under a second', () => {
    const accounts = Array.from({ length: 3000 }, (_none, place): Written => {
      const id = String(100_000_000_000 + place);
      return [id, place % 2 === 0 ? 'Development' : `team-${id}`, [admin, 'ReadOnlyAccess', 'Billing']];
    });
    const identities = new Identities(() => [known]);
    const known = organisation(northwind, 'Northwind', accounts);
    const before = performance.now();
    const names = accounts.map(([id]) => [identities.account(role(id)), identities.profile(role(id))].join());
    expect([new Set(names).size, performance.now() - before < 1000]).toEqual([3000, true]);
  });
});
