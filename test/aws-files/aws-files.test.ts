import { expect, it } from 'vitest';
import { runProperties, type Report } from './run-properties.ts';

it('what `npm run test:aws-files` does with ten thousand files holds of a hundred', async () => {
  const reports: Report[] = [];
  for await (const report of runProperties(100, 20_261_127)) reports.push(report);
  expect(reports.filter(({ broken }) => broken !== null)).toEqual([]);
  expect(reports.length).toBeGreaterThanOrEqual(3);
});
