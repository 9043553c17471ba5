import type { Account } from '../../electron/contract/catalogue.ts';
import type { CatalogueStatus } from '../../electron/contract/organisation.ts';
import { organisationIn } from '../harness/running-core.ts';
import type { FarCore } from './far-core.ts';
import { organisationId } from './core-on-disk.ts';

/** How the reading of a whole organisation went. Times in ms by the simulated clock. */
export interface ReadingResult {
  readonly accounts: readonly Account[];
  readonly calls: number;
  readonly throttled: number;
  readonly firstNamesAfterMs: number;
  readonly allNamesAfterMs: number;
  readonly tookMs: number;
  readonly status: CatalogueStatus;
}

/** Starts the core and waits until it has read everything. */
export async function readAll(core: FarCore): Promise<ReadingResult> {
  const { latchkey, clock, http } = core;
  const status = (): CatalogueStatus => organisationIn(latchkey.snapshot()).catalogue;
  const startedAt = clock.monotonic();
  const before = http.requests.length;
  const after: { first: number; all: number; end: number } = { first: -1, all: -1, end: -1 };
  const span = (): number => clock.monotonic() - startedAt;
  latchkey.onSnapshot(() => {
    const { accountCount, reading, checkedAt } = status();
    if (after.first < 0 && accountCount > 0) after.first = span();
    if (after.all < 0 && reading?.accountsComplete === true) after.all = span();
    if (after.end < 0 && checkedAt !== null) after.end = span();
  });
  await latchkey.start();
  for (let seconds = 0; after.end < 0 && seconds < 3600; seconds += 1) {
    await core.advance(1000);
  }
  const calls = http.requests.slice(before).filter(({ path }) => path.includes('/assignment/'));
  const answer = await latchkey.commands['catalogue.get']({ organisationId });
  return {
    accounts: answer.ok ? answer.value.accounts : [],
    calls: calls.length,
    throttled: calls.filter((call) => call.status === 429).length,
    firstNamesAfterMs: after.first,
    allNamesAfterMs: after.all,
    tookMs: after.end,
    status: status(),
  };
}
