import { serialize } from 'node:v8';
import type { Account } from '../../electron/contract/catalogue.ts';
import { noChainedRoles } from '../../renderer/stores/chained-roles.ts';
import { buildSections, type ListInput, foundSections } from '../../renderer/list/rows/sections.ts';
import { ListLayout } from '../../renderer/list/rows/list-layout.ts';
import { accountKey, listAccounts, sortAccounts } from '../../renderer/list/rows/accounts.ts';
import { folded } from '../../renderer/list/search/fold.ts';
import { searchable } from '../../renderer/list/search/match-text.ts';
import { indexRoles } from '../../renderer/list/search/role-index.ts';
import type { SearchFacts, SearchScope } from '../../renderer/list/search/search-scope.ts';
import { searchRoles } from '../../renderer/list/search/search-roles.ts';
import type { FarCore } from './far-core.ts';
import { measure, type Latency } from './latency.ts';
import { organisationId } from './core-on-disk.ts';
import { atMost, shown, type Figure } from './table.ts';

/** What a person types, a letter at a time; the last finds nothing, which tries every tolerance. */
const typed = ['p', 'pa', 'pay', 'payments prod', 'admin dev', '1111', 'pymnt', 'zzzzqqqq'];
const facts: SearchFacts = { used: [], isLive: () => false, isPinned: () => false };
const scale = { text: 1, narrow: false, stacked: false, compact: false };

/** Work that has no wait in it, measured on the list that was just read. */
export async function benchWork(core: FarCore, accounts: readonly Account[]): Promise<Figure[]> {
  return [...(await benchWindow(accounts)), ...(await benchCore(core, accounts))];
}

async function benchWindow(listed: readonly Account[]): Promise<Figure[]> {
  const accounts = sortAccounts(listed);
  const index = indexRoles(accounts, (environment) => folded(environment));
  const scope: SearchScope = { organisationId, organisationName: searchable('Northwind'), index };
  const input: ListInput = {
    organisationId,
    organisationNames: new Map([[organisationId, 'Northwind']]),
    accounts: listAccounts([{ organisationId, accounts }]),
    removed: new Map(),
    pinned: [],
    recent: [],
    toggled: new Set(accounts.map(({ id }) => accountKey(organisationId, id))),
    readyOffline: null,
    reconnected: false,
    keptOpen: null,
    chained: noChainedRoles,
    accountOf: () => null,
  };
  const searches: Latency[] = [];
  for (const query of typed) {
    searches.push(
      await measure(
        () => new ListLayout(foundSections(input, searchRoles([scope], query, facts)), scale).height,
        query,
      ),
    );
  }
  const slowest = searches.toSorted((one, other) => other.p99 - one.p99)[0];
  const elsewhere = await measure(() => searchRoles([scope], 'p', facts).roles.length);
  const open = await measure(() => new ListLayout(buildSections(input), scale).height);
  const reindex = await measure(() => indexRoles(sortAccounts(listed), folded).rank.length);
  return [
    atMost(
      'key press to filtered rows, usual (slowest search, p50)',
      Math.max(...searches.map(({ p50 }) => p50)),
      16,
      'ms',
    ),
    atMost(`key press to filtered rows, worst (p99, “${slowest?.name ?? ''}”)`, slowest?.p99 ?? Infinity, 30, 'ms'),
    atMost('search of another organisation’s list of that size, in a turn of its own, p99', elsewhere.p99, 30, 'ms'),
    atMost('rows with all accounts open, p99', open.p99, 30, 'ms'),
    shown('list sorted and prepared for searching anew, p50', `${reindex.p50.toFixed(1)} ms`),
  ];
}

async function benchCore(core: FarCore, accounts: readonly Account[]): Promise<Figure[]> {
  const { latchkey } = core;
  const account = accounts.find(({ roleNames }) => (roleNames?.length ?? 0) > 0);
  const roleName = account?.roleNames?.[0];
  if (account === undefined || roleName === undefined) {
    throw new Error('There is no role to copy.');
  }
  const role = { organisationId, accountId: account.id, roleName };
  const copy = () => latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
  const cold = copy();
  await core.advance(1000);
  const first = await cold;
  if (!first.ok) {
    throw new Error(`The copy failed: ${first.failure.sentence}`);
  }
  const warm = await measure(copy);
  const snapshot = await measure(() => serialize(latchkey.snapshot()).length);
  const get = await measure(() => latchkey.commands['catalogue.get']({ organisationId }).then(serialize));
  const bytes = serialize(await latchkey.commands['catalogue.get']({ organisationId })).length;
  return [
    atMost('copy with fresh credentials held, p99', warm.p99, 10, 'ms', 2),
    atMost('snapshot built and packed, p99', snapshot.p99, 2, 'ms', 2),
    atMost(`whole list packed for the window (${(bytes / 2 ** 20).toFixed(1)} MB), p99`, get.p99, 50, 'ms'),
  ];
}
