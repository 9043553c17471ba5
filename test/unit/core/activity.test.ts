import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { Activity, type ActivityRecord, mostActivity } from '../../../electron/core/app/activity.ts';
import { day, instant } from '../../../electron/core/time/instant.ts';
import { MemoryFiles } from '../../harness/ports.ts';

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
  let now = 0;
  let days = 30;
  const activity = new Activity(
    files,
    { now: () => instant(now) },
    () => days,
    (error) => troubles.push(error),
  );
  const written = () =>
    [...(files.texts.get('activity.jsonl') ?? '').matchAll(/"at":(\d+)/gu)].map(([, at]) => Number(at));
  const goTo = (at: number): void => void (now = at);
  const keepFor = (wanted: number): void => void (days = wanted);
  return { files, troubles, activity, written, goTo, keepFor };
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
    expect({ early, written: written(), writes: files.writes }).toEqual({
      early: [0],
      written: Array.from({ length: 1001 }, (_none, place) => place),
      writes: 2,
    });
  });

  it('says once what the disk did not take, and goes on', async () => {
    const { files, activity, troubles, written } = setUp();
    files.isFull = true;
    await Promise.all([activity.record(recordAt(0)), activity.record(recordAt(1))]);
    files.isFull = false;
    await activity.record(recordAt(2));
    expect({ troubleCount: troubles.length, written: written() }).toEqual({ troubleCount: 1, written: [2] });
  });

  it('loses what is older than 30 days, once a day', async () => {
    const { files, activity, written, goTo } = setUp();
    await files.write('activity.jsonl', [0, day, 2 * day].map((at) => `${JSON.stringify(recordAt(at))}\n`).join(''));
    goTo(31 * day);
    await activity.record(recordAt(31 * day));
    const first = written();
    goTo(31.9 * day);
    await activity.record(recordAt(31.9 * day));
    const sameDay = written();
    goTo(33 * day);
    await activity.record(recordAt(33 * day));
    expect({ first, sameDay, written: written() }).toEqual({
      first: [day, 2 * day, 31 * day],
      sameDay: [day, 2 * day, 31 * day, 31.9 * day],
      written: [31 * day, 31.9 * day, 33 * day],
    });
  });

  it.each([
    ['a line that was torn', '{"at":2,"ki\n'],
    ['one of a clock that was ahead', `${JSON.stringify(recordAt(900 * day))}\n`],
  ])('loses what is older behind %s, too', async (_name, odd) => {
    const { files, activity, written, goTo } = setUp();
    const [old, young] = [day, 35 * day].map((at) => `${JSON.stringify(recordAt(at))}\n`);
    await files.write('activity.jsonl', `${odd}${old}${young}`);
    goTo(40 * day);
    await activity.dropOld();
    expect(written().filter((at) => at > 2 && at < 900 * day)).toEqual([35 * day]);
  });

  it('loses its older half where it has become too much, whole lines only', async () => {
    const { files, activity } = setUp();
    const lines = Array.from({ length: 30_000 }, (_none, place) => `${JSON.stringify(recordAt(place))}\n`);
    await files.write('activity.jsonl', lines.join(''));
    await activity.record(recordAt(30_000));
    const text = files.texts.get('activity.jsonl') ?? '';
    expect({
      isLess: text.length < mostActivity / 2 + 1_000,
      isTheEnd: [...lines, `${JSON.stringify(recordAt(30_000))}\n`].join('').endsWith(text),
      begins: text.slice(0, 6),
    }).toEqual({ isLess: true, isTheEnd: true, begins: '{"at":' });
  });

  it('keeps the next line apart from one that a crash cut off', async () => {
    const { files, activity, written } = setUp();
    await files.write('activity.jsonl', `${JSON.stringify(recordAt(1))}\n{"at":2,"ki`);
    await activity.record(recordAt(3));
    const lines = (files.texts.get('activity.jsonl') ?? '').split('\n');
    expect({ written: written(), secondLine: lines[1], lineCount: lines.length }).toEqual({
      written: [1, 2, 3],
      secondLine: '{"at":2,"ki',
      lineCount: 4,
    });
  });

  it('goes on where what is old cannot be read', async () => {
    const { files, activity, troubles, written } = setUp();
    files.read = () => Promise.reject(new Error('EACCES'));
    await activity.record(recordAt(5));
    expect({ troubleCount: troubles.length, written: written() }).toEqual({ troubleCount: 1, written: [5] });
  });

  it('keeps nothing where the person wants nothing kept, and what is older than they want goes at once', async () => {
    const { files, activity, written, goTo, keepFor } = setUp();
    await Promise.all([0, 5 * day, 9 * day].map((at) => activity.record(recordAt(at))));
    goTo(9 * day);
    keepFor(7);
    await activity.dropOld();
    const week = written();
    keepFor(0);
    await activity.record(recordAt(9 * day));
    await activity.clear();
    expect({ week, isThere: files.texts.has('activity.jsonl') }).toEqual({ week: [5 * day, 9 * day], isThere: false });
  });

  it('forgets what was done until it is cleared, and nothing that is done after', async () => {
    const { activity, written } = setUp();
    await activity.record(recordAt(1));
    const late = activity.record(recordAt(2));
    const cleared = activity.clear();
    const next = activity.record(recordAt(3));
    await Promise.all([late, cleared, next]);
    expect(written()).toEqual([3]);
  });

  it('says where the disk does not let go of it, and goes on', async () => {
    const { files, activity, written } = setUp();
    await activity.record(recordAt(1));
    files.remove = () => Promise.reject(new Error('EACCES'));
    await expect(activity.clear()).rejects.toThrow('EACCES');
    await activity.record(recordAt(2));
    expect(written()).toEqual([1, 2]);
  });
});
