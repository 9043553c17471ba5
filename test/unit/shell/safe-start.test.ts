import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { markStart } from '../../../electron/shell/lifecycle/safe-start.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const start = (folder: string, clock = new ManualClock()) => markStart(folder, clock, new RecordingLog());

it('after three starts that ended within a minute the next one puts the stored lists aside, once', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'catalogue'));
  const safe = [1, 2, 3, 4, 5].map(() => start(folder).safeStart?.failedStarts ?? null);
  expect([safe, existsSync(join(folder, 'catalogue')), existsSync(join(folder, 'catalogue.aside'))]).toEqual([
    [null, null, null, 3, null],
    false,
    true,
  ]);
});

it('an ordinary quit, and a minute, begin the count anew', async () => {
  const folder = temporaryFolder();
  start(folder);
  start(folder);
  start(folder).ended();
  const clock = new ManualClock();
  const after = start(folder, clock).safeStart;
  await clock.advance(60_000, () => Promise.resolve());
  expect([after, existsSync(join(folder, 'start-marks'))]).toEqual([null, false]);
});

it('a mark that is no number counts for nothing', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'start-marks'), 'x');
  expect(start(folder).safeStart).toBe(null);
});
