import { expect, it } from 'vitest';
import { summaryLines, type CountedTest } from '../real-electron/summary-reporter.ts';

const passed = { state: 'passed' } as const;

it('counts scenarios, and assumptions apart from them', () => {
  const tests: CountedTest[] = [
    passed,
    passed,
    { state: 'failed' },
    { state: 'skipped' },
    { ...passed, assumption: 'seen' },
    { ...passed, assumption: 'older calls' },
    { ...passed, assumption: 'differs' },
    { state: 'skipped', assumption: 'cannot' },
    { state: 'skipped', assumption: 'cannot' },
    // Left out by a word on the command line.
    { state: 'skipped', assumption: 'seen' },
    { state: 'skipped', assumption: 'differs' },
  ];
  expect(summaryLines('33.2.1', tests)).toEqual([
    'Electron 33.2.1: 2 scenarios passed, 1 failed, 1 skipped.',
    'Assumptions: 1 seen, 1 seen through older calls, 1 differs on this Electron, 2 cannot be seen here.',
  ]);
});

it('counts what is not as it is marked', () => {
  expect(summaryLines('33.2.1', [{ state: 'failed', assumption: 'seen' }])[1]).toBe(
    'Assumptions: 0 seen, 0 seen through older calls, 0 differ on this Electron, 0 cannot be seen here, 1 not as marked.',
  );
});

it('says nothing of assumptions where none was looked at', () => {
  expect(summaryLines('45.4.1', [passed])).toEqual(['Electron 45.4.1: 1 scenario passed, 0 failed, 0 skipped.']);
});
