import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../electron/contract/identifiers.ts';
import { Activity, type ActivityRecord } from '../../electron/core/actions/activity.ts';
import { instant } from '../../electron/core/instant.ts';
import { MemoryFiles } from '../support/memory-ports.ts';

const recordAt = (at: number): ActivityRecord => ({
  at: instant(at),
  kind: 'read-credentials',
  role: { organisationId: 'northwind', accountId: '111122223333' as AccountId, roleName: 'ReadOnlyAccess' },
  account: 'payments-prod',
  source: { program: 'terraform' },
  outcome: 'done',
});

/** A disk that counts what it is given, slow like one, and full when told. */
class SlowFiles extends MemoryFiles {
  writes = 0;
  isFull = false;

  override async append(path: string, text: string): Promise<void> {
    this.writes += 1;
    const isFull = this.isFull;
    await new Promise((resolve) => setImmediate(resolve));
    if (isFull) throw new Error('ENOSPC: no space left on device');
    await super.append(path, text);
  }
}

function setUp() {
  const files = new SlowFiles();
  const troubles: unknown[] = [];
  const activity = new Activity(files, (error) => troubles.push(error));
  const written = () =>
    [...(files.texts.get('activity.jsonl') ?? '').matchAll(/"at":(\d+)/gu)].map(([, at]) => Number(at));
  return { files, troubles, activity, written };
}

describe('the record of what was done', () => {
  it('takes a thousand at once in two writes, in order, and each is written when it says so', async () => {
    const { files, activity, written } = setUp();
    const first = activity.record(recordAt(0));
    await Promise.resolve();
    const others = Array.from({ length: 1000 }, (_none, place) => activity.record(recordAt(place + 1)));
    await first;
    const early = written();
    await Promise.all([others[999], activity.written()]);
    expect([early, written(), files.writes]).toEqual([[0], Array.from({ length: 1001 }, (_none, place) => place), 2]);
  });

  it('says once what the disk did not take, and goes on', async () => {
    const { files, activity, troubles, written } = setUp();
    files.isFull = true;
    await Promise.all([activity.record(recordAt(0)), activity.record(recordAt(1))]);
    files.isFull = false;
    await activity.record(recordAt(2));
    expect([troubles.length, written()]).toEqual([1, [2]]);
  });
});
