import { expect, it } from 'vitest';
import { runProperties } from './run-properties.ts';

it('what `npm run test:aws-files` does with ten thousand files holds of a hundred', async () => {
  const reports = await Array.fromAsync(runProperties(100, 20_261_127));
  expect(reports.filter(({ broken }) => broken !== null)).toEqual([]);
  expect(reports.length).toBeGreaterThanOrEqual(3);
});
