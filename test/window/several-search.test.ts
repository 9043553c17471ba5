import { describe, expect, test } from 'vitest';
import type { Role } from '../../electron/contract/identifiers.ts';
import { listAccounts, sortAccounts } from '../../renderer/list/rows/accounts.ts';
import { searchable } from '../../renderer/list/search/match-text.ts';
import { marksOf } from '../../renderer/list/search/marks.ts';
import { readQuery } from '../../renderer/list/search/query.ts';
import { indexRoles } from '../../renderer/list/search/role-index.ts';
import type { SearchFacts, SearchScope } from '../../renderer/list/search/search-scope.ts';
import { searchRoles } from '../../renderer/list/search/search-roles.ts';
import { account, catalogue, organisationId, role } from './support/northwind.ts';
import { clientId, others } from './support/several.ts';

const client = others[clientId]?.accounts ?? [];

function scope(id: string, name: string, accounts = catalogue.accounts): SearchScope {
  const index = indexRoles(sortAccounts(accounts), (environment) => environment);
  return { organisationId: id, organisationName: searchable(name), index };
}

const northwind = scope(organisationId, 'Northwind');
const both = [northwind, scope(clientId, 'Client A', client)];
const nothing: SearchFacts = { used: [], isLive: () => false, isPinned: () => false };

/** What a search of both finds, as "organisation account permission set". */
function find(query: string, facts: Partial<SearchFacts> = {}, scopes = both): string[] {
  return searchRoles(scopes, query, { ...nothing, ...facts }).roles.map(
    (found) => `${found.organisationId === clientId ? 'C' : 'N'} ${found.account.name ?? '–'} ${found.roleName}`,
  );
}

describe('several lists as one', () => {
  test('are ordered like one: exact names first, safer before the rest, then by name', () => {
    expect({ findLogArchive: find('log-archive'), findBilling: find('billing') }).toEqual({
      findLogArchive: ['N log-archive SecurityAudit', 'C log-archive ReadOnlyAccess', 'C log-archive SecurityAudit'],
      findBilling: ['C billing-root ViewOnlyAccess', 'N billing-root Billing', 'C billing-root Billing'],
    });
  });

  test('put what was used of late first, of its own organisation only', () => {
    const used: Role[] = [{ ...role('444433336666', 'Billing'), organisationId: clientId }];
    const twins = [northwind, scope(clientId, 'Client A', catalogue.accounts)];
    const ofTwin = [{ ...role('000011112222', 'Billing'), organisationId: clientId }];
    expect({
      firstFindBilling: find('billing', { used })[0],
      findBilling: find('billing', { used: ofTwin }, twins),
    }).toEqual({
      firstFindBilling: 'C billing-root Billing',
      findBilling: ['C billing-root Billing', 'N billing-root Billing'],
    });
  });

  test('skip letters only when no list has them as typed', () => {
    expect({ findGateway: find('gateway'), findGtway: find('gtway') }).toEqual({
      findGateway: ['C gateway-pay-prod SupportEngineer'],
      findGtway: ['C gateway-pay-prod SupportEngineer'],
    });
  });

  test('are merged by name, twins in the order of the lists', () => {
    const lists = [
      {
        organisationId,
        accounts: sortAccounts([account('000000000001', 'b', 'none'), account('000000000002', 'd', 'none')]),
      },
      {
        organisationId: clientId,
        accounts: sortAccounts([account('000000000001', 'b', 'none'), account('000000000003', 'C', 'none')]),
      },
    ];
    expect(listAccounts(lists).map((one) => [one.organisationId === clientId, one.account.name])).toEqual([
      [false, 'b'],
      [true, 'b'],
      [true, 'C'],
      [false, 'd'],
    ]);
  });
});

describe('the name of the organisation', () => {
  test('is a word like others, which counts for less than what tells roles apart', () => {
    expect({
      findClient: find('client'),
      findClientAudit: find('client audit'),
      findNorthBilling: find('north billing'),
      findLient: find('lient'),
    }).toEqual({
      findClient: [
        'C billing-root ViewOnlyAccess',
        'C log-archive ReadOnlyAccess',
        'C log-archive SecurityAudit',
        'C billing-root Billing',
        'C gateway-pay-prod SupportEngineer',
      ],
      findClientAudit: ['C log-archive SecurityAudit'],
      findNorthBilling: ['N billing-root Billing'],
      findLient: [],
    });
  });

  test('is marked where it is written', () => {
    const shown = {
      name: 'log-archive',
      permissionSet: 'SecurityAudit',
      id: '444433335555',
      organisation: 'Client A',
      via: '',
    };
    expect(marksOf(['client', 'audit'], 'as-typed', shown)).toEqual({
      name: [],
      permissionSet: [8, 13],
      id: [],
      organisation: [0, 6],
      via: [],
    });
  });

  test('is no word where there is one organisation', () => {
    expect(find('northwind', {}, [{ ...northwind, organisationName: null }])).toEqual([]);
  });
});

describe('filter words', () => {
  const isPinned = ({ accountId }: Role): boolean => accountId === '444433332222';
  const isLive = ({ roleName }: Role): boolean => roleName === 'Billing';

  test.each([
    ['org:client role:audit', ['C log-archive SecurityAudit']],
    ['ORG:clienta role:audit', ['C log-archive SecurityAudit']],
    ['org:nowhere billing', []],
    ['env:stag', ['N payments-staging PowerUserAccess']],
    ['env:prod role:support', ['C gateway-pay-prod SupportEngineer']],
    ['is:pinned', ['C gateway-pay-prod SupportEngineer']],
    ['is:live', ['N billing-root Billing', 'C billing-root Billing']],
    ['is:live org:client', ['C billing-root Billing']],
    ['is:live is:pinned', []],
    ['role:billing root', ['N billing-root Billing', 'C billing-root Billing']],
    ['is:li role: org: env: gateway', ['C gateway-pay-prod SupportEngineer']],
    ['is:elsewhere', []],
  ])('%s', (query, expected) => {
    expect(find(query, { isPinned, isLive })).toEqual(expected);
  });

  test('leave out accounts whose roles are unknown where roles are asked for', () => {
    const unread = [scope(organisationId, 'Northwind', [account('000000000001', 'payroll', 'staging', null)])];
    const unreadOf = (query: string): number => searchRoles(unread, query, nothing).unreadAccounts.length;
    expect(['env:stag pay', 'env:prod pay', 'role:admin pay', 'is:live pay'].map(unreadOf)).toEqual([1, 0, 0, 0]);
  });

  test('are no words to be marked', () => {
    expect(readQuery('pay org:client is:live prod')).toEqual({
      whole: 'pay prod',
      digits: '',
      readings: [['pay', 'prod']],
      filters: {
        environment: [],
        organisation: ['client'],
        permissionSet: [],
        live: true,
        pinned: false,
        hidden: false,
      },
    });
  });
});
