import { describe, expect, it } from 'vitest';
import { judgeStorage } from './judge-storage.ts';
import { runStorageCase } from './run-storage-case.ts';
import { storageCases } from './storage-cases.ts';

/** What once kept Latchkey from starting, made it wait for ever, or lost something; `npm run test:faults` tries them all. */
const chosen = new Set([
  'keychain: silent',
  'personal.json: read EACCES',
  'catalogue/: read EACCES',
  'personal.json: write ENOSPC',
  'settings.json: write ENOSPC',
]);
const cases = storageCases
  .filter(({ name }) => chosen.has(name))
  .map((one) => ({ one, title: `${one.name}, ${one.when}` }));

describe('a part of this computer that keeps something and fails for an hour', () => {
  it.each(cases)('$title', async ({ one }) => {
    expect(judgeStorage(one, await runStorageCase(one))).toEqual([]);
  });
});
