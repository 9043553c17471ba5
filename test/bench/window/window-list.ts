/** Lists for the window as main would send them: the organisation of the window's tests, and one that is very large. */
import { parse } from 'valibot';
import { catalogueSchema, type Catalogue } from '../../../electron/contract/catalogue.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { makeAccounts } from '../../identity-center/organisation/accounts.ts';
import { anAccount } from '../../harness/builders.ts';
import { catalogue as northwind, organisation, organisationId, snapshot } from '../../window/support/northwind.ts';

export interface WindowList {
  readonly accounts: number;
  readonly roles: number;
  readonly snapshot: AppSnapshot;
  readonly catalogue: Catalogue;
}

const rolesOfEach = ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess'];

/** The accounts of Northwind that are pinned, and others up to that many, with three roles each. */
export function windowList(accounts: number): WindowList {
  const drawn = northwind.accounts.filter(({ name }) => name === null || !name.startsWith('team-'));
  const others = makeAccounts(accounts + drawn.length, 7)
    .filter(({ id }) => drawn.every((one) => one.id !== id))
    .slice(0, accounts - drawn.length)
    .map(({ id, name }) =>
      anAccount({ id, name: name ?? null, environment: environmentOf(name ?? ''), roleNames: rolesOfEach }),
    );
  const catalogue = parse(catalogueSchema, { organisationId, revision: 1, accounts: [...drawn, ...others] });
  const roles = catalogue.accounts.reduce((sum, { roleNames }) => sum + (roleNames?.length ?? 0), 0);
  const counted = { ...organisation.catalogue, accountCount: accounts, roleCount: roles };
  return {
    accounts,
    roles,
    catalogue,
    snapshot: snapshot({ organisations: [{ ...organisation, catalogue: counted }] }),
  };
}

function environmentOf(name: string): 'production' | 'staging' | 'development' {
  if (name.includes('prod')) return 'production';
  return name.includes('stag') ? 'staging' : 'development';
}
