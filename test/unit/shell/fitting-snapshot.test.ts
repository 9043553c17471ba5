import { expect, it } from 'vitest';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { createFittingSnapshot } from '../../../electron/shell/ipc/fitting-snapshot.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { snapshot } from './doubles/snapshots.ts';

const stale = {
  id: 'snapshot-stale',
  sentence: 'Latchkey made a mistake, which is in its log. What you see may be out of date until the next change.',
};

/** Main's types do not let this be built; what does not fit comes of a fault. */
const odd = (revision: number): AppSnapshot => ({ ...snapshot(), revision, clockOffset: 'none' as unknown as number });

it('C2, H1: the last snapshot that fits stays, with a line that says so, until the next that does', () => {
  const log = new RecordingLog();
  const fitting = createFittingSnapshot(log);
  const first = fitting({ ...snapshot(), revision: 1 });
  const second = fitting(odd(2));
  const third = fitting(odd(3));
  const fourth = fitting({ ...snapshot(), revision: 4 });
  expect({ second, third, fourth, lines: log.lines }).toEqual({
    second: { ...first, revision: 2, notices: [stale, ...first.notices] },
    third: { ...first, revision: 3, notices: [stale, ...first.notices] },
    fourth: { ...first, revision: 4 },
    lines: ['error A snapshot does not fit its schema at clockOffset; the last one that did is shown.'],
  });
});
